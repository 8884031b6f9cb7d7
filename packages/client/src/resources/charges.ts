import type { ChargeDetail, ChargeMonthList } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

export const chargesOf = defineResource(({ get }) => ({
  /** What each month has cost, newest first, 36 months at most. */
  list: (accountId: string, signal?: AbortSignal) => get<ChargeMonthList>(`/v1/accounts/${accountId}/charges`, signal),
  /** One month (`YYYY-MM`) with the facts that its lines are computed from. */
  get: (accountId: string, period: string, signal?: AbortSignal) =>
    get<ChargeDetail>(`/v1/accounts/${accountId}/charges/${period}`, signal),
}));
