import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { newKey, type Sent } from '@vodokanal/contract/conformance/browser';
import { operations } from '@vodokanal/contract/operations';
import { sql } from 'kysely';
import { databaseKind } from './database.ts';
import { createFixture, personAt, PASSWORD, type Fixture } from './fixture.ts';
import { changeIds, Recipes, type ChangeId, type PreparedCall } from './recipes.ts';

/** How often the answer to one call is lost before it arrives. */
const LOSSES = 4;

let fixture: Fixture;
let recipes: Recipes;
before(async () => {
  fixture = await createFixture();
  recipes = new Recipes(fixture);
});
after(() => fixture.close());

/** Everything in the database, to compare what is there before and after a repetition. */
async function contents(): Promise<Record<string, unknown>> {
  await fixture.gateway.work();
  const { db } = fixture.store;
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = current_schema() and table_name not like 'kysely_%'`.execute(
    db,
  );
  const all: Record<string, unknown> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select row_to_json(each)::text as row from ${sql.table(name)} as each order by 1`.execute(db);
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}

const said = ({ status, body, headers }: Sent) => ({
  status,
  body: body as unknown,
  cookies: headers.getSetCookie(),
  location: headers.get('Location'),
});

class AnswerLost extends Error {}

/**
 * Makes the call and loses its answer: the gateway has done its work, and the browser learns nothing of it. Returns
 * what was lost.
 */
async function lose(id: ChangeId, { browser, ...call }: PreparedCall, key: string): Promise<ReturnType<typeof said>> {
  let lost: ReturnType<typeof said> | undefined;
  await assert.rejects(
    browser.call(id, {
      ...call,
      key,
      receive: async (response) => {
        const text = await response.clone().text();
        const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
        lost = said({
          status: response.status,
          headers: response.headers,
          body: isJson && text ? JSON.parse(text) : text,
        });
        throw new AnswerLost();
      },
    }),
    AnswerLost,
  );
  assert.ok(lost);
  return lost;
}

let losses = 0;
describe(`every changing operation of the contract, its answer lost after the commit, on ${databaseKind}`, () => {
  for (const id of changeIds)
    test(id, async () => {
      const call = await recipes.prepare(id);
      const key = newKey();
      const first = await lose(id, call, key);
      assert.ok(first.status < 300, `${id} answers ${first.status} ${JSON.stringify(first.body)}`);
      const kept = await contents();
      for (let time = 1; time < LOSSES; time++) await lose(id, call, key);
      losses += LOSSES;
      const { browser, ...rest } = call;
      const arrived = said(await browser.call(id, { ...rest, key }));
      assert.deepEqual(await contents(), kept, 'a repetition changes something');
      // By tus a piece that has arrived is told by the offset, not by the same answer.
      if (id === 'uploads.append') {
        assert.equal(arrived.status, 409);
        const offset = await browser.call('uploads.offset', {
          parameters: rest.parameters ?? {},
          headers: { 'Tus-Resumable': '1.0.0' },
        });
        assert.equal(offset.headers.get('Upload-Offset'), offset.headers.get('Upload-Length'));
        return;
      }
      assert.deepEqual(arrived, first, 'the answer is not the first one');
      if (operations[id].signedIn && id !== 'session.stepUp' && !operations[id].keyed) return;
      // What arrived opens the next step: whoever was signed in still is.
      if (first.cookies.some((cookie) => /^__Host-vk=[^;]/.test(cookie)))
        assert.equal((await browser.call('session.get')).body.state, 'signed-in');
    });

  test('there were at least two hundred', () => {
    assert.ok(losses >= 200, `${losses} answers were lost`);
  });
});

for (const id of ['connections.redeem', 'codes.verify', 'session.confirm', 'unlocks.create', 'claims.create'] as const)
  test(`five at once with one key have one effect: ${id}`, async () => {
    const { browser, ...call } = await recipes.prepare(id);
    const key = newKey();
    const all = await Promise.all(Array.from({ length: 5 }, () => browser.call(id, { ...call, key })));
    const [first] = all.filter(({ status }) => status < 300);
    assert.ok(first, JSON.stringify(all[0]?.body));
    for (const each of all)
      if (each.status < 300) assert.deepEqual(said(each), said(first));
      else assert.equal(each.body.code, 'IN_FLIGHT');
  });

