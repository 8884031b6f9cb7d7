// Measures the throughput of the gateway relative to a bare Hono handler that runs the same prepared statements through
// `pg`. Both run in turn on one temporary PostgreSQL with many accounts. Also measures the memory in use after many
// reads. `npm run bench -- gateway`.
import { fork } from 'node:child_process';
import { Agent, request } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { hashSecret } from '../../gateway/src/ids.ts';
import { createGateway, openDatabase } from '../../gateway/src/index.ts';
import { Secrets } from '../../gateway/src/secrets.ts';
import { openDemoSettings, openLaw } from '../../gateway/src/settings/files.ts';
import { Settings } from '../../gateway/src/settings/settings.ts';
import { startPostgres } from '../machine/machine.mjs';

const ACCOUNTS = Number(process.env.ACCOUNTS ?? 100_000);
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const SECONDS = Number(process.env.SECONDS ?? 3);
const MEMORY_READS = Number(process.env.MEMORY_READS ?? 100_000);
const CONNECTIONS = 32;
const MONTHS = 12;
const NOW = new Date('2026-11-22T09:40:00Z');
const ORIGIN = 'http://localhost:5197';

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** The database and this script compute the same id from the number of a customer. */
const uuid = (kind, index) => `${kind}0000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const idSql = (kind) => sql.raw(`('${kind}0000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid`);
/** A session secret, as long as a real one. */
const secretOf = (index) => `bench${String(index).padStart(38, '0')}`;

async function fill(db) {
  const from = sql.raw(`from generate_series(1, ${ACCOUNTS}) as i`);
  const months = sql.raw(`, generate_series(1, ${MONTHS}) as month`);
  const period = sql.raw(`to_char(date '2026-11-01' - month * interval '1 month', 'YYYY-MM')`);
  await sql`insert into account (id, number, number_folded, kind, status, holder, address, persons, tariff_zone) select ${idSql('a')}, (100000000 + i)::text, (100000000 + i)::text, 'apartment', 'confirmed', 'Капля', 'г. Родников, ул. Тихая, д. 1', 2, 'город' ${from}`.execute(
    db,
  );
  await sql`insert into meter (account_id, id, serial_number, service, place, digits, fraction_digits, state) select ${idSql('a')}, ${idSql('b')}, i::text, 'coldWater', 'кухня', 5, 3, 'inService' ${from}`.execute(
    db,
  );
  await sql`insert into reading (account_id, id, meter_id, period, value, volume, taken_on, received_at, source, status) select ${idSql('a')}, gen_random_uuid(), ${idSql('b')}, ${period}, 200 - month * 4, 4, date '2026-11-01' - month * 30, now(), 'resident', 'billed' ${from} ${months}`.execute(
    db,
  );
  await sql`insert into charge (account_id, period, service, due_on, amount) select ${idSql('a')}, ${period}, 'coldWater', date '2026-11-15' - month * 30, 20000 ${from} ${months}`.execute(
    db,
  );
  await sql`insert into payment (account_id, document, paid_on, amount) select ${idSql('a')}, ${period}, date '2026-11-10' - month * 30, 20000 ${from} ${months}`.execute(
    db,
  );
  await sql`insert into customer (id, name, email, password_hash, status, created_at) select ${idSql('c')}, '', 'person' || i || '@example.org', '', 'active', now() ${from}`.execute(
    db,
  );
  await sql`insert into customer_account (customer_id, account_id, role) select ${idSql('c')}, ${idSql('a')}, 'holder' ${from}`.execute(
    db,
  );
  await sql`insert into session (id_hash, customer_id, created_at, seen_at, expires_at, remember, address, device, id) select encode(sha256(('bench' || lpad(i::text, 38, '0'))::bytea), 'hex'), ${idSql('c')}, now(), ${NOW}::timestamptz + interval '1 hour', ${NOW}::timestamptz + interval '1 day', true, '', '', gen_random_uuid() ${from}`.execute(
    db,
  );
  await sql`vacuum analyze`.execute(db);
}

const post = (body) => (index, run) => ({
  method: 'POST',
  headers: {
    Origin: ORIGIN,
    'X-VK': '1',
    'Content-Type': 'application/json',
    'Idempotency-Key': `bench-${run}-${String(index).padStart(12, '0')}`,
  },
  body: JSON.stringify(body),
});

const only = process.env.OPERATIONS?.split(',');
const operations = {
  session: { path: () => '/v1/session', target: 0.8 },
  balance: { path: (index) => `/v1/accounts/${uuid('a', index)}/balance`, target: 0.8 },
  meters: { path: (index) => `/v1/accounts/${uuid('a', index)}/meters`, target: 0.8 },
  readings: { path: (index) => `/v1/meters/${uuid('b', index)}/readings`, target: 0.8 },
  config: { path: () => '/v1/config', target: 0.8 },
  'POST reading': {
    path: (index) => `/v1/meters/${uuid('b', index)}/readings`,
    write: post({ value: '205' }),
    target: 0.6,
  },
  'POST claim': {
    path: (index) => `/v1/accounts/${uuid('a', index)}/claims`,
    write: post({ type: 'other', text: 'Слабый напор воды' }),
    target: 0.6,
  },
};

/** Records the statements of one request per operation, sent for the first customer. The bare handler repeats them. */
async function record(url, folder) {
  let statements;
  const store = await openDatabase({ url, onStatement: (statement) => statements?.push(statement) });
  const gateway = createGateway({
    db: store.db,
    uploadFolder: join(folder, 'uploads'),
    origins: [ORIGIN],
    secrets: new Secrets(new Uint8Array(32)),
    clock: () => NOW,
  });
  const recorded = {};
  for (const [name, { path, write }] of Object.entries(operations)) {
    const { method = 'GET', headers = {}, body } = write?.(1, 'record') ?? {};
    await gateway.handle(new Request(`${ORIGIN}/v1/site`));
    statements = [];
    const response = await gateway.handle(
      new Request(ORIGIN + path(1), { method, headers: { ...headers, Cookie: `__Host-vk=${secretOf(1)}` }, body }),
    );
    if (!response.ok) throw new Error(`${name} answers ${response.status}: ${await response.text()}`);
    const answer = await response.text();
    recorded[name] = { statements, answer };
    statements = undefined;
  }
  await store.close();
  return {
    recorded,
    known: {
      session: hashSecret(secretOf(1)),
      account: uuid('a', 1),
      meter: uuid('b', 1),
      customer: uuid('c', 1),
      key: 'bench-record-000000000001',
    },
  };
}

/** Starts the gateway or the bare handler in its own process. */
async function serve(kind, options) {
  const child = fork(new URL('gateway-server.mjs', import.meta.url), [kind], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const next = () =>
    new Promise((done, fail) => {
      child.once('message', done);
      child.once('exit', () => fail(new Error(`${kind} ended`)));
    });
  child.send(options);
  const { port } = await next();
  return {
    port,
    /** Resident memory of the process in bytes. */
    memory: async () => {
      child.send('memory');
      return (await next()).rss;
    },
    stop: () => child.kill('SIGTERM'),
  };
}

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const call = (port, path, { method = 'GET', headers = {}, body } = {}) =>
  new Promise((done, fail) => {
    const sent = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        path,
        method,
        headers: { ...headers, ...(body && { 'Content-Length': Buffer.byteLength(body) }) },
      },
      (answer) => {
        answer.resume();
        answer.once('end', () => done(answer.statusCode));
      },
    );
    sent.once('error', fail);
    sent.end(body);
  });

