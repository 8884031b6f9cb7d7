import type { AutopayStatus, Payment, PaymentOptions } from '@vodokanal/contract';
import type { GuestPaymentRecord, Problem } from '@vodokanal/client';

/** The payments that were confirmed on this device without a sign-in. */
export interface RememberedPayments {
  readonly payments: readonly Payment[];
  /** Payments that are too old: their results are told to customers only. */
  readonly ended: readonly GuestPaymentRecord[];
  /** Why the result of a payment is not known. */
  readonly problem: Problem | undefined;
}

/** What the form shows. */
export interface PaymentFacts {
  readonly options: PaymentOptions;
  /** The sum of a link: what the options name, and no other. */
  readonly isFixed?: boolean;
  /** What the customer's other accounts owe. */
  readonly others: readonly PaymentOptions[];
  /** The payment that was confirmed on this device and whose result the person has not seen yet. */
  readonly running: Payment | undefined;
  /** Undefined for guests, and when it could not be loaded. */
  readonly autopay?: AutopayStatus | undefined;
  /** What a customer's device keeps of payments that were made without a sign-in. */
  readonly remembered?: RememberedPayments | undefined;
  readonly phone: string;
  readonly timeZone: string;
}

/** Name of the draft that remembers the running payment of an account. */
export const runningDraft = (accountId: string): string => `payment ${accountId}`;
