import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import document from '@vodokanal/contract/openapi.json' with { type: 'json' };
import type { Sent } from '@vodokanal/contract/conformance/browser';
import { operations, type OperationId } from '@vodokanal/contract/operations';
import { databaseKind } from './database.ts';
import { createFixture, PASSWORD, personAt, type Fixture } from './fixture.ts';
import { changeIds, Recipes, type ChangeId, type PreparedCall } from './recipes.ts';

/** `MALFORMED_CALLS=all` makes every call, about six thousand; otherwise every n-th is made. */
const EVERY = process.env['MALFORMED_CALLS'] === 'all' ? 1 : 13;

let fixture: Fixture;
let recipes: Recipes;
before(async () => {
  fixture = await createFixture();
  recipes = new Recipes(fixture);
});
after(() => fixture.close());

const UUID = '00000000-0000-4000-8000-000000000000';
/** Values that databases, dates, patterns and parsers trip over. */
const BAD_VALUES: readonly unknown[] = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udfffb',
  '\udc00\ud800',
  `urn:uuid:${UUID}`,
  `{${UUID}}`,
  UUID.replaceAll('-', ''),
  UUID.toUpperCase(),
  '',
  ' ',
  '\u202e\u2066\u200b',
  '\uffff\ufffe',
  "'; drop table customer; --",
  '%00',
  '$1',
  '\\',
  '\\u0000',
  '9'.repeat(400),
  '-1',
  '1e400',
  'NaN',
  'Infinity',
  '0x10',
  '𝟏𝟐𝟑',
  '2026-02-30',
  '0000-00-00',
  '99999-12',
  '<script>',
  'х'.repeat(5000),
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  [],
  ['\u0000'],
  {},
  { '\u0000': 1 },
  { constructor: { prototype: {} } },
];

/** What a call may be refused for without being used up. */
const CREDENTIALS = ['Cookie', 'Authorization', 'X-VK-Site', 'X-VK-Ticket', 'DPoP'];

interface Mutation {
  /** What was changed: a JSON pointer into the body, or the name of a parameter or header. */
  readonly what: string;
  readonly change: (call: PreparedCall) => PreparedCall;
  /** The pointer where a text that cannot be stored must be reported. */
  readonly pointer?: string;
}

const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');
const isUnstorable = (value: unknown) =>
  typeof value === 'string' && (value.includes('\u0000') || !value.isWellFormed());

/** The pointers of all values in a body, the body itself included. */
const pointersOf = (value: unknown, at = ''): string[] => [
  at,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, each]) => pointersOf(each, `${at}/${escaped(name)}`))
    : []),
];

function replaced(body: unknown, pointer: string, value: unknown): unknown {
  if (pointer === '') return value;
  const copy = structuredClone(body);
  const path = pointer.slice(1).split('/');
  const last = path.pop() ?? '';
  const parent = path.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], copy);
  (parent as Record<string, unknown>)[last] = value;
  return copy;
}

interface Schema {
  readonly $ref?: string;
  readonly properties?: object;
}
type DescribedPaths = Readonly<
  Record<string, Record<string, { requestBody?: { content: Record<string, { schema?: Schema } | undefined> } }>>
>;

/** The properties that a schema knows and the body lacks, so that optional ones are tried, too. */
function optionalPointers(id: OperationId, body: unknown): string[] {
  const { method, path } = operations[id];
  const given = (document.paths as unknown as DescribedPaths)[path]?.[method]?.requestBody?.content['application/json']
    ?.schema;
  const schema = given?.$ref
    ? (document.components.schemas as Record<string, Schema | undefined>)[given.$ref.split('/').pop() ?? '']
    : given;
  return Object.keys(schema?.properties ?? {})
    .filter((name) => !Object.hasOwn((body ?? {}) as object, name))
    .map((name) => `/${name}`);
}

