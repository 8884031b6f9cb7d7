import type { Balance } from '@vodokanal/contract';
import { nounOf } from '../client.ts';

export const balanceOf = nounOf(({ get }) => ({
  get: (accountId: string, signal?: AbortSignal) => get<Balance>(`/v1/accounts/${accountId}/balance`, signal),
}));
