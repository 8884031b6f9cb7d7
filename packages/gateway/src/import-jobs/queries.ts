import type { Selectable } from 'kysely';
import type { ImportFault } from '@vodokanal/contract/office';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';
import type { Refusal } from '../registry/fault-file.ts';
import type { ImportProgress } from '../registry/import.ts';

export type ImportRow = Selectable<Tables['import_job']>;

const NONE = JSON.stringify({ written: 0, unchanged: 0, different: 0, refused: 0 });
const OPEN = ['checking', 'checked', 'loading'] as const;

const jobs = (db: Database | Tx) =>
  db
    .selectFrom('import_job')
    .leftJoin('staff', 'staff.id', 'import_job.staff_id')
    .selectAll('import_job')
    .select('staff.name as by');

export type NamedImport = Awaited<ReturnType<ReturnType<typeof jobs>['executeTakeFirstOrThrow']>>;

export const latestJobs = (db: Database | Tx): Promise<NamedImport[]> =>
  jobs(db).orderBy('import_job.id', 'desc').limit(20).execute();

export const jobOfId = (db: Database | Tx, id: string): Promise<NamedImport | undefined> =>
  jobs(db).where('import_job.id', '=', id).executeTakeFirst();

export const lockJob = (tx: Tx, id: string): Promise<ImportRow | undefined> =>
  tx.selectFrom('import_job').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export const openJob = (db: Database | Tx) =>
  db.selectFrom('import_job').select('id').where('state', 'in', OPEN).executeTakeFirst();

export async function insertJob(
  tx: Tx,
  job: { readonly id: string; readonly staffId: string; readonly name: string; readonly now: Date },
): Promise<void> {
  await tx
    .insertInto('import_job')
    .values({ id: job.id, staff_id: job.staffId, name: job.name, state: 'checking', counts: NONE, created_at: job.now })
    .execute();
}

/** Takes the job that is to be done, unless another process was heard of since `before`. */
export const takeJob = (db: Database, worker: string, now: Date, before: Date): Promise<ImportRow | undefined> =>
  db
    .updateTable('import_job')
    .set({ worker, seen_at: now })
    .where('state', 'in', ['checking', 'loading'])
    .where(({ eb, or }) => or([eb('worker', 'is', null), eb('worker', '=', worker), eb('seen_at', '<', before)]))
    .returningAll()
    .executeTakeFirst();

/** What of a job the process changes that works on it. */
export type OwnChange = Partial<Pick<ImportRow, 'lines' | 'state' | 'problem' | 'ended_at' | 'seen_at'>>;

/** Changes a job that this process works on; returns false when another one has taken it. */
export async function changeOwnJob(
  db: Database | Tx,
  { id, worker }: { readonly id: string; readonly worker: string },
  change: OwnChange,
  progress?: ImportProgress,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('import_job')
    .set({ ...change, ...(progress && { line: progress.line, counts: JSON.stringify(progress.counts) }) })
    .where('id', '=', id)
    .where('worker', '=', worker)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Notes the counts of the step that is done. */
export async function noteCounts(tx: Tx, id: string, step: 'checked' | 'loaded', counts: object): Promise<void> {
  await tx
    .updateTable('import_job')
    .set({ [step]: JSON.stringify(counts) })
    .where('id', '=', id)
    .execute();
}

/** From a check to the loading: the counts begin again. */
export async function beginLoading(tx: Tx, id: string): Promise<void> {
  await deleteFaults(tx, id);
  await tx
    .updateTable('import_job')
    .set({ state: 'loading', line: 0, counts: NONE, worker: null, seen_at: null })
    .where('id', '=', id)
    .execute();
}

export async function endJob(tx: Database | Tx, id: string, state: 'cancelled', now: Date): Promise<void> {
  await tx.updateTable('import_job').set({ state, ended_at: now }).where('id', '=', id).execute();
}

export async function insertFaults(tx: Tx, jobId: string, refused: readonly Refusal[]): Promise<void> {
  if (refused.length === 0) return;
  await tx
    .insertInto('import_fault')
    // A line may hold a zero byte, which is one of the reasons to refuse it and cannot be stored.
    .values(refused.map(({ line, reason, text }) => ({ job_id: jobId, line, reason, text: text.replaceAll('\0', '') })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteFaults(tx: Database | Tx, jobId: string): Promise<void> {
  await tx.deleteFrom('import_fault').where('job_id', '=', jobId).execute();
}

/** Refused lines after a line, in their order. */
export const faultsAfter = (db: Database | Tx, jobId: string, line: number, most: number): Promise<ImportFault[]> =>
  db
    .selectFrom('import_fault')
    .select(['line', 'reason', 'text'])
    .where('job_id', '=', jobId)
    .where('line', '>', line)
    .orderBy('line')
    .limit(most)
    .execute();

/** Checked jobs that were not loaded since a moment. */
export const abandonedJobs = (db: Database, before: Date) =>
  db.selectFrom('import_job').select('id').where('state', '=', 'checked').where('created_at', '<', before).execute();

/** The ids of imports whose file is still needed. */
export async function openIds(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('import_job').select('id').where('state', 'in', OPEN).execute();
  return new Set(rows.map(({ id }) => id));
}

export async function deleteOldFaults(db: Database, before: Date): Promise<void> {
  await db
    .deleteFrom('import_fault')
    .where('job_id', 'in', db.selectFrom('import_job').select('id').where('created_at', '<', before))
    .execute();
}