const HEADERS: Readonly<Record<string, readonly string[]>> = {
  'Idempotency-Key': ['', 'short', 'ä'.repeat(20), 'a'.repeat(101), 'a b c d e f g h i j', "'; drop table session; --"],
  'Content-Type': ['', 'text/plain', 'application/json; charset=koi8-r', 'application/jsonx', 'multipart/form-data'],
  Cookie: [
    '__Host-vk=',
    '__Host-vk=%00',
    '__Host-vk=%ff%fe',
    '=;=;=',
    `__Host-vk=${'a'.repeat(9000)}`,
    '__Host-vk-device=%u0000',
  ],
  'X-VK-Site': ['', 'null', 'https://', 'javascript:1', 'https://portal.example.net/%00', 'ÿ'],
  'X-VK-Ticket': ['', '%00', 'ÿþ', 'a'.repeat(5000)],
  Authorization: ['DPoP', 'DPoP ', 'Bearer ÿ', `DPoP ${'a'.repeat(5000)}`, 'Basic Og=='],
  DPoP: ['', 'a.b.c', 'e30.e30.', `${'a'.repeat(5000)}`],
  'User-Agent': ['ÿ'.repeat(300), ''],
  Accept: ['text/csv', '*/*;q=x'],
};
const TUS: Readonly<Record<string, readonly string[]>> = {
  'Tus-Resumable': ['', '0.2.2', '1.0.0, 1.0.0'],
  'Upload-Length': ['', '-1', '0', '1e3', '0x10', '1.5', ' 5 ', '99999999999999999999', 'NaN', '5, 5', '00005'],
  'Upload-Metadata': [
    '',
    'filename',
    'filename %00',
    'filename AA==,filename AA==',
    'filename =',
    ' ,,, ',
    `filename ${'A'.repeat(4000)}`,
    'filename AGEA,filetype aW1hZ2UvcG5n',
    'filename 7aCA,filetype aW1hZ2UvcG5n',
  ],
  'Upload-Offset': ['', '-1', '1', '1e0', '0x0', '99999999999999999999', 'NaN'],
  'Upload-Defer-Length': ['1', '0', 'x'],
  'Upload-Concat': ['partial', 'final;/v1/uploads/1', 'x'],
  'Upload-Checksum': ['sha1 x', 'x'],
  'X-HTTP-Method-Override': ['DELETE', 'PATCH', 'TRACE'],
  'X-Forwarded-Proto': ['gopher'],
  'X-Upload-Id': ['../../escape', ''],
};

function* mutationsOf(id: OperationId, call: PreparedCall): Generator<Mutation> {
  for (const name of Object.keys(call.parameters ?? {}))
    for (const value of BAD_VALUES.filter((each) => typeof each === 'string'))
      yield {
        what: `${name} in the path`,
        change: (given) => ({
          ...given,
          parameters: { ...given.parameters, [name]: encodeURIComponent(value.toWellFormed()) },
        }),
      };
  for (const part of ['%', '%ff', '%00', '..%2f..', '%ed%a0%80'])
    for (const name of Object.keys(call.parameters ?? {}))
      yield {
        what: `${name} in the path`,
        change: (given) => ({ ...given, parameters: { ...given.parameters, [name]: part } }),
      };
  for (const query of ['limit=', 'limit=1e1', 'limit=%00', 'limit=%ff', 'also=%00', 'a'.repeat(3000), '%'])
    yield { what: 'the query', change: (given) => ({ ...given, query }) };
  for (const [name, values] of Object.entries(id.startsWith('uploads.') ? { ...HEADERS, ...TUS } : HEADERS))
    for (const value of values)
      yield { what: name, change: (given) => ({ ...given, headers: { ...given.headers, [name]: value } }) };
  if (call.raw !== undefined)
    for (const raw of ['', 'x', '\u0000'.repeat(100)])
      yield { what: 'the content', change: (given) => ({ ...given, raw }) };
  if (call.body === undefined) return;
  for (const pointer of [...pointersOf(call.body), ...optionalPointers(id, call.body), '/unknown'])
    for (const value of BAD_VALUES)
      yield {
        what: pointer || 'the body',
        change: (given) => ({ ...given, body: replaced(given.body, pointer, value) }),
        ...(isUnstorable(value) && { pointer: pointer || '/' }),
      };
  for (const raw of [
    '',
    '{',
    '[]',
    'null',
    '"\\ud800"',
    '{"__proto__":{"a":1}}',
    `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
    `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
    `{"a":1${',"a":1'.repeat(8000)}}`,
    '\ufeff{}',
  ])
    yield {
      what: 'the text of the body',
      change: ({ body: _, ...given }) => ({ ...given, raw }),
    };
}

