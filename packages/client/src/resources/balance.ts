import type { Balance } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

export const balanceOf = defineResource(({ get }) => ({
  get: (accountId: string, signal?: AbortSignal) => get<Balance>(`/v1/accounts/${accountId}/balance`, signal),
}));
