import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Writable } from 'node:stream';
import { CompiledQuery, sql } from 'kysely';
import { cases } from '@vodokanal/contract/conformance';
import type { Statement } from '../src/database/open.ts';
import { exportReadings } from '../src/registry/export.ts';
import { createFixture, MANAGER, newcomerOf, ORIGIN, personAt, type Fixture } from './fixture.ts';

const ROWS = 20_000;
const id = sql`md5(random()::text || i)::uuid`;
const text = sql`md5(random()::text || i)`;
const soon = sql`timestamptz '2030-01-01'`;

let fixture: Fixture;
const seen = new Map<string, Statement>();
/** A statement of the fixture itself, which reads messages. */
const OF_THE_FIXTURE = /^select "body" from "message"/;
before(async () => {
  fixture = await createFixture({
    onStatement(statement) {
      if (/^\s*(select|insert|update|delete|with)\b/i.test(statement.text) && !OF_THE_FIXTURE.test(statement.text))
        seen.set(statement.text, statement);
    },
  });
});
after(() => fixture.close());

/** Adds enough rows to every growing table for the planner to prefer an index. */
async function fill(): Promise<readonly string[]> {
  const { db } = fixture.store;
  const tables: Record<string, ReturnType<typeof sql>> = {
    account: sql`(id, number, number_folded, kind, status, holder, address, building_id) select ${id}, ${text}, ${text}, 'apartment', 'confirmed', 'Капля', 'адрес', ${id}`,
    meter: sql`(account_id, id, serial_number, service, place, digits, fraction_digits, state) select ${id}, ${id}, ${text}, 'coldWater', '', 5, 3, 'inService'`,
    reading: sql`(account_id, id, meter_id, period, value, taken_on, received_at, source, status, receipt_number) select ${id}, ${id}, ${id}, '2020-' || lpad((1 + i % 12)::text, 2, '0'), 1, date '2020-01-01', ${soon}, 'resident', 'billed', ${text}`,
    ledger_entry: sql`(account_id, id, subject, version, kind, amount, entered_on, entered_at, period, due_on) select ${id}, ${id}, ${text}, 1, 'charge', 1, date '2020-01-01', ${soon}, '2020-01', date '2020-01-01'`,
    payment: sql`(id, number, customer_id, state, method, amount, fee, items, created_at, expires_at, acquirer, acquirer_id, asked_at) select ${id}, ${text}, ${id}, 'succeeded', 'sbp', 1, 0, '[]', ${soon}, ${soon}, 'sandbox', ${text}, ${soon}`,
    payment_item: sql`(account_id, payment_id) select ${id}, ${id}`,
    debt_notice: sql`(account_id, id, kind, sent_on, amount) select ${id}, ${id}, 'restriction', date '2020-01-01', 1`,
    payment_link: sql`(id, account_id, customer_id, secret_hash, amount, created_at, expires_at) select ${id}, ${id}, ${id}, ${text}, 1, ${soon}, ${soon}`,
    instalment_plan: sql`(id, number, account_id, customer_id, state, amount, debt_ids, instalments, reason, created_on) select ${id}, ${text}, ${id}, ${id}, 'signed', 1, '[]', '[]', '', date '2020-01-01'`,
    autopay: sql`(account_id, customer_id, day, amount_limit, method, token, title, since, next_on) select ${id}, ${id}, 1, 1, 'card', '', '', ${soon}, date '2030-01-01'`,
    customer: sql`(id, name, email, phone, password_hash, status, created_at) select ${id}, '', ${text}, ${text}, '', 'active', ${soon}`,
    customer_account: sql`(customer_id, account_id, role) select ${id}, ${id}, case when i % 2 = 0 then 'holder' else 'helper' end`,
    session: sql`(id_hash, customer_id, created_at, seen_at, expires_at, remember, address, device, id) select ${text}, ${id}, ${soon}, ${soon}, ${soon}, false, '', '', ${id}`,
    device: sql`(customer_id, device_id, seen_at) select ${id}, ${id}, ${soon}`,
    device_secret: sql`(id_hash, device_id, generation, created_at) select ${text}, ${id}, 0, ${soon}`,
    throttle: sql`(key, failures, failed_at, blocked_until) select ${text}, 1, ${soon}, ${soon}`,
    budget: sql`(key, spent, since) select ${text}, 1, ${soon}`,
    idempotency: sql`(owner_id, operation, key, body_hash, created_at) select ${id}, 'claims.create', ${text}, '', ${soon}`,
    claim: sql`(account_id, id, number, customer_id, type, state, text, registered_at, registered_on, due_on, unit, law) select ${id}, ${id}, ${text}, ${id}, 'other', case when i % 50 = 0 then 'registered' else 'answered' end, '', ${soon}, date '2020-01-01', date '2030-01-01', 'calendarDays', ''`,
    claim_message: sql`(account_id, id, claim_id, side, kind, text, written_at) select ${id}, ${id}, ${id}, 'utility', 'answer', '', ${soon}`,
    upload: sql`(customer_id, id, name, media_type, bytes, announced_bytes, state, owner_kind, owner_id, created_at) select ${id}, ${id}, '', '', 1, 1, 'ready', 'claim', ${id}, ${soon}`,
    message: sql`(id, channel, recipient, subject, body, created_at, sent_at) select ${id}, 'mail', ${text}, '', '', ${soon}, ${soon}`,
    audit: sql`(id, at, customer_id, action, address, details) select ${id}, ${soon}, ${id}, 'sign-in', '', '{}'`,
    code: sql`(ticket_hash, purpose, customer_id, channel, shown, host, tries, sends, created_at, expires_at, data) select ${text}, 'recovery', ${id}, 'sms', '', '', 0, 0, ${soon}, ${soon}, '{}'`,
    guest_ticket: sql`(id_hash, id, account_id, meter_id, expires_at) select ${text}, ${id}, ${id}, ${id}, ${soon}`,
    proof: sql`(id_hash, seen_at) select ${text}, ${soon}`,
    connection: sql`(id, id_hash, site, customer_id, scopes, created_at, seen_at, expires_at) select ${id}, ${text}, ${text}, ${id}, '[]', ${soon}, ${soon}, ${soon}`,
    connection_code: sql`(code_hash, site, customer_id, scopes, expires_at) select ${text}, ${text}, ${id}, '[]', ${soon}`,
    site_account: sql`(origin, account_id) select ${text}, ${id}`,
    helper: sql`(account_id, id, email, rights, until, code_hash, created_at) select ${id}, ${id}, '', '[]', date '2030-01-01', ${text}, ${soon}`,
    profile_change: sql`(account_id, id, number, customer_id, field, value, comment, state, sent_at, due_on) select ${id}, ${id}, ${text}, ${id}, 'holder', '', '', 'inReview', ${soon}, date '2030-01-01'`,
    meter_request: sql`(account_id, id, meter_id, number, customer_id, kind, comment, state, registered_at, due_on) select ${id}, ${id}, ${id}, ${text}, ${id}, 'visit', '', 'registered', ${soon}, date '2030-01-01'`,
    unlock: sql`(id, number, ticket_hash, account_number, way, contact, words, state, registered_at, due_on) select ${id}, ${text}, ${text}, '', 'data', '', '', 'inReview', ${soon}, date '2030-01-01'`,
    incident: sql`(id, number, customer_id, text, address, registered_at) select ${id}, ${text}, ${id}, '', '', ${soon}`,
    consent: sql`(customer_id, id, document, version, title, given_at, address) select ${id}, ${id}, 'personal-data', '1', '', ${soon}, ''`,
    factor: sql`(customer_id, id, kind, created_at, confirmed_at) select ${id}, ${id}, 'sms', ${soon}, ${soon}`,
    recovery_code: sql`(customer_id, code_hash) select ${id}, ${text}`,
    passkey: sql`(customer_id, id, credential_id, public_key, counter, transports, name, created_at) select ${id}, ${id}, ${text}, '', 0, '[]', '', ${soon}`,
    building: sql`(id, code, address) select ${id}, ${text}, ''`,
    manager: sql`(customer_id, building_id) select ${id}, ${id}`,
    data_request: sql`(id, number, customer_id, kind, state, sections, text, registered_at, registered_on, due_on, law) select ${id}, ${text}, ${id}, 'copy', 'answered', '[]', '', ${soon}, date '2020-01-01', date '2020-01-01', ''`,
    webhook_event: sql`(webhook_id, id, type, case_id, data, occurred_at, next_at) select ${id}, ${id}, 'claim.created', ${id}, '{}', ${soon}, ${soon}`,
    bulk_job: sql`(id, customer_id, state, rows, address, created_at) select ${id}, ${id}, 'done', '[]', '', ${soon}`,
  };
  for (const [table, rows] of Object.entries(tables))
    await sql`insert into ${sql.table(table)} ${rows} from generate_series(1, ${sql.lit(ROWS)}) as i on conflict do nothing`.execute(
      db,
    );
  // A background run would see the tables that the cases have emptied meanwhile, and prefer to read them whole.
  for (const table of Object.keys(tables))
    await sql`alter table ${sql.table(table)} set (autovacuum_enabled = false)`.execute(db);
  await sql`analyze`.execute(db);
  return Object.keys(tables);
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}
const scans = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' && plan['Relation Name'] ? [plan['Relation Name']] : []),
  ...(plan.Plans ?? []).flatMap(scans),
];

