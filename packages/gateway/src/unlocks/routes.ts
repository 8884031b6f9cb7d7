import { steps, type Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';
import { attachDocuments, checkUnlock, openUnlock, requestUnlock, unlockBody } from './service.ts';

export const unlockRoutes = ({
  settings,
  today,
}: Services): Pick<Handlers, 'unlocks.create' | 'unlocks.get' | 'unlocks.attach'> => ({
  'unlocks.create': steps({
    before: ({ db, body, address, now }) => checkUnlock(db, body, address, now),
    run: async ({ db, body, address, now }) => ({
      body: await requestUnlock(db, settings, body, today(now), address, now),
    }),
  }),

  'unlocks.get': async ({ db, body: { ticket }, now }) => ({
    body: await unlockBody(db, settings, await openUnlock(db, ticket, now), now),
  }),

  'unlocks.attach': async ({ db, body: { ticket, uploadIds }, now }) => ({
    body: await attachDocuments(db, settings, ticket, uploadIds, now),
  }),
});
