import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scope } from '@vodokanal/contract';
import { parsePhone } from '@vodokanal/contract/rules/contact';
import { setManager } from '../src/buildings/service.ts';
import { createGateway, openDatabase, type Database, type Gateway, type OpenDatabase } from '../src/index.ts';
import type { Statement } from '../src/database/open.ts';
import { importRegistry } from '../src/registry/import.ts';
import { Secrets } from '../src/secrets.ts';
import { addCustomer } from '../src/session/customers.ts';
import { openDemoSettings, openLaw } from '../src/settings/files.ts';
import { Settings } from '../src/settings/settings.ts';
import { addSites, newSiteKey, SCOPES, setSiteAccounts } from '../src/sites/sites.ts';
import { demoRules } from '../src/demo/rules.ts';
import { AcquirerDouble, notificationOf } from './acquirer-double.ts';
import { accountNumber, demoPhone, demoRegistry, people } from '../src/demo/registry.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { StatementLog } from './equal-work.ts';

export const ORIGIN = 'https://lk.example.org';
export const PARTNER = 'https://portal.example.net';
export const PASSWORD = 'tikhiy-rodnik-u-mosta';
export const TODAY = '2026-11-22';

export interface Fixture {
  readonly gateway: Gateway;
  readonly store: OpenDatabase;
  readonly settings: Settings;
  readonly folder: string;
  /** Address of the database on PostgreSQL. */
  readonly databaseUrl: string | undefined;
  /** Records the statements of the gateway. */
  readonly statements: StatementLog;
  /** A partner site with all scopes that serves the first account. */
  readonly partner: {
    readonly origin: string;
    readonly key: string;
    setScopes(scopes: readonly Scope[]): Promise<void>;
  };
  readonly acquirer: AcquirerDouble;
  /** The payer pays, and the acquirer sends a notification. */
  payOrder(paymentId: string): Promise<void>;
  /** The gateway's current time; tests set it. */
  clock: Date;
  close(): Promise<void>;
}

/** Somebody with an account who has not registered yet. */
export const newcomerOf = (fixture: () => Fixture) => ({
  accountNumber: accountNumber(9),
  serialNumber: '11000090',
  phone: '8 900 765-43-21',
  codeFor: (phone: string) => codeFor(fixture(), phone),
  async invitationFor(email: string): Promise<string> {
    const { body } = await fixture()
      .store.db.selectFrom('message')
      .select('body')
      .where('recipient', '=', email)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    return /код приглашения: (\S+?)\./.exec(body)?.[1] ?? '';
  },
});

/** Returns the code of the last message to a phone or e-mail address. */
export async function codeFor({ store }: Fixture, recipient: string): Promise<string> {
  const { body } = await store.db
    .selectFrom('message')
    .select('body')
    .where('recipient', '=', parsePhone(recipient) ?? recipient)
    .where('body', 'like', 'Код %')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return /Код (\d{6})/.exec(body)?.[1] ?? '';
}

/** The manager of building Д-1, which has four flats and a common meter. */
export const MANAGER = { email: 'manager@example.org', password: PASSWORD };
const HOUSE = [
  'Запись;Лицевой счёт;Вид помещения;Абонент;Адрес;Код дома;Помещение;Номер прибора учёта;Услуга;Период;Показание;Дата снятия',
  ...[1, 2, 3, 4].flatMap((flat) => [
    `счёт;770${flat};квартира;Абонент ${flat};г. Родников, ул. Тихая, д. 1, кв. ${flat};Д-1;${flat}`,
    `прибор;770${flat};;;;;;00770${flat};ХВС`,
    `показание;770${flat};;;;;;00770${flat};ХВС;10.2026;${flat}00;24.10.2026`,
  ]),
  'прибор;7704;;;;;;007704;ГВС',
  'показание;7704;;;;;;007704;ГВС;10.2026;50;24.10.2026',
  'прибор;7703;;;;;;88001;ГВС',
  'показание;7703;;;;;;88001;ГВС;10.2026;30;24.10.2026',
  'счёт;УК-1;юрлицо;УК;г. Родников, ул. Тихая, д. 1;Д-1',
  'прибор;УК-1;;;;;;55001;общедомовой',
  'показание;УК-1;;;;;;55001;общедомовой;10.2026;9000;24.10.2026',
  '',
].join('\r\n');

