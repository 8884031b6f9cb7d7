import { ownAccount } from '../accounts/service.ts';
import type { Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';
import { listClaims, registerClaim } from './service.ts';

export const claimRoutes = ({ settings }: Services): Pick<Handlers, 'claims.list' | 'claims.create'> => ({
  'claims.list': async ({ db, customer, parameters }) => ({
    body: { items: await listClaims(db, ownAccount(customer, parameters.accountId, 'claims.list'), customer.id) },
  }),

  'claims.create': async ({ db, customer, parameters, body, address, now }) => ({
    body: await registerClaim(db, settings, {
      account: ownAccount(customer, parameters.accountId, 'claims.create'),
      customerId: customer.id,
      claim: body,
      address,
      now,
    }),
  }),
});
