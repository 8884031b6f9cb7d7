#!/usr/bin/env node
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { text } from 'node:stream/consumers';
import { localDate } from '@vodokanal/contract/rules/calendar';
import { pino } from 'pino';
import { createGateway } from './app.ts';
import { setManager } from './buildings/buildings.ts';
import { openDatabase, StartError, type OpenDatabase } from './database/open.ts';
import { startPortal } from './demo/portal.ts';
import { demoSignIns, seedDemo } from './demo/seed.ts';
import { exportEncodings, exportFormats, exportReadings } from './registry/export.ts';
import { importRegistry } from './registry/import.ts';
import { deliver } from './messages/delivery.ts';
import { openSenders } from './messages/senders.ts';
import { canonical } from './meters/meters.ts';
import { decideMeterRequest } from './meters/requests.ts';
import { findSlip } from './readings/slip.ts';
import { openSecrets } from './secrets.ts';
import { startServer } from './server.ts';
import { addCustomer } from './session/customers.ts';
import type { Scope } from '@vodokanal/contract';
import { openLaw, readSettings } from './settings/files.ts';
import { Settings } from './settings/settings.ts';
import { decideChange } from './profile/changes.ts';
import { exportAudit } from './audit/audit.ts';
import { takeOutDocuments } from './uploads/documents.ts';
import { block, decide } from './unlocks/unlocks.ts';
import { addSites, importSites, isOrigin, listSites, newSiteKey, removeSite, setSiteAccounts, type SiteLine } from './sites/sites.ts';

const usage = `gateway start [--demo] [--site DIR] [--kit DIR] [--portal DIR] [--json]   run the endpoint
gateway import FILE…                                       read billing registries
gateway export readings --period YYYY-MM [--format own|bank|platform] [--encoding utf-8|windows-1251] [--out FILE]
                                                           write accepted readings: CSV, the register of banks, XLSX of a management platform
gateway customer add --email E [--account N…] [--name N] [--phone P] [--temporary]
                                                           give a sign-in; the password comes by standard input
gateway manager set --email E [--building CODE…]           whose buildings' readings a customer sends
gateway customer block LOGIN --reason TEXT                 shut a sign-in and end its sessions
gateway unlock list | restore NUMBER [--phone NUMBER] | refuse NUMBER --reason TEXT | ask NUMBER --reason TEXT
                                                           decide on requests of people who are locked out
gateway profile list | apply NUMBER | refuse NUMBER --reason TEXT
                                                           decide on changes that residents ask for
gateway meter-request list | done NUMBER [--until DATE] [--reason TEXT] | refuse NUMBER --reason TEXT   verifications and visits residents ask for
gateway slip NUMBER                                        whether an acceptance number is ours, and of what
gateway documents NUMBER --out FOLDER                      take out the files of a request, claim, change or accepted reading
gateway audit export [--out FILE]                          the audit log, a JSON object a line
gateway incident list                                      reports of somebody else's access, newest first
gateway settings import FILE                               law, prices and facts of the utility
gateway site add ORIGIN [--mode inline|framed] [--name N] [--scope S…] [--theme T…] [--target NAME=URL…] [--allow-redirect]
gateway site list | remove ORIGIN | import FILE            which sites may show the widgets, and how
gateway site key ORIGIN                                    a new key for the back end of a partner, shown once
gateway site accounts ORIGIN FILE                          which accounts a partner serves, a number a line

Environment: PORT (8080), PORTAL_PORT (the next one; portal of the demo), HOST (127.0.0.1), DATABASE_URL (PostgreSQL; PGlite when not given), DATA_DIR (.data),
SECRET_KEY (32 random bytes in base64url; secret.key in DATA_DIR when not given),
SMTP_URL and MAIL_FROM (mail; it stays in the outbox without), SMS_URL with {phone} and {text}, SMS_BODY, SMS_HEADER (any provider's HTTP interface),
PUBLIC_ORIGIN (as browsers see it, when behind a proxy), TRUST_PROXY=1, LOG_LEVEL (warn).`;

const environment = process.env;
const dataDir = resolve(environment['DATA_DIR'] ?? '.data');

