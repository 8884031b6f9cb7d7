import { join } from 'node:path';
import type { Logger } from 'pino';
import { BulkJobs } from './bulk-readings/service.ts';
import { Codes } from './codes/service.ts';
import { configAnswer } from './config/service.ts';
import { effectiveScopes } from '@vodokanal/contract/policies/connection';
import { SITE_HEADER } from '@vodokanal/contract/policies/operation-access';
import { findConnection } from './connections/service.ts';
import type { Adapter } from './data-requests/recipients.ts';
import type { Database } from './database/open.ts';
import { DocumentService } from './documents/service.ts';
import type { VirusScanner } from './files/virus-scanner.ts';
import type { CachedAnswer } from './http/cached-answer.ts';
import type { Acquirer } from './payments/acquirer/acquirer.ts';
import { AutopayService } from './payments/autopay.ts';
import { PaymentService } from './payments/service.ts';
import { ReadingService } from './readings/service.ts';
import type { Secrets } from './secrets.ts';
import { ImportJobs } from './import-jobs/service.ts';
import { Factors } from './security/factors.ts';
import { Passkeys } from './security/passkeys.ts';
import { findSession, type SignedIn } from './session/sessions.ts';
import { Settings } from './settings/settings.ts';
import { Sites } from './sites/sites.ts';
import { Uploads } from './uploads/uploads.ts';

/**
 * What the operations share, created once at the start. A service works outside the transaction unless it is given one.
 */
export interface Services {
  readonly settings: Settings;
  readonly sites: Sites;
  readonly secrets: Secrets;
  readonly codes: Codes;
  readonly factors: Factors;
  readonly passkeys: Passkeys;
  readonly readings: ReadingService;
  /** The address of the gateway as browsers see it. */
  readonly origin: string;
  readonly uploads: Uploads;
  readonly documents: DocumentService;
  readonly bulkJobs: BulkJobs;
  readonly importJobs: ImportJobs;
  readonly payments: PaymentService;
  readonly autopay: AutopayService;
  /** The adapters that pass personal data on. */
  readonly adapters: ReadonlySet<Adapter>;
  /** The utility's local date, `YYYY-MM-DD`. */
  today(now: Date): string;
  /** Returns who sent a request: by the session on our own pages, by the connection in a frame of a partner site. */
  identify(db: Database, request: Request, now: Date): Promise<SignedIn | undefined>;
  /** The answer to `config.get` for a local date. */
  config(today: string): CachedAnswer;
}

export interface ServiceOptions {
  readonly db: Database;
  readonly uploadFolder: string;
  readonly origins: readonly string[];
  readonly secrets: Secrets;
  /** Milliseconds. */
  readonly clock?: () => number;
  readonly log?: Logger | undefined;
  /** Takes payments by card and СБП. */
  readonly acquirer?: Acquirer | undefined;
  /** The channels by which messages leave; those of other channels stay in the outbox. */
  readonly channels?: readonly ('mail' | 'sms')[] | undefined;
  /** Checks files before others see them. */
  readonly scanner?: VirusScanner | undefined;
}

export function createServices({
  db,
  uploadFolder,
  origins,
  secrets,
  clock,
  log,
  acquirer,
  channels = [],
  scanner,
}: ServiceOptions): Services {
  const settings = new Settings(db, clock);
  const sites = new Sites(db, origins, clock);
  const codes = new Codes();
  const today = (now: Date) => settings.today(now);
  const payments = new PaymentService(db, settings, { acquirer, origin: origins[0] ?? '', log });
  let config: { readonly version: object; readonly today: string; readonly answer: CachedAnswer } | undefined;
  return {
    settings,
    sites,
    secrets,
    codes,
    origin: origins[0] ?? '',
    adapters: new Set<Adapter>([...(acquirer ? (['acquirer', 'fiscal'] as const) : []), ...channels]),
    today,
    factors: new Factors(secrets),
    passkeys: new Passkeys(codes, sites, new URL(origins[0] ?? '').hostname),
    readings: new ReadingService(settings, secrets),
    uploads: new Uploads(db, uploadFolder, secrets, scanner),
    documents: new DocumentService(settings, secrets, uploadFolder, scanner),
    bulkJobs: new BulkJobs(db, { settings, secrets, log }),
    importJobs: new ImportJobs(db, { settings, folder: join(uploadFolder, 'imports'), clock, log }),
    payments,
    autopay: new AutopayService(db, settings, payments, { acquirer, log }),
    async identify(store, request, now) {
      const origin = request.headers.get(SITE_HEADER);
      const found =
        origin === null
          ? await findSession(store, request, now, today(now))
          : await findConnection(store, request, origin, now, today(now));
      if (!found) return undefined;
      await sites.follow(found.registryVersion ?? 0);
      if (origin === null) return found;
      const site = sites.framed(origin);
      // Scopes withdrawn from the site since then no longer apply.
      return site && { ...found, scopes: effectiveScopes(found.scopes ?? [], site) };
    },
    config(date) {
      if (config?.version !== settings.version || config.today !== date)
        config = { version: settings.version, today: date, answer: configAnswer(settings, date) };
      return config.answer;
    },
  };
}
