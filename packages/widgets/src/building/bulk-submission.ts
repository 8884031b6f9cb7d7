import { asProblem, bulkReadingsOf, draftsOf, newIntent, Problem, type Client } from '@vodokanal/client';
import type { BulkRow, BulkRowResult, Finding } from '@vodokanal/contract';
import type { VkAccountElement } from '../kit/account-element.ts';
import { SendTask } from '../kit/controllers/send-task.ts';

/** The most rows that the endpoint accepts in one request. */
const BATCH_SIZE = 500;

type Counts = Readonly<Record<BulkRowResult['result'], number>>;
/** Rows sent in one request under one idempotency key. It has counts once it is processed. */
interface Batch {
  readonly key: string;
  readonly rows: readonly BulkRow[];
  readonly jobId?: string;
  readonly counts?: Counts;
}
/** The batches of one submission, stored on the device. */
interface Plan {
  /** `YYYY-MM` the readings were typed for, which may be over when they are sent. */ readonly period: string;
  readonly packs: readonly Batch[];
  /** Keys of the sheet's rows, by row number in the submission minus one. */ readonly keys: readonly string[];
}
/** A submission belongs to one building and customer, even when another one is on screen. */
interface Run {
  readonly client: Client;
  readonly buildingId: string;
  readonly customerId: string | undefined;
  plan: Plan;
}

export type Results = ReadonlyMap<string, { readonly value: string; readonly result: BulkRowResult }>;

const NONE: Counts = { accepted: 0, held: 0, rejected: 0, duplicate: 0, unchanged: 0 };
const draftOf = (buildingId: string) => `dispatch:${buildingId}`;

/**
 * Sends rows in batches, one after the other, and waits until each is processed. It can be paused, and resumes after a
 * reload, a lost connection or on another day with the same idempotency keys.
 */
export class BulkSubmission {
  readonly #host: VkAccountElement;
  readonly #onResults: (results: Results) => void;
  readonly #onProcessed: (jobIds: readonly string[]) => void;
  readonly #send: SendTask<Client, Run, void>;
  #run: Run | undefined;
  #isPausing = false;