async function open(): Promise<{ store: OpenDatabase; settings: Settings }> {
  const store = await openDatabase({ url: environment['DATABASE_URL'], dataDir });
  const settings = new Settings(store.db);
  if (await settings.isEmpty()) await settings.add(await openLaw());
  return { store, settings };
}

async function withDatabase(work: (opened: { store: OpenDatabase; settings: Settings }) => Promise<void>): Promise<void> {
  const opened = await open();
  try {
    await work(opened);
  } finally {
    await opened.store.close();
  }
}

async function start(options: { readonly demo?: boolean | undefined; readonly site?: string | undefined; readonly kit?: string | undefined; readonly portal?: string | undefined; readonly json?: boolean | undefined }): Promise<void> {
  const port = Number(environment['PORT'] ?? 8080);
  const host = environment['HOST'] ?? '127.0.0.1';
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new StartError(`PORT is «${environment['PORT'] ?? ''}», which is no port number.`);
  const log = pino({ level: environment['LOG_LEVEL'] ?? 'warn' }, pino.destination(2));
  const { store, settings } = await open();
  const stop = async () => { await store.close(); };
  try {
    const isNew = !(await store.db.selectFrom('account').select('id').limit(1).executeTakeFirst());
    if (options.demo && isNew) {
      await mkdir(dataDir, { recursive: true });
      process.stderr.write('Loading the demo utility (once) …\n');
      const now = new Date();
      await seedDemo(store.db, settings, { folder: dataDir, today: localDate(now, 'Europe/Moscow'), now });
    }
    if (!(await settings.find('utility', '', localDate(new Date(), 'UTC')))) throw new StartError('The utility has no name, phone and time zone yet. Run: gateway settings import FILE; docs/endpoint.md shows such a file.');
    await mkdir(dataDir, { recursive: true });
    const origin = environment['PUBLIC_ORIGIN'] ?? `http://localhost:${port}`;
    const origins = environment['PUBLIC_ORIGIN'] ? [origin] : [origin, `http://127.0.0.1:${port}`];
    const gateway = createGateway({ db: store.db, uploadFolder: join(dataDir, 'uploads'), origins, secrets: openSecrets(environment['SECRET_KEY'], dataDir), log });
    const server = await startServer({ gateway, host, port, site: options.site, kit: options.kit ? { folder: options.kit, version: await versionOf() } : undefined, outbox: options.demo ? store.db : undefined, trustProxy: environment['TRUST_PROXY'] === '1' });
    const portal = options.demo && options.portal ? await startPortal(store.db, { folder: options.portal, port: Number(environment['PORTAL_PORT'] ?? port + 1), endpoint: origin }) : undefined;
    const timer = setInterval(() => void gateway.sweep().catch((fault: unknown) => log.error({ fault: (fault as Error).name }, 'sweep')), 600_000);
    const clerk = setInterval(() => void gateway.work().catch((fault: unknown) => log.error({ fault: (fault as Error).name }, 'bulk jobs')), 5000);
    const senders = openSenders(environment);
    let isDelivering = false;
    const postman = setInterval(() => {
      if (isDelivering) return;
      isDelivering = true;
      void deliver(store.db, senders, new Date(), log).catch((fault: unknown) => log.error({ fault: (fault as Error).name }, 'delivery')).finally(() => { isDelivering = false; });
    }, 1000);
    let stopping = false;
    const end = () => {
      if (stopping) return;
      stopping = true;
      clearInterval(timer);
      clearInterval(postman);
      clearInterval(clerk);
      server.close(() => void stop().then(() => process.exit(0)));
      for (const each of portal ? [server, portal.server] : [server]) {
        each.closeIdleConnections();
        setTimeout(() => each.closeAllConnections(), 5000).unref();
      }
      portal?.server.close();
    };
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
    const ready = { site: `${origin}/`, ...(portal && { portal: `${portal.origin}/` }), api: origin, outbox: `${origin}/outbox`, signIns: options.demo ? demoSignIns : [] };
    process.stdout.write(options.json ? `${JSON.stringify(ready)}\n` : table(ready, store.kind));
  } catch (fault) {
    await stop();
    throw fault;
  }
}

