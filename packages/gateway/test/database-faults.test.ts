import assert from 'node:assert/strict';
import fs, { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, mock, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { startPgbouncer, startPostgres } from '../../tooling/machine/machine.mjs';
import { asProblem } from '../src/http/faults.ts';
import { openDatabase } from '../src/index.ts';
import { createTestDatabase, databaseKind, type TestDatabase } from './database.ts';
import { createFixture, ORIGIN, PASSWORD, personAt, type Fixture } from './fixture.ts';

interface Customer {
  readonly cookie: string;
  readonly account: string;
}

const send = (
  { gateway }: Fixture,
  method: string,
  path: string,
  { cookie = '', body, key }: { cookie?: string; body?: object; key?: string } = {},
) =>
  gateway.handle(
    new Request(ORIGIN + path, {
      method,
      headers: {
        Cookie: cookie,
        ...(method === 'POST' && { Origin: ORIGIN, 'X-VK': '1', 'Content-Type': 'application/json' }),
        ...(key && { 'Idempotency-Key': key }),
      },
      ...(body && { body: JSON.stringify(body) }),
    }),
    '198.51.100.1',
  );

async function signIn(fixture: Fixture): Promise<Customer> {
  const response = await send(fixture, 'POST', '/v1/session', {
    body: { login: personAt(0).email, password: PASSWORD },
    key: crypto.randomUUID(),
  });
  assert.equal(response.status, 201, await response.clone().text());
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const { accounts } = (await response.json()) as { accounts: { id: string }[] };
  return { cookie, account: accounts[0]?.id ?? '' };
}

const claims = (account: string) => `/v1/accounts/${account}/claims`;
const balance = (account: string) => `/v1/accounts/${account}/balance`;

/** The waits of a refusal that passes by itself; fails for any other answer but a success. */
function waitOf(response: Response): number | undefined {
  if (response.ok) return undefined;
  const wait = Number(response.headers.get('Retry-After'));
  assert.equal(response.status, 503);
  assert.ok(wait >= 1 && wait <= 5, `Retry-After: ${wait}`);
  return wait;
}

let fixture: Fixture;
before(async () => {
  fixture = await createFixture();
});
after(() => fixture.close());

test('a full disk is a wait, not a fault, and leaves nothing half written', async () => {
  const customer = await signIn(fixture);
  await sql
    .raw(
      `create function disk_full() returns trigger language plpgsql as $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`,
    )
    .execute(fixture.store.db);
  await sql
    .raw('create trigger disk_full before insert on claim execute function disk_full()')
    .execute(fixture.store.db);
  const claim = () =>
    send(fixture, 'POST', claims(customer.account), {
      cookie: customer.cookie,
      body: { type: 'other', text: 'Слабый напор' },
      key: 'full-disk-test-0001',
    });
  try {
    assert.ok(waitOf(await claim()));
    assert.equal((await send(fixture, 'GET', balance(customer.account), customer)).status, 200);
  } finally {
    await sql.raw('drop trigger disk_full on claim').execute(fixture.store.db);
  }
  assert.equal((await claim()).status, 201, 'the same request is accepted when there is room again');
});

test('a full disk for files is a wait, and the piece can be sent again', async () => {
  const { cookie } = await signIn(fixture);
  const bytes = Uint8Array.from(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII=',
      'base64',
    ),
  );
  const tus = (method: string, path: string, headers: Record<string, string>, body?: Uint8Array<ArrayBuffer>) =>
    fixture.gateway.handle(
      new Request(ORIGIN + path, {
        method,
        headers: { Origin: ORIGIN, 'X-VK': '1', 'Tus-Resumable': '1.0.0', Cookie: cookie, ...headers },
        ...(body && { body }),
      }),
      '198.51.100.1',
    );
  const announced = await tus('POST', '/v1/uploads', {
    'Idempotency-Key': 'full-disk-test-0002',
    'Upload-Length': String(bytes.length),
    'Upload-Metadata': `filename ${btoa('a.png')},filetype ${btoa('image/png')}`,
  });
  const path = announced.headers.get('Location') ?? '';
  const piece = () =>
    tus('PATCH', path, { 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' }, bytes);
  const write = fs.createWriteStream;
  // Every write to this device fails with ENOSPC.
  const full = mock.method(fs, 'createWriteStream', () => write('/dev/full'));
  syncBuiltinESMExports();
  try {
    assert.ok(waitOf(await piece()));
    assert.equal(full.mock.callCount(), 1);
  } finally {
    full.mock.restore();
    syncBuiltinESMExports();
  }
  assert.equal((await piece()).status, 204);
});

test('what passes by itself is 503 with the seconds to wait; anything else stays a fault of ours', () => {
  const answer = (fault: unknown) => {
    const { code, retryAfter } = asProblem(fault, undefined);
    return [code, retryAfter !== undefined];
  };
  const withCode = (code: string) => Object.assign(new Error('x'), { code });
  for (const code of [
    '57P01',
    '57P03',
    '57014',
    '08006',
    '08P01',
    '53100',
    '53300',
    '58030',
    '25006',
    '40001',
    '40P01',
    '55P03',
    '26000',
    'ECONNREFUSED',
    'ECONNRESET',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOSPC',
    'EDQUOT',
    'EROFS',
    'EMFILE',
  ])
    // prettier-ignore
    assert.deepEqual(answer(withCode(code)), ['SERVICE_UNAVAILABLE', true], code);
  for (const message of [
    'Connection terminated unexpectedly',
    'Client has encountered a connection error and is not queryable',
    'timeout exceeded when trying to connect',
    'PGlite is closed',
  ])
    assert.deepEqual(answer(new Error(message)), ['SERVICE_UNAVAILABLE', true], message);
  for (const fault of [withCode('42703'), withCode('23505'), withCode('ENOENT'), new TypeError('x'), undefined, 'x'])
    assert.deepEqual(answer(fault), ['INTERNAL', false], String(fault));
});

if (databaseKind === 'PGlite')
  test('a data folder left half made by a killed start is made again; a whole one is never touched', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'vk-half-made-'));
    const remove = () => {
      rmSync(dataDir, { recursive: true, force: true });
    };
    try {
      for (const name of ['pglite', 'pglite.new']) {
        mkdirSync(join(dataDir, name, 'global'), { recursive: true });
        writeFileSync(join(dataDir, name, 'PG_VERSION'), '18\n');
      }
      const first = await openDatabase({ dataDir });
      await sql`create table kept (id integer)`.execute(first.db);
      await first.close();
      assert.deepEqual(readdirSync(dataDir), ['pglite']);
      const second = await openDatabase({ dataDir });
      await sql`select * from kept`.execute(second.db);
      await second.close();
      assert.ok(existsSync(join(dataDir, 'pglite')));
    } finally {
      remove();
    }
  });
