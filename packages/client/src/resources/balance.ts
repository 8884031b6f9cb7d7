import type { Balance } from '@vodokanal/contract';
import type { Reach } from '../client.ts';

export const balanceResource = ({ get }: Reach) => ({
  get: (accountId: string, signal?: AbortSignal) => get<Balance>(`/v1/accounts/${accountId}/balance`, signal),
});
