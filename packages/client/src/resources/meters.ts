import type { MeterList } from '@vodokanal/contract';
import type { Reach } from '../client.ts';

export const metersResource = ({ get }: Reach) => ({
  list: (accountId: string, signal?: AbortSignal) => get<MeterList>(`/v1/accounts/${accountId}/meters`, signal),
});
