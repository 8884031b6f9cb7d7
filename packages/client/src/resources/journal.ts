import type { MeterList, ReadingList } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

/** Reading history, newest first; up to 500 readings a meter, which is more than forty years. */
export const journalOf = defineResource(({ get }) => ({
  /** All meters with readings, removed meters included. */
  meters: (accountId: string, signal?: AbortSignal) =>
    get<MeterList>(`/v1/accounts/${accountId}/meters?also=removed`, signal),
  list: (meterId: string, limit: number, signal?: AbortSignal) =>
    get<ReadingList>(`/v1/meters/${meterId}/readings?limit=${limit}`, signal),
}));