export const personAt = (index: number) => ({
  accountNumber: accountNumber(index),
  email: `person${index}@example.org`,
  password: PASSWORD,
});

/** Creates a gateway with its own database and the first customers of the demo utility. */
export async function createFixture({
  onStatement,
  processes = 1,
  database: given,
}: {
  readonly onStatement?: (statement: Statement) => void;
  /** How many gateways handle the requests in turn; more than one needs PostgreSQL. */ readonly processes?: number;
  /** A database of the test's own. */ readonly database?: TestDatabase;
} = {}): Promise<Fixture> {
  const folder = mkdtempSync(join(tmpdir(), 'vk-gateway-'));
  // The tus file store checks its folder asynchronously, perhaps after the last test.
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const database = given ?? (await createTestDatabase());
  const store = await openDatabase({ ...database, ...(onStatement && { onStatement }) });
  const settings = new Settings(store.db);
  await settings.add([...(await openLaw()), ...(await openDemoSettings())]);
  const lines: string[] = [];
  for (const line of demoRegistry(TODAY, demoRules(settings, TODAY))) {
    if (lines.length > 0 && !people.some((_, index) => line.includes(`;${accountNumber(index)};`))) break;
    lines.push(line);
  }
  const file = join(folder, 'registry.csv');
  writeFileSync(file, lines.join(''));
  const house = join(folder, 'house.csv');
  writeFileSync(house, HOUSE);
  for (const registry of [file, house]) {
    const { refused } = await importRegistry(store.db, settings, registry);
    if (refused > 0) throw new Error(`${refused} lines of ${registry} are bad`);
  }
  const fixture = { clock: new Date(`${TODAY}T09:40:00Z`) };
  for (const index of [0, 1, 2, 8])
    await addCustomer(store.db, {
      name: '',
      email: personAt(index).email,
      password: PASSWORD,
      phone: demoPhone(index),
      accountNumbers: index === 8 ? [accountNumber(7), accountNumber(8)] : [accountNumber(index)],
      now: fixture.clock,
    });
  await addCustomer(store.db, { name: '', ...MANAGER, accountNumbers: [], now: fixture.clock });
  await setManager(store.db, MANAGER.email, ['Д-1']);
  const registerPartner = (scopes: readonly Scope[]) =>
    addSites(store.db, [
      {
        origin: PARTNER,
        mode: 'framed',
        name: 'УК «Тихий двор»',
        scopes: [...scopes],
        theme: ['accent'],
        targets: { portal: `${PARTNER}/lk/` },
      },
    ]);
  await registerPartner(SCOPES);
  await setSiteAccounts(store.db, PARTNER, [accountNumber(0)]);
  const statements = new StatementLog();
  const acquirer = new AcquirerDouble();
  const serve = (db: Database) =>
    createGateway({
      db,
      acquirer,
      uploadFolder: join(folder, 'uploads'),
      origins: [ORIGIN],
      secrets: new Secrets(new Uint8Array(32)),
      clock: () => fixture.clock,
    });
  const first = serve(store.db.withPlugin(statements));
  const others = await Promise.all(
    Array.from({ length: processes - 1 }, async () => {
      const own = await openDatabase(database);
      return { store: own, gateway: serve(own.db) };
    }),
  );
  const all = [first, ...others.map((other) => other.gateway)];
  let turn = 0;
  const gateway: Gateway = {
    ...first,
    handle: (request, address) => (all[turn++ % all.length] ?? first).handle(request, address),
  };
  const partner = {
    origin: PARTNER,
    key: await newSiteKey(store.db, PARTNER),
    async setScopes(scopes: readonly Scope[]) {
      await registerPartner(scopes);
    },
  };
  return Object.assign(fixture, {
    gateway,
    acquirer,
    async payOrder(paymentId: string) {
      acquirer.take(paymentId, fixture.clock);
      await gateway.handle(notificationOf(acquirer, paymentId, ORIGIN));
    },
    store,
    settings,
    folder,
    databaseUrl: database.url,
    statements,
    partner,
    async close() {
      for (const each of all) await each.work();
      for (const other of others) await other.store.close();
      await store.close();
      await database.drop();
    },
  });
}