const localToday = async (settings: Settings, now: Date): Promise<string> => localDate(now, (await settings.get('utility', '', now.toISOString().slice(0, 10))).timeZone);

/** Of the kit that is served; an exact version is served for good. */
const versionOf = async (): Promise<string> => (JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;

function table({ site, portal, api, outbox, signIns }: { readonly site: string; readonly portal?: string; readonly api: string; readonly outbox: string; readonly signIns: typeof demoSignIns }, kind: string): string {
  const rows = signIns.map(({ accountNumber, email, about }) => `  ${accountNumber}   ${email.padEnd(22)} ${about}`);
  const password = signIns[0]?.password;
  return `
  Сайт водоканала   ${site}
${portal ? `  Портал УК         ${portal}\n` : ''}  Адрес API         ${api}  (${kind})
${password ? `  Письма и SMS      ${outbox}

  Вход: лицевой счёт или почта, пароль у всех один: ${password}
${rows.join('\n')}
` : ''}
  Ctrl+C останавливает.
`;
}

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args], allowPositionals: true,
    options: { demo: { type: 'boolean' }, site: { type: 'string' }, kit: { type: 'string' }, json: { type: 'boolean' }, period: { type: 'string' }, out: { type: 'string' }, account: { type: 'string', multiple: true }, email: { type: 'string' }, name: { type: 'string' }, portal: { type: 'string' }, phone: { type: 'string' }, temporary: { type: 'boolean' }, reason: { type: 'string' }, until: { type: 'string' }, building: { type: 'string', multiple: true }, format: { type: 'string' }, encoding: { type: 'string' },
      mode: { type: 'string' }, scope: { type: 'string', multiple: true }, theme: { type: 'string', multiple: true }, target: { type: 'string', multiple: true }, 'allow-redirect': { type: 'boolean' }, help: { type: 'boolean' } },
  });
  const [command, ...rest] = positionals;
  const [first, second, third] = rest;
  switch (values.help ? 'help' : command) {
    case 'start': return start(values);
    case 'import':
      if (!first) throw new StartError('Which file? gateway import FILE');
      return withDatabase(async ({ store, settings }) => {
        for (const file of rest) {
          const { written, unchanged, refused, faultFile } = await importRegistry(store.db, settings, file);
          process.stdout.write(`${file}: ${written} written, ${unchanged} unchanged, ${refused} refused${refused > 0 ? ` (see ${faultFile})` : ''}\n`);
        }
      });
    case 'export': {
      const { period, out } = values;
      const format = exportFormats.find((each) => each === (values.format ?? 'own'));
      const encoding = exportEncodings.find((each) => each === (values.encoding ?? 'utf-8'));
      if (first !== 'readings' || !/^\d{4}-(0[1-9]|1[0-2])$/.test(period ?? '') || !format || !encoding) throw new StartError('Say: gateway export readings --period YYYY-MM [--format own|bank|platform] [--encoding utf-8|windows-1251] [--out FILE]');
      return withDatabase(async ({ store }) => exportReadings(store.db, period ?? '', out ? createWriteStream(out) : process.stdout, { format, encoding, end: out !== undefined }));
    }
    case 'customer': {
      const { account = [], email, name = '', phone, temporary } = values;
      if (first === 'block' && second && values.reason) {
        const { reason } = values;
        return withDatabase(async ({ store }) => {
          await block(store.db, second, reason, 'utility', new Date());
          process.stdout.write(`${second} is shut.\n`);
        });
      }
      if (first !== 'add' || !email) throw new StartError('Say: gateway customer block LOGIN --reason TEXT, or gateway customer add --email ADDRESS [--account NUMBER …], with the password on standard input');
      const password = (await text(process.stdin)).replace(/\r?\n$/, '');
      return withDatabase(async ({ store }) => {
        await addCustomer(store.db, { name, email, password, phone, isTemporary: temporary, accountNumbers: account, now: new Date() });
        process.stdout.write(`${email} can sign in.\n`);
      });
    }
    case 'manager':
      if (first !== 'set' || !values.email) throw new StartError('Say: gateway manager set --email ADDRESS [--building CODE …]. Who it is signs in like any customer; no building takes them all away.');
      return withDatabase(async ({ store }) => {
        const count = await setManager(store.db, values.email ?? '', values.building ?? []);
        process.stdout.write(`${values.email ?? ''} sends the readings of ${count} buildings.\n`);
      });
    case 'settings':
      if (first !== 'import' || !second) throw new StartError('Say: gateway settings import FILE');
      return withDatabase(async ({ settings }) => {
        const lines = await readSettings(second);
        await settings.add(lines);
        process.stdout.write(`${lines.length} settings are in force from their dates.\n`);
      });
    case 'unlock': {
      const decision = ({ restore: 'restored', refuse: 'refused', ask: 'needMore' } as const)[first ?? ''];
      const isComplete = first === 'list' || (decision && second && (decision === 'restored' || values.reason));
      if (!isComplete) throw new StartError('Say: gateway unlock list, restore NUMBER [--phone NUMBER], refuse NUMBER --reason TEXT or ask NUMBER --reason TEXT');
      return withDatabase(async ({ store: { db }, settings }) => {
        const now = new Date();
        if (decision) await decide(db, second ?? '', decision, values.reason ?? '', now, await localToday(settings, now), values.phone);
        for (const { number, state, way, account_number, registered_at, contact } of await db.selectFrom('unlock').selectAll().orderBy('registered_at', 'desc').limit(200).execute()) process.stdout.write(`${number}  ${state}  ${way}  ${account_number}  ${registered_at.toISOString()}  ${contact}\n`);
      });
    }
    case 'profile': {
      const decision = ({ apply: 'applied', refuse: 'refused' } as const)[first ?? ''];
      if (first !== 'list' && !(decision && second && (decision === 'applied' || values.reason))) throw new StartError('Say: gateway profile list, apply NUMBER or refuse NUMBER --reason TEXT');
      return withDatabase(async ({ store: { db } }) => {
        if (decision) await decideChange(db, second ?? '', decision, values.reason ?? '', new Date());
        for (const { number, state, field, value, sent_at } of await db.selectFrom('profile_change').selectAll().orderBy('sent_at', 'desc').limit(200).execute()) process.stdout.write(`${number}  ${state}  ${field}: ${value}  ${sent_at.toISOString()}\n`);
      });
    }
    case 'meter-request': {
      const decision = ({ done: 'done', refuse: 'refused' } as const)[first ?? ''];
      if (first !== 'list' && !(decision && second && (decision === 'done' || values.reason))) throw new StartError('Say: gateway meter-request list, done NUMBER [--until YYYY-MM-DD] [--reason TEXT] or refuse NUMBER --reason TEXT');
      if (values.until && !/^\d{4}-\d\d-\d\d$/.test(values.until)) throw new StartError(`--until is «${values.until}», which is no date like 2032-11-21.`);
      return withDatabase(async ({ store: { db } }) => {
        if (decision) await decideMeterRequest(db, second ?? '', decision, { text: values.reason ?? '', until: values.until }, new Date());
        for (const { number, state, kind, record, verified_on, comment, serial_number } of await db.selectFrom('meter_request').innerJoin('meter', (join) => join.onRef('meter.id', '=', 'meter_request.meter_id').onRef('meter.account_id', '=', 'meter_request.account_id')).selectAll('meter_request').select('serial_number').orderBy('registered_at', 'desc').limit(200).execute()) process.stdout.write(`${[number, state, kind, `meter ${serial_number}`, record ?? '', verified_on ?? '', comment.replace(/\s+/g, ' ')].filter(Boolean).join('  ')}\n`);
      });
    }
    case 'slip': {
      if (!first) throw new StartError('Say: gateway slip NUMBER, e.g. gateway slip П-2026-11-000042-7316');
      return withDatabase(async ({ store: { db } }) => {
        const found = await findSlip(db, openSecrets(environment['SECRET_KEY'], dataDir), first);
        if (!found) throw new StartError(`There is no acceptance ${first}: it is mistyped, or not ours.`);
        process.stdout.write(`${found.slip ?? ''}: account ${found.number}, meter ${found.serial_number}, ${canonical(found.value)} m³ for ${found.period}, received ${found.received_at.toISOString()}, ${found.status}\n`);
      });
    }
    case 'documents': {
      const { out } = values;
      if (!first || !out) throw new StartError('Say: gateway documents NUMBER --out FOLDER');
      return withDatabase(async ({ store: { db } }) => {
        for (const name of await takeOutDocuments(db, openSecrets(environment['SECRET_KEY'], dataDir), join(dataDir, 'uploads'), first, out, new Date())) process.stdout.write(`${join(out, name)}\n`);
      });
    }
    case 'audit':
      if (first !== 'export') throw new StartError('Say: gateway audit export [--out FILE]');
      return withDatabase(async ({ store }) => pipeline(Readable.from(exportAudit(store.db)), values.out ? createWriteStream(values.out) : process.stdout, { end: values.out !== undefined }));
    case 'incident':
      if (first !== 'list') throw new StartError('Say: gateway incident list');
      return withDatabase(async ({ store: { db } }) => {
        for (const { number, registered_at, customer_id, address, text: words } of await db.selectFrom('incident').selectAll().orderBy('registered_at', 'desc').limit(200).execute()) process.stdout.write(`${number}  ${registered_at.toISOString()}  ${customer_id}  ${address}  ${words.replace(/\s+/g, ' ')}\n`);
      });
    case 'site': return site(first, second, third, values);
    case undefined:
    case 'help':
      process.stdout.write(`${usage}\n`);
      return;
    default: throw new StartError(`There is no command ${command ?? ''}.\n${usage}`);
  }
}