let runs = 0;
let written = 1;
/** Sends requests until `until` returns true; returns requests per second. Writes take the customers in turn. */
async function load(port, name, until) {
  const { path, write } = operations[name];
  const run = ++runs;
  const started = performance.now();
  let count = 0;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (!until(count, performance.now() - started)) {
        const index = write ? (written = (written % ACCOUNTS) + 1) : 1 + Math.floor(Math.random() * ACCOUNTS);
        const { method, headers, body } = write?.(index, run) ?? {};
        const status = await call(port, path(index), {
          method,
          body,
          headers: {
            ...headers,
            'X-Operation': name,
            'X-Index': String(index),
            Cookie: `__Host-vk=${secretOf(index)}`,
          },
        });
        if (status !== 200 && status !== 201) throw new Error(`${name} answers ${status}`);
        count++;
      }
    }),
  );
  return count / ((performance.now() - started) / 1000);
}

export async function benchGateway() {
  const postgres = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'vk-bench-gateway-'));
  const servers = [];
  try {
    const store = await openDatabase({ url: postgres.url });
    await new Settings(store.db).add([...(await openLaw()), ...(await openDemoSettings())]);
    await fill(store.db);
    await store.close();
    const recording = await record(postgres.url, folder);
    const options = { url: postgres.url, folder, origin: ORIGIN, now: NOW.getTime(), ...recording };
    const gateway = await serve('gateway', options);
    servers.push(gateway);
    const bare = await serve('bare', options);
    servers.push(bare);
    console.log(
      `Gateway and bare handler, ${ACCOUNTS} accounts, ${CONNECTIONS} connections, medians of ${ROUNDS} rounds of ${SECONDS} s`,
    );
    for (const [name, { target }] of Object.entries(operations).filter(([name]) => only?.includes(name) ?? true)) {
      const figures = { gateway: [], bare: [] };
      const inTime = (_count, ms) => ms > SECONDS * 1000;
      for (const { port } of servers) await load(port, name, (_count, ms) => ms > 700);
      for (let round = 0; round < ROUNDS; round++) {
        figures.gateway.push(await load(gateway.port, name, inTime));
        figures.bare.push(await load(bare.port, name, inTime));
      }
      const ratio = median(figures.gateway.map((rate, round) => rate / figures.bare[round]));
      console.log(
        `${name.padEnd(14)} ${median(figures.gateway).toFixed(0).padStart(6)} of ${median(figures.bare).toFixed(0).padStart(6)} requests/s  ratio ${ratio.toFixed(2)} (target ${target})`,
      );
    }
    for (let part = 0; part <= 4; part++) {
      if (part > 0) await load(gateway.port, 'meters', (count) => count >= MEMORY_READS / 4);
      console.log(
        `memory after ${(MEMORY_READS / 4) * part} further reads: ${Math.round((await gateway.memory()) / 1024 / 1024)} MB`,
      );
    }
  } finally {
    for (const server of servers) server.stop();
    agent.destroy();
    rmSync(folder, { recursive: true, force: true });
    postgres.stop();
  }
}
