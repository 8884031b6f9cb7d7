import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import fc from 'fast-check';
import { openDatabase, type OpenDatabase } from '../src/index.ts';
import { budgetsOf, type Cause } from '../src/messages/budget.ts';
import { oneRecipient, queueMessage, type Message } from '../src/messages/message-queue.ts';
import { fill, messageText, TEMPLATES, type Filled, type TemplateName } from '../src/messages/templates.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

let database: TestDatabase;
let store: OpenDatabase;
before(async () => {
  database = await createTestDatabase();
  store = await openDatabase(database);
});
after(async () => {
  await store.close();
  await database.drop();
});
beforeEach(async () => {
  for (const table of ['budget', 'message'] as const) await store.db.deleteFrom(table).execute();
});

const names = Object.keys(TEMPLATES) as TemplateName[];
const placeholdersOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
const textOf = (template: TemplateName, values: Record<string, string>) =>
  messageText({ template, values } as unknown as Filled);
/** What somebody may type to change a text: replacement patterns, placeholders, line breaks, other recipients. */
const hostile = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '$&',
    "$'",
    '$`',
    '$1',
    '$<code>',
    '{code}',
    '{value}',
    '\r\nBcc: vor@example.org',
    '\n\n@evil.example #123456',
    'a@example.org, b@example.org',
    '\u2028\u2029',
    '\0',
  ),
);

for (const template of names)
  test(`no value changes the text around it: ${template}`, () => {
    const { subject, body } = TEMPLATES[template];
    const wanted = [...new Set(placeholdersOf(subject + body))];
    fc.assert(
      fc.property(fc.tuple(...wanted.map(() => hostile)), (given) => {
        const values = Object.fromEntries(wanted.map((name, index) => [name, given[index] ?? '']));
        const text = textOf(template, values);
        assert.doesNotMatch(text.subject, /[\p{Cc}\p{Zl}\p{Zp}]/u);
        const clean = (value: string) => value.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
        // Built from the parts between the placeholders, without any replacement.
        const parts = body.split(/\{\w+\}/);
        const expected = placeholdersOf(body).reduce(
          (sum, name, index) => sum + clean(values[name] ?? '') + (parts[index + 1] ?? ''),
          parts[0] ?? '',
        );
        assert.equal(text.body, expected.trimEnd());
        assert.equal(text.body.split('\n').length, body.split('\n').length, 'a value adds a line');
      }),
    );
  });

test('a value is put in once, as it is', () => {
  assert.equal(fill('{a} {b}', { a: '{b}', b: '$&' }), '{b} $&');
  assert.equal(fill('{unknown}', {}), '{unknown}');
  assert.equal(fill('{toString}', {}), '{toString}');
});

test('a message has one recipient', () => {
  assert.equal(oneRecipient('mail', ' Ya@Example.org '), 'ya@example.org');
  assert.equal(oneRecipient('sms', '8 900 123-45-67'), '+79001234567');
  for (const text of [
    'a@example.org, b@example.org',
    'a@example.org;b@example.org',
    'a@example.org\r\nBcc: b@example.org',
    '"a" <a@example.org>',
    'a@example.org b@example.org',
    '',
  ])
    assert.equal(oneRecipient('mail', text), null, text);
  for (const text of ['+79001234567,+79001234568', '112', '+7900123456789'])
    assert.equal(oneRecipient('sms', text), null);
});

