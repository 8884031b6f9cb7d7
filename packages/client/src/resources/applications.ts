import type { ApplicationList, ApplicationTemplateList } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

/** Applications about an account, and what can be applied for. */
export const applicationsOf = defineResource(({ get }) => ({
  /** What can be applied for, and what the endpoint knows to fill in. */
  templates: (accountId: string, signal?: AbortSignal) =>
    get<ApplicationTemplateList>(`/v1/accounts/${accountId}/application-templates`, signal),
  /** The applications, newest first. */
  list: (accountId: string, signal?: AbortSignal) =>
    get<ApplicationList>(`/v1/accounts/${accountId}/applications`, signal),
}));
