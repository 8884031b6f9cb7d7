import { ownAccount } from '../accounts/service.ts';
import type { Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';
import { chargeDetail, listMonths } from './service.ts';

export const chargeRoutes = ({ settings }: Services): Pick<Handlers, 'charges.list' | 'charges.get'> => ({
  'charges.list': async ({ db, customer, parameters }) => ({
    body: { items: await listMonths(db, ownAccount(customer, parameters.accountId, 'charges.list')) },
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