const now = new Date('2026-11-22T09:40:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const send = (cause: Cause, change: Partial<Message> = {}, at = now) =>
  queueMessage(
    store.db,
    {
      channel: 'sms',
      recipient: '+79001234567',
      template: 'codeBySms',
      values: { code: '123456', purpose: 'для проверки', host: 'lk.example.org' },
      cause,
      expiresAt: new Date(at.getTime() + 600_000),
      ...change,
    } as Message,
    at,
  );
const waiting = async () =>
  (await store.db.selectFrom('message').select(['recipient', 'next_at', 'body']).orderBy('created_at').execute()).map(
    (row) => ({ ...row, minutes: ((row.next_at?.getTime() ?? 0) - now.getTime()) / 60_000 }),
  );
let place = 0;
const anywhere = () => `198.51.${100 + Math.floor(++place / 250)}.${place % 250}`;

test('a list of recipients is never queued', async () => {
  await assert.rejects(send({ kind: 'staff' }, { recipient: '+79001234567,+79001234568' }), TypeError);
  assert.deepEqual(await waiting(), []);
});

test('strangers from anywhere get six codes an hour to one phone, and are not told; the others have their own share', async () => {
  const answers: boolean[] = [];
  for (let attempt = 0; attempt < 10; attempt++)
    answers.push(await send({ kind: 'stranger', address: anywhere(), account: null }));
  assert.deepEqual([answers.filter(Boolean).length, (await waiting()).length], [6, 6]);
  for (const kind of ['device', 'password', 'proven'] as const)
    assert.ok(await send({ kind, address: anywhere(), account: null }), kind);
  assert.ok(await send({ kind: 'stranger', address: anywhere(), account: null }, {}, later(61)));
});

test('a login nobody has spends like one that somebody has', async () => {
  const ask = async (recipient: Message['recipient']) => {
    const answers: boolean[] = [];
    for (let attempt = 0; attempt < 10; attempt++)
      answers.push(await send({ kind: 'stranger', address: anywhere(), account: null, login: 'x' }, { recipient }));
    return answers;
  };
  assert.deepEqual(await ask({ nobody: 'nikto@example.org' }), await ask('+79001234567'));
  assert.ok((await waiting()).every(({ recipient }) => recipient === '+79001234567'));
});

test('one network is refused after twenty, one login from it after six, one account after twenty', async () => {
  const until = async (cause: () => Cause) => {
    for (let count = 0; ; count++)
      try {
        await send(cause(), { recipient: `+7900${String(++place).padStart(7, '0')}` });
      } catch (fault) {
        assert.equal((fault as { code?: string }).code, 'RATE_LIMITED');
        return count;
      }
  };
  assert.equal(await until(() => ({ kind: 'stranger', address: '192.0.2.1', account: null })), 20);
  assert.equal(await until(() => ({ kind: 'stranger', address: '192.0.2.2', account: null, login: 'one' })), 6);
  assert.equal(await until(() => ({ kind: 'proven', address: anywhere(), account: 'account' })), 20);
});

test('no budget belongs to everybody', () => {
  for (const kind of ['stranger', 'proven', 'password', 'device', 'notice'] as const) {
    const keysOf = (address: string, recipient: string) =>
      new Set(budgetsOf({ kind, address, account: address }, recipient).map(({ key }) => key));
    const others = keysOf('192.0.2.2', 'b');
    assert.deepEqual(
      [...keysOf('192.0.2.1', 'a')].filter((key) => others.has(key)),
      [],
    );
  }
});

test('a notice over the budget waits, once', async () => {
  const notice = (value: string) =>
    send({ kind: 'notice', address: '192.0.2.9', account: 'customer' }, {
      channel: 'mail',
      recipient: 'ya@example.org',
      ...({ template: 'phone-changed', values: { value, callUs: '' } } as Filled),
      expiresAt: undefined,
    } as unknown as Partial<Message>);
  for (let attempt = 0; attempt < 30; attempt++) assert.ok(await notice(String(attempt)));
  for (let attempt = 0; attempt < 5; attempt++) assert.ok(!(await notice('last')));
  const rows = await waiting();
  assert.equal(rows.length, 31);
  assert.deepEqual([rows.at(-1)?.minutes, rows.at(-1)?.body.includes('last')], [60, true]);
});

test('sixty at once send as many as one after another', async () => {
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => send({ kind: 'stranger', address: anywhere(), account: null })),
  );
  assert.deepEqual([answers.filter(Boolean).length, (await waiting()).length], [6, 6]);
});
