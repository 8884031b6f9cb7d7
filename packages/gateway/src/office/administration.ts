import { PassThrough, Readable } from 'node:stream';
import type { OfficeSite } from '@vodokanal/contract/office';
import { blockingFinding } from '@vodokanal/contract/problem';
import { audit, type AuditAction } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { AnswerFile } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { exportReadings, type ExportEncoding, type ExportFormat } from '../registry/export.ts';
import type { Services } from '../services.ts';
import { changeSetting, listSettings, previewSetting, settingHistory, withdrawChange } from '../settings/changes.ts';
import { isSameSite } from '../sites/same-site.ts';
import {
  addSites,
  blockSite,
  listSites,
  newSiteKey,
  removeSite,
  SCOPES,
  setSiteAccounts,
  SiteFault,
  THEME,
  unblockSite,
  UnknownSite,
  type KeptSite,
} from '../sites/sites.ts';
import {
  authenticatorOf,
  checkAppCode,
  confirmAuthenticator,
  startAuthenticator,
  turnOffAuthenticator,
} from './authenticator.ts';
import type { StaffAct } from './claims.ts';
import {
  acceptInvitation,
  blockColleague,
  changeColleague,
  checkInvitation,
  disarmColleague,
  endColleague,
  inviteColleague,
  listColleagues,
  remindColleague,
  unblockColleague,
} from './colleagues.ts';
import { officeSteps, type OfficeHandlers } from './operations.ts';
import { staffSessionHash } from './staff.ts';

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const nothing = (): Promise<void> => Promise.resolve();

type AdministrationId =
  | `settings.${string}`
  | `sites.${string}`
  | `imports.${string}`
  | `exports.${string}`
  | `colleagues.${string}`
  | `invitations.${string}`
  | `authenticator.${string}`;