else {
  test('while a table is locked, its own requests wait shortly and all others go on', async () => {
    const customer = await signIn(fixture);
    const locker = new pg.Client(fixture.databaseUrl ?? '');
    await locker.connect();
    await locker.query('begin; lock table claim in access exclusive mode');
    try {
      const onLocked = Array.from({ length: 60 }, () => send(fixture, 'GET', claims(customer.account), customer));
      const reads: Response[] = [];
      for (let round = 0; round < 10; round++)
        reads.push(
          ...(await Promise.all(
            Array.from({ length: 10 }, () => send(fixture, 'GET', balance(customer.account), customer)),
          )),
        );
      assert.deepEqual(
        reads.filter(({ status }) => status !== 200),
        [],
      );
      for (const response of await Promise.all(onLocked)) assert.ok(waitOf(response));
    } finally {
      await locker.query('rollback');
      await locker.end();
    }
    assert.equal((await send(fixture, 'GET', claims(customer.account), customer)).status, 200);
  });

  test('while PostgreSQL restarts, every answer is a success or a short wait', { timeout: 120_000 }, async () => {
    const server = await startPostgres();
    const own = await createFixture({ database: { url: server.url, drop: () => Promise.resolve() } });
    try {
      const customer = await signIn(own);
      let isDown = true;
      let sent = 0;
      let waits = 0;
      const requests = async () => {
        for (let key = 0; isDown || key < 3; key++) {
          for (const response of [
            await send(own, 'GET', balance(customer.account), customer),
            await send(own, 'GET', '/v1/session', customer),
            await send(own, 'POST', claims(customer.account), {
              cookie: customer.cookie,
              body: { type: 'other', text: 'Слабый напор' },
              key: `restart-test-${String(sent++).padStart(8, '0')}`,
            }),
          ])
            if (waitOf(response)) waits++;
          await new Promise(setImmediate);
        }
      };
      const running = Array.from({ length: 6 }, requests);
      for (let restart = 0; restart < 2; restart++) {
        server.halt();
        // Requests meet a server that is down before it starts again.
        await Promise.all(Array.from({ length: 3 }, () => send(own, 'GET', '/v1/session', customer)));
        server.start();
      }
      isDown = false;
      await Promise.all(running);
      assert.ok(waits > 0, 'some requests have met the restart');
      assert.equal((await send(own, 'GET', balance(customer.account), customer)).status, 200, 'it recovers by itself');
    } finally {
      await own.close();
      server.stop();
    }
  });

  for (const [setting, about] of [
    ['off', 'without named statements'],
    ['', 'with named statements, which it loses'],
  ] as const)
    test(`behind PgBouncer in transaction mode, ${about}`, { timeout: 120_000 }, async () => {
      const database: TestDatabase = await createTestDatabase();
      const pooler = await startPgbouncer(database.url ?? '');
      process.env['DATABASE_NAMED_STATEMENTS'] = setting;
      const own = await createFixture({ database: { url: pooler.url, drop: () => Promise.resolve() } });
      const direct = new pg.Client(database.url ?? '');
      await direct.connect();
      try {
        const customer = await signIn(own);
        let keys = 0;
        const everything = () =>
          Promise.all(
            // A customer makes at most twenty claims a day.
            Array.from({ length: 10 }, () =>
              Promise.all([
                send(own, 'GET', balance(customer.account), customer),
                send(own, 'GET', balance(customer.account), customer),
                send(own, 'GET', claims(customer.account), customer),
                send(own, 'POST', claims(customer.account), {
                  cookie: customer.cookie,
                  body: { type: 'other', text: 'Слабый напор' },
                  key: `pooler-test-${String(keys++).padStart(8, '0')}`,
                }),
              ]),
            ),
          );
        const statuses = async () => [...new Set((await everything()).flat().map(({ status }) => status))].sort();
        assert.deepEqual(await statuses(), [200, 201]);
        await direct.query('alter table claim add column later text; alter table session add column later text');
        assert.deepEqual(await statuses(), [200, 201], 'after another process has changed the tables');
        await direct.query('begin; lock table claim in access exclusive mode');
        assert.ok(waitOf(await send(own, 'GET', claims(customer.account), customer)), 'a read has a timeout as well');
        assert.equal((await send(own, 'GET', balance(customer.account), customer)).status, 200);
        await direct.query('rollback');
      } finally {
        delete process.env['DATABASE_NAMED_STATEMENTS'];
        await direct.end();
        await own.close();
        await pooler.stop();
        await database.drop();
      }
    });
}
