import type { AccountDebt, DebtNotice } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

export const debtsOf = defineResource(({ get, post, invalidate }) => ({
  get: (accountId: string, signal?: AbortSignal) => get<AccountDebt>(`/v1/accounts/${accountId}/debt`, signal),
  /** Says that a notice was read. It is no consent to the debt. */
  async acknowledge(accountId: string, noticeId: string, intent: string): Promise<DebtNotice> {
    const notice = await post<DebtNotice>(`/v1/accounts/${accountId}/debt-notices/${noticeId}/acknowledgement`, {
      key: intent,
    });
    invalidate('debts');
    return notice;
  },
}));
