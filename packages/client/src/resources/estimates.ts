import type { EstimateList } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

/** What each meter costs when no reading of it is taken. */
export const estimatesOf = defineResource(({ get }) => ({
  list: (accountId: string, signal?: AbortSignal) => get<EstimateList>(`/v1/accounts/${accountId}/estimates`, signal),
}));
