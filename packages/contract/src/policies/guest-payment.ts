import type { PaymentOptions } from '../index.ts';
import { ProblemError } from '../problem.ts';
import { isProven, type ProvableAccount } from './account-proof.ts';

/** Times in milliseconds in which a guest may prepare payments, and see their results. */
export const GUEST_PAYMENT_LIFE = { prepare: 30 * 60_000, result: 3 * 86_400_000 } as const;

/** Whether a fact from the bill belongs to the account: a serial number of one of its meters, or the code on the bill. */
export const isFactOf = (
  value: string,
  { serialNumbers, billCode }: Pick<ProvableAccount, 'serialNumbers' | 'billCode'>,
): boolean =>
  (['meterSerial', 'billCode'] as const).some((kind) =>
    isProven({ kind, value }, { serialNumbers, billCode, lastPayments: [] }),
  );

/** What a guest may see: no charges and no payments of somebody else. */
export const optionsForGuest = (options: PaymentOptions): PaymentOptions => ({
  ...options,
  debts: [],
  unfinished: [],
});

/** Open payments at most: prepared ones of a customer, and all of guests for one account. */
export const MOST_OPEN = 20;

/** Throws RATE_LIMITED when too many payments are open; seconds until the first of them may end. */
export function assertFewOpen(count: number, retryAfter: number): void {
  if (count >= MOST_OPEN) throw new ProblemError('RATE_LIMITED', { retryAfter });
}