interface SiteOptions { readonly mode?: string | undefined; readonly name?: string | undefined; readonly scope?: string[] | undefined; readonly theme?: string[] | undefined; readonly target?: string[] | undefined; readonly 'allow-redirect'?: boolean | undefined }

async function site(verb: string | undefined, origin: string | undefined, file: string | undefined, options: SiteOptions): Promise<void> {
  const needsOrigin = verb === 'add' || verb === 'remove' || verb === 'key' || verb === 'accounts';
  if (!(verb === 'list' || (verb === 'import' && origin) || (needsOrigin && origin && isOrigin(origin) && (verb !== 'accounts' || file)))) throw new StartError('Say: gateway site add ORIGIN, remove ORIGIN, key ORIGIN, accounts ORIGIN FILE, import FILE or list. An origin is scheme, host and port without a slash: https://www.example.org');
  await withDatabase(async ({ store: { db } }) => {
    const say = (line: string) => process.stdout.write(`${line}\n`);
    switch (verb) {
      case 'add': await addSites(db, [siteLine(origin ?? '', options)]); break;
      case 'remove': await removeSite(db, origin ?? ''); break;
      case 'import': await importSites(db, origin ?? ''); break;
      case 'key': say(await newSiteKey(db, origin ?? '')); return;
      case 'accounts': {
        const numbers = (await readFile(file ?? '', 'utf8')).split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
        const { known, unknown } = await setSiteAccounts(db, origin ?? '', numbers);
        say(`${known} accounts${unknown.length > 0 ? `; not known: ${unknown.join(', ')}` : ''}`);
        return;
      }
    }
    for (const { origin: registered, mode, name, scopes } of await listSites(db)) say([registered, mode, mode === 'framed' ? scopes.join(',') : '', name === registered ? '' : name].filter(Boolean).join(' '));
  });
}

const siteLine = (origin: string, { mode, name, scope, theme, target, 'allow-redirect': allowRedirect }: SiteOptions): SiteLine => ({
  origin,
  ...(mode && { mode: mode as 'inline' | 'framed' }), ...(name && { name }), ...(scope && { scopes: scope as Scope[] }), ...(theme && { theme }), ...(allowRedirect && { allowRedirect }),
  ...(target && { targets: Object.fromEntries(target.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])) }),
});

try {
  await run(process.argv.slice(2));
} catch (fault) {
  // PGlite faults print pages of minified code; a person gets one sentence.
  const isForPerson = fault instanceof StartError || (fault as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${isForPerson ? (fault as Error).message : `Unexpected: ${(fault as Error).stack?.slice(0, 1500) ?? String(fault)}`}\n`);
  process.exit(1);
}
