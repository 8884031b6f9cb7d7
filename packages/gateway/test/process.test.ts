import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { after, afterEach, before, test } from 'node:test';
import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { claimsOf, createClient, newIntent, paymentsOf, Problem } from '@vodokanal/client';
import { createSandbox } from '../../demo/acquirer/app.ts';
import { DEMO_PASSWORD, demoSignIns } from '../src/demo/seed.ts';
import { createTestDatabase, databaseKind, type TestDatabase } from './database.ts';

const main = new URL('../src/main.ts', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'vk-process-'));
const dataDir = join(folder, 'data');
const running = new Set<ChildProcessWithoutNullStreams>();
let port = 0;
let database: TestDatabase;

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as { port: number };
      server.close(() => done(free));
    });
  });

interface Launched {
  readonly child: ChildProcessWithoutNullStreams;
  readonly output: { out: string; err: string };
  readonly ended: Promise<number | null>;
}
interface Started extends Launched {
  readonly ready: { site: string; api: string; outbox: string; signIns: unknown[] };
}

function launch(environment: Record<string, string>, args: string[] = ['start', '--demo', '--json']): Launched {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, DATABASE_URL: database.url ?? '', DATA_DIR: dataDir, PORT: String(port), ...environment },
  });
  running.add(child);
  const output = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    output.out += String(data);
  });
  child.stderr.on('data', (data) => {
    output.err += String(data);
  });
  return {
    child,
    output,
    ended: new Promise((done) =>
      child.on('close', (code) => {
        running.delete(child);
        done(code);
      }),
    ),
  };
}

/** Starts a gateway and waits for the JSON line with its addresses. */
async function start(environment: Record<string, string> = {}): Promise<Started> {
  const launched = launch(environment);
  const [line] = (await Promise.race([
    once(createInterface(launched.child.stdout), 'line'),
    launched.ended.then(() => []),
  ])) as [string?];
  if (line === undefined) throw new Error(launched.output.err);
  return { ...launched, ready: JSON.parse(line) as Started['ready'] };
}

async function end({ child, ended }: Launched, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal);
  return ended;
}

before(async () => {
  port = await freePort();
  database = await createTestDatabase();
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});
after(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Does what a browser does for a page of the gateway: keeps cookies and sends `Origin`. */
function pageFetch(origin: string): typeof fetch {
  const cookies = new Map<string, string>();
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('Origin', origin);
    headers.set('Cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    const response = await fetch(input, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    return response;
  };
}

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

/** How often the gateway is killed while payments run; `PAYMENT_KILLS=50` for a long run. */
const PAYMENT_KILLS = Number(process.env['PAYMENT_KILLS'] ?? 4);
/** Most milliseconds from the beginning of a payment to the kill: placing, paying and telling take less. */
const LATEST_KILL = 250;

test(
  'killed at random moments, a payment is taken once, entered once, and its result is learnt',
  { timeout: 1_800_000 },
  async () => {
    const secret = 'sandbox'.repeat(5);
    const sandbox = createSandbox({ secret, origin: 'http://bank.example' });
    const bank = serve({ fetch: sandbox.app.fetch, port: 0, hostname: '127.0.0.1' });
    await once(bank, 'listening');
    const bankUrl = `http://127.0.0.1:${(bank.address() as AddressInfo).port}`;
    const environment = { ACQUIRER: 'sandbox', ACQUIRER_URL: bankUrl, ACQUIRER_SECRET: secret };
    let gateway = await start(environment);
    let restarted = Promise.resolve();
    const restart = async () => {
      await end(gateway, 'SIGKILL');
      gateway = await start(environment);
    };
    const kept = new Map<string, string>();
    const client = createClient({
      endpoint: gateway.ready.api,
      fetch: pageFetch(gateway.ready.api),
      storage: {
        get: (key) => kept.get(key) ?? null,
        set: (key, value) => Boolean(kept.set(key, value)),
        remove: (key) => void kept.delete(key),
        removeAll: () => undefined,
      },
      clock: { now: () => Date.now(), sleep: () => restarted },
    });
    const insist = async <T>(work: () => Promise<T>): Promise<T> => {
      for (;;) {
        try {
          return await work();
        } catch (fault) {
          const { kind, code } = fault as Problem;
          if (!(fault instanceof Problem) || (kind !== 'offline' && kind !== 'busy' && code !== 'IN_FLIGHT'))
            throw fault;
          await restarted;
          await new Promise((done) => setTimeout(done, 100));
        }
      }
    };
    await client.session.signIn({ login: demoSignIns[0]?.email ?? '', password: DEMO_PASSWORD });
    const accountId = client.session.account?.id ?? '';
    const payments = paymentsOf(client);
    const paid = new Map<string, number>();
    try {
      for (let turn = 0; turn < PAYMENT_KILLS; turn++) {
        // Sums whose kopecks mean nothing to the sandbox.
        const amount = 10_050 + 100 * turn;
        const killed = new Promise<void>((done) => {
          setTimeout(() => {
            restarted = restart();
            done();
          }, Math.random() * LATEST_KILL);
        });
        const [creating, confirming] = [newIntent(), newIntent()];
        const { id, number } = await insist(() =>
          payments.create({ items: [{ accountId, amount }], method: 'sbp' }, creating),
        );
        await insist(() => payments.confirm(id, {}, confirming));
        const order = sandbox.orders.list().find((each) => each.number === number);
        await fetch(`${bankUrl}/pay/${order?.id}`, {
          method: 'POST',
          body: new URLSearchParams({ outcome: 'taken' }),
          redirect: 'manual',
        });
        paid.set(number, amount);
        while ((await insist(() => payments.get(id))).state === 'pending')
          await new Promise((done) => setTimeout(done, 200));
        await killed;
        await restarted;
      }
      const { items } = await payments.list(accountId);
      for (const [number, amount] of paid) {
        const entries = items.filter(({ document }) => document === number);
        assert.deepEqual(
          entries.map((entry) => entry.amount),
          [amount],
          number,
        );
        assert.equal(sandbox.orders.list().filter((order) => order.number === number).length, 1, 'one order');
      }
      assert.equal(paid.size, PAYMENT_KILLS);
    } finally {
      await restarted;
      await end(gateway, 'SIGTERM');
      bank.close();
    }
  },
);
