import { asProblem, guestOf, type Client, type GuestPaymentRecord, type Problem } from '@vodokanal/client';
import type { Payment, PaymentOptions } from '@vodokanal/contract';
import { GUEST_PAYMENT_LIFE } from '@vodokanal/contract/policies/guest-payment';
import { isUnfinished } from '@vodokanal/contract/rules/payment-state';
import type { PaymentFacts, RememberedPayments } from './payment-facts.ts';

/** Days in which the result of a payment is told without a sign-in. */
export const RESULT_DAYS = GUEST_PAYMENT_LIFE.result / 86_400_000;

/** The payments that were confirmed on this device without a sign-in, as far as their results are told. */
export async function rememberedPayments(client: Client): Promise<RememberedPayments> {
  const payments: Payment[] = [];
  const ended: GuestPaymentRecord[] = [];
  let problem: Problem | undefined;
  const records = guestOf(client).rememberedPayments();
  const asked = await Promise.allSettled(
    records.map(({ paymentId, ticket }) => guestOf(client).payment(paymentId, ticket)),
  );
  for (const [index, record] of records.entries()) {
    const answer = asked[index];
    if (answer?.status === 'fulfilled') {
      if (answer.value.confirmedAt !== null) payments.push(answer.value);
      // The confirmation never arrived, so no money can have moved.
      else if (!isUnfinished(answer.value.state)) guestOf(client).forgetPayment(record.paymentId);
    } else if (answer) {
      const fault = asProblem(answer.reason);
      if (fault.code === 'NOT_FOUND') ended.push(record);
      else problem = fault;
    }
  }
  return { payments, ended, problem };
}

/** Treats the payments that were made on this device without a sign-in like the customer's own. */
export function withRemembered(facts: PaymentFacts, remembered: RememberedPayments): PaymentFacts {
  const { payments } = remembered;
  const withPending = (options: PaymentOptions): PaymentOptions => ({
    ...options,
    unfinished: [...options.unfinished, ...payments.filter((payment) => isPendingFor(payment, options.accountId))],
  });
  return {
    ...facts,
    remembered,
    options: withPending(facts.options),
    others: facts.others.map(withPending),
    running: facts.running ?? payments.find(({ state }) => !isUnfinished(state)),
  };
}

const isPendingFor = ({ state, items }: Payment, accountId: string): boolean =>
  isUnfinished(state) && items.some((item) => item.accountId === accountId);
