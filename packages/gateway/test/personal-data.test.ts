import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { DataCopy } from '@vodokanal/contract';
import { addDays } from '@vodokanal/contract/rules/calendar';
import { copyJson } from '../src/data-requests/copy.ts';
import { copyPdf } from '../src/data-requests/copy-pdf.ts';
import { isPersonal, PERSONAL_DATA, personalColumns, personalTables } from '../src/data-requests/personal-data.ts';
import { subjectOf } from '../src/data-requests/queries.ts';
import type { Tables } from '../src/database/tables.ts';
import { openDatabase, type OpenDatabase } from '../src/index.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { openPdf, rolesOf, textOf, treesOf } from './read-pdf.ts';

let database: TestDatabase;
let store: OpenDatabase;
before(async () => {
  database = await createTestDatabase();
  store = await openDatabase(database);
});
after(async () => {
  await store.close();
  await database.drop();
});

interface Column {
  readonly table: keyof Tables;
  readonly column: string;
  readonly type: string;
}

/** The columns of the migrated schema. */
async function schema(): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    select table_name as table, column_name as column, udt_name as type from information_schema.columns
    where table_schema = current_schema() and table_name not like 'kysely_%' order by table_name, ordinal_position`.execute(
    store.db,
  );
  return rows;
}

test('every column of the schema is in the copy, or says why it is not personal', async () => {
  const columns = await schema();
  const listed = Object.entries(PERSONAL_DATA).flatMap(([table, use]) =>
    'columns' in use ? Object.keys(use.columns).map((column) => `${table}.${column}`) : [],
  );
  const isWhole = (table: keyof Tables) => table in PERSONAL_DATA && !isPersonal(PERSONAL_DATA[table]);
  const present = columns.filter(({ table }) => !isWhole(table)).map(({ table, column }) => `${table}.${column}`);
  assert.deepEqual(
    present.filter((name) => !listed.includes(name)),
    [],
    'columns that the list does not know',
  );
  assert.deepEqual(
    listed.filter((name) => !present.includes(name)),
    [],
    'columns that the schema does not have',
  );
  const tables = new Set(columns.map(({ table }) => table));
  assert.deepEqual(
    Object.keys(PERSONAL_DATA).filter((table) => !tables.has(table as keyof Tables)),
    [],
    'tables that the schema does not have',
  );
});

interface Person {
  readonly tag: string;
  readonly customerId: string;
  readonly accountId: string;
  readonly buildingId: string;
  readonly claimId: string;
  readonly applicationId: string;
  /** Where the numbers, dates and times of the person begin. */
  readonly from: number;
}

const person = (tag: string, from: number): Person => ({
  ...{ tag, from },
  customerId: randomUUID(),
  accountId: randomUUID(),
  buildingId: randomUUID(),
  claimId: randomUUID(),
  applicationId: randomUUID(),
});

/** A value of a column that no other column has, and how the copy shows it; undefined when it cannot be told apart. */
function marked({ tag, from }: Person, { table, column, type }: Column, at: number) {
  const words = `${tag}-${table}-${column}`;
  const time = new Date(Date.UTC(1970, 0, 1) + (from + at) * 3_600_000).toISOString();
  switch (type) {
    case 'text':
      return { value: words, shown: words };
    case 'jsonb':
      return { value: JSON.stringify({ is: words }), shown: words };
    case 'date': {
      const date = addDays('1950-01-01', from + at);
      return { value: date, shown: date };
    }
    case 'timestamptz':
      return { value: time, shown: time };
    case 'bool':
      return { value: true, shown: undefined };
    case 'uuid': {
      const id = randomUUID();
      return { value: id, shown: id };
    }
    default:
      return { value: 7_000_000 + from + at, shown: String(7_000_000 + from + at) };
  }
}

/** Fills one row of every table for a person and returns what of it the copy must, and must not, show. */
async function fill(who: Person) {
  const personal: string[] = [];
  const others: string[] = [];
  const byTable = Map.groupBy(await schema(), ({ table }) => table);
  let at = 0;
  for (const [table, use] of personalTables()) {
    const row: Record<string, unknown> = {};
    for (const column of byTable.get(table) ?? []) {
      const name = `${table}.${column.column}`;
      const own: Record<string, string> = {
        [`${table}.customer_id`]: who.customerId,
        [`${table}.account_id`]: who.accountId,
        [`${table}.building_id`]: who.buildingId,
        'claim.id': who.claimId,
        'claim_message.claim_id': who.claimId,
        'application.id': who.applicationId,
        'application_message.application_id': who.applicationId,
        'customer.id': who.customerId,
        'account.id': who.accountId,
        'building.id': who.buildingId,
        'customer_account.role': 'holder',
        'message.recipient': `${who.tag}-customer-email`,
      };
      const given = own[name];
      const { value, shown } =
        given === undefined
          ? marked(who, column, at++)
          : { value: given, shown: given === 'holder' ? undefined : given };
      row[column.column] = value;
      const isShown = personalColumns(use).some(([each]) => each === column.column);
      if (isShown && shown !== undefined) personal.push(shown);
      if (!isShown && shown !== undefined && column.type !== 'int4') others.push(shown);
    }
    await sql`insert into ${sql.table(table)} (${sql.join(Object.keys(row).map((name) => sql.ref(name)))})
      values (${sql.join(Object.values(row))})`.execute(store.db);
  }
  return { personal: [...new Set(personal)], others: others.filter((each) => !personal.includes(each)) };
}

const FRAME = {
  madeAt: new Date('2026-11-30T09:40:00Z'),
  utility: { name: 'Водоканал', phone: '8 800 000-00-00', timeZone: 'Europe/Moscow' },
  number: 'ПД-2026-000001',
};

test('the copy has every personal value of a customer, no secret, and nothing of another one', async () => {
  const first = person('первый', 0);
  const second = person('второй', 5000);
  const [mine, theirs] = [await fill(first), await fill(second)];
  assert.ok(mine.personal.length > 200, `${mine.personal.length} markers`);
  const subject = await subjectOf(store.db, first.customerId);
  assert.ok(subject);
  const text = await new Response(copyJson(store.db, subject, FRAME)).text();
  const copy = JSON.parse(text) as DataCopy;
  const values = JSON.stringify(copy.sections.map(({ tables }) => tables.map(({ rows }) => rows)));
  assert.deepEqual(
    mine.personal.filter((marker) => !values.includes(marker)),
    [],
    'missing',
  );
  assert.deepEqual(
    mine.others.filter((marker) => values.includes(marker)),
    [],
    'not personal, but told',
  );
  assert.deepEqual(
    [...theirs.personal, ...theirs.others].filter((marker) => values.includes(marker)),
    [],
    'of another customer',
  );
  for (const { tables } of copy.sections)
    for (const { rows, labels } of tables) assert.deepEqual(Object.keys(rows[0] ?? {}), Object.keys(labels));

  const document = await openPdf(await copyPdf(store.db, subject, FRAME));
  const read = (await textOf(document)).replaceAll(/\s/g, '');
  const words = mine.personal.filter((marker) => marker.startsWith('первый'));
  assert.deepEqual(
    words.filter((marker) => !read.includes(marker)),
    [],
    'missing in the PDF',
  );
  assert.ok(!read.includes('второй'), 'the PDF shows another customer');
  const roles = (await treesOf(document)).flatMap(rolesOf);
  assert.equal(roles.filter((role) => role === 'H1').length, 1);
  assert.ok(roles.includes('H3') && roles.includes('Table'));
});
