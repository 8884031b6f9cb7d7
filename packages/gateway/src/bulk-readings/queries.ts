import { sql, type Insertable } from 'kysely';
import type { Account, BulkJob, BulkRowResult } from '@vodokanal/contract';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';

/** Tells whether a customer is a manager, how many jobs they sent since `since`, and how many are still queued. */
export async function countJobs(
  db: Database | Tx,
  customerId: string,
  since: Date,
): Promise<{
  readonly isManager: boolean;
  readonly today: number;
  readonly oldest: Date | null;
  readonly waiting: number;
}> {
  const {
    rows: [found],
  } = await sql<{ isManager: boolean; today: number; oldest: Date | null; waiting: number }>`
    select exists (select from manager where customer_id = ${customerId}::uuid) as "isManager",
      (select count(*) from bulk_job where customer_id = ${customerId}::uuid and created_at > ${since.toISOString()}::timestamptz)::int as today,
      (select min(created_at) from bulk_job where customer_id = ${customerId}::uuid and created_at > ${since.toISOString()}::timestamptz) as oldest,
      (select count(*) from bulk_job where customer_id = ${customerId}::uuid and state = 'queued')::int as waiting`.execute(
    db,
  );
  return found ?? { isManager: false, today: 0, oldest: null, waiting: 0 };
}

export async function insertJob(db: Database | Tx, job: Insertable<Tables['bulk_job']>): Promise<void> {
  await db.insertInto('bulk_job').values(job).execute();
}

export const findJob = (db: Database | Tx, customerId: string, id: string) =>
  db
    .selectFrom('bulk_job')
    .select(['id', 'state', 'counts', 'created_at', sql<number>`jsonb_array_length(rows)`.as('size')])
    .where('customer_id', '=', customerId)
    .where('id', '=', id)
    .executeTakeFirst();

export const findResults = (db: Database | Tx, customerId: string, id: string) =>
  db
    .selectFrom('bulk_job')
    .select(['rows', 'results'])
    .where('customer_id', '=', customerId)
    .where('id', '=', id)
    .executeTakeFirst();

export async function deleteJobs(db: Database, before: Date): Promise<void> {
  await db.deleteFrom('bulk_job').where('created_at', '<', before).execute();
}

/** Locks the oldest queued job that no other process has locked. */
export const takeJob = (db: Tx, without: readonly string[]) =>
  db
    .selectFrom('bulk_job')
    .select(['id', 'customer_id', 'period', 'rows', 'address', 'created_at'])
    .where('state', '=', 'queued')
    .$if(without.length > 0, (query) => query.where('id', 'not in', [...without]))
    .orderBy('created_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

export async function finishJob(
  db: Tx,
  id: string,
  results: readonly BulkRowResult[],
  counts: object,
  now: Date,
): Promise<void> {
  await db
    .updateTable('bulk_job')
    .set({ state: 'done', results: JSON.stringify(results), counts: JSON.stringify(counts), done_at: now })
    .where('id', '=', id)
    .execute();
}

/** Counts a failed attempt; after `most` attempts the job is marked as failed. */
export async function countFailure(db: Database, id: string, most: number): Promise<void> {
  await db
    .updateTable('bulk_job')
    .set((eb) => ({
      attempts: eb('attempts', '+', 1),
      state: sql<BulkJob['state']>`case when attempts + 1 >= ${most} then 'failed' else state end`,
    }))
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute();
}

/** Finds accounts by their folded numbers, only in the manager's buildings. */
export async function managedAccounts(db: Tx, managerId: string, numbers: readonly string[]) {
  const { rows } = await sql<{ id: string; number_folded: string; status: Account['status'] }>`
    select account.id, known_number.number_folded, status from known_number join account on account.id = known_number.account_id
    join manager on manager.building_id = account.building_id and manager.customer_id = ${managerId}
    where known_number.number_folded = any(${numbers}::text[])`.execute(db);
  return rows;
}

/** Locks meters in a fixed order, so that two jobs with the same meters cannot deadlock. */
export async function lockMeters(db: Tx, accountIds: readonly string[]): Promise<void> {
  await sql`select id from meter where account_id = any(${accountIds}::uuid[]) order by account_id, id for update`.execute(
    db,
  );
}

/** Returns how many readings were replaced; billed ones stay as they are. */
export async function replaceReadings(db: Tx, accountIds: readonly string[], ids: readonly string[]): Promise<number> {
  const { numAffectedRows = 0n } =
    await sql`update reading set status = 'replaced' where status not in ('billed', 'replaced', 'rejected', 'different') and account_id = any(${accountIds}::uuid[]) and id = any(${ids}::uuid[])`.execute(
      db,
    );
  return Number(numAffectedRows);
}

export async function nextReceiptNumbers(db: Tx, count: number): Promise<string[]> {
  const { rows } = await sql<{
    number: string;
  }>`select nextval('receipt_number')::text as number from generate_series(1, ${count})`.execute(db);
  return rows.map(({ number }) => number);
}

export async function insertReadings(
  db: Tx,
  readings: readonly object[],
  { period, customerId, now }: { readonly period: string; readonly customerId: string; readonly now: Date },
): Promise<void> {
  await sql`
    insert into reading (account_id, id, meter_id, period, value, volume, taken_on, received_at, source, status, receipt_number, customer_id)
    select account_id, id, meter_id, ${period}, value, volume, taken_on, ${now.toISOString()}::timestamptz, 'manager', 'accepted', receipt_number, ${customerId}::uuid
    from jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) as new (account_id uuid, id uuid, meter_id uuid, value numeric, volume numeric, taken_on date, receipt_number text)`.execute(
    db,
  );
}
