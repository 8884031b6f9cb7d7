// Measures how fast the gateway answers for accounts of a ledger with a million entries, on a temporary PostgreSQL:
// `npm run bench:ledger`. Medians of REQUESTS requests for different accounts, one after the other, through the whole
// gateway with its session.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createGateway, openDatabase } from '../../gateway/src/index.ts';
import { Secrets } from '../../gateway/src/secrets.ts';
import { addCustomer } from '../../gateway/src/session/customers.ts';
import { openDemoSettings, openLaw } from '../../gateway/src/settings/files.ts';
import { Settings } from '../../gateway/src/settings/settings.ts';
import { startPostgres } from '../machine/machine.mjs';
import { signIn } from './sign-in.mjs';

const ACCOUNTS = Number(process.env.ACCOUNTS ?? 10_000);
const REQUESTS = Number(process.env.REQUESTS ?? 500);
/** Entries of an account: two charges and, but for the last months, a payment a month. */
const MONTHS = 36;
const PAYMENTS = 28;
const OWN = 100;
const ORIGIN = 'https://lk.example.org';
const PASSWORD = 'tikhiy-rodnik-u-mosta';
const now = new Date('2026-11-22T09:00:00Z');

async function fill(db) {
  await sql`
    insert into account (id, number, number_folded, kind, status, holder, address)
    select md5('account ' || n)::uuid, (1000000 + n)::text, (1000000 + n)::text, 'flat', 'confirmed', 'Абонент', 'г. Родников, кв. ' || n
    from generate_series(1, ${ACCOUNTS}::int) as n`.execute(db);
  await sql`
    insert into ledger_entry (account_id, id, subject, version, kind, amount, entered_on, entered_at, period, service, line, due_on, basis, quantity)
    select md5('account ' || n)::uuid, gen_random_uuid(), 'charge ' || to_char(month, 'YYYY-MM') || ' ' || service || ' volume', 1, 'charge', 30000 + n % 900,
      (month + interval '1 month')::date, now(), to_char(month, 'YYYY-MM'), service, 'volume', (month + interval '1 month 14 days')::date, 'meter', 5
    from generate_series(1, ${ACCOUNTS}::int) as n,
      generate_series(date '2026-10-01' - interval '1 month' * ${MONTHS - 1}::int, date '2026-10-01', interval '1 month') as month,
      unnest(array['coldWater', 'wastewater']) as service`.execute(db);
  await sql`
    insert into ledger_entry (account_id, id, subject, version, kind, amount, entered_on, entered_at, document, channel)
    select md5('account ' || n)::uuid, gen_random_uuid(), 'payment ' || to_char(day, 'YYYYMM') || '-' || n, 1, 'payment', -60000 - n % 900, day::date, now(), to_char(day, 'YYYYMM') || '-' || n, 'register'
    from generate_series(1, ${ACCOUNTS}::int) as n,
      generate_series(date '2026-10-10' - interval '1 month' * ${PAYMENTS - 1}::int, date '2026-10-10', interval '1 month') as day`.execute(
    db,
  );
  await sql`analyze`.execute(db);
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const postgres = await startPostgres();
const folder = mkdtempSync(join(tmpdir(), 'vk-ledger-'));
const store = await openDatabase({ url: postgres.url });
try {
  const settings = new Settings(store.db);
  await settings.add([...(await openLaw()), ...(await openDemoSettings())]);
  await fill(store.db);
  const { rows } = await sql`select count(*)::int as entries from ledger_entry`.execute(store.db);
  const step = Math.max(1, Math.floor(ACCOUNTS / OWN));
  const accountNumbers = Array.from({ length: OWN }, (_, at) => String(1_000_001 + at * step));
  await addCustomer(store.db, { name: '', email: 'owner@example.org', password: PASSWORD, accountNumbers, now });
  const gateway = createGateway({
    db: store.db,
    uploadFolder: join(folder, 'uploads'),
    origins: [ORIGIN],
    secrets: new Secrets(new Uint8Array(32)),
    clock: () => now,
  });
  const send = await signIn(gateway, ORIGIN, 'owner@example.org', PASSWORD);
  const { items } = await (await send('GET', '/v1/accounts')).json();
  console.log(`${rows[0].entries} entries, ${items.length} accounts asked about, ${REQUESTS} requests each`);
  for (const [name, pathOf] of [
    ['balance', (id) => `/v1/accounts/${id}/balance`],
    ['payments', (id) => `/v1/accounts/${id}/payments`],
    ['charges', (id) => `/v1/accounts/${id}/charges`],
    ['payment options', (id) => `/v1/accounts/${id}/payment-options`],
    ['debt', (id) => `/v1/accounts/${id}/debt`],
  ]) {
    const times = [];
    for (let at = -50; at < REQUESTS; at++) {
      const path = pathOf(items[(at + 50) % items.length].id);
      const started = performance.now();
      const response = await send('GET', path);
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
      if (at >= 0) times.push(performance.now() - started);
    }
    console.log(`${name.padEnd(16)} ${median(times).toFixed(2)} ms`);
  }
} finally {
  await store.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
