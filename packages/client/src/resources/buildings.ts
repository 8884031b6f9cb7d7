import type { Building, BuildingList, BuildingStatus } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

/** Whole buildings, for whoever manages them. */
export const buildingsOf = defineResource(({ get }) => ({
  list: async (signal?: AbortSignal): Promise<readonly Building[]> => (await get<BuildingList>('/v1/buildings', signal)).items,
  /** Every meter of a building and what was received of it this period. */
  status: (buildingId: string, signal?: AbortSignal) => get<BuildingStatus>(`/v1/buildings/${buildingId}/reading-status`, signal),
}));
