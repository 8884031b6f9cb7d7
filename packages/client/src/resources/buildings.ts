import type { Building, BuildingList, BuildingStatus, BulkJob, BulkResult, BulkRow, BulkRowResult } from '@vodokanal/contract';
import { nounOf } from '../client.ts';

/** Whole buildings, for whoever manages them. */
export const buildingsOf = nounOf(({ get, post, invalidate }) => ({
  list: async (signal?: AbortSignal): Promise<readonly Building[]> => (await get<BuildingList>('/v1/buildings', signal)).items,
  /** Every meter of a building and what was received of it this period. */
  status: (buildingId: string, signal?: AbortSignal) => get<BuildingStatus>(`/v1/buildings/${buildingId}/reading-status`, signal),
  /** Sends up to 500 readings; the job tells later what became of them. */
  send: (rows: readonly BulkRow[], period: string, intent: string) => post<BulkJob>('/v1/bulk-readings', { body: { period, rows }, key: intent }),
  job: (id: string, signal?: AbortSignal) => get<BulkJob>(`/v1/bulk-readings/${id}`, signal),
  results: async (id: string, signal?: AbortSignal): Promise<readonly BulkRowResult[]> => (await get<BulkResult>(`/v1/bulk-readings/${id}/result`, signal)).items,
  /** Readings were taken in: what shows them looks again. */
  changed: () => { invalidate('buildings'); invalidate('meters'); },
}));
