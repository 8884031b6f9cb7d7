import type { OfficeSession, Staff } from '@vodokanal/contract/office';
import type { Services } from '../services.ts';
import { applicationHandlers } from './application-routes.ts';
import {
  confirmDecision,
  decideCase,
  fileOfCase,
  findCases,
  giveCase,
  listCases,
  listQueues,
  readCase,
  rejectDecision,
  revealCase,
} from './cases.ts';
import { answerCase, askCustomer, assignCase, caseFile, claimQueue, openCase, revealContacts } from './claims.ts';
import { officeSteps, type OfficeHandlers } from './operations.ts';
import { allStaff } from './queries.ts';
import { endView, getView, openView } from './views.ts';
import { administrationHandlers } from './administration.ts';
import {
  askStaffCode,
  checkStaffCode,
  checkStaffPassword,
  closeStaffSession,
  identifyStaff,
  openStaffSession,
} from './staff.ts';

export function officeHandlers(services: Services): OfficeHandlers {
  const { settings, uploads, codes, today } = services;
  const session = (staff: Staff | null, now: Date): OfficeSession => {
    const { name, timeZone } = settings.get('utility', '', today(now));
    return { staff, utility: { name, timeZone } };
  };

  return {
    ...administrationHandlers(services),

    'session.get': async ({ db, request, now }) => ({
      body: session((await identifyStaff(db, request, now)) ?? null, now),
    }),

    'session.create': officeSteps({
      before: ({ db, body, ...at }) => checkStaffPassword(db, body, at),
      run: async ({ db, ...at }, staff) => ({ body: await askStaffCode(db, services, staff, at) }),
    }),

    'session.confirm': officeSteps({
      // Before the transaction, so that a wrong code is counted.
      before: ({ db, body, ...at }) => checkStaffCode(db, services, body, at),
      run: async ({ db, ...at }, ticket) => {
        const { staff, cookie } = await openStaffSession(db, codes, ticket, at);
        return { body: session(staff, at.now), cookie };
      },
    }),

    'session.delete': async ({ db, request }) => ({ cookie: await closeStaffSession(db, request) }),

    'claims.list': async ({ db, parameters, ...by }) => ({
      body: await claimQueue(db, settings, { state: 'open', ...parameters }, by),
    }),

    'claims.get': async ({ db, parameters, ...by }) => ({
      body: await openCase(db, settings, parameters.claimId, by),
    }),

    'claims.reveal': async ({ db, parameters, body, ...by }) => ({
      body: await revealContacts(db, parameters.claimId, body.reason, by),
    }),

    'claims.assign': async ({ db, parameters, body, ...by }) => ({
      body: await assignCase(db, settings, parameters.claimId, body.staffId, by),
    }),

    'claims.ask': async ({ db, parameters, body, ...by }) => ({
      body: await askCustomer(db, settings, parameters.claimId, body, by),
    }),

    'claims.answer': async ({ db, parameters, body, ...by }) => ({
      body: await answerCase(db, settings, parameters.claimId, body, by),
    }),

    'claims.file': async ({ db, parameters, ...by }) => ({
      file: await caseFile(db, uploads, parameters.claimId, parameters.fileId, by),
    }),

    'queues.list': async ({ db, ...by }) => ({ body: await listQueues(db, settings, by) }),

    'cases.search': async ({ db, parameters, ...by }) => ({
      body: await findCases(db, settings, parameters.text, by),
    }),

    'cases.list': async ({ db, parameters: { kind, ...query }, ...by }) => ({
      body: await listCases(db, settings, kind, { state: 'open', ...query }, by),
    }),

    'cases.get': async ({ db, parameters, ...by }) => ({ body: await readCase(db, settings, parameters, by) }),

    'cases.reveal': async ({ db, parameters, body, ...by }) => ({
      body: await revealCase(db, parameters, body.reason, by),
    }),

    'cases.assign': async ({ db, parameters, body, ...by }) => ({
      body: await giveCase(db, settings, parameters, body.staffId, by),
    }),

    'cases.decide': async ({ db, parameters, body, ...by }) => ({
      body: await decideCase(db, settings, parameters, body, by),
    }),

    'cases.confirm': async ({ db, parameters, ...by }) => ({
      body: await confirmDecision(db, settings, parameters, parameters.decisionId, by),
    }),

    'cases.reject': async ({ db, parameters, body: { reason }, ...by }) => ({
      body: await rejectDecision(db, settings, parameters, { decisionId: parameters.decisionId, reason }, by),
    }),

    'cases.file': async ({ db, parameters, ...by }) => ({ file: await fileOfCase(db, uploads, parameters, by) }),

    'views.create': async ({ db, body, ...by }) => ({ body: await openView(db, body, by) }),

    'views.get': async ({ db, parameters, ...by }) => ({ body: await getView(db, parameters.viewId, by) }),

    'views.delete': async ({ db, parameters, ...by }) => {
      await endView(db, parameters.viewId, by);
      return {};
    },
    ...applicationHandlers({ settings, uploads }),

    'files.create': officeSteps({
      before: async ({ request, parameters: { name } }) =>
        uploads.checked({ name, bytes: new Uint8Array(await request.arrayBuffer()) }),
      run: async ({ db, staff, now }, file) => ({ body: await uploads.storeOfStaff(db, staff.id, file, now) }),
    }),

    'staff.list': async ({ db }) => ({ body: { items: await allStaff(db) } }),

    'templates.list': ({ now }) =>
      Promise.resolve({ body: { items: [...(settings.find('answerTemplates', '', today(now))?.value ?? [])] } }),
  };
}
