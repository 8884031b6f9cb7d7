import { ownAccount } from '../accounts/service.ts';
import type { Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';
import { beginContactChange, confirm, profileOf, requestChange } from './service.ts';

export const profileRoutes = ({
  codes,
  settings,
}: Services): Pick<Handlers, 'profile.get' | 'profile.confirm' | 'profile.change' | 'contacts.change'> => ({
  'profile.get': async ({ db, customer, parameters, now }) => ({
    body: await profileOf(db, settings, ownAccount(customer, parameters.accountId, 'profile.get'), customer.id, now),
  }),

  'profile.confirm': async ({ db, customer, parameters, address, now }) => ({
    body: await confirm(db, settings, ownAccount(customer, parameters.accountId, 'profile.confirm'), {
      customerId: customer.id,
      address,
      now,
    }),
  }),

  'profile.change': async ({ db, customer, parameters, body, address, now }) => ({
    body: await requestChange(db, settings, ownAccount(customer, parameters.accountId, 'profile.change'), body, {
      customerId: customer.id,
      address,
      now,
    }),
  }),

  'contacts.change': async ({ db, customer, body, request, address, now }) => ({
    body: await beginContactChange(db, codes, body, request, { customerId: customer.id, address, now }),
  }),
});
