import type { BulkJob, BulkRow, BulkRowResult, ReadingWindow } from '@vodokanal/contract';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { judgeBulkRows, type JudgedRow } from '@vodokanal/contract/rules/bulk-reading';
import type { Logger } from 'pino';
import { audit } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import { Busy, transact, type Tx } from '../database/transaction.ts';
import { ProblemError, secondsUntil } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { metersOf } from '../meters/queries.ts';
import { receiptNumberOf } from '../readings/receipt-number.ts';
import type { Secrets } from '../secrets.ts';
import type { Settings } from '../settings/settings.ts';
import { readingEvent } from '../webhooks/case-events.ts';
import { recordEvents } from '../webhooks/events.ts';
import {
  nextReceiptNumbers,
  countFailure,
  deleteJobs,
  findJob,
  findResults,
  finishJob,
  insertJob,
  insertReadings,
  lockMeters,
  managedAccounts,
  countJobs,
  replaceReadings,
  takeJob,
} from './queries.ts';

/** Most jobs of one manager that may wait at a time: ten files of the largest size. */
const QUEUED = 100;
/** At most 500 000 readings a day per manager. */
const JOBS_PER_DAY = 1000;
const DAY = 24 * 3_600_000;
const ATTEMPTS = 5;
const KEPT_DAYS = 30;
/** Two workers keep both the process and the database busy. */
const WORKERS = 2;

/**
 * The queue of bulk readings sent by managers, shared by all processes. Each job is judged and accepted in one
 * transaction, so when a process dies, the job stays queued and another process takes it.
 */
export class BulkJobs {
  readonly #db: Database;
  readonly #settings: Settings;
  readonly #secrets: Secrets;
  readonly #log: Logger | undefined;
  #working: Promise<void> | undefined;
  #isAsked = false;

  constructor(
    db: Database,
    {
      settings,
      secrets,
      log,
    }: { readonly settings: Settings; readonly secrets: Secrets; readonly log?: Logger | undefined },
  ) {
    this.#db = db;
    this.#settings = settings;
    this.#secrets = secrets;
    this.#log = log;
  }

  async add(
    tx: Database | Tx,
    {
      customerId,
      period,
      rows,
      address,
      now,
    }: {
      readonly customerId: string;
      readonly period: string | undefined;
      readonly rows: readonly BulkRow[];
      readonly address: string;
      readonly now: Date;
    },
  ): Promise<BulkJob> {
    const { isManager, today, oldest, waiting } = await countJobs(tx, customerId, new Date(now.getTime() - DAY));
    if (!isManager) throw new ProblemError('NOT_FOUND');
    if (today >= JOBS_PER_DAY)
      throw new ProblemError('RATE_LIMITED', {
        retryAfter: secondsUntil(new Date((oldest ?? now).getTime() + DAY), now),
      });
    if (waiting >= QUEUED) throw new ProblemError('RATE_LIMITED', { retryAfter: 10 });
    const job = {
      id: newId(),
      customer_id: customerId,
      state: 'queued' as const,
      period: period ?? null,
      rows: JSON.stringify(rows),
      results: '[]',
      counts: '{}',
      address,
      created_at: now,
      done_at: null,
    };
    await insertJob(tx, job);
    return jobBody({ id: job.id, state: job.state, size: rows.length, counts: {}, created_at: now });
  }

  async find(db: Database | Tx, customerId: string, id: string): Promise<BulkJob> {
    const job = await findJob(db, customerId, id);
    if (!job) throw new ProblemError('NOT_FOUND');
    return jobBody(job);
  }

  async results(
    db: Database | Tx,
    customerId: string,
    id: string,
  ): Promise<{ readonly rows: BulkRow[]; readonly results: BulkRowResult[] }> {
    const job = await findResults(db, customerId, id);
    if (!job) throw new ProblemError('NOT_FOUND');
    return job;
  }