/** A read with ids that exist. */
async function prepareRead(id: OperationId): Promise<PreparedCall> {
  const browser = recipes.newBrowser();
  await browser.call('session.create', { body: { login: personAt(0).accountNumber, password: PASSWORD } });
  const accountId = (await browser.call('accounts.list')).body.items[0].id as string;
  const meterId = (await browser.call('meters.list', { parameters: { accountId } })).body.items[0].id as string;
  const known: Record<string, string> = { accountId, meterId };
  const names = [...operations[id].path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return { browser, parameters: Object.fromEntries(names.map((name) => [name, known[name] ?? UUID])) };
}

const isChange = (id: OperationId): id is ChangeId => changeIds.some((each) => each === id);

let made = 0;
test(`malformed calls of every operation of the contract are the caller's fault, on ${databaseKind}`, async () => {
  const faults: string[] = [];
  let turn = 0;
  for (const id of Object.keys(operations) as OperationId[]) {
    const prepare = async () => {
      // The limits of attempts and messages are tested elsewhere.
      for (const table of ['budget', 'throttle'] as const) await fixture.store.db.deleteFrom(table).execute();
      return isChange(id) ? recipes.prepare(id) : prepareRead(id);
    };
    let call: PreparedCall | undefined = await prepare();
    for (const { what, change, pointer } of [...mutationsOf(id, call)]) {
      if (++turn % EVERY !== 0) continue;
      call ??= await prepare();
      const { browser, ...mutated } = change(call);
      let sent: Sent;
      try {
        sent = await browser.call(id, mutated);
      } catch (fault) {
        // A header that no client can send is no call.
        if (fault instanceof TypeError) continue;
        faults.push(`${id}, ${what}: ${(fault as Error).message}`);
        continue;
      }
      made++;
      const { status, body } = sent;
      if (status >= 500) faults.push(`${id}, ${what}: ${status} ${JSON.stringify(mutated).slice(0, 200)}`);
      const said = (body as { code?: string; errors?: { pointer: string }[] } | undefined) ?? {};
      if (said.code === 'INVALID' && !said.errors?.every((each) => each.pointer.startsWith('/')))
        faults.push(`${id}, ${what}: no pointer`);
      if (pointer !== undefined && status < 400) faults.push(`${id}, ${what}: a text that cannot be stored is taken`);
      if (
        pointer !== undefined &&
        status === 422 &&
        said.code === 'INVALID' &&
        !said.errors?.some((each) => each.pointer === pointer)
      )
        faults.push(`${id}, ${what}: reported at ${JSON.stringify(said.errors)}`);
      // What has succeeded, or has used its ticket or its session up, is prepared again.
      const isUsedUp =
        status < 400 ||
        ((status === 401 || status === 403) && !CREDENTIALS.includes(what)) ||
        (said.code === 'CODE_EXPIRED' && what !== '/ticket');
      if (isUsedUp) call = undefined;
    }
  }
  assert.deepEqual(faults.slice(0, 40), []);
  assert.ok(made > 400, `${made} calls were made`);
});

test('races for a unique key are decided, never a fault', async () => {
  const statuses: number[] = [];
  const together = async (calls: readonly (() => Promise<Sent>)[]) => {
    const sent = await Promise.all(calls.map((call) => call()));
    statuses.push(...sent.map(({ status }) => status));
    return sent.filter(({ status }) => status < 300).length;
  };
  // Several people prove the same free account at once; one becomes its holder.
  const people = await Promise.all(Array.from({ length: 4 }, () => recipes.prepare('session.stepUp')));
  const body = await recipes.freeAccount();
  const added = await together(
    people.map(
      ({ browser }) =>
        () =>
          browser.call('accounts.add', { body }),
    ),
  );
  assert.equal(added, 1, 'one of them holds the account');
  // The same request twice, with keys of its own each time.
  for (const id of [
    'consents.give',
    'codes.verify',
    'helpers.accept',
    'registrations.complete',
    'security.enableSms',
    'security.addPasskey',
  ] as const) {
    const { browser, ...call } = await recipes.prepare(id);
    await together(Array.from({ length: 4 }, () => () => browser.call(id, call)));
  }
  assert.deepEqual(
    statuses.filter((status) => status >= 500),
    [],
  );
});
