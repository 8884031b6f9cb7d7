import type { Building, BuildingList, BuildingStatus } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

/** Whole buildings, for the companies that manage them. */
export const buildingsOf = defineResource(({ get }) => ({
  list: async (signal?: AbortSignal): Promise<readonly Building[]> =>
    (await get<BuildingList>('/v1/buildings', signal)).items,
  /** Every meter of a building and the reading received for it this period. */
  status: (buildingId: string, signal?: AbortSignal) =>
    get<BuildingStatus>(`/v1/buildings/${buildingId}/reading-status`, signal),
}));
