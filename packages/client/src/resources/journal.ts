import type { ReadingList } from '@vodokanal/contract';
import { nounOf } from '../client.ts';

/** The readings of meters, newest first; up to 500 of each, which is more than forty years. */
export const journalOf = nounOf(({ get }) => ({
  list: (meterId: string, limit: number, signal?: AbortSignal) => get<ReadingList>(`/v1/meters/${meterId}/readings?limit=${limit}`, signal),
}));
