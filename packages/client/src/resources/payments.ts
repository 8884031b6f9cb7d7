import type { NewPayment, Payment, PaymentEntryList, PaymentOptions } from '@vodokanal/contract';
import { isUnfinished } from '@vodokanal/contract/rules/payment-state';
import { defineResource } from '../client.ts';

export const paymentsOf = defineResource(({ get, post, endpoint, invalidate }) => {
  const thenInvalidate = async (change: Promise<Payment>): Promise<Payment> => {
    const payment = await change;
    invalidate('payments');
    return payment;
  };
  /** What an account owes has changed. */
  const ended = (): void => {
    for (const stale of ['payments', 'balance', 'debts', 'instalments', 'charges'] as const) invalidate(stale);
  };
  return {
    /** Payments, refunds and corrections, newest first, and the payments whose result is not known yet. */
    list: (accountId: string, signal?: AbortSignal) =>
      get<PaymentEntryList>(`/v1/accounts/${accountId}/payments`, signal),
    /** Address of the receipt of an entry as a PDF, for a link. */
    receiptAddress: (accountId: string, entryId: string) =>
      `${endpoint}/v1/accounts/${accountId}/payments/${entryId}/receipt`,
    /** Address of a ZIP archive with the receipts of a range of months, `YYYY-MM`, for a link. */
    receiptsAddress: (accountId: string, from: string, to: string) =>
      `${endpoint}/v1/accounts/${accountId}/receipts?from=${from}&to=${to}`,
    /** Address of the reconciliation statement of a range of months, `YYYY-MM`, as a PDF, for a link. */
    statementAddress: (accountId: string, from: string, to: string) =>
      `${endpoint}/v1/accounts/${accountId}/statement?from=${from}&to=${to}`,
    /** What can be paid now, and how. */
    options: (accountId: string, signal?: AbortSignal) =>
      get<PaymentOptions>(`/v1/accounts/${accountId}/payment-options`, signal),
    /** A payment and its result, as far as it is known. While it is pending, the acquirer is asked. */
    get: (paymentId: string, signal?: AbortSignal) => get<Payment>(`/v1/payments/${paymentId}`, signal),
    /** Looks again for the results of payments. When one has ended, whatever shows money is stale. */
    async check(paymentIds: readonly string[]): Promise<readonly Payment[]> {
      const payments = await Promise.all(paymentIds.map((id) => get<Payment>(`/v1/payments/${id}`)));
      if (payments.some(({ state }) => !isUnfinished(state))) ended();
      return payments;
    },
    /** Prepares a payment. No money moves before it is confirmed. */
    create: (payment: NewPayment, intent: string) =>
      thenInvalidate(post<Payment>('/v1/payments', { body: payment, key: intent })),
    /** The answer tells where the acquirer takes the money. Confirming twice is one payment. */
    confirm: (paymentId: string, confirmation: { readonly returnUrl?: string }, intent: string) =>
      thenInvalidate(post<Payment>(`/v1/payments/${paymentId}/confirmation`, { body: confirmation, key: intent })),
    /** Gives up a payment that has not been confirmed. */
    cancel: (paymentId: string, intent: string) =>
      thenInvalidate(post<Payment>(`/v1/payments/${paymentId}/cancellation`, { key: intent })),
    /** Reloads everything that shows money. Call it when you know from elsewhere that a payment has ended. */
    ended,
  };
});
