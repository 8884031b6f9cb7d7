// Measures how fast the queue of claims answers with CLAIMS open claims, on a temporary PostgreSQL:
// `npm run bench:office`. Medians of REQUESTS requests for different pages, one after the other, through the whole gateway
// with a session of a clerk.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createGateway, openDatabase } from '../../gateway/src/index.ts';
import { Secrets } from '../../gateway/src/secrets.ts';
import { openDemoSettings, openLaw } from '../../gateway/src/settings/files.ts';
import { Settings } from '../../gateway/src/settings/settings.ts';
import { startPostgres } from '../machine/machine.mjs';

const CLAIMS = Number(process.env.CLAIMS ?? 100_000);
const REQUESTS = Number(process.env.REQUESTS ?? 200);
const ORIGIN = 'https://lk.example.org';
const now = new Date('2026-11-22T09:00:00Z');
const STAFF = '00000000-0000-7000-8000-000000000001';

async function fill(db, secret) {
  await sql`
    insert into claim (account_id, id, number, customer_id, type, state, text, registered_at, registered_on, due_on, unit, law, assignee_id)
    select md5('account ' || n)::uuid, md5('claim ' || n)::uuid, 'О-2026-' || lpad(n::text, 6, '0'), md5('customer ' || n)::uuid, 'charge',
      case when n % 3 = 0 then 'registered' else 'inReview' end, 'Начислили вдвое больше', ${now}, date '2026-11-01', date '2026-11-01' + (n % 60), 'workingDays', '',
      case when n % 50 = 0 then ${STAFF}::uuid end
    from generate_series(1, ${CLAIMS}::int) as n`.execute(db);
  await sql`insert into staff (id, email, name, role, password_hash, created_at) values (${STAFF}, 'clerk@example.org', 'Сотрудник', 'clerk', '', ${now})`.execute(
    db,
  );
  const idHash = createHash('sha256').update(secret).digest('hex');
  await sql`insert into staff_session (id_hash, staff_id, created_at, seen_at, expires_at) values (${idHash}, ${STAFF}, ${now}, ${now}, ${new Date(now.getTime() + 3_600_000)})`.execute(
    db,
  );
  await sql`analyze`.execute(db);
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const postgres = await startPostgres();
const folder = mkdtempSync(join(tmpdir(), 'vk-office-'));
const store = await openDatabase({ url: postgres.url });
try {
  await new Settings(store.db).add([...(await openLaw()), ...(await openDemoSettings())]);
  const secret = randomBytes(32).toString('base64url');
  await fill(store.db, secret);
  const gateway = createGateway({
    db: store.db,
    uploadFolder: join(folder, 'uploads'),
    origins: [ORIGIN],
    secrets: new Secrets(new Uint8Array(32)),
    clock: () => now,
  });
  const get = async (query) => {
    const response = await gateway.handle(
      new Request(`${ORIGIN}/office/v1/claims${query}`, { headers: { Cookie: `__Host-vk-office=${secret}` } }),
    );
    if (response.status !== 200) throw new Error(`${query} answers ${response.status}`);
    return response.json();
  };
  console.log(`${CLAIMS} open claims, ${REQUESTS} requests each`);
  for (const [name, queryOf] of [
    ['first page', () => ''],
    ['late', () => '?state=late'],
    ['mine', () => '?state=mine'],
    ['further pages', ({ next }) => (next ? `?after=${encodeURIComponent(next)}` : '')],
    ['number', (_, at) => `?number=${String(at + 100).padStart(6, '0')}`],
  ]) {
    const times = [];
    let page = {};
    for (let at = -20; at < REQUESTS; at++) {
      const started = performance.now();
      page = await get(queryOf(page, at));
      if (at >= 0) times.push(performance.now() - started);
    }
    console.log(`${name.padEnd(16)} ${median(times).toFixed(2)} ms`);
  }
} finally {
  await store.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
