import { ownAccount } from '../accounts/service.ts';
import type { Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';
import { chargeDetail, monthsWithForecast } from './service.ts';

export const chargeRoutes = ({ settings, today }: Services): Pick<Handlers, 'charges.list' | 'charges.get'> => ({
  'charges.list': async ({ db, customer, parameters, now }) => ({
    body: await monthsWithForecast(
      db,
      settings,
      ownAccount(customer, parameters.accountId, 'charges.list'),
      today(now),
    ),
  }),

  'charges.get': async ({ db, customer, parameters }) => ({
    body: await chargeDetail(
      db,
      settings,
      ownAccount(customer, parameters.accountId, 'charges.get'),
      parameters.period,
    ),
  }),
});
