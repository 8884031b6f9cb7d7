import type { NewPayment, Payment } from '@vodokanal/contract';
import { draftsOf, paymentsOf, type Client } from '@vodokanal/client';
import { runningDraft } from './payment-facts.ts';

/** How payments are prepared, confirmed and found: by a customer, or without a sign-in. */
export interface PaymentCalls {
  readonly isGuest: boolean;
  create(client: Client, payment: NewPayment, intent: string): Promise<Payment>;
  confirm(client: Client, paymentId: string, returnUrl: string, intent: string): Promise<Payment>;
  /** Left out where a payment that nobody confirms just ends. */
  cancel?(client: Client, paymentId: string, intent: string): Promise<Payment>;
  get(client: Client, paymentId: string): Promise<Payment>;
  /** Keeps the confirmed payment of an account on the device until the person has seen its result. */
  remember(client: Client, accountId: string, payment: Payment): void;
  /** Whether the browser keeps it. */
  isKept(): boolean;
  /** The person has seen the result. */
  forget(client: Client, accountId: string, payment: Payment): void;
}

/** Payments of a signed-in customer. */
export const customerCalls: PaymentCalls = {
  isGuest: false,
  create: (client, payment, intent) => paymentsOf(client).create(payment, intent),
  confirm: (client, paymentId, returnUrl, intent) => paymentsOf(client).confirm(paymentId, { returnUrl }, intent),
  cancel: (client, paymentId, intent) => paymentsOf(client).cancel(paymentId, intent),
  get: (client, paymentId) => paymentsOf(client).get(paymentId),
  remember: (client, accountId, { id }) => void draftsOf(client).save(runningDraft(accountId), id),
  // The account of the customer has it, too.
  isKept: () => true,
  forget(client, accountId, { id }) {
    const drafts = draftsOf(client);
    // The draft may be of a later payment.
    if (drafts.load<string>(runningDraft(accountId)) === id) drafts.remove(runningDraft(accountId));
  },
};