  /** `onResults` is called with the results of rows of the building on screen, `onProcessed` with the jobs when sending stops. */
  constructor(
    host: VkAccountElement,
    onResults: (results: Results) => void,
    onProcessed: (jobIds: readonly string[]) => void,
  ) {
    this.#host = host;
    this.#onResults = onResults;
    this.#onProcessed = onProcessed;
    this.#send = new SendTask(host, {
      isCancelable: true,
      send: (_client: Client, run: Run) => this.#sendBatches(run),
    });
  }

  /** Sets the building on screen; a submission for another building is paused. */
  open(client: Client, buildingId: string): void {
    if (this.#run?.buildingId === buildingId && this.#run.customerId === client.session.customerId) return;
    this.#isPausing = true;
    this.#run = {
      client,
      buildingId,
      customerId: client.session.customerId,
      plan: draftsOf(client).load<Plan>(draftOf(buildingId)) ?? { period: '', packs: [], keys: [] },
    };
  }

  forget(): void {
    this.#isPausing = true;
    this.#run = undefined;
    this.#send.edited();
  }

  edited(): void {
    this.#send.edited();
  }

  get isSending(): boolean {
    return this.#send.isSending;
  }

  get isPausing(): boolean {
    return this.#isPausing;
  }

  get problem(): Problem | undefined {
    return this.#send.problem;
  }

  get total(): number {
    return this.#batches.reduce((sum, { rows }) => sum + rows.length, 0);
  }

  /** Number of rows not processed yet. */
  get waiting(): number {
    return this.#batches.filter(({ counts }) => !counts).reduce((sum, { rows }) => sum + rows.length, 0);
  }

  /** Results of the last submission, also of another day; undefined until a batch is processed. */
  get counts(): Counts | undefined {
    const processed = this.#batches.flatMap(({ counts }) => counts ?? []);
    return processed.length === 0
      ? undefined
      : processed.reduce((sum, counts) => ({
          accepted: sum.accepted + counts.accepted,
          held: sum.held + counts.held,
          rejected: sum.rejected + counts.rejected,
          duplicate: sum.duplicate + counts.duplicate,
          unchanged: sum.unchanged + counts.unchanged,
        }));
  }

  /** Every sent row with its result. The utility keeps results for thirty days. */
  async results(): Promise<readonly { readonly row: BulkRow; readonly result: BulkRowResult | undefined }[]> {
    const { client } = this.#run ?? {};
    if (!client) return [];
    return (
      await Promise.all(
        this.#batches.map(async ({ jobId, rows }) => {
          const found = jobId
            ? new Map((await bulkReadingsOf(client).results(jobId)).map((result) => [result.row, result]))
            : undefined;
          return rows.map((row) => ({ row, result: found?.get(row.row) }));
        }),
      )
    ).flat();
  }

  /** Sends rows for a period (`YYYY-MM`); ends when they are processed or sending stops. */
  async start(
    period: string,
    rows: readonly { readonly key: string }[],
    bulkRow: (index: number) => BulkRow,
  ): Promise<void> {
    if (!this.#run || this.isSending) return;
    this.#run.plan = {
      period,
      keys: rows.map(({ key }) => key),
      packs: Array.from({ length: Math.ceil(rows.length / BATCH_SIZE) }, (_, batch) => ({
        key: newIntent(),
        rows: rows
          .slice(batch * BATCH_SIZE, (batch + 1) * BATCH_SIZE)
          .map((_row, index) => bulkRow(batch * BATCH_SIZE + index)),
      })),
    };
    await this.resume();
  }

  async resume(): Promise<void> {
    if (!this.#run || this.isSending) return;
    this.#isPausing = false;
    this.#save(this.#run);
    await this.#send.send(this.#run);
  }

  /** Stops after the batch that is being sent. */
  pause(): void {
    this.#isPausing = true;
    this.#host.requestUpdate();
  }

  get #batches(): readonly Batch[] {
    return this.#run?.plan.packs ?? [];
  }

  async #sendBatches(run: Run): Promise<void> {
    const jobIds: string[] = [];
    try {
      for (let at = 0; at < run.plan.packs.length; at++) {
        if (run.plan.packs[at]?.counts) continue;
        if (this.#isPausing || this.#run !== run) return;
        jobIds.push(...(await this.#sendBatch(run, at)));
      }
    } finally {
      if (jobIds.length > 0) {
        bulkReadingsOf(run.client).changed();
        if (this.#run === run) this.#onProcessed(jobIds);
      }
    }
  }

  /** Sends one batch until it is processed; returns the id of its job, or none when no row could be sent. */
  async #sendBatch(run: Run, at: number): Promise<readonly string[]> {
    const bulkReadings = bulkReadingsOf(run.client);
    const batch = run.plan.packs[at] as Batch;
    if (batch.rows.length === 0) {
      this.#updateBatch(run, at, { counts: NONE });
      return [];
    }
    try {
      // A used idempotency key returns its first answer, the same job.
      const sent = await bulkReadings.send(batch.rows, run.plan.period, batch.key);
      this.#updateBatch(run, at, { jobId: sent.id });
      const job = await bulkReadings.waitUntilDone(sent);
      if (job.state === 'failed') {
        this.#updateBatch(run, at, { key: newIntent() });
        throw new Problem('broken', 'INTERNAL');
      }
      const { accepted, held, rejected, duplicate, unchanged } = job;
      const results = await bulkReadings.results(job.id);
      this.#updateBatch(run, at, { counts: { accepted, held, rejected, duplicate, unchanged } });
      this.#reportResults(run, batch.rows, results);
      return [job.id];
    } catch (fault) {
      const bad = faultyRows(asProblem(fault), batch.rows);
      if (bad.size === 0) throw fault;
      // The endpoint refuses a whole batch when some rows are malformed: send it again without those rows.
      this.#updateBatch(run, at, { key: newIntent(), rows: batch.rows.filter((row) => !bad.has(row)) });
      this.#reportResults(
        run,
        batch.rows,
        [...bad].map(([{ row }, errors]) => ({ row, result: 'rejected', errors })),
      );
      return this.#sendBatch(run, at);
    }
  }

  #reportResults(run: Run, rows: readonly BulkRow[], results: readonly BulkRowResult[]): void {
    const values = new Map(rows.map(({ row, value }) => [row, value]));
    if (this.#run === run)
      this.#onResults(
        new Map(
          results.map((result) => [
            run.plan.keys[result.row - 1] ?? '',
            { value: values.get(result.row) ?? '', result },
          ]),
        ),
      );
  }

  #updateBatch(run: Run, at: number, change: Partial<Batch>): void {
    run.plan = {
      ...run.plan,
      packs: run.plan.packs.map((batch, index) => (index === at ? { ...batch, ...change } : batch)),
    };
    this.#save(run);
    this.#host.requestUpdate();
  }

  /** Saves the submission under its building, and only while its customer is signed in. */
  #save({ client, buildingId, customerId, plan }: Run): void {
    if (client.session.customerId === customerId) draftsOf(client).save(draftOf(buildingId), plan);
  }
}

/** Finds the rows of a refusal by the pointers of its findings (`/rows/3/value`). */
function faultyRows({ code, findings }: Problem, rows: readonly BulkRow[]): ReadonlyMap<BulkRow, Finding[]> {
  const bad = new Map<BulkRow, Finding[]>();
  for (const finding of code === 'INVALID' ? findings : []) {
    const [, at, field] = /^\/rows\/(\d+)(\/\w+)/.exec(finding.pointer) ?? [];
    const row = rows[Number(at)];
    if (row && field) bad.set(row, [...(bad.get(row) ?? []), { ...finding, pointer: field }]);
  }
  return bad;
}
