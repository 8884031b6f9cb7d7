import { sql, type Insertable } from 'kysely';
import { auditRow, type AuditEntry } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';
import type { ReadingRow } from './reading-row.ts';

/** Readings with these statuses do not count. */
const VOID = ['replaced', 'rejected'] as const;

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
  const rows = await db
    .selectFrom('meter')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('reading')
          .selectAll()
          .whereRef('reading.account_id', '=', 'meter.account_id')
          .whereRef('reading.meter_id', '=', 'meter.id')
          .orderBy('period', 'desc')
          .orderBy('received_at', 'desc')
          .limit(limit)
          .as('reading'),
      (join) => join.onTrue(),
    )
    .select([
      'meter.account_id as accountId',
      'reading.id',
      'reading.meter_id',
      'period',
      'value',
      'volume',
      'taken_on',
      'received_at',
      'source',
      'status',
      'receipt_number',
      'photo_id',
    ])
    .where('meter.account_id', 'in', [...accountIds])
    .where('meter.id', '=', meterId)
    .orderBy('period', 'desc')
    .orderBy('received_at', 'desc')
    .execute();
  const [first] = rows;
  return (
    first && { accountId: first.accountId, readings: rows.filter(({ id }) => id !== null) as unknown as ReadingRow[] }
  );
}

/**
 * Locks a meter, so that two readings of it are checked one after the other. Also takes the next receipt number; a
 * refused reading leaves a gap.
 */
export const lockMeter = (db: Tx, accountIds: readonly string[], meterId: string) =>
  db
    .selectFrom('meter')
    .select(['account_id as accountId', sql<string>`nextval('receipt_number')::text`.as('number')])
    .where('account_id', 'in', [...accountIds])
    .where('id', '=', meterId)
    .forUpdate()
    .executeTakeFirst();

/** Returns the accepted value of a meter in a period. */
export async function valueIn(db: Tx, accountId: string, meterId: string, period: string): Promise<string | undefined> {
  return (
    await db
      .selectFrom('reading')
      .select('value')
      .where('account_id', '=', accountId)
      .where('meter_id', '=', meterId)
      .where('period', '=', period)
      .where('status', 'not in', VOID)
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

export async function insertReading(db: Tx, row: Insertable<Tables['reading']>, entry: AuditEntry): Promise<void> {
  await db
    .with('logged', (cte) => cte.insertInto('audit').values(auditRow(entry)).returning('id'))
    .insertInto('reading')
    .values(row)
    .execute();
}