test('no statement of any operation reads a whole table that grows', { timeout: 300_000 }, async () => {
  const large = new Set(await fill());
  seen.clear();
  const environment = {
    send: (request: Request) => fixture.gateway.handle(request),
    origin: ORIGIN,
    main: personAt(0),
    other: personAt(2),
    debtor: personAt(1),
    manager: MANAGER,
    partner: fixture.partner,
    newcomer: newcomerOf(() => fixture),
    payOrder: (paymentId: string) => fixture.payOrder(paymentId),
  };
  for (const { run } of cases) await run(environment);
  await fixture.gateway.work();
  await fixture.gateway.sweep();
  await exportReadings(
    fixture.store.db,
    '2026-11',
    new Writable({
      write: (_chunk, _encoding, done) => {
        done();
      },
    }),
  );
  const statements = [...seen.values()];
  assert.ok(statements.length > 150, `${statements.length} statements`);
  const found: string[] = [];
  for (const { text: statement, parameters } of statements) {
    const { rows } = await fixture.store.db.executeQuery<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(
      CompiledQuery.raw(`explain (format json) ${statement}`, [...parameters]),
    );
    for (const table of rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => scans(Plan))))
      if (large.has(table)) found.push(`${table}: ${statement.trim().replace(/\s+/g, ' ').slice(0, 300)}`);
  }
  assert.deepEqual(found, []);
});
