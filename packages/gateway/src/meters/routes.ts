import { accountOfMeter, ownAccount } from '../accounts/routes.ts';
import { audit } from '../audit/audit.ts';
import type { Handlers } from '../http/operation.ts';
import type { Settings } from '../settings/settings.ts';
import { listEstimates } from './estimates.ts';
import { listMeters } from './meters.ts';
import { addMeterRequest, listMeterRequests } from './requests.ts';

export function meterRoutes(settings: Settings, today: (now: Date) => Promise<string>): Pick<Handlers, 'meters.list' | 'estimates.list' | 'meterRequests.list' | 'meterRequests.create'> {
  return {
    async 'meters.list'({ db, customer, parameters, now }) {
      return { body: await listMeters(db, ownAccount(customer, parameters.accountId, 'meters.list'), await today(now), settings, parameters) };
    },
    async 'meterRequests.list'({ db, customer, parameters }) {
      return { body: { items: await listMeterRequests(db, ownAccount(customer, parameters.accountId, 'meterRequests.list').id, customer.id) } };
    },
    async 'meterRequests.create'({ db, customer, parameters, body, address, now }) {
      const account = await accountOfMeter(db, customer, parameters.meterId, 'meterRequests.create');
      const request = await addMeterRequest(db, { accountId: account.id, meterId: parameters.meterId, customerId: customer.id, request: body, today: await today(now), now });
      await audit(db, { action: 'meter-request', customerId: customer.id, address, now, details: { requestId: request.id } });
      return { body: request };
    },
    async 'estimates.list'({ db, customer, parameters, now }) {
      return { body: await listEstimates(db, ownAccount(customer, parameters.accountId, 'estimates.list'), await today(now), settings) };
    },
  };
}
