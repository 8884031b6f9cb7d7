import type { OfficeSession, Staff } from '@vodokanal/contract/office';
import type { Services } from '../services.ts';
import { applicationHandlers } from './application-routes.ts';
import { answerCase, askCustomer, assignCase, caseFile, claimQueue, openCase, revealContacts } from './claims.ts';
import { officeSteps, type OfficeHandlers } from './operations.ts';
import { allStaff } from './queries.ts';
import { checkStaffPassword, closeStaffSession, identifyStaff, openStaffSession, sendStaffCode } from './staff.ts';

export function officeHandlers({ settings, uploads, codes, today }: Services): OfficeHandlers {
  const session = (staff: Staff | null, now: Date): OfficeSession => {
    const { name, timeZone } = settings.get('utility', '', today(now));
    return { staff, utility: { name, timeZone } };
  };

  return {
    'session.get': async ({ db, request, now }) => ({
      body: session((await identifyStaff(db, request, now)) ?? null, now),
    }),

    'session.create': officeSteps({
      before: ({ db, body, ...at }) => checkStaffPassword(db, body, at),
      run: async ({ db, ...at }, staff) => ({ body: await sendStaffCode(db, codes, staff, at) }),
    }),

    'session.confirm': officeSteps({
      // Before the transaction, so that a wrong code is counted.
      before: ({ db, body, now }) => codes.verify(db, body.ticket, body.code, ['office'], now),
      run: async ({ db, body, ...at }) => {
        const { staff, cookie } = await openStaffSession(db, codes, body.ticket, at);
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

    ...applicationHandlers({ settings, uploads }),

    'files.create': officeSteps({
      before: async ({ request }) => new Uint8Array(await request.arrayBuffer()),
      run: async ({ db, parameters: { name }, staff, now }, bytes) => ({
        body: await uploads.store(db, staff.id, { name, bytes }, now),
      }),
    }),

    'staff.list': async ({ db }) => ({ body: { items: await allStaff(db) } }),

    'templates.list': ({ now }) =>
      Promise.resolve({ body: { items: [...(settings.find('answerTemplates', '', today(now))?.value ?? [])] } }),
  };
}