/** What administrators do, and how the staff set up their own second factor. */
export function administrationHandlers(
  services: Services,
): Pick<OfficeHandlers, Extract<keyof OfficeHandlers, AdministrationId>> {
  const { settings, sites, importJobs, factors, origin, today } = services;

  const siteBody = ({ origin: of, ...site }: KeptSite): OfficeSite => ({
    ...site,
    origin: of,
    scopes: [...site.scopes],
    theme: [...site.theme],
    cannotSignIn: site.mode === 'inline' && !isSameSite(of, origin),
  });
  const siteOf = async (db: Database | Tx, of: string): Promise<OfficeSite> => {
    const site = (await listSites(db)).find((each) => each.origin === of);
    if (!site) throw new ProblemError('NOT_FOUND');
    return siteBody(site);
  };
  const forgetSettings = () => {
    settings.forget();
  };
  const forgetSites = () => {
    sites.forget();
  };
  const workOnImports = () => void importJobs.work().catch(() => undefined);

  return {
    'settings.list': async ({ db, now }) => ({ body: await listSettings(db, today(now)) }),

    'settings.get': async ({ db, parameters, now }) => ({ body: await settingHistory(db, parameters, today(now)) }),

    'settings.preview': async ({ db, body, now }) => ({ body: await previewSetting(db, body, today(now)) }),

    'settings.change': officeSteps({
      before: nothing,
      run: async ({ db, body, ...by }) => {
        const changer = { staffId: by.staff.id, now: by.now };
        const history = await changeSetting(db, body, today(by.now), changer);
        await trace(db, 'office-setting-changed', { kind: body.kind, from: body.validFrom }, by);
        return { body: history };
      },
      committed: forgetSettings,
    }),

    'settings.withdraw': officeSteps({
      before: nothing,
      run: async ({ db, parameters, ...by }) => {
        await withdrawChange(db, parameters.changeId, today(by.now), { staffId: by.staff.id, now: by.now });
        await trace(db, 'office-setting-changed', { changeId: parameters.changeId, what: 'withdrawn' }, by);
        return {};
      },
      committed: forgetSettings,
    }),

    'sites.list': async ({ db }) => ({
      body: { items: (await listSites(db)).map(siteBody), scopes: [...SCOPES], theme: [...THEME] },
    }),

    'sites.save': officeSteps({
      before: nothing,
      run: async ({ db, body, ...by }) => {
        await refused(() => addSites(db, [body]));
        await traceSite(db, 'saved', body.origin, by);
        return { body: await siteOf(db, body.origin) };
      },
      committed: forgetSites,
    }),

    'sites.remove': officeSteps({
      before: nothing,
      run: async ({ db, parameters, ...by }) => {
        await removeSite(db, parameters.origin);
        await traceSite(db, 'removed', parameters.origin, by);
        return {};
      },
      committed: forgetSites,
    }),

    'sites.block': officeSteps({
      before: nothing,
      run: async ({ db, body, ...by }) => {
        await refused(() => blockSite(db, body.origin, by.now));
        await traceSite(db, 'blocked', body.origin, by);
        return { body: await siteOf(db, body.origin) };
      },
      committed: forgetSites,
    }),

    'sites.unblock': officeSteps({
      before: nothing,
      run: async ({ db, parameters, ...by }) => {
        await refused(() => unblockSite(db, parameters.origin));
        await traceSite(db, 'unblocked', parameters.origin, by);
        return {};
      },
      committed: forgetSites,
    }),

    'sites.rotate': async ({ db, body, ...by }) => {
      const key = await refused(() => newSiteKey(db, body.origin));
      await traceSite(db, 'key-made', body.origin, by);
      return { body: { key } };
    },

    'sites.serve': async ({ db, body, ...by }) => {
      const { known, unknown } = await refused(() => setSiteAccounts(db, body.origin, body.numbers));
      await traceSite(db, 'accounts-set', body.origin, by);
      return { body: { known, unknown: [...unknown] } };
    },

    'imports.list': async ({ db }) => ({ body: { items: await importJobs.list(db) } }),

    'imports.get': async ({ db, parameters }) => ({ body: await importJobs.find(db, parameters.importId) }),

    'imports.create': officeSteps({
      before: ({ db, request }) => importJobs.receive(db, request.body),
      run: async ({ db, parameters: { name }, ...by }, id) => {
        const job = await importJobs.add(db, { id, staffId: by.staff.id, name, now: by.now });
        await trace(db, 'office-import', { importId: id, what: 'received' }, by);
        return { body: job };
      },
      committed: workOnImports,
    }),

    'imports.load': officeSteps({
      before: nothing,
      run: async ({ db, parameters: { importId }, ...by }) => {
        const job = await importJobs.load(db, importId);
        await trace(db, 'office-import', { importId, what: 'loaded' }, by);
        return { body: job };
      },
      committed: workOnImports,
    }),

    'imports.cancel': officeSteps({
      before: ({ parameters }) => Promise.resolve(parameters.importId),
      run: async ({ db, ...by }, importId) => {
        await importJobs.cancel(db, importId, by.now);
        await trace(db, 'office-import', { importId, what: 'cancelled' }, by);
        return {};
      },
      committed: (importId) => void importJobs.discard(importId).catch(() => undefined),
    }),

    'imports.faults': async ({ db, parameters: { importId }, ...by }) => {
      const { name, bytes } = await importJobs.faults(db, importId);
      await trace(db, 'office-import', { importId, what: 'faults-read' }, by);
      return { file: { name, bytes, type: 'text/csv' } };
    },

    'exports.readings': async ({ db, parameters, ...by }) => {
      await trace(db, 'office-export', { what: 'readings', period: parameters.period }, by);
      return { file: readingsFile(db, parameters) };
    },

    'colleagues.list': async ({ db }) => ({ body: { items: await listColleagues(db) } }),

    'colleagues.invite': async ({ db, body, ...by }) => ({ body: await inviteColleague(db, services, body, by) }),

    'colleagues.change': async ({ db, parameters, body, ...by }) => ({
      body: await changeColleague(db, parameters.staffId, body, by),
    }),

    'colleagues.end': async ({ db, parameters, ...by }) => {
      await endColleague(db, parameters.staffId, by);
      return {};
    },

    'colleagues.block': async ({ db, parameters, ...by }) => ({
      body: await blockColleague(db, parameters.staffId, by),
    }),

    'colleagues.unblock': async ({ db, parameters, ...by }) => {
      await unblockColleague(db, parameters.staffId, by);
      return {};
    },

    'colleagues.remind': async ({ db, parameters, ...by }) => ({
      body: await remindColleague(db, services, parameters.staffId, by),
    }),

    'colleagues.disarm': async ({ db, parameters, ...by }) => {
      await disarmColleague(db, services, parameters.staffId, by);
      return {};
    },

    'invitations.accept': officeSteps({
      before: ({ db, body, now }) => checkInvitation(db, body, now),
      run: async ({ db, body, ...at }, { hash }) => ({ body: await acceptInvitation(db, body.ticket, hash, at) }),
    }),

    'authenticator.get': async ({ db, staff }) => ({ body: await authenticatorOf(db, factors, staff.id) }),

    'authenticator.start': async ({ db, ...by }) => {
      const { name } = settings.get('utility', '', today(by.now));
      return { body: await startAuthenticator(db, factors, name, by) };
    },

    'authenticator.confirm': async ({ db, body, request, ...by }) => ({
      body: await confirmAuthenticator(db, factors, body.code, staffSessionHash(request), by),
    }),

    'authenticator.remove': officeSteps({
      // Before the transaction, so that a wrong code is counted.
      before: ({ db, body, staff, ...at }) => checkAppCode(db, factors, staff.id, body.code, at),
      run: async ({ db, ...by }) => ({ body: await turnOffAuthenticator(db, factors, by) }),
    }),
  };
}

/** Answers what the registry of sites refuses: INVALID with the field, NOT_FOUND for a site that it does not have. */
async function refused<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof SiteFault)
      throw new ProblemError('INVALID', { errors: [blockingFinding('BAD_FORMAT', `/${fault.field}`)] });
    throw fault instanceof UnknownSite ? new ProblemError('NOT_FOUND') : fault;
  }
}

function readingsFile(
  db: Database,
  {
    period,
    format = 'own',
    encoding = 'utf-8',
  }: { readonly period: string; readonly format?: ExportFormat; readonly encoding?: ExportEncoding },
): AnswerFile {
  const out = new PassThrough();
  // A failure breaks the download off, so that half a file does not look like a whole one.
  exportReadings(db, period, out, { format, encoding }).catch((fault: unknown) => out.destroy(fault as Error));
  const bytes = Readable.toWeb(out) as unknown as ReadableStream<Uint8Array>;
  const isSheet = format === 'platform';
  return {
    bytes,
    type: isSheet ? SHEET : `text/csv; charset=${encoding}`,
    name: `Показания ${period}.${isSheet ? 'xlsx' : 'csv'}`,
  };
}

const traceSite = (db: Tx, what: string, origin: string, by: StaffAct): Promise<void> =>
  trace(db, 'office-site-changed', { what, origin }, by);

const trace = (
  db: Database | Tx,
  action: AuditAction,
  details: Readonly<Record<string, string>>,
  { staff, address, now }: StaffAct,
): Promise<void> => audit(db, { action, customerId: null, address, now, details: { staffId: staff.id, ...details } });
