import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { claimsOf, createClient, newIntent, Problem } from '@vodokanal/client';
import { DEMO_PASSWORD, demoSignIns } from '../src/demo/seed.ts';

const main = new URL('../src/main.ts', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'vk-process-'));
const dataDir = join(folder, 'data');
const running = new Set<ChildProcess>();
let port = 0;

const freePort = () => new Promise<number>((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = server.address() as { port: number };
    server.close(() => done(free));
  });
});

interface Started { readonly child: ChildProcess; readonly ready: { site: string; api: string; outbox: string; signIns: unknown[] }; readonly ms: number }

function launch(environment: Record<string, string>, args: string[] = ['start', '--demo', '--json']): { child: ChildProcess; output: { out: string; err: string }; ended: Promise<number | null> } {
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, DATABASE_URL: '', DATA_DIR: dataDir, PORT: String(port), ...environment } });
  running.add(child);
  const output = { out: '', err: '' };
  child.stdout.on('data', (data) => { output.out += String(data); });
  child.stderr.on('data', (data) => { output.err += String(data); });
  return { child, output, ended: new Promise((done) => child.on('close', (code) => { running.delete(child); done(code); })) };
}

async function start(): Promise<Started & { ended: Promise<number | null> }> {
  const began = performance.now();
  const { child, output, ended } = launch({});
  while (!output.out.includes('\n')) {
    if (child.exitCode !== null) throw new Error(output.err);
    await new Promise((done) => setTimeout(done, 20));
  }
  return { child, ready: JSON.parse(output.out) as Started['ready'], ms: performance.now() - began, ended };
}

before(async () => { port = await freePort(); });
after(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** What the browser would do for a page of the gateway: cookies, and the origin of the page. */
function pageFetch(origin: string): typeof fetch {
  const cookies = new Map<string, string>();
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('Origin', origin);
    headers.set('Cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    const response = await fetch(input, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) { const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('='); cookies.set(name, value); }
    return response;
  };
}

test('the demo loads on the first start, says one line of JSON, and starts again within five seconds', { timeout: 180_000 }, async () => {
  const first = await start();
  assert.deepEqual(Object.keys(first.ready), ['site', 'api', 'outbox', 'signIns']);
  assert.ok(first.ready.signIns.length > 5);
  const health = await fetch(`${first.ready.api}/health`);
  assert.deepEqual(await health.json(), { status: 'ok' });
  const second = launch({ PORT: String(await freePort()) });
  assert.equal(await second.ended, 1);
  assert.match(second.output.err, /^The data folder .* is in use by process \d+\. Stop it first, or give another folder in DATA_DIR\.\n$/);
  first.child.kill('SIGINT');
  assert.equal(await first.ended, 0);
  assert.ok(!existsSync(join(dataDir, 'lock')), 'nothing is left behind');
  const again = await start();
  assert.ok(again.ms < 5000, `${Math.round(again.ms)} ms`);
  again.child.kill('SIGTERM');
  await again.ended;
});

test('a taken port and an unwritable folder are one clear sentence each, and exit code 1', async () => {
  const blocker = createServer().listen(port, '127.0.0.1');
  await new Promise((done) => blocker.on('listening', done));
  const taken = launch({});
  assert.equal(await taken.ended, 1);
  assert.equal(taken.output.err, `Port ${port} is taken. Stop the other program or give another port in PORT.\n`);
  blocker.close();
  // Root may write anywhere; a file in the way stops everybody.
  const closed = join(folder, 'closed');
  mkdirSync(closed);
  chmodSync(closed, 0o500);
  const unwritable = launch({ DATA_DIR: process.getuid?.() === 0 ? join(main, 'data') : join(closed, 'data') });
  assert.equal(await unwritable.ended, 1);
  assert.match(unwritable.output.err, /^The data folder .* cannot be written\. Give another one in DATA_DIR or change its permissions\.\n$/);
});

test('killed at any moment, a retrying client loses nothing acknowledged and doubles nothing', { timeout: 120_000 }, async () => {
  let gateway = await start();
  const api = gateway.ready.api;
  let stopped = false;
  const restarts = (async () => {
    for (let round = 0; round < 6; round++) {
      await new Promise((done) => setTimeout(done, 200 + Math.random() * 900));
      gateway.child.kill('SIGKILL');
      await gateway.ended;
      gateway = await start();
    }
    stopped = true;
  })();
  const kept = new Map<string, string>();
  const client = createClient({
    endpoint: api, fetch: pageFetch(api),
    storage: { get: (key) => kept.get(key) ?? null, set: (key, value) => { kept.set(key, value); return true; }, remove: (key) => { kept.delete(key); }, removeAll: () => undefined },
    clock: { now: () => Date.now(), sleep: (ms) => new Promise((done) => setTimeout(done, Math.min(ms, 200))) },
  });
  const insist = async <T>(work: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await work();
      } catch (fault) {
        if (!(fault instanceof Problem) || (fault.kind !== 'offline' && fault.kind !== 'busy' && fault.code !== 'IN_FLIGHT')) throw fault;
        await new Promise((done) => setTimeout(done, 50));
      }
    }
  };
  await insist(() => client.session.signIn({ login: demoSignIns[0]?.email ?? '', password: DEMO_PASSWORD }));
  const accountId = client.session.account?.id ?? '';
  const acknowledged: string[] = [];
  while (!stopped) {
    const intent = newIntent();
    acknowledged.push((await insist(() => claimsOf(client).submit(accountId, { type: 'other', text: `Обращение ${acknowledged.length}` }, intent))).id);
  }
  await restarts;
  const { items } = await insist(async () => (await client.send('GET', `/v1/accounts/${accountId}/claims`)).json() as Promise<{ items: { id: string }[] }>);
  assert.equal(new Set(acknowledged).size, acknowledged.length);
  assert.deepEqual(items.map(({ id }) => id).sort(), acknowledged.slice(-200).sort());
  gateway.child.kill('SIGTERM');
  await gateway.ended;
});
