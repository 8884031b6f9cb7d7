import type { MeterRequest, MeterRequestList, NewMeterRequest } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

export const meterRequestsOf = defineResource(({ get, post, invalidate }) => ({
  list: async (accountId: string, signal?: AbortSignal) =>
    (await get<MeterRequestList>(`/v1/accounts/${accountId}/meter-requests`, signal)).items,
  async create(meterId: string, request: NewMeterRequest, intent: string): Promise<MeterRequest> {
    const registered = await post<MeterRequest>(`/v1/meters/${meterId}/requests`, { body: request, key: intent });
    invalidate('meters');
    return registered;
  },
}));
