import type { HelperRight } from '../index.ts';
import type { OperationId } from '../generated/operations.ts';
import { ProblemError } from '../problem.ts';

const EVERY_RIGHT: readonly HelperRight[] = ['see', 'readings', 'pay'];

/** Any one of these rights lets a helper call the operation; what is not listed is for the holder alone. */
const HELPER_OPERATIONS: Readonly<Partial<Record<OperationId, readonly HelperRight[]>>> = {
  'accounts.rename': EVERY_RIGHT,
  'accounts.remove': EVERY_RIGHT,
  'balance.get': ['see'],
  'meters.list': ['see', 'readings'],
  'estimates.list': ['see', 'readings'],
  'meterRequests.list': ['see', 'readings'],
  'readings.list': ['see', 'readings'],
  'readings.create': ['readings'],
  'readings.correct': ['readings'],
};

/** An account as somebody sees it: as its holder when `role` is left out. */
export interface AccessibleAccount {
  readonly id: string;
  readonly role?: 'holder' | 'helper';
  readonly rights?: readonly HelperRight[];
}

/** The account if it is among those that somebody may see and the operation is theirs to call; to everybody else it does not exist. */
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

/** Refuses to leave somebody without any account. */
export function assertNotLastAccount(accounts: readonly AccessibleAccount[]): void {
  if (accounts.length < 2) throw new ProblemError('LAST_ACCOUNT');
}

/** Refuses an account that nobody can take over: a closed one, or one whose holder signs in already. */
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
