import type { Config } from '@vodokanal/contract';
import { defineResource } from '../client.ts';
import { PHONE } from '../connection.ts';

export const configOf = defineResource(({ get, storage }) => ({
  async get(signal?: AbortSignal): Promise<Config> {
    const config = await get<Config>('/v1/config', signal);
    storage.set(PHONE, config.utility.phone);
    return config;
  },
}));
