import { ownAccount } from '../accounts/service.ts';
import type { Handlers } from '../http/operation.ts';
import { listWorks } from './service.ts';

export const workRoutes = (): Pick<Handlers, 'works.list'> => ({
  'works.list': async ({ db, customer, parameters }) => ({
    body: { items: await listWorks(db, ownAccount(customer, parameters.accountId, 'works.list')) },
  }),
});
