import type { InstalmentPlan, InstalmentPlanList, NewInstalmentPlan } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

/** Plans to pay an overdue debt in instalments. */
export const instalmentsOf = defineResource(({ get, post, command, endpoint, invalidate }) => {
  const pathOf = (accountId: string) => `/v1/accounts/${accountId}/instalment-plans`;
  return {
    /** What can be paid in instalments, on which terms, and the plans, newest first. */
    list: (accountId: string, signal?: AbortSignal) => get<InstalmentPlanList>(pathOf(accountId), signal),
    /** Asks for a plan. It is no consent to the debt. */
    async create(accountId: string, plan: NewInstalmentPlan, intent: string): Promise<InstalmentPlan> {
      const created = await post<InstalmentPlan>(pathOf(accountId), { body: plan, key: intent });
      invalidate('instalments');
      return created;
    },
    /** Signs the agreement that was offered. */
    async sign(accountId: string, planId: string, intent: string): Promise<InstalmentPlan> {
      const signed = await post<InstalmentPlan>(`${pathOf(accountId)}/${planId}/signature`, { key: intent });
      invalidate('instalments');
      return signed;
    },
    /** Withdraws a request, or declines an offer. */
    async remove(accountId: string, planId: string, intent: string): Promise<void> {
      await command('DELETE', `${pathOf(accountId)}/${planId}`, { key: intent });
      invalidate('instalments');
    },
    /** Address of the agreement as a PDF, for a link. */
    agreementAddress: (accountId: string, planId: string) => `${endpoint}${pathOf(accountId)}/${planId}/agreement`,
  };
});
