import type { MeterList, ReadingList } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

/** The readings of meters, newest first; up to 500 of each, which is more than forty years. */
export const journalOf = defineResource(({ get }) => ({
  /** All meters that have readings, also those that were taken out. */
  meters: async (accountId: string, signal?: AbortSignal) => (await get<MeterList>(`/v1/accounts/${accountId}/meters?also=removed`, signal)).items,
  list: (meterId: string, limit: number, signal?: AbortSignal) => get<ReadingList>(`/v1/meters/${meterId}/readings?limit=${limit}`, signal),
}));
