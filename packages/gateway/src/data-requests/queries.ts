import { sql, type Insertable, type RawBuilder, type Selectable } from 'kysely';
import type { DataSection } from '@vodokanal/contract';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';
import { personalColumns, personalTables, type DataSubject, type TableUse } from './personal-data.ts';

export type DataRequestRow = Selectable<Tables['data_request']>;

/** The next number of a request without its year. */
export async function nextRequestNumber(tx: Tx): Promise<string> {
  const { rows } = await sql<{ number: string }>`select nextval('data_request_number')::text as number`.execute(tx);
  return rows[0]?.number ?? '';
}

/** How many requests of a customer wait for an answer. */
export async function openRequestCount(tx: Tx, customerId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('data_request')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('customer_id', '=', customerId)
    .where('answered_on', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Returns the requests of a customer, newest first, at most 200. */
export const requestsOf = (db: Database | Tx, customerId: string): Promise<DataRequestRow[]> =>
  db
    .selectFrom('data_request')
    .selectAll()
    .where('customer_id', '=', customerId)
    .orderBy('registered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();

export const requestOf = (db: Database, customerId: string, id: string): Promise<DataRequestRow | undefined> =>
  db
    .selectFrom('data_request')
    .selectAll()
    .where('id', '=', id)
    .where('customer_id', '=', customerId)
    .executeTakeFirst();

export async function insertRequest(tx: Tx, row: Insertable<Tables['data_request']>): Promise<DataRequestRow> {
  return tx.insertInto('data_request').values(row).returningAll().executeTakeFirstOrThrow();
}

type Changeable = Omit<Insertable<Tables['data_request']>, 'id' | 'number' | 'customer_id'>;

/** Changes a request and returns it. */
export const changeRequest = (tx: Tx, id: string, change: Partial<Changeable>): Promise<DataRequestRow> =>
  tx.updateTable('data_request').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow();

/** Finds a request by its number and locks it. */
export const lockRequest = (tx: Tx, number: string): Promise<DataRequestRow | undefined> =>
  tx.selectFrom('data_request').selectAll().where('number', '=', number).forUpdate().executeTakeFirst();

export const dataRequestById = (db: Database | Tx, id: string): Promise<DataRequestRow> =>
  db.selectFrom('data_request').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** The requests that wait for an answer, the most urgent first. */
export const openRequests = (db: Database): Promise<DataRequestRow[]> =>
  db
    .selectFrom('data_request')
    .selectAll()
    .where('answered_on', 'is', null)
    .orderBy('due_on')
    .orderBy('number')
    .limit(200)
    .execute();

/** Whose data is meant; undefined when there is no such customer. */
export async function subjectOf(db: Database | Tx, customerId: string): Promise<DataSubject | undefined> {
  const customer = await db
    .selectFrom('customer')
    .select(['email', 'phone'])
    .where('id', '=', customerId)
    .executeTakeFirst();
  if (!customer) return undefined;
  const accounts = await db
    .selectFrom('customer_account')
    .select('account_id')
    .where('customer_id', '=', customerId)
    .where('role', '=', 'holder')
    .execute();
  return { customerId, ...customer, accountIds: accounts.map(({ account_id }) => account_id) };
}

/** Whether one of the accounts is not closed. */
export async function hasOpenAccount(db: Database | Tx, accountIds: readonly string[]): Promise<boolean> {
  if (accountIds.length === 0) return false;
  const open = await db
    .selectFrom('account')
    .select('id')
    .where('id', 'in', [...accountIds])
    .where('status', '<>', 'closed')
    .executeTakeFirst();
  return open !== undefined;
}

/** The personal columns of a customer's rows in a table, oldest first. */
export async function personalRows(
  db: Database | Tx,
  table: keyof Tables,
  use: TableUse,
  subject: DataSubject,
): Promise<Record<string, unknown>[]> {
  const columns = sql.join(personalColumns(use).map(([column]) => sql.ref(column)));
  const { rows } = await sql<Record<string, unknown>>`
    select ${columns} from ${sql.table(table)} where ${use.rowsOf(subject)} order by ${sql.ref(use.order)}`.execute(db);
  return rows;
}

/** The sections in which the utility has data of a customer. */
export async function sectionsOf(db: Database | Tx, subject: DataSubject): Promise<Set<DataSection>> {
  const parts = personalTables().map(
    ([table, use]) =>
      sql`select ${sql.lit(use.section)}::text as section where exists (select from ${sql.table(table)} where ${use.rowsOf(subject)})`,
  );
  const { rows } = await sql<{ section: DataSection }>`${sql.join(parts, sql` union all `)}`.execute(db);
  return new Set(rows.map(({ section }) => section));
}

const isTime = (column: string): boolean => /(^|_)(at|on)$/.test(column);

/** The time of the last entry of a section; null when it has none. */
export async function lastEntryOf(db: Database | Tx, section: DataSection, subject: DataSubject): Promise<Date | null> {
  const parts = personalTables()
    .filter(([table, use]) => use.section === section && isTime(use.order) && table !== 'data_request')
    .map(
      ([table, use]): RawBuilder<unknown> =>
        sql`select max(${sql.ref(use.order)})::timestamptz as last from ${sql.table(table)} where ${use.rowsOf(subject)}`,
    );
  if (parts.length === 0) return null;
  const { rows } = await sql<{ last: Date | null }>`
    select max(last) as last from (${sql.join(parts, sql` union all `)}) as entries`.execute(db);
  return rows[0]?.last ?? null;
}
