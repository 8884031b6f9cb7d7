import type { TechnicalWork, TechnicalWorkList } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

export const worksOf = defineResource(({ get }) => ({
  /** Technical works at the address of an account, newest first. */
  list: async (accountId: string, signal?: AbortSignal): Promise<readonly TechnicalWork[]> =>
    (await get<TechnicalWorkList>(`/v1/accounts/${accountId}/works`, signal)).items,
}));
