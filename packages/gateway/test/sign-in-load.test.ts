import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { DatabaseClock } from '../src/database/clock.ts';
import { createGateway, openDatabase, type Gateway, type OpenDatabase } from '../src/index.ts';
import { deliver } from '../src/messages/delivery.ts';
import { budgetsOf } from '../src/messages/budget.ts';
import { queueMessage, spend } from '../src/messages/message-queue.ts';
import { Secrets } from '../src/secrets.ts';
import { PasswordQueue } from '../src/session/password-queue.ts';
import { hashPassword } from '../src/session/passwords.ts';
import { countAttempt, forgiveAttempts, type Source } from '../src/session/throttle.ts';
import { openDemoSettings, openLaw } from '../src/settings/files.ts';
import { Settings } from '../src/settings/settings.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

const ORIGIN = 'https://lk.example.org';
const PASSWORD = 'tikhiy-rodnik-u-mosta';
const CUSTOMERS = 24;
const NOW = new Date('2026-11-22T09:40:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

let database: TestDatabase;
let store: OpenDatabase;
let settings: Settings;
const login = (index: number) => `person${index}@example.org`;

before(async () => {
  database = await createTestDatabase();
  store = await openDatabase(database);
  settings = new Settings(store.db);
  await settings.add([...(await openLaw()), ...(await openDemoSettings())]);
  const password_hash = await hashPassword(PASSWORD);
  for (let index = 0; index < CUSTOMERS; index++)
    await store.db
      .insertInto('customer')
      .values({ id: randomUUID(), name: '', email: login(index), password_hash, status: 'active', created_at: NOW })
      .execute();
});
beforeEach(async () => {
  for (const table of ['throttle', 'message'] as const) await store.db.deleteFrom(table).execute();
});
after(async () => {
  await store.close();
  await database.drop();
});

const gatewayAt = (clock: () => Date): Gateway =>
  createGateway({
    db: store.db,
    uploadFolder: `${database.dataDir ?? '/tmp'}/vk-sign-in-load`,
    origins: [ORIGIN],
    secrets: new Secrets(new Uint8Array(32)),
    clock,
  });

const signIn = (gateway: Gateway, name: string, password = PASSWORD, address = '192.0.2.1') =>
  gateway.handle(
    new Request(`${ORIGIN}/v1/session`, {
      method: 'POST',
      headers: {
        Origin: ORIGIN,
        'X-VK': '1',
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
      },
      body: JSON.stringify({ login: name, password }),
    }),
    address,
  );

test('correct sign-ins from one address are never refused, with two clocks two seconds apart', async () => {
  const gateways = [gatewayAt(() => NOW), gatewayAt(() => later(2))];
  const refused: number[] = [];
  let sent = 0;
  await Promise.all(
    Array.from({ length: 48 }, async () => {
      for (let index = sent++; index < 96; index = sent++) {
        // Every third sign-in is of the same customer, on many devices at once.
        const { status } = await signIn(gateways[index % 2]!, login(index % 3 === 0 ? 0 : index % CUSTOMERS));
        if (status !== 201) refused.push(status);
      }
    }),
  );
  assert.deepEqual(refused, []);
});

const source = (name: string, address = '192.0.2.1'): Source => ({ login: name, address, knownDevice: undefined });
/** Seconds of the announced wait; 0 when the attempt is counted. */
const attempt = async (from: Source, at: Date): Promise<number> => {
  try {
    await countAttempt(store.db, from, at);
    return 0;
  } catch (fault) {
    return (fault as { retryAfter: number }).retryAfter;
  }
};

test('a wait begins with the fifth failure, and no announced wait is longer, for a late clock too', async () => {
  const from = () => source('somebody');
  for (let failure = 0; failure < 5; failure++) assert.equal(await attempt(from(), NOW), 0);
  assert.equal(await attempt(from(), NOW), 5);
  assert.equal(await attempt(from(), later(-2)), 5, 'a clock two seconds behind announces no seven seconds');
  assert.equal(await attempt(from(), later(2)), 3);
  assert.equal(await attempt(from(), later(5)), 0, 'after the announced wait it is over');
  assert.equal(await attempt(from(), later(5)), 10);
});

test('no failure, no wait: a parallel attempt with an earlier clock is counted', async () => {
  for (let turn = 0; turn < 20; turn++) {
    const from = source(`somebody ${turn % 2}`);
    assert.equal(await attempt(from, later(turn % 2 === 0 ? 2 : 0)), 0);
    await forgiveAttempts(store.db, from);
  }
});

test('a success takes back the wait that its own attempt began, and no other', async () => {
  await settings.add([{ kind: 'attemptLimits', validFrom: '2020-01-01', value: { address: 10 } }]);
  try {
    const attempts = Array.from({ length: 10 }, (_, index) => source(`resident ${index}`));
    for (const each of attempts) assert.equal(await attempt(each, NOW), 0);
    assert.equal(await attempt(source('another'), NOW), 2, 'the tenth has begun a wait');
    await forgiveAttempts(store.db, attempts[0]!);
    assert.equal(await attempt(source('another'), NOW), 2, 'a success of somebody else does not end it');
    await forgiveAttempts(store.db, attempts[9]!);
    assert.equal(await attempt(source('another'), NOW), 0);
  } finally {
    await settings.add([{ kind: 'attemptLimits', validFrom: '2020-01-01', value: {} }]);
  }
});

test('thousands of residents fit behind one address: the setting names the limit of shared networks', async () => {
  const failuresOf = async (address: string, most: number) => {
    for (let index = 0; index < most; index++)
      if ((await attempt(source(`${address} ${index}`, address), NOW)) > 0) return index;
    return most;
  };
  assert.equal(await failuresOf('192.0.2.10', 400), 300, 'the default');
  await settings.add([
    {
      kind: 'attemptLimits',
      validFrom: '2020-01-01',
      value: { address: 20, networks: { '198.51.100.0/24': 40, '2001:db8::/32': 30 } },
    },
  ]);
  assert.equal(await failuresOf('192.0.2.11', 60), 20);
  assert.equal(await failuresOf('198.51.100.7', 60), 40);
  assert.equal(await failuresOf('::ffff:198.51.100.8', 60), 40);
  assert.equal(await failuresOf('2001:db8:1:2::1', 60), 30);
  await settings.add([{ kind: 'attemptLimits', validFrom: '2020-01-01', value: {} }]);
  for (const value of [{ address: 3 }, { address: '50' }, { networks: { 'mobile operator': 100 } }])
    await assert.rejects(settings.add([{ kind: 'attemptLimits', validFrom: '2020-01-01', value }]), /attemptLimits: /);
});

test('a clock that was a day ahead leaves no wait of a day', async () => {
  const tomorrow = (seconds: number) => later(86_400 + seconds);
  for (let failure = 0; failure < 5; failure++) await attempt(source('somebody'), tomorrow(0));
  assert.equal(await attempt(source('somebody'), tomorrow(1)), 4);
  assert.equal(await attempt(source('somebody'), NOW), 0, 'the clock is set right');
  for (let failure = 1; failure < 5; failure++) assert.equal(await attempt(source('somebody'), NOW), 0);
  assert.equal(await attempt(source('somebody'), NOW), 5, 'and counts from the beginning');
});

test('a budget of codes announces exactly its wait, and none of a clock that was a day ahead', async () => {
  const budgets = budgetsOf({ kind: 'proven', address: '192.0.2.30', account: null }, 'recipient');
  const spendCode = async (at: Date) => {
    try {
      await spend(store.db, budgets, at);
      return 0;
    } catch (fault) {
      return (fault as { retryAfter: number }).retryAfter;
    }
  };
  const tomorrow = later(86_400);
  for (let code = 0; code < 6; code++) assert.equal(await spendCode(tomorrow), 0);
  assert.equal(await spendCode(new Date(tomorrow.getTime() + 3_590_000)), 10);
  assert.equal(await spendCode(NOW), 0, 'the clock is set right');
});

test('a message queued by a clock that was a day ahead is sent at once', async () => {
  const sent: string[] = [];
  const senders = {
    mail: {
      send: ({ subject }: { subject: string }) => {
        sent.push(subject);
        return Promise.resolve();
      },
    },
  };
  for (const [number, at] of [
    ['tomorrow', later(86_400)],
    ['now', NOW],
    ['soon', later(1800)],
  ] as const)
    await queueMessage(
      store.db,
      {
        channel: 'mail',
        recipient: login(0),
        template: 'profileChangeApplied',
        values: { number },
        cause: { kind: 'staff' },
      },
      at,
    );
  await deliver(store.db, senders, NOW);
  assert.deepEqual(sent.sort(), ['Изменение now', 'Изменение tomorrow']);
});

test("the gateway's clock is that of the database, not that of its own machine", async (context) => {
  const day = 86_400_000;
  const real = Date.now();
  context.mock.method(Date, 'now', () => real + day);
  const clock = new DatabaseClock(store.db);
  assert.ok(Math.abs(clock.now().getTime() - real) > day / 2, 'until it is measured, the own clock');
  await clock.refresh();
  const {
    rows: [found],
  } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(store.db);
  assert.ok(Math.abs(clock.now().getTime() - (found?.at.getTime() ?? NaN)) < 60_000);
});

test('passwords wait for a free core, one login after another; too many are sent away with the time', async () => {
  const queue = new PasswordQueue({ slots: 2, most: { total: 6, network: 4 } });
  let release: () => void = () => undefined;
  const released = new Promise<void>((done) => {
    release = done;
  });
  let running = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++running);
    await released;
    running--;
  };
  const from = (key: string, network: string) => queue.run(work, { key, network });
  const waiting = [from('a', 'home'), from('a', 'home'), from('b', 'home'), from('c', 'home')];
  const busy = { code: 'SERVICE_UNAVAILABLE' };
  await assert.rejects(from('d', 'home'), busy, 'one network may not fill the queue');
  waiting.push(from('d', 'elsewhere'), from('e', 'elsewhere'));
  await assert.rejects(from('f', 'third'), (fault: { code: string; retryAfter: number }) => {
    assert.equal(fault.code, busy.code);
    assert.ok(fault.retryAfter > 0 && fault.retryAfter < 10, String(fault.retryAfter));
    return true;
  });
  release();
  await Promise.all(waiting);
  assert.equal(most, 2);
  await from('d', 'home');
});

test('a login has one attempt at a time', async () => {
  const queue = new PasswordQueue({ slots: 8 });
  let running = 0;
  await Promise.all(
    Array.from({ length: 20 }, () =>
      queue.run(
        async () => {
          assert.equal(++running, 1);
          await new Promise(setImmediate);
          running--;
        },
        { key: 'somebody' },
      ),
    ),
  );
});
