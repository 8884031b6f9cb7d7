import type { Insertable } from 'kysely';
import { auditRow, type AuditEntry } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import { statement } from '../database/statement.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';
import { UNCOUNTED } from '@vodokanal/contract/rules/reading-status';
import { eventPart, type CaseEvent } from '../webhooks/events.ts';
import type { ReadingRow } from './reading-row.ts';

/** A meter without readings has one row, with nulls. */
const readingRows = statement<
  { readonly accountId: string } & (ReadingRow | Readonly<Record<keyof ReadingRow, null>>),
  [accountIds: readonly string[], meterId: string, limit: number]
>(`
  select meter.account_id as "accountId", reading.id, reading.meter_id, period, value, volume, taken_on, received_at, source, status, receipt_number, photo_id, verdict, verdict_text, verdict_on
  from meter left join lateral (
    select * from reading where reading.account_id = meter.account_id and reading.meter_id = meter.id
    order by period desc, taken_on desc, received_at desc limit $3) as reading on true
  where meter.account_id = any($1::uuid[]) and meter.id = $2
  order by period desc, taken_on desc, received_at desc`);

/**
 * Returns the account of a meter and its readings, newest first; undefined when it is on none of the given accounts.
 */
export async function readingsOfMeter(
  db: Database,
  accountIds: readonly string[],
  meterId: string,
  limit: number,
): Promise<{ readonly accountId: string; readonly readings: ReadingRow[] } | undefined> {
  if (accountIds.length === 0) return undefined;
  const rows = await readingRows(db, accountIds, meterId, limit);
  const [first] = rows;
  return first && { accountId: first.accountId, readings: rows.filter((row) => row.id !== null) };
}

const meterLocks = statement<
  { readonly accountId: string; readonly number: string },
  [accountIds: readonly string[], meterId: string]
>(`
  select account_id as "accountId", nextval('receipt_number')::text as number from meter
  where account_id = any($1::uuid[]) and id = $2 for update`);

/**
 * Locks a meter, so that two readings of it are checked one after the other. Also takes the next receipt number; a
 * refused reading leaves a gap.
 */
export async function lockMeter(
  db: Tx,
  accountIds: readonly string[],
  meterId: string,
): Promise<{ readonly accountId: string; readonly number: string } | undefined> {
  return (await meterLocks(db, accountIds, meterId))[0];
}

/** Returns the accepted value of a meter in a period. */
export async function valueIn(db: Tx, accountId: string, meterId: string, period: string): Promise<string | undefined> {
  return (
    await db
      .selectFrom('reading')
      .select('value')
      .where('account_id', '=', accountId)
      .where('meter_id', '=', meterId)
      .where('period', '=', period)
      .where('status', 'not in', UNCOUNTED)
      .where('source', '<>', 'control')
      .executeTakeFirst()
  )?.value;
}

export const readingById = (db: Tx, accountId: string, meterId: string, id: string) =>
  db
    .selectFrom('reading')
    .select(['value', 'status', 'period'])
    .where('account_id', '=', accountId)
    .where('meter_id', '=', meterId)
    .where('id', '=', id)
    .executeTakeFirst();

/** Marks a reading as replaced; returns false when it has been billed meanwhile. */
export async function replaceReading(db: Tx, accountId: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('reading')
    .set({ status: 'replaced' })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('status', '<>', 'billed')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Inserts a reading with its audit entry and its event in one statement. */
export async function insertReading(
  db: Tx,
  row: Insertable<Tables['reading']>,
  entry: AuditEntry,
  event: CaseEvent,
): Promise<void> {
  await db
    .with('logged', (cte) => cte.insertInto('audit').values(auditRow(entry)).returning('id'))
    .with('told', () => eventPart(event, entry.now))
    .insertInto('reading')
    .values(row)
    .execute();
}
