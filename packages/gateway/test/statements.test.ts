import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { databaseKind } from './database.ts';
import { REFRESH_STATEMENT } from './equal-work.ts';
import { createFixture, ORIGIN, PASSWORD, personAt, type Fixture } from './fixture.ts';

let fixture: Fixture;
let statements: string[] = [];
let cookie = '';
let keys = 0;

const FRAME = /^(begin|commit|rollback)$/;

before(async () => {
  fixture = await createFixture({
    onStatement: ({ text }) => {
      if (!REFRESH_STATEMENT.test(text)) statements.push(text);
    },
  });
  cookie = (await send('POST', '/v1/session', { login: personAt(0).email, password: PASSWORD })).cookie;
});
after(() => fixture.close());

async function send(method: string, path: string, body?: object, expected = method === 'POST' ? 201 : 200) {
  const headers = {
    Cookie: cookie,
    ...(method === 'POST' && {
      Origin: ORIGIN,
      'X-VK': '1',
      'Content-Type': 'application/json',
      'Idempotency-Key': `statements-test-${++keys}`,
    }),
  };
  const response = await fixture.gateway.handle(
    new Request(ORIGIN + path, { method, headers, ...(body && { body: JSON.stringify(body) }) }),
    '198.51.100.1',
  );
  assert.equal(response.status, expected, path);
  return {
    body: (await response.json()) as Record<string, unknown> & {
      readonly items: { readonly id: string; readonly serialNumber: string }[];
    },
    cookie: response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
  };
}

/**
 * Returns the number of statements, `begin` and `commit` included: changing operations have one transaction, others
 * none.
 */
async function count(...request: Parameters<typeof send>): Promise<number> {
  statements = [];
  await send(...request);
  const frame = request[0] === 'POST' ? ['begin', 'commit'] : [];
  // PGlite has its own interface for transactions, so they are not logged.
  if (databaseKind === 'PostgreSQL')
    assert.deepEqual(
      statements.filter((text) => FRAME.test(text)),
      frame,
    );
  return statements.filter((text) => !FRAME.test(text)).length + frame.length;
}

test('each operation makes as many statements as are stated here', async () => {
  const account = (await send('GET', '/v1/accounts')).body.items[0]?.id ?? '';
  const [first, second] = (await send('GET', `/v1/accounts/${account}/meters`)).body.items;
  const { value } = (
    (await send('GET', `/v1/meters/${first?.id}/readings`)).body.items as unknown as readonly [{ value: string }]
  )[0];
  const next = (Number(value) + 1).toFixed(3);
  const lookup = async () =>
    (
      await send('POST', '/v1/guest/lookups', {
        accountNumber: personAt(0).accountNumber,
        serialNumber: second?.serialNumber,
      })
    ).body['ticket'];
  const previous = (
    (await send('GET', `/v1/meters/${second?.id}/readings`)).body.items as unknown as readonly [{ value: string }]
  )[0].value;
  const guest = { ticket: await lookup(), value: (Number(previous) + 1).toFixed(3) };
  assert.deepEqual(
    {
      config: await count('GET', '/v1/config'),
      session: await count('GET', '/v1/session'),
      accounts: await count('GET', '/v1/accounts'),
      balance: await count('GET', `/v1/accounts/${account}/balance`),
      meters: await count('GET', `/v1/accounts/${account}/meters`),
      readings: await count('GET', `/v1/meters/${first?.id}/readings`),
      'send a reading': await count('POST', `/v1/meters/${first?.id}/readings`, { value: next }),
      'make a claim': await count('POST', `/v1/accounts/${account}/claims`, { type: 'other', text: 'Слабый напор' }),
      'send a reading as a guest': await count('POST', '/v1/guest/readings', guest),
      'sign in': await count('POST', '/v1/session', { login: personAt(0).email, password: PASSWORD }),
    },
    {
      config: 0,
      session: 1,
      accounts: 1,
      balance: 3,
      meters: 2,
      readings: 2,
      'send a reading': 8,
      'make a claim': 8,
      'send a reading as a guest': 10,
      'sign in': 16,
    },
  );
});
