import type { Services } from '../services.ts';
import {
  applicationQueue,
  askForMore,
  assignApplication,
  complete,
  decide,
  officeFile,
  openApplication,
  revealApplicant,
} from './applications.ts';
import type { OfficeHandlers } from './operations.ts';

type ApplicationOperation = Extract<keyof OfficeHandlers, `applications.${string}`>;

export const applicationHandlers = ({
  settings,
  uploads,
}: Pick<Services, 'settings' | 'uploads'>): Pick<OfficeHandlers, ApplicationOperation> => ({
  'applications.list': async ({ db, parameters, ...by }) => ({
    body: await applicationQueue(db, settings, { state: 'open', ...parameters }, by),
  }),

  'applications.get': async ({ db, parameters, ...by }) => ({
    body: await openApplication(db, settings, parameters.applicationId, by),
  }),

  'applications.reveal': async ({ db, parameters, body, ...by }) => ({
    body: await revealApplicant(db, parameters.applicationId, body.reason, by),
  }),

  'applications.assign': async ({ db, parameters, body, ...by }) => ({
    body: await assignApplication(db, settings, parameters.applicationId, body.staffId, by),
  }),

  'applications.ask': async ({ db, parameters, body, ...by }) => ({
    body: await askForMore(db, settings, parameters.applicationId, body, by),
  }),

  'applications.decide': async ({ db, parameters, body, ...by }) => ({
    body: await decide(db, settings, parameters.applicationId, body, by),
  }),

  'applications.completeStep': async ({ db, parameters, body, ...by }) => ({
    body: await complete(db, settings, parameters.applicationId, body, by),
  }),

  'applications.file': async ({ db, parameters, ...by }) => ({
    file: await officeFile(db, uploads, parameters.applicationId, parameters.fileId, by),
  }),
});
