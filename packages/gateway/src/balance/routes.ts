import { ownAccount } from '../accounts/service.ts';
import type { Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';
import { balanceOf } from './service.ts';

export const balanceRoutes = ({ settings, today }: Services): Pick<Handlers, 'balance.get'> => ({
  'balance.get': async ({ db, customer, parameters, now }) => ({
    body: await balanceOf(
      db,
      settings,
      ownAccount(customer, parameters.accountId, 'balance.get'),
      customer.id,
      today(now),
      now,
    ),
  }),
});
