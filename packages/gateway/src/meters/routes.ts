import { ownAccount } from '../accounts/routes.ts';
import type { Handlers } from '../http/operation.ts';
import type { Settings } from '../settings/settings.ts';
import { listEstimates } from './estimates.ts';
import { listMeters } from './meters.ts';

export function meterRoutes(settings: Settings, today: (now: Date) => Promise<string>): Pick<Handlers, 'meters.list' | 'estimates.list'> {
  return {
    async 'meters.list'({ db, customer, parameters, now }) {
      return { body: await listMeters(db, ownAccount(customer, parameters.accountId, ['see', 'readings']), await today(now), settings) };
    },
    async 'estimates.list'({ db, customer, parameters, now }) {
      return { body: await listEstimates(db, ownAccount(customer, parameters.accountId, ['see', 'readings']), await today(now), settings) };
    },
  };
}
