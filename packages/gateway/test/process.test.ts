import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { after, afterEach, before, test } from 'node:test';
import { claimsOf, createClient, newIntent, Problem } from '@vodokanal/client';
import { DEMO_PASSWORD, demoSignIns } from '../src/demo/seed.ts';
import { createTestDatabase, databaseKind, type TestDatabase } from './database.ts';
import { freePort, gatewayProcesses, pageFetch } from './gateway-process.ts';

const main = new URL('../src/main.ts', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'vk-process-'));
const dataDir = join(folder, 'data');
let port = 0;
let database: TestDatabase;

const { launch, start, end, killAll } = gatewayProcesses(() => ({
  DATABASE_URL: database.url ?? '',
  DATA_DIR: dataDir,
  PORT: String(port),
}));

before(async () => {
  port = await freePort();
  database = await createTestDatabase();
});
afterEach(killAll);
after(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

test('the demo is loaded by the first start alone, which says one line of JSON', { timeout: 600_000 }, async () => {
  const first = await start();
  assert.match(first.output.err, /^Loading the demo utility/);
  assert.deepEqual(Object.keys(first.ready), ['site', 'api', 'outbox', 'signIns']);
  assert.ok(first.ready.signIns.length > 5);
  const health = await fetch(`${first.ready.api}/health`);
  assert.deepEqual(await health.json(), { status: 'ok' });
  const otherPort = { PORT: String(await freePort()) };
  if (databaseKind === 'PGlite') {
    const second = launch(otherPort);
    assert.equal(await second.ended, 1);
    assert.match(
      second.output.err,
      /^The data folder .* is in use by process \d+\. Stop it first, or give another folder in DATA_DIR\.\n$/,
    );
  } else {
    // On PostgreSQL several processes can share the data.
    const second = await start(otherPort);
    assert.equal((await fetch(`${second.ready.api}/ready`)).status, 200);
    assert.equal(await end(second, 'SIGINT'), 0);
    assert.equal(second.output.err, '');
  }
  assert.equal(await end(first, 'SIGINT'), 0);
  assert.ok(!existsSync(join(dataDir, 'lock')), 'nothing is left behind');
  const again = await start();
  assert.equal(again.output.err, '', 'nothing is loaded again');
  assert.equal(await end(again, 'SIGTERM'), 0);
});

test('a first start that is killed while it loads the demo is repaired by the next', { timeout: 600_000 }, async () => {
  const own = await createTestDatabase();
  const ownDir = join(folder, 'killed');
  const environment = { DATABASE_URL: own.url ?? '', DATA_DIR: ownDir };
  try {
    const killed = launch(environment);
    while (!existsSync(join(ownDir, 'demo-registry.csv')) && killed.child.exitCode === null) await setImmediate();
    await end(killed, 'SIGKILL');
    assert.ok(existsSync(join(ownDir, 'demo-registry.csv')), killed.output.err);
    const whole = await start(environment);
    const signIns = whole.ready.signIns as { email: string; password: string }[];
    for (const { email, password } of [signIns[0], signIns.at(-1)].filter((each) => each !== undefined)) {
      const page = pageFetch(whole.ready.api);
      const response = await page(`${whole.ready.api}/v1/session`, {
        method: 'POST',
        headers: { 'X-VK': '1', 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
        body: JSON.stringify({ login: email, password }),
      });
      assert.equal(response.status, 201, email);
    }
    assert.equal(await end(whole, 'SIGTERM'), 0);
    assert.ok(!existsSync(join(ownDir, 'demo-registry.csv')));
  } finally {
    await own.drop();
  }
});

test('a taken port and an unwritable folder are one clear sentence each, and exit code 1', async () => {
  const blocker = createServer().listen(port, '127.0.0.1');
  await new Promise((done) => blocker.on('listening', done));
  const taken = launch({});
  assert.equal(await taken.ended, 1);
  assert.equal(taken.output.err, `Port ${port} is taken. Stop the other program or give another port in PORT.\n`);
  blocker.close();
  // Root can write to any folder, so for root the path leads through a file.
  const closed = join(folder, 'closed');
  mkdirSync(closed);
  chmodSync(closed, 0o500);
  const unwritable = launch({
    DATABASE_URL: '',
    DATA_DIR: process.getuid?.() === 0 ? join(main, 'data') : join(closed, 'data'),
  });
  assert.equal(await unwritable.ended, 1);
  assert.match(
    unwritable.output.err,
    /^The data folder .* cannot be written\. Give another one in DATA_DIR or change its permissions\.\n$/,
  );
});

/** When the gateway is killed: before or during the client's n-th request, or after its answer. */
type Kill = readonly [request: number, moment: 'before it is sent' | 'in flight' | 'after its answer', turns?: number];
// Turns of the event loop before the kill; some are before the commit and some after it.
const KILLS: readonly Kill[] = [
  [2, 'after its answer'],
  [3, 'in flight', 0],
  [1, 'before it is sent'],
  [4, 'in flight', 25],
  [1, 'after its answer'],
  [2, 'in flight', 200],
];

test(
  'killed at any moment, a retrying client loses nothing acknowledged and doubles nothing',
  { timeout: 600_000 },
  async () => {
    let gateway = await start();
    const api = gateway.ready.api;
    const kills = [...KILLS];
    let requests = 0;
    /** The client waits for the restart before it retries, because its duration depends on the machine. */
    let restarted = Promise.resolve();
    const restart = async () => {
      requests = 0;
      kills.shift();
      await end(gateway, 'SIGKILL');
      gateway = await start();
    };
    const page = pageFetch(api);
    const mortalFetch: typeof fetch = async (input, init) => {
      const [request, moment, turns = 0] = kills[0] ?? [];
      const { method, url } = new Request(input, init);
      if (method !== 'POST' || !url.endsWith('/claims') || ++requests !== request) return page(input, init);
      if (moment === 'before it is sent') restarted = restart();
      const answer = page(input, init);
      if (moment === 'in flight') {
        for (let turn = 0; turn < turns; turn++) await setImmediate();
        restarted = restart();
      }
      if (moment === 'after its answer') {
        await (await answer).text();
        restarted = restart();
        throw new TypeError('The connection ended with the gateway.');
      }
      return answer;
    };
    const kept = new Map<string, string>();
    const client = createClient({
      endpoint: api,
      fetch: mortalFetch,
      storage: {
        get: (key) => kept.get(key) ?? null,
        set: (key, value) => {
          kept.set(key, value);
          return true;
        },
        remove: (key) => {
          kept.delete(key);
        },
        removeAll: () => undefined,
      },
      clock: { now: () => Date.now(), sleep: () => restarted },
    });
    const insist = async <T>(work: () => Promise<T>): Promise<T> => {
      for (;;) {
        try {
          return await work();
        } catch (fault) {
          if (
            !(fault instanceof Problem) ||
            (fault.kind !== 'offline' && fault.kind !== 'busy' && fault.code !== 'IN_FLIGHT')
          )
            throw fault;
          await restarted;
        }
      }
    };
    await client.session.signIn({ login: demoSignIns[0]?.email ?? '', password: DEMO_PASSWORD });
    const accountId = client.session.account?.id ?? '';
    const acknowledged: string[] = [];
    while (kills.length > 0) {
      const intent = newIntent();
      acknowledged.push(
        (
          await insist(() =>
            claimsOf(client).submit(accountId, { type: 'other', text: `Обращение ${acknowledged.length}` }, intent),
          )
        ).id,
      );
    }
    await restarted;
    const { items } = (await (await client.send('GET', `/v1/accounts/${accountId}/claims`)).json()) as {
      items: { id: string }[];
    };
    assert.equal(new Set(acknowledged).size, acknowledged.length);
    assert.deepEqual(items.map(({ id }) => id).sort(), [...acknowledged].sort());
    await end(gateway, 'SIGTERM');
  },
);
