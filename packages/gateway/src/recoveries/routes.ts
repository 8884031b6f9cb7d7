import { steps, type Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';
import { beginRecovery, chooseRecoveredPassword, completeRecovery } from './service.ts';

export const recoveryRoutes = (services: Services): Pick<Handlers, 'recoveries.create' | 'recoveries.complete'> => ({
  'recoveries.create': async ({ db, body, request, address, now }) => ({
    body: await beginRecovery(services, db, body.login, { request, address, now }),
  }),

  'recoveries.complete': steps({
    before: ({ db, body, address, now }) => chooseRecoveredPassword(services, db, body, { address, now }),
    async run({ db, address, now }, chosen) {
      if (chosen) await completeRecovery(services, db, chosen, { address, now });
      return { body: undefined };
    },
  }),
});
