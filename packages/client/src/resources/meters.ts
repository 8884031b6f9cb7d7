import type { MeterList } from '@vodokanal/contract';
import { nounOf } from '../client.ts';

export const metersOf = nounOf(({ get }) => ({
  list: (accountId: string, signal?: AbortSignal) => get<MeterList>(`/v1/accounts/${accountId}/meters`, signal),
}));
