import { steps, type Handlers } from '../http/operation.ts';
import { proveAccount } from '../registrations/account-proof.ts';
import type { Services } from '../services.ts';
import { addAccount, nameAccount, removeAccount } from './service.ts';

export const accountRoutes = ({
  today,
}: Services): Pick<Handlers, `accounts.${'list' | 'add' | 'remove' | 'rename'}`> => ({
  'accounts.list': ({ customer }) => ({ body: { items: [...customer.accounts] } }),

  'accounts.add': steps({
    before: ({ db, body, address, now }) => proveAccount(db, { ...body, address, now }),
    run: async ({ db, customer, address, now }, proven) => ({
      body: await addAccount(db, customer, proven, today(now), address, now),
    }),
  }),

  'accounts.rename': async ({ db, customer, parameters, body, now }) => ({
    body: await nameAccount(db, customer, parameters.accountId, body.name, today(now)),
  }),

  async 'accounts.remove'({ db, customer, parameters, address, now }) {
    await removeAccount(db, customer, parameters.accountId, address, now);
    return { body: undefined };
  },
});
