import type { HelperRight } from '../index.ts';
import type { OperationId } from '../generated/operations.ts';
import { ProblemError } from '../problem.ts';

const EVERY_RIGHT: readonly HelperRight[] = ['see', 'readings', 'pay'];

/** A helper with any of these rights may call the operation. Operations not listed are for the holder only. */
const HELPER_OPERATIONS: Readonly<Partial<Record<OperationId, readonly HelperRight[]>>> = {
  'accounts.rename': EVERY_RIGHT,
  'accounts.remove': EVERY_RIGHT,
  'balance.get': ['see'],
  'charges.list': ['see', 'pay'],
  'charges.get': ['see', 'pay'],
  'bills.get': ['see', 'pay'],
  'bills.pdf': ['see', 'pay'],
  'payments.options': ['pay'],
  'payments.list': ['see', 'pay'],
  'payments.receipt': ['see', 'pay'],
  'payments.receipts': ['see', 'pay'],
  'payments.statement': ['see', 'pay'],
  'autopay.get': ['see', 'pay'],
  'payments.create': ['pay'],
  'payments.get': ['pay'],
  'payments.confirm': ['pay'],
  'payments.cancel': ['pay'],
  'debts.get': ['see', 'pay'],
  'instalmentPlans.list': ['see', 'pay'],
  'works.list': ['see', 'readings'],
  'meters.list': ['see', 'readings'],
  'estimates.list': ['see', 'readings'],
  'meterRequests.list': ['see', 'readings'],
  'readings.list': ['see', 'readings'],
  'readings.create': ['readings'],
  'readings.correct': ['readings'],
};

/** An account that a customer may see. Without a `role` the customer is its holder. */
export interface AccessibleAccount {
  readonly id: string;
  readonly role?: 'holder' | 'helper';
  readonly rights?: readonly HelperRight[];
}

/** Finds an account the caller may use. Throws NOT_FOUND when they may not see it, HELPER_REFUSED without the right. */
export function accessibleAccount<A extends AccessibleAccount>(
  accounts: readonly A[],
  accountId: string,
  id: OperationId,
): A {
  const account = accounts.find((each) => each.id === accountId);
  if (!account) throw new ProblemError('NOT_FOUND');
  if (account.role === 'helper' && !HELPER_OPERATIONS[id]?.some((right) => account.rights?.includes(right)))
    throw new ProblemError('HELPER_REFUSED');
  return account;
}

/** Throws LAST_ACCOUNT: a customer must keep at least one account. */
export function assertNotLastAccount(accounts: readonly AccessibleAccount[]): void {
  if (accounts.length < 2) throw new ProblemError('LAST_ACCOUNT');
}

/** Throws ACCOUNT_CLOSED for a closed account, ALREADY_REGISTERED when its holder already has a sign-in. */
export function assertFreeToHold({
  status,
  isHeld,
}: {
  readonly status: 'pending' | 'confirmed' | 'blocked' | 'closed';
  readonly isHeld: boolean;
}): void {
  if (status === 'closed') throw new ProblemError('ACCOUNT_CLOSED');
  if (isHeld) throw new ProblemError('ALREADY_REGISTERED');
}
