import type { Autopay, AutopayStatus, AutopayTerms } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

/** Automatic payments of an account. They begin with a payment that names the terms. */
export const autopayOf = defineResource(({ get, post, command, invalidate }) => {
  const pathOf = (accountId: string) => `/v1/accounts/${accountId}/autopay`;
  /** The balance card tells the next automatic payment. */
  const changed = (): void => {
    for (const stale of ['payments', 'balance'] as const) invalidate(stale);
  };
  return {
    /** Whether the account is paid automatically, and whether that is offered. */
    get: (accountId: string, signal?: AbortSignal) => get<AutopayStatus>(pathOf(accountId), signal),
    /** Changes the day and the limit. */
    async change(accountId: string, terms: AutopayTerms, intent: string): Promise<Autopay> {
      const autopay = await post<Autopay>(`${pathOf(accountId)}/terms`, { body: terms, key: intent });
      changed();
      return autopay;
    },
    /** Withdraws the consent. */
    async remove(accountId: string, intent: string): Promise<void> {
      await command('DELETE', pathOf(accountId), { key: intent });
      changed();
    },
  };
});
