import type { MeterList } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

export const metersOf = defineResource(({ get }) => ({
  list: (accountId: string, signal?: AbortSignal) => get<MeterList>(`/v1/accounts/${accountId}/meters`, signal),
}));
