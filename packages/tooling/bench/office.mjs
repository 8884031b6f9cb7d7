// Measures how fast the queues answer with CLAIMS open claims and as many cases of other kinds, on a temporary PostgreSQL:
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
  await sql`
    insert into account (id, number, number_folded, kind, status, holder, address)
    select md5('account ' || n)::uuid, n::text, n::text, 'flat', 'open', '', '' from generate_series(1, ${CLAIMS}::int) as n`.execute(
    db,
  );
  await sql`
    insert into profile_change (account_id, id, number, customer_id, field, value, comment, state, sent_at)
    select md5('account ' || n)::uuid, md5('change ' || n)::uuid, 'И-' || lpad(n::text, 6, '0'), md5('customer ' || n)::uuid, 'holder', '', '', 'inReview', ${now}::timestamptz - n * interval '1 minute'
    from generate_series(1, ${CLAIMS}::int) as n`.execute(db);
  await sql`
    insert into instalment_plan (id, number, account_id, customer_id, state, amount, debt_ids, instalments, reason, created_on, answer_by)
    select md5('plan ' || n)::uuid, 'Р-2026-' || lpad(n::text, 6, '0'), md5('account ' || n)::uuid, md5('customer ' || n)::uuid, 'requested', 100, '[]', '[]', '', date '2026-11-01', date '2026-11-01' + (n % 60)
    from generate_series(1, ${CLAIMS}::int) as n`.execute(db);
  await sql`
    insert into case_assignment (kind, case_id, staff_id)
    select 'profileChange', md5('change ' || n)::uuid, ${STAFF} from generate_series(1, ${CLAIMS}::int, 50) as n`.execute(
    db,
  );
  await sql`insert into staff (id, email, name, role, password_hash, created_at) values (${STAFF}, 'clerk@example.org', 'Сотрудник', 'supervisor', '', ${now})`.execute(
    db,
  );
  const idHash = createHash('sha256').update(secret).digest('hex');
  await sql`insert into staff_session (id_hash, staff_id, created_at, seen_at, expires_at) values (${idHash}, ${STAFF}, ${now}, ${now}, ${new Date(now.getTime() + 3_600_000)})`.execute(
    db,
  );
  await sql`analyze`.execute(db);
}

const idOf = (name) => {
  const hex = createHash('md5').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};
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
      new Request(`${ORIGIN}/office/v1/${query}`, { headers: { Cookie: `__Host-vk-office=${secret}` } }),
    );
    if (response.status !== 200) throw new Error(`${query} answers ${response.status}`);
    return response.json();
  };
  console.log(`${CLAIMS} open claims, ${REQUESTS} requests each`);
  for (const [name, queryOf] of [
    ['claims', () => 'claims'],
    ['claims, late', () => 'claims?state=late'],
    ['claims, mine', () => 'claims?state=mine'],
    ['claims, further pages', ({ next }) => (next ? `claims?after=${encodeURIComponent(next)}` : 'claims')],
    ['claims, number', (_, at) => `claims?number=${String(at + 100).padStart(6, '0')}`],
    ['changes of data', () => 'cases/profileChange'],
    ['changes, late', () => 'cases/profileChange?state=late'],
    ['changes, mine', () => 'cases/profileChange?state=mine'],
    ['changes, further pages', ({ next }) => `cases/profileChange${next ? `?after=${next}` : ''}`],
    ['instalment plans', () => 'cases/instalmentPlan'],
    ['one change', (_, at) => `cases/profileChange/${idOf(`change ${at + 100}`)}`],
    ['search, number', (_, at) => `case-search?text=${String(at + 100).padStart(6, '0')}`],
    ['search, account', (_, at) => `case-search?text=${at + 1000}`],
    ['queues', () => 'queues'],
  ]) {
    const times = [];
    let page = {};
    for (let at = -20; at < REQUESTS; at++) {
      const started = performance.now();
      page = await get(queryOf(page, at));
      if (at >= 0) times.push(performance.now() - started);
    }
    console.log(`${name.padEnd(24)} ${median(times).toFixed(2)} ms`);
  }
} finally {
  await store.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
