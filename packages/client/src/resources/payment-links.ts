import type { CreatedPaymentLink, NewPaymentLink, PaymentLink } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

/** Payment links: a customer makes one, and a guest pays the account with it. */
export const paymentLinksOf = defineResource(({ get, post, command, invalidate }) => ({
  /** Newest first; those that have ended for a day still. */
  list: async (accountId: string, signal?: AbortSignal) =>
    (await get<{ readonly items: PaymentLink[] }>(`/v1/accounts/${accountId}/payment-links`, signal)).items,
  /** The secret of the link is told only here. */
  async create(accountId: string, link: NewPaymentLink, intent: string): Promise<CreatedPaymentLink> {
    const created = await post<CreatedPaymentLink>(`/v1/accounts/${accountId}/payment-links`, {
      body: link,
      key: intent,
    });
    invalidate('payments');
    return created;
  },
  async remove(accountId: string, linkId: string, intent: string): Promise<void> {
    await command('DELETE', `/v1/accounts/${accountId}/payment-links/${linkId}`, { key: intent });
    invalidate('payments');
  },
}));
