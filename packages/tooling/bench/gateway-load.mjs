// What the measurements of the gateway share: a temporary PostgreSQL with many accounts, servers in processes of their
// own, and the requests sent to them.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openDatabase } from '../../gateway/src/index.ts';
import { openDemoSettings, openLaw } from '../../gateway/src/settings/files.ts';
import { Settings } from '../../gateway/src/settings/settings.ts';
import { startPostgres } from '../machine/machine.mjs';

export const ACCOUNTS = Number(process.env.ACCOUNTS ?? 100_000);
export const CONNECTIONS = 32;
const MONTHS = 12;
export const NOW = new Date('2026-11-22T09:40:00Z');
export const ORIGIN = 'http://localhost:5197';

/** The database and this script compute the same id from the number of a customer. */
export const uuid = (kind, index) => `${kind}0000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const idSql = (kind) => sql.raw(`('${kind}0000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid`);
/** A session secret, as long as a real one. */
export const secretOf = (index) => `bench${String(index).padStart(38, '0')}`;

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
  await sql`insert into ledger_entry (account_id, id, subject, version, kind, amount, entered_on, entered_at, period, service, line, due_on) select ${idSql('a')}, gen_random_uuid(), 'charge ' || ${period}, 1, 'charge', 20000, date '2026-11-01' - month * 30, now(), ${period}, 'coldWater', 'volume', date '2026-11-15' - month * 30 ${from} ${months}`.execute(
    db,
  );
  await sql`insert into ledger_entry (account_id, id, subject, version, kind, amount, entered_on, entered_at, document, channel) select ${idSql('a')}, gen_random_uuid(), 'payment ' || ${period}, 1, 'payment', -20000, date '2026-11-10' - month * 30, now(), ${period}, 'register' ${from} ${months}`.execute(
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

export const operations = {
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

/** Starts the gateway or the bare handler in its own process. */
export async function serve(kind, options) {
  const child = fork(new URL('gateway-server.mjs', import.meta.url), [kind], {
    execArgv: ['--disable-warning=ExperimentalWarning', '--expose-gc'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${kind} ended`);
  });
  // A server that is stopped ends, too; nobody waits for a message then.
  ended.catch(() => undefined);
  const next = async () => (await Promise.race([once(child, 'message'), ended]))[0];
  child.send(options);
  const { port } = await next();
  return {
    port,
    /** Memory of the process in bytes after a full garbage collection: resident, and live objects of the heap. */
    memory: async () => {
      child.send('memory');
      return next();
    },
    /** Processor time used by the process so far, in microseconds. */
    processorTime: async () => {
      child.send('processorTime');
      return next();
    },
    stop: () => child.kill('SIGTERM'),
  };
}

export const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
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
/**
 * Sends requests until `until` returns true. Returns requests per second, and microseconds of the server's processor
 * time per request. Writes take the customers in turn.
 */
export async function load({ port, processorTime }, name, until) {
  const { path, write } = operations[name];
  const run = ++runs;
  const usedBefore = await processorTime();
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
  const rate = count / ((performance.now() - started) / 1000);
  return { rate, cost: ((await processorTime()) - usedBefore) / count };
}

/** Opens the database of a measurement; `close` removes everything. */
export async function openBench() {
  const postgres = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'vk-bench-gateway-'));
  const close = () => {
    agent.destroy();
    rmSync(folder, { recursive: true, force: true });
    postgres.stop();
  };
  try {
    const store = await openDatabase({ url: postgres.url });
    await new Settings(store.db).add([...(await openLaw()), ...(await openDemoSettings())]);
    await fill(store.db);
    await store.close();
  } catch (fault) {
    close();
    throw fault;
  }
  return { url: postgres.url, folder, close };
}