test('a key with another body is refused, and a refused call leaves its key free', async () => {
  const { browser, body, ...call } = await recipes.prepare('session.stepUp');
  const key = newKey();
  const wrong = await browser.call('session.stepUp', { ...call, key, body: { password: 'не тот пароль, что нужен' } });
  assert.equal(wrong.body.code, 'WRONG_CREDENTIALS');
  assert.equal((await browser.call('session.stepUp', { ...call, key, body })).status, 201);
  const other = await browser.call('session.stepUp', { ...call, key, body: { password: `${PASSWORD}!` } });
  assert.equal(other.body.code, 'KEY_REUSED');
});

test('recovery codes are told once more for ten minutes, to the same session alone, and are nowhere readable', async () => {
  const { browser } = await recipes.prepare('security.renewRecoveryCodes');
  const key = newKey();
  const first = (await browser.call('security.renewRecoveryCodes', { key })).body.codes as string[];
  const { email } = await fixture.store.db
    .selectFrom('customer')
    .select('email')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const elsewhere = recipes.newBrowser();
  const { ticket } = (await elsewhere.call('session.create', { body: { login: email, password: PASSWORD } })).body;
  await elsewhere.call('session.confirm', { body: { ticket, kind: 'recoveryCode', code: first[0] } });
  const everything = JSON.stringify(await contents());
  for (const code of first) assert.ok(!everything.includes(code) && !everything.includes(code.replace('-', '')));
  const others = (await elsewhere.call('security.renewRecoveryCodes', { key })).body.codes as string[];
  assert.notDeepEqual(others, first, 'another session was told the codes');

  fixture.clock = new Date(fixture.clock.getTime() + 9 * 60_000);
  assert.deepEqual((await browser.call('security.renewRecoveryCodes', { key })).body.codes, first);
  fixture.clock = new Date(fixture.clock.getTime() + 2 * 60_000);
  await browser.call('session.stepUp', { body: { password: PASSWORD } });
  assert.equal((await browser.call('security.renewRecoveryCodes', { key })).body.code, 'KEY_REUSED');
  await fixture.gateway.sweep();
  const left = await fixture.store.db
    .selectFrom('idempotency')
    .select(['operation', 'answer'])
    .where('operation', '=', 'security.renewRecoveryCodes')
    .execute();
  assert.ok(left.length > 0 && left.every(({ answer }) => answer === ''), 'the codes are kept after ten minutes');
});

test('a session id that was replaced tells the first answer once more and opens nothing else', async () => {
  const { browser, ...call } = await recipes.prepare('session.stepUp');
  const key = newKey();
  await lose('session.stepUp', { browser, ...call }, key);
  assert.equal((await browser.call('session.get')).body.state, 'signed-out');
  assert.equal((await browser.call('accounts.list')).status, 401);
  assert.equal(
    (await browser.call('security.changePassword', { body: { password: 'ещё один тихий ручей' } })).status,
    401,
  );
  assert.equal((await browser.call('session.stepUp', { ...call, key: newKey() })).status, 401);
  fixture.clock = new Date(fixture.clock.getTime() + 11 * 60_000);
  assert.equal((await browser.call('session.stepUp', { ...call, key })).status, 401);
});

test('the claim of a process that died is taken over, and the late one changes nothing', async () => {
  const { browser, ...call } = await recipes.prepare('session.create');
  const key = newKey();
  const claim = (claimedAt: Date) =>
    fixture.store.db
      .insertInto('idempotency')
      .values({
        owner_id: '00000000-0000-0000-0000-000000000000',
        operation: 'session.create',
        key,
        body_hash: '',
        answer: null,
        claim: '00000000-0000-4000-8000-000000000001',
        created_at: claimedAt,
      })
      .execute();
  await claim(new Date(fixture.clock.getTime() - 91_000));
  assert.equal((await browser.call('session.create', { ...call, key })).status, 201);
});

test('a stored request cannot be guessed from the database: its password is hashed with the secret key', async () => {
  const { browser, body, ...call } = await recipes.prepare('session.create');
  const key = newKey();
  await browser.call('session.create', { ...call, body, key });
  const { body_hash } = await fixture.store.db
    .selectFrom('idempotency')
    .select('body_hash')
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  const plain = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`/v1/session\n${JSON.stringify(body)}`));
  assert.ok(!body_hash.includes(Buffer.from(plain).toString('hex')));
  assert.match(body_hash, /^[\w-]{8}\.[\da-f]{64}$/);
  assert.equal(personAt(0).password, PASSWORD);
});
