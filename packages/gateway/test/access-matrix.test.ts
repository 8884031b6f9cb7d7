import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { Browser, type SendOptions, type Sent } from '@vodokanal/contract/conformance/browser';
import { officeOperations, roles, type OfficeOperationId, type Role } from '@vodokanal/contract/office';
import office from '@vodokanal/contract/office.json' with { type: 'json' };
import document from '@vodokanal/contract/openapi.json' with { type: 'json' };
import { operations, type Operation, type OperationId } from '@vodokanal/contract/operations';
import { digest, newSecret } from '@vodokanal/contract/rules/proof-of-possession';
import { accountNumber } from '../src/demo/registry.ts';
import { addStaff } from '../src/office/staff.ts';
import { addCustomer } from '../src/session/customers.ts';
import { notificationOf } from './acquirer-double.ts';
import { databaseKind } from './database.ts';
import { codeFor, createFixture, MANAGER, ORIGIN, PASSWORD, personAt, type Fixture } from './fixture.ts';
import { changeIds, Recipes, type ChangeId } from './recipes.ts';
import { sampleOf, type Document } from './schema-sample.ts';
import { announce, append, idOf, TUS } from './uploads.ts';

/** A call that succeeds for the person who owns its ids. */
interface OwnCall extends SendOptions {
  readonly browser: Browser;
  readonly parameters: Record<string, string>;
}

/** Somebody who calls with the ids of others. */
interface Actor {
  readonly name: string;
  readonly browser: Browser;
  readonly headers?: Record<string, string>;
  /** Ids of their own, to be put in place of some of the others' ids. */
  readonly own?: Readonly<Record<string, string>>;
  /** The statuses that are right for an operation; undefined when the actor may call it. */
  expected(id: OperationId): readonly number[] | undefined;
}

const RECEIPT = {
  state: 'ready',
  issuedAt: '2026-11-22T09:46:00Z',
  amount: 10_000,
  fn: '9960440300123456',
  fd: '48121',
  fpd: '2746133019',
  url: 'https://ofd.example/48121',
} as const;
const NOBODY = '00000000-0000-4000-8000-000000000000';
const STRANGER = personAt(8);
const HELPER = 'helper-of-the-matrix@example.org';
/** What a helper with the right to send readings may call. */
const HELPER_MAY: readonly OperationId[] = [
  ...(['accounts.rename', 'accounts.remove', 'works.list', 'meters.list', 'estimates.list'] as const),
  ...(['meterRequests.list', 'readings.list', 'readings.create', 'readings.correct'] as const),
];
/** Deletions that are answered alike whether or not there was something of the caller's own to delete. */
const SILENT: readonly OperationId[] = ['connections.delete'];
/** Parameters of paths that name no thing of a person. */
const PLAIN: Readonly<Record<string, string>> = { period: '2026-10' };

let fixture: Fixture;
let recipes: Recipes;
let actors: readonly Actor[];
const desks = new Map<Role, string>();

before(async () => {
  fixture = await createFixture();
  recipes = new Recipes(fixture);
  for (const role of roles) desks.set(role, await cookieOfStaff(role));
  actors = await makeActors();
});
after(() => fixture.close());

const signIn = async (login: string): Promise<Browser> => {
  const browser = recipes.newBrowser();
  const { status } = await browser.call('session.create', { body: { login, password: PASSWORD } });
  assert.equal(status, 201, login);
  return browser;
};

