import { accountOfMeter, ownAccount } from '../accounts/service.ts';
import { audit } from '../audit/audit.ts';
import type { Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';
import { listEstimates } from './estimates.ts';
import { listMeters } from './queries.ts';
import { addMeterRequest, listMeterRequests } from './service.ts';

export const meterRoutes = ({
  settings,
  today,
}: Services): Pick<Handlers, 'meters.list' | 'estimates.list' | 'meterRequests.list' | 'meterRequests.create'> => ({
  'meters.list': async ({ db, customer, parameters, now }) => ({
    body: await listMeters(
      db,
      ownAccount(customer, parameters.accountId, 'meters.list'),
      today(now),
      settings,
      parameters,
    ),
  }),

  'estimates.list': async ({ db, customer, parameters, now }) => ({
    body: await listEstimates(db, ownAccount(customer, parameters.accountId, 'estimates.list'), today(now), settings),
  }),

  'meterRequests.list': async ({ db, customer, parameters, now }) => ({
    body: {
      items: await listMeterRequests(
        db,
        settings,
        {
          accountId: ownAccount(customer, parameters.accountId, 'meterRequests.list').id,
          customerId: customer.id,
        },
        now,
      ),
    },
  }),

  async 'meterRequests.create'({ db, customer, parameters, body, address, now }) {
    const account = await accountOfMeter(db, customer, parameters.meterId, 'meterRequests.create');
    const request = await addMeterRequest(db, settings, {
      accountId: account.id,
      meterId: parameters.meterId,
      customerId: customer.id,
      request: body,
      now,
    });
    await audit(db, {
      action: 'meter-request',
      customerId: customer.id,
      address,
      now,
      details: { requestId: request.id },
    });
    return { body: request };
  },
});
