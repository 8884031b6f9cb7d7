import { steps, type Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';
import { beginRegistration, checkApplicant, choosePassword, completeRegistration } from './service.ts';

export const registrationRoutes = (
  services: Services,
): Pick<Handlers, 'registrations.create' | 'registrations.complete'> => ({
  'registrations.create': steps({
    before: ({ db, body, address, now }) => checkApplicant(db, body, { address, now }),
    run: async ({ db, request, address, now }, applicant) => ({
      body: await beginRegistration(services, db, applicant, { request, address, now }),
    }),
  }),

  'registrations.complete': steps({
    before: ({ db, body, now }) => choosePassword(services, db, body, now),
    run: ({ db, request, address, now }, chosen) =>
      completeRegistration(services, db, chosen, { request, address, now }),
  }),
});