/** Signs a member of staff in and returns the cookie. */
async function cookieOfStaff(role: Role): Promise<string> {
  const email = `${role.toLowerCase()}@matrix.example.org`;
  await addStaff(fixture.store.db, { email, name: role, role, password: PASSWORD }, fixture.clock);
  const post = async (id: 'session.create' | 'session.confirm', body: unknown) =>
    fixture.gateway.handle(
      new Request(ORIGIN + officeOperations[id].path, {
        method: 'POST',
        headers: { Origin: ORIGIN, 'X-VK': '1', 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  const { ticket } = (await (await post('session.create', { email, password: PASSWORD })).json()) as { ticket: string };
  const confirmed = await post('session.confirm', { ticket, code: await codeFor(fixture, email) });
  return confirmed.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** Lets the site of the partner in for somebody, and returns the browser of its frame. */
async function frameFor(browser: Browser): Promise<Browser> {
  const verifier = newSecret();
  const site = fixture.partner.origin;
  const { code } = (await browser.call('connections.create', { body: { site, challenge: await digest(verifier) } }))
    .body;
  const frame = recipes.newBrowser();
  const { status } = await frame.call('connections.redeem', { body: { site, code, verifier } });
  assert.equal(status, 201);
  return frame;
}

async function addHelper(): Promise<void> {
  const { db } = fixture.store;
  await addCustomer(db, { name: '', email: HELPER, password: PASSWORD, accountNumbers: [], now: fixture.clock });
  const { id: customer_id } = await db
    .selectFrom('customer')
    .select('id')
    .where('email', '=', HELPER)
    .executeTakeFirstOrThrow();
  for (const index of [0, 1]) {
    const { id: account_id } = await db
      .selectFrom('account')
      .select('id')
      .where('number', '=', accountNumber(index))
      .executeTakeFirstOrThrow();
    await db
      .insertInto('customer_account')
      .values({ customer_id, account_id, role: 'helper', rights: JSON.stringify(['readings']), until: '2027-01-01' })
      .execute();
  }
}

async function makeActors(): Promise<Actor[]> {
  await addHelper();
  const stranger = await signIn(STRANGER.accountNumber);
  const accountId = (await stranger.call('accounts.list')).body.items[0].id as string;
  const meterId = (await stranger.call('meters.list', { parameters: { accountId } })).body.items[0].id as string;
  const claim = await stranger.call('claims.create', {
    parameters: { accountId },
    body: { type: 'other', text: 'Свой вопрос' },
  });
  const own = { accountId, meterId, claimId: claim.body.id as string };
  const site = { 'X-VK-Site': fixture.partner.origin };
  const outOfScope = (id: OperationId) => (operations[id] as Operation).scope === null;
  const needsSession = (id: OperationId, ...statuses: number[]) => (operations[id].signedIn ? statuses : undefined);
  return [
    { name: 'nobody', browser: recipes.newBrowser(), expected: (id) => needsSession(id, 401) },
    { name: 'a resident', browser: stranger, own, expected: (id) => needsSession(id, 404) },
    {
      name: 'a helper',
      browser: await signIn(HELPER),
      expected: (id) => (HELPER_MAY.includes(id) ? undefined : needsSession(id, 403, 404)),
    },
    {
      name: 'the site of a partner, for another resident',
      browser: await frameFor(stranger),
      headers: site,
      own,
      expected: (id) => needsSession(id, outOfScope(id) ? 403 : 404),
    },
    {
      name: 'the site of a partner, for the owner',
      browser: await frameFor(await signIn(personAt(0).accountNumber)),
      headers: site,
      expected: (id) => (outOfScope(id) ? needsSession(id, 403) : undefined),
    },
    ...(['clerk', 'supervisor'] as const).map((role) => ({
      name: `a ${role}`,
      browser: recipes.newBrowser(),
      headers: { Cookie: desks.get(role) ?? '' },
      expected: (id: OperationId) => needsSession(id, 401),
    })),
  ];
}

const parametersOf = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

async function owner(index = 0) {
  const browser = await signIn(personAt(index).accountNumber);
  const accountId = (await browser.call('accounts.list')).body.items[0].id as string;
  return { browser, accountId };
}

const fromRecipe = (id: ChangeId) => async (): Promise<OwnCall> => {
  const { browser, parameters = {} } = await recipes.prepare(id);
  return { browser, parameters };
};

/** What `{name}` of a path, or the last one of an operation, stands for: a thing of somebody, with the ids above it. */
const THINGS: Readonly<Record<string, () => Promise<OwnCall>>> = {
  accountId: fromRecipe('profile.confirm'),
  meterId: fromRecipe('meterRequests.create'),
  claimId: fromRecipe('claims.resolve'),
  applicationId: fromRecipe('applications.withdraw'),
  paymentId: fromRecipe('payments.cancel'),
  planId: fromRecipe('instalmentPlans.sign'),
  uploadId: fromRecipe('uploads.append'),
  async fileId() {
    const { browser, accountId } = await owner();
    const bytes = new Uint8Array(Buffer.from('%PDF-1.7\n%%EOF\n'));
    const fileId = idOf(await announce(browser, 'a.pdf', bytes.length));
    await append(browser, fileId, 0, bytes);
    const body = { type: 'other', text: 'С файлом', uploadIds: [fileId] };
    const claim = await browser.call('claims.create', { parameters: { accountId }, body });
    return { browser, parameters: { accountId, claimId: claim.body.id as string, fileId } };
  },
  async 'applications.file'() {
    const { browser, parameters = {} } = await recipes.prepare('applications.write');
    const bytes = new Uint8Array(Buffer.from('%PDF-1.7\n%%EOF\n'));
    const fileId = idOf(await announce(browser, 'a.pdf', bytes.length));
    await append(browser, fileId, 0, bytes);
    const body = { text: 'С файлом', uploadIds: [fileId] };
    assert.equal((await browser.call('applications.write', { parameters, body })).status, 201);
    return { browser, parameters: { ...parameters, fileId } };
  },
  async documentId() {
    const { browser, accountId } = await owner();
    const { items } = (await browser.call('documents.list', { parameters: { accountId } })).body;
    const bill = (items as { id: string; kind: string }[]).find(({ kind }) => kind === 'bill');
    return { browser, parameters: { accountId, documentId: bill?.id ?? '' } };
  },
  async entryId() {
    const { browser, parameters } = await recipes.prepare('payments.confirm');
    const { paymentId = '' } = parameters ?? {};
    await browser.call('payments.confirm', { parameters: { paymentId }, body: {} });
    fixture.acquirer.orderOf(paymentId).status = {
      facts: [{ kind: 'succeeded', amount: 10_000, at: '2026-11-22T09:45:00.000Z' }],
      receipt: RECEIPT,
    };
    await fixture.gateway.handle(notificationOf(fixture.acquirer, paymentId, ORIGIN));
    const accountId = (await browser.call('accounts.list')).body.items[0].id as string;
    const { items } = (await browser.call('payments.list', { parameters: { accountId } })).body;
    const entry = (items as { id: string; receipt: object | null }[]).find(({ receipt }) => receipt);
    return { browser, parameters: { accountId, entryId: entry?.id ?? '' } };
  },
  async buildingId() {
    const browser = await signIn(MANAGER.email);
    const { items } = (await browser.call('buildings.list')).body;
    return { browser, parameters: { buildingId: (items as { id: string }[])[0]?.id ?? '' } };
  },
  async jobId() {
    const { browser, ...call } = await recipes.prepare('bulkReadings.create');
    const { id } = (await browser.call('bulkReadings.create', call)).body as { id: string };
    await fixture.gateway.work();
    return { browser, parameters: { jobId: id } };
  },
  async requestId() {
    const { browser } = await recipes.prepare('dataRequests.copy');
    const { id } = (await browser.call('dataRequests.copy')).body as { id: string };
    return { browser, parameters: { requestId: id } };
  },
};

/** Queries without which a read is not understood. */
const QUERIES: Partial<Record<OperationId, (call: OwnCall) => string | Promise<string>>> = {
  'payments.statement': () => 'from=2026-10&to=2026-11',
  async 'payments.receipts'() {
    await THINGS['entryId']?.();
    return 'from=2026-11&to=2026-11';
  },
  'claims.escalation': () => 'to=court',
  'visitSlots.list': () => 'kind=controller',
  'documents.archive': async ({ browser, parameters }) => {
    const { items } = (await browser.call('documents.list', { parameters })).body;
    return `ids=${(items as { id: string; kind: string }[]).find(({ kind }) => kind === 'bill')?.id ?? ''}`;
  },
};

const isChange = (id: OperationId): id is ChangeId => changeIds.some((each) => each === id);

/** A call of the operation by the owner of its ids. Fails for a parameter that nobody has described yet. */
async function callOf(id: OperationId): Promise<OwnCall> {
  // The limits of attempts and messages are tested elsewhere.
  for (const table of ['budget', 'throttle'] as const) await fixture.store.db.deleteFrom(table).execute();
  if (isChange(id)) {
    const { parameters = {}, ...call } = await recipes.prepare(id);
    return { ...call, parameters };
  }
  const names = parametersOf(operations[id].path).filter((name) => PLAIN[name] === undefined);
  const last = names.at(-1) ?? '';
  const thing = THINGS[id] ?? THINGS[last];
  assert.ok(thing, `${id}: say in THINGS what {${last}} stands for`);
  const call = await thing();
  const query = (await QUERIES[id]?.(call)) ?? '';
  const plain = Object.entries(PLAIN).filter(([name]) => parametersOf(operations[id].path).includes(name));
  return {
    ...call,
    parameters: { ...Object.fromEntries(plain), ...call.parameters },
    query,
    ...(id.startsWith('uploads.') && { headers: TUS }),
  };
}

/** A hash of each table. */
async function contents(): Promise<Record<string, string>> {
  const { db } = fixture.store;
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE' and table_name not like 'kysely_%'`.execute(db);
  const all = tables.map(
    ({ name }) =>
      sql`select ${name}::text as name, coalesce(md5(string_agg(each::text, chr(10) order by each::text)), '') as rows from ${sql.table(name)} as each`,
  );
  const { rows } = await sql<{ name: string; rows: string }>`${sql.join(all, sql` union all `)}`.execute(db);
  return Object.fromEntries(rows.map((each) => [each.name, each.rows]));
}

const said = ({ status, body }: Sent) => `${status} ${(body as { code?: string } | undefined)?.code ?? ''}`;

/** The ids as the owner has them, and with each of them alone among ids of the actor. */
function* mixtures(parameters: Record<string, string>, own: Readonly<Record<string, string>> = {}) {
  yield parameters;
  for (const foreign of Object.keys(parameters)) {
    const others = Object.keys(parameters).filter((name) => name !== foreign && PLAIN[name] === undefined);
    if (PLAIN[foreign] === undefined && others.length > 0 && others.every((name) => own[name] !== undefined))
      yield { ...parameters, ...Object.fromEntries(others.map((name) => [name, own[name] ?? ''])) };
  }
}

const resident = (Object.keys(operations) as OperationId[]).filter((id) => !id.startsWith('health.'));
const withIds = resident
  .filter((id) => parametersOf(operations[id].path).some((name) => PLAIN[name] === undefined))
  // The owner's call ends the connection that the frame of the partner uses, so it comes last.
  .sort((a, b) => Number(a === 'connections.delete') - Number(b === 'connections.delete'));

test('operations without ids are closed to who is not signed in, to the staff, and to partners beyond their scopes', async () => {
  const faults: string[] = [];
  const before = await contents();
  for (const id of resident.filter((each) => !withIds.includes(each) && operations[each].signedIn))
    for (const { name, browser, headers, expected } of actors) {
      const [status] = expected(id) ?? [];
      // Residents and helpers have something of their own here.
      if ((status !== 401 && status !== 403) || name === 'a helper') continue;
      const answer = await browser.call(id, { ...(isChange(id) && { body: {} }), ...(headers && { headers }) });
      if (answer.status !== status) faults.push(`${name}, ${id}: ${said(answer)}, not ${status}`);
    }
  assert.deepEqual(faults, []);
  assert.deepEqual(await contents(), before);
});

test(`the ids of one resident open nothing to anybody else, in any operation, on ${databaseKind}`, async () => {
  const faults: string[] = [];
  let made = 0;
  for (const id of withIds) {
    const { browser, ...call } = await callOf(id);
    const before = await contents();
    for (const actor of actors) {
      const refused = actor.expected(id);
      if (!refused) continue;
      const expected = SILENT.includes(id) ? [...refused, 204] : refused;
      for (const parameters of mixtures(call.parameters, actor.own)) {
        const answer = await actor.browser.call(id, {
          ...call,
          parameters,
          headers: { ...call.headers, ...actor.headers },
        });
        made++;
        if (!expected.includes(answer.status))
          faults.push(
            `${actor.name}, ${id}, ${Object.keys(parameters).join()}: ${said(answer)}, not ${expected.join()}`,
          );
      }
    }
    const now = await contents();
    const changed = Object.keys(now).filter(
      // The key of a silent deletion is kept for its caller.
      (table) => now[table] !== before[table] && !(table === 'idempotency' && SILENT.includes(id)),
    );
    if (changed.length > 0) faults.push(`${id} has changed ${changed.join()}`);
    const mine = await browser.call(id, call);
    if (mine.status >= 300) faults.push(`${id} by the owner: ${said(mine)}`);
  }
  assert.deepEqual(faults, []);
  assert.ok(made > 400, `${made} calls were made`);
});

test('a ticket of one guest tells nothing of the payment of another', async () => {
  for (const id of ['guestPayments.get', 'guestPayments.confirm'] as const) {
    const call = await callOf(id);
    const { body } = await recipes.prepare('guestPayments.create');
    const before = await contents();
    const { ticket } = body as { ticket: string };
    const answer = await recipes.newBrowser().call(id, { parameters: call.parameters, body: { ticket } });
    assert.equal(answer.status, 404, `${id}: ${said(answer)}`);
    assert.deepEqual(await contents(), before);
  }
  const unsigned = withIds.filter((id) => !operations[id].signedIn);
  assert.deepEqual(unsigned.sort(), ['guestPayments.confirm', 'guestPayments.get'], 'add the new one to this test');
});

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}
type Described = Readonly<
  Record<
    string,
    Readonly<Record<string, { readonly requestBody?: { readonly content: Record<string, { schema?: Schema }> } }>>
  >
>;

/** The names of ids in the body of a request, such as `uploadIds` and `items/accountId`. */
function bodyIds(schema: Schema | undefined, at = ''): string[] {
  const name = schema?.$ref?.split('/').pop();
  const resolved = name ? (document.components.schemas as Record<string, Schema>)[name] : schema;
  return Object.entries(resolved?.properties ?? {}).flatMap(([property, of]) =>
    /Ids?$/.test(property) ? [`${at}${property}`] : bodyIds(of.items ?? of, `${at}${property}/`),
  );
}

/** Names of a body that end like ids and name a thing of the utility. */
const OF_UTILITY: readonly string[] = ['templateId'];

/** What is put in the place of an id in a body: a thing of the owner. */
const BODY_THINGS: Readonly<Record<string, () => Promise<string>>> = {
  accountId: async () => (await owner()).accountId,
  meterId: async () => (await THINGS['meterId']?.())?.parameters['meterId'] ?? '',
  debtIds: () => Promise.resolve(NOBODY),
  uploadIds: () => wholeUpload(),
  photoId: () => wholeUpload(),
  async messageId() {
    const { body } = await recipes.prepare('claims.markRead');
    return (body as { messageId: string }).messageId;
  },
};

async function wholeUpload(): Promise<string> {
  const { browser, parameters = {}, raw, headers } = await recipes.prepare('uploads.append');
  assert.equal(
    (await browser.call('uploads.append', { parameters, raw: raw ?? '', headers: headers ?? {} })).status,
    204,
  );
  return parameters['uploadId'] ?? '';
}

test('a body with the ids of somebody else is refused, and changes nothing', async () => {
  const faults: string[] = [];
  const stranger = actors.find(({ name }) => name === 'a resident');
  assert.ok(stranger?.own);
  let made = 0;
  for (const id of changeIds.filter((each) => operations[each].signedIn)) {
    const { method, path } = operations[id];
    const described = (document.paths as unknown as Described)[path]?.[method]?.requestBody?.content[
      'application/json'
    ];
    for (const place of bodyIds(described?.schema)) {
      const name = place.split('/').pop() ?? '';
      if (OF_UTILITY.includes(name)) continue;
      const thing = BODY_THINGS[name];
      assert.ok(thing, `${id}: say in BODY_THINGS what ${place} stands for`);
      const foreign = await thing();
      const { body: given, parameters = {} } = await callOf(id);
      const value = name.endsWith('Ids') ? [foreign] : foreign;
      const body = place.startsWith('items/')
        ? {
            ...(given as object),
            items: (given as { items: object[] }).items.map((item) => ({ ...item, [name]: value })),
          }
        : { ...(given as object), [name]: value };
      const own = Object.fromEntries(Object.keys(parameters).map((key) => [key, stranger.own?.[key] ?? NOBODY]));
      const before = await contents();
      const answer = await stranger.browser.call(id, { body, parameters: own });
      made++;
      if (answer.status < 400 || answer.status >= 500) faults.push(`${id} with ${place}: ${said(answer)}`);
      const now = await contents();
      const changed = Object.keys(now).filter((table) => now[table] !== before[table]);
      if (changed.length > 0) faults.push(`${id} with ${place} has changed ${changed.join()}`);
    }
  }
  assert.deepEqual(faults, []);
  assert.ok(made >= 8, `${made} calls were made`);
});

/** Fields of a body that depend on who sends it. */
const FITTING: Partial<Record<OfficeOperationId, (role: Role) => Promise<object>>> = {
  // A clerk takes cases for themselves only.
  'claims.assign': toThemselves,
  'applications.assign': toThemselves,
};

async function toThemselves(role: Role): Promise<object> {
  const { id } = await fixture.store.db
    .selectFrom('staff')
    .select('id')
    .where('role', '=', role)
    .executeTakeFirstOrThrow();
  return { staffId: id };
}

/** Deletions that are answered alike whether or not there was something to delete. */
const SILENT_IN_OFFICE: readonly OfficeOperationId[] = ['views.delete'];

interface OfficeCall {
  readonly cookie?: string | undefined;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Fields of the body in place of those of the sample. */
  readonly more?: object;
}

/** Calls the office with a body that its contract accepts. */
async function callOffice(id: OfficeOperationId, { cookie, parameters = {}, more = {} }: OfficeCall): Promise<Sent> {
  const { method, path } = officeOperations[id];
  const { json: sample, raw, query } = sampleOf(office as unknown as Document, path, method);
  const json = sample === undefined ? undefined : { ...(sample as object), ...more };
  const body = raw ?? (json === undefined ? undefined : JSON.stringify(json));
  const url = ORIGIN + path.replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? NOBODY) + query;
  const response = await recipes.send(
    new Request(url, {
      method: method.toUpperCase(),
      headers: {
        ...(method !== 'get' && { Origin: ORIGIN, 'X-VK': '1', 'Idempotency-Key': crypto.randomUUID() }),
        ...(body !== undefined && { 'Content-Type': raw ? 'application/octet-stream' : 'application/json' }),
        ...(cookie && { Cookie: cookie }),
      },
      ...(body !== undefined && { body }),
    }),
  );
  const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
  return { status: response.status, headers: response.headers, body: isJson ? await response.json() : undefined };
}

test('every operation of the office is closed to residents and to other roles, and knows no case that is not there', async () => {
  const faults: string[] = [];
  const resident = new Map<string, string>();
  const browser = new Browser((request) => {
    resident.set('cookie', request.headers.get('Cookie') ?? '');
    return recipes.send(request);
  }, ORIGIN);
  await browser.call('session.create', { body: { login: personAt(0).accountNumber, password: PASSWORD } });
  await browser.call('accounts.list');
  const before = await contents();
  let made = 0;
  for (const id of Object.keys(officeOperations) as OfficeOperationId[]) {
    const { roles: allowed, path } = officeOperations[id];
    if (allowed.length === 0) continue;
    const check = async (who: string, cookie: string | undefined, status: number, more?: object) => {
      const answer = await callOffice(id, { cookie, ...(more && { more }) });
      made++;
      if (answer.status !== status) faults.push(`${who}, ${id}: ${said(answer)}, not ${status}`);
    };
    await check('nobody', undefined, 401);
    await check('a resident', resident.get('cookie'), 401);
    for (const role of roles) {
      if (!(allowed as readonly Role[]).includes(role)) await check(role, desks.get(role), 403);
      else if (parametersOf(path).length > 0) {
        const status = SILENT_IN_OFFICE.includes(id) ? 204 : 404;
        await check(role, desks.get(role), status, await FITTING[id]?.(role));
      }
    }
  }
  const now = await contents();
  assert.deepEqual(
    Object.keys(now).filter((table) => now[table] !== before[table]),
    [],
    'a refused call has changed something',
  );
  assert.deepEqual(faults, []);
  assert.ok(made > 50, `${made} calls were made`);
});

test('a file opens under its own case only, also for the staff', async () => {
  const [first, second] = [await THINGS['fileId']?.(), await THINGS['fileId']?.()];
  const cookie = desks.get('clerk');
  const open = (claimId = '', fileId = '') => callOffice('claims.file', { cookie, parameters: { claimId, fileId } });
  assert.equal((await open(first?.parameters['claimId'], first?.parameters['fileId'])).status, 200);
  assert.equal((await open(second?.parameters['claimId'], first?.parameters['fileId'])).status, 404);
});
