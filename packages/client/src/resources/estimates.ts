import type { EstimateList } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

/** What the utility charges for each meter when no reading arrives. */
export const estimatesOf = defineResource(({ get }) => ({
  list: (accountId: string, signal?: AbortSignal) => get<EstimateList>(`/v1/accounts/${accountId}/estimates`, signal),
}));
