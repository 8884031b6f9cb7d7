import type { NewPayment, Payment } from '@vodokanal/contract';
import { draftsOf, guestOf, paymentsOf, Problem, type Client } from '@vodokanal/client';
import { isUnfinished } from '@vodokanal/contract/rules/payment-state';
import { runningDraft } from './payment-facts.ts';
import { rememberedPayments } from './remembered-payments.ts';

/** How payments are prepared, confirmed and found: by a customer, or without a sign-in. */
export interface PaymentCalls {
  readonly isGuest: boolean;
  /** `known` are the payments on screen whose results are not known yet. */
  create(client: Client, payment: NewPayment, intent: string, known: readonly Payment[]): Promise<Payment>;
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

/** The record of a payment that was made on this device without a sign-in. */
const recordOf = (client: Client, id: string) =>
  guestOf(client)
    .rememberedPayments()
    .find(({ paymentId }) => paymentId === id);

/** Whether another tab has begun to pay one of the accounts without a sign-in. */
async function isBegunElsewhere(client: Client, { items }: NewPayment, known: readonly Payment[]): Promise<boolean> {
  const isKnown = (id: string) => known.some((payment) => payment.id === id);
  if (
    guestOf(client)
      .rememberedPayments()
      .every(({ paymentId }) => isKnown(paymentId))
  )
    return false;
  const { payments } = await rememberedPayments(client);
  return payments.some(
    ({ id, state, items: begun }) =>
      isUnfinished(state) &&
      !isKnown(id) &&
      begun.some(({ accountId }) => items.some((item) => item.accountId === accountId)),
  );
}

/** Payments of a signed-in customer. */
export const customerCalls: PaymentCalls = {
  isGuest: false,
  async create(client, payment, intent, known) {
    if (await isBegunElsewhere(client, payment, known)) {
      paymentsOf(client).ended();
      throw new Problem('rejected', 'PAYMENT_RUNNING');
    }
    return paymentsOf(client).create(payment, intent);
  },
  confirm: (client, paymentId, returnUrl, intent) => paymentsOf(client).confirm(paymentId, { returnUrl }, intent),
  cancel: (client, paymentId, intent) => paymentsOf(client).cancel(paymentId, intent),
  get(client, paymentId) {
    const record = recordOf(client, paymentId);
    return record ? guestOf(client).payment(paymentId, record.ticket) : paymentsOf(client).get(paymentId);
  },
  remember: (client, accountId, { id }) => void draftsOf(client).save(runningDraft(accountId), id),
  // The account of the customer has it, too.
  isKept: () => true,
  forget(client, accountId, { id }) {
    if (recordOf(client, id)) {
      guestOf(client).forgetPayment(id);
      // The device may keep the result of another one.
      paymentsOf(client).ended();
    }
    const drafts = draftsOf(client);
    // The draft may be of a later payment.
    if (drafts.load<string>(runningDraft(accountId)) === id) drafts.remove(runningDraft(accountId));
  },
};
