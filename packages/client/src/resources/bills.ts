import type { Bill, BillDelivery, PayeeList } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

export const billsOf = defineResource(({ get, post, endpoint, invalidate }) => ({
  /** The payment document of a month, `YYYY-MM`. */
  get: (accountId: string, period: string, signal?: AbortSignal) =>
    get<Bill>(`/v1/accounts/${accountId}/bills/${period}`, signal),
  /** Address of the same document as a PDF, for a link. */
  pdfAddress: (accountId: string, period: string) => `${endpoint}/v1/accounts/${accountId}/bills/${period}/pdf`,
  async setDelivery(accountId: string, isPaperless: boolean, intent: string): Promise<BillDelivery> {
    const path = `/v1/accounts/${accountId}/bill-delivery`;
    const delivery = await post<BillDelivery>(path, { body: { isPaperless }, key: intent });
    invalidate('bills');
    return delivery;
  },
  /** The requisites that the utility is and was paid by; needs no session. */
  payees: async (signal?: AbortSignal) => (await get<PayeeList>('/v1/payees', signal)).items,
}));
