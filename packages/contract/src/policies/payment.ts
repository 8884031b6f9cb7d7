import type {
  Finding,
  NewGuestPayment,
  NewPayment,
  Payment,
  PaymentMethod,
  PaymentOptions,
  PaymentState,
} from '../index.ts';
import { assertNoFindings, blockingFinding, ProblemError } from '../problem.ts';
import { isUnfinished } from '../rules/payment-state.ts';

/** A way to pay, as the utility offers it. A dated setting. */
export type OfferedMethod = PaymentOptions['methods'][number];

/** Limits of one payment in kopecks. */
export const PAYMENT_LIMITS = { least: 100, most: 100_000_000 } as const;

/** Minutes that a person has to confirm and to pay. */
export const PAYMENT_MINUTES = 30;

function amountFaults(amount: number, pointer: string): Finding[] {
  const { least, most } = PAYMENT_LIMITS;
  if (amount < least) return [blockingFinding('AMOUNT_TOO_SMALL', pointer, { least })];
  return amount > most ? [blockingFinding('AMOUNT_TOO_LARGE', pointer, { most })] : [];
}

/** Throws INVALID for a sum outside the limits. */
export const assertGuestPayment = ({ amount }: Pick<NewGuestPayment, 'amount'>): void =>
  assertNoFindings(amountFaults(amount, '/amount'));

/** Throws INVALID for sums outside the limits and for an account that is given twice. */
export function assertPayment({ items }: NewPayment): void {
  const findings: Finding[] = items.flatMap(({ accountId, amount }, at) => [
    ...amountFaults(amount, `/items/${at}/amount`),
    ...(items.findIndex((item) => item.accountId === accountId) < at
      ? [blockingFinding('DUPLICATE_ACCOUNT', `/items/${at}/accountId`)]
      : []),
  ]);
  assertNoFindings(findings);
}

/** The way to pay that was asked for. Throws METHOD_UNAVAILABLE when the utility does not offer it. */
export function offeredMethod(methods: readonly OfferedMethod[], wanted: PaymentMethod): OfferedMethod {
  const found = methods.find(({ method, isOffered }) => method === wanted && isOffered);
  if (!found) throw new ProblemError('METHOD_UNAVAILABLE');
  return found;
}

/** A prepared payment ends by itself when nobody confirms it; one at the acquirer ends when the acquirer says so. */
export const stateNow = ({ state, expiresAt }: Pick<Payment, 'state' | 'expiresAt'>, now: Date): PaymentState =>
  state === 'created' && Date.parse(expiresAt) <= now.getTime() ? 'expired' : state;

/** Throws PAYMENT_CLOSED unless the payment is prepared and not confirmed. */
export function assertCancellable(state: PaymentState): void {
  if (state !== 'created' && state !== 'cancelled') throw new ProblemError('PAYMENT_CLOSED');
}

/** Throws PAYMENT_CLOSED when the payment has ended. One that is with the acquirer may be confirmed again. */
export function assertConfirmable(state: PaymentState): void {
  if (!isUnfinished(state)) throw new ProblemError('PAYMENT_CLOSED');
}