  /** Processes the queue. A call during a run waits for that run, which also takes jobs added meanwhile. */
  work(now: () => Date): Promise<void> {
    this.#isAsked = true;
    this.#working ??= this.#drain(now).finally(() => {
      this.#working = undefined;
    });
    return this.#working;
  }

  async #drain(now: () => Date): Promise<void> {
    while (this.#isAsked) {
      this.#isAsked = false;
      const put = new Set<string>();
      await Promise.all(
        Array.from({ length: WORKERS }, async () => {
          while (await this.#next(now(), put));
        }),
      );
    }
  }

  async sweep(now: Date): Promise<void> {
    await deleteJobs(this.#db, new Date(now.getTime() - KEPT_DAYS * DAY));
  }

  /** Processes one job; returns false when none is left. A failed job is skipped until the next run. */
  async #next(now: Date, aside: Set<string>): Promise<boolean> {
    let taken: string | undefined;
    await this.#settings.refresh();
    try {
      return await transact(this.#db, async (tx) => {
        const job = await takeJob(tx, [...aside]);
        if (!job) return false;
        taken = job.id;
        // Uses the day the job was sent, so that a queue over midnight does not move readings to another month.
        const today = this.#settings.today(new Date(job.created_at));
        const window = this.#settings.readingWindow(today);
        const judged = await this.#judge(tx, job, window);
        const receiptNumbers = await this.#take(tx, job.customer_id, judged, window, now);
        const results = judged.map(({ row, verdict: { result, errors } }): BulkRowResult => ({
          row: row.row,
          result,
          ...(errors.length > 0 && { errors: [...errors] }),
          ...(receiptNumbers.has(row.row) && { receiptNumber: receiptNumbers.get(row.row) ?? '' }),
        }));
        const counts = Object.fromEntries(
          [...Map.groupBy(results, ({ result }) => result)].map(([result, list]) => [result, list.length]),
        );
        await finishJob(tx, job.id, results, counts, now);
        await audit(tx, {
          action: 'bulk-readings',
          customerId: job.customer_id,
          address: job.address,
          now,
          details: { jobId: job.id, ...counts },
        });
        return true;
      });
    } catch (fault) {
      if (taken === undefined) throw fault;
      aside.add(taken);
      // Another transaction holds a lock, which does not count as a failed attempt.
      if (fault instanceof Busy) return true;
      // Failures are counted: a passing one is retried, and one that stays must not block other jobs.
      this.#log?.error({ fault: (fault as { code?: string }).code ?? (fault as Error).name }, 'bulk job');
      await countFailure(this.#db, taken, ATTEMPTS);
      return true;
    }
  }

  async #judge(
    tx: Tx,
    {
      customer_id: managerId,
      period,
      rows,
    }: { readonly customer_id: string; readonly period: string | null; readonly rows: readonly BulkRow[] },
    window: ReadingWindow,
  ): Promise<{ readonly row: BulkRow; readonly verdict: JudgedRow; readonly accountId: string }[]> {
    const numbers = [...new Set(rows.map(({ accountNumber }) => foldAccountNumber(accountNumber)))];
    const accounts = await managedAccounts(tx, managerId, numbers);
    const ids = accounts.map(({ id }) => id);
    await lockMeters(tx, ids);
    const meters = Map.groupBy(
      await metersOf(tx, ids, window, this.#settings, { also: 'removed' }),
      ({ accountId }) => accountId,
    );
    const byNumber = new Map(
      accounts.map((account) => [
        account.number_folded,
        { id: account.id, status: account.status, meters: meters.get(account.id) ?? [] },
      ]),
    );
    const accountOf = (number: string) => byNumber.get(foldAccountNumber(number));
    return judgeBulkRows({ period: period ?? undefined, rows }, window, accountOf).map(({ row, verdict }) => ({
      row,
      verdict,
      accountId: accountOf(row.accountNumber)?.id ?? '',
    }));
  }

  /** Stores the accepted readings in one statement. Returns receipt numbers by row. */
  async #take(
    tx: Tx,
    customerId: string,
    judged: readonly { readonly row: BulkRow; readonly verdict: JudgedRow; readonly accountId: string }[],
    { period }: ReadingWindow,
    now: Date,
  ): Promise<ReadonlyMap<number, string>> {
    const taken = judged.flatMap(({ row, verdict: { reading }, accountId }) =>
      reading ? [{ row: row.row, accountId, ...reading }] : [],
    );
    if (taken.length === 0) return new Map();
    const replaced = taken.flatMap(({ replaces }) => replaces ?? []);
    if (replaced.length > 0) {
      // The billing import does not lock meters and may have come in between; the next run judges the job again.
      if (
        (await replaceReadings(
          tx,
          taken.map(({ accountId }) => accountId),
          replaced,
        )) !== replaced.length
      )
        throw new Busy();
    }
    const numbers = await nextReceiptNumbers(tx, taken.length);
    const readings = taken.map(({ row, accountId, meter, value, volume, takenOn }, index) => {
      const id = newId();
      return {
        row,
        account_id: accountId,
        id,
        meter_id: meter.id,
        value,
        volume,
        taken_on: takenOn,
        receipt_number: receiptNumberOf(
          this.#secrets,
          `П-${period}-${(numbers[index] ?? '').padStart(6, '0')}`,
          id,
          value,
        ),
      };
    });
    await insertReadings(tx, readings, { period, customerId, now });
    await recordEvents(
      tx,
      readings.map((reading, index) => {
        const replacesId = taken[index]?.replaces ?? null;
        return readingEvent(
          replacesId === null ? 'reading.accepted' : 'reading.corrected',
          { ...reading, period, customer_id: customerId, source: 'manager', status: 'accepted' },
          replacesId,
        );
      }),
      now,
    );
    return new Map(readings.map(({ row, receipt_number }) => [row, receipt_number]));
  }
}

const jobBody = ({
  id,
  state,
  size,
  counts,
  created_at,
}: {
  readonly id: string;
  readonly state: BulkJob['state'];
  readonly size: number;
  readonly counts: Partial<Record<BulkRowResult['result'], number>>;
  readonly created_at: Date;
}): BulkJob => ({
  id,
  state,
  rows: size,
  accepted: 0,
  held: 0,
  rejected: 0,
  duplicate: 0,
  unchanged: 0,
  ...counts,
  createdAt: new Date(created_at).toISOString(),
});
