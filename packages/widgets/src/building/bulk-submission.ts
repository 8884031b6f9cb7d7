import { asProblem, bulkReadingsOf, draftsOf, newIntent, Problem, type Client } from '@vodokanal/client';
import type { BulkRow, BulkRowResult, Finding } from '@vodokanal/contract';
import type { VkAccountElement } from '../kit/account-element.ts';
import { SendTask } from '../kit/controllers/send-task.ts';

/** As many as the endpoint takes at once. */
const PACK = 500;

type Counts = Readonly<Record<BulkRowResult['result'], number>>;
/** Rows that go together, under a key of their own: sent twice they count once. Judged when it has counts. */
interface Pack { readonly key: string; readonly rows: readonly BulkRow[]; readonly jobId?: string; readonly counts?: Counts }
/** What is on its way, and what became of it: plain data, kept on the device. */
interface Plan { /** For which it was typed: what waited over the month's end must not count for the next one. */ readonly period: string; readonly packs: readonly Pack[]; /** The rows of the sheet, by their number in what is sent less one. */ readonly keys: readonly string[] }
/** A plan belongs to a building and a person, whatever is shown by the time an answer comes. */
interface Run { readonly client: Client; readonly buildingId: string; readonly customerId: string | undefined; plan: Plan }

export type Results = ReadonlyMap<string, { readonly value: string; readonly result: BulkRowResult }>;

const NONE: Counts = { accepted: 0, held: 0, rejected: 0, duplicate: 0, unchanged: 0 };
const draftOf = (buildingId: string) => `dispatch:${buildingId}`;

/**
 * Sends rows in packs, one after the other, and asks for each until it is judged. It can wait, and goes on where it
 * stopped after a reload, a cut or another day, with the same keys.
 */
export class BulkSubmission {
  readonly #host: VkAccountElement;
  readonly #onResults: (results: Results) => void;
  readonly #onJudged: (jobIds: readonly string[]) => void;
  readonly #send: SendTask<Client, Run, void>;
  #run: Run | undefined;
  #isPausing = false;

  /** `onResults` is told what became of the rows of the building that is shown; `onJudged` the jobs, when nothing more is sent for now. */
  constructor(host: VkAccountElement, onResults: (results: Results) => void, onJudged: (jobIds: readonly string[]) => void) {
    this.#host = host;
    this.#onResults = onResults;
    this.#onJudged = onJudged;
    this.#send = new SendTask(host, { isCancelable: true, send: (_client: Client, run: Run) => this.#go(run) });
  }

  /** The building that is shown from now on; what was being sent for another one waits for it. */
  open(client: Client, buildingId: string): void {
    if (this.#run?.buildingId === buildingId && this.#run.customerId === client.session.customerId) return;
    this.#isPausing = true;
    this.#run = { client, buildingId, customerId: client.session.customerId, plan: draftsOf(client).load<Plan>(draftOf(buildingId)) ?? { period: '', packs: [], keys: [] } };
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
    return this.#packs.reduce((sum, { rows }) => sum + rows.length, 0);
  }

  /** Rows that are not judged yet. */
  get waiting(): number {
    return this.#packs.filter(({ counts }) => !counts).reduce((sum, { rows }) => sum + rows.length, 0);
  }

  /** What became of the last sending, also of another day; undefined when nothing of it is judged. */
  get counts(): Counts | undefined {
    const judged = this.#packs.flatMap(({ counts }) => counts ?? []);
    return judged.length === 0 ? undefined : judged.reduce((sum, counts) => ({ accepted: sum.accepted + counts.accepted, held: sum.held + counts.held, rejected: sum.rejected + counts.rejected, duplicate: sum.duplicate + counts.duplicate, unchanged: sum.unchanged + counts.unchanged }));
  }

  /** Every row that was sent with what the utility says of it; kept there for thirty days. */
  async results(): Promise<readonly { readonly row: BulkRow; readonly result: BulkRowResult | undefined }[]> {
    const { client } = this.#run ?? {};
    if (!client) return [];
    return (await Promise.all(this.#packs.map(async ({ jobId, rows }) => {
      const found = jobId ? new Map((await bulkReadingsOf(client).results(jobId)).map((result) => [result.row, result])) : undefined;
      return rows.map((row) => ({ row, result: found?.get(row.row) }));
    }))).flat();
  }

  /** Sends these rows for a period; ends when they are judged, or when it cannot go on. */
  async start(period: string, rows: readonly { readonly key: string }[], bulkRow: (index: number) => BulkRow): Promise<void> {
    if (!this.#run || this.isSending) return;
    this.#run.plan = {
      period,
      keys: rows.map(({ key }) => key),
      packs: Array.from({ length: Math.ceil(rows.length / PACK) }, (_, pack) => ({ key: newIntent(), rows: rows.slice(pack * PACK, (pack + 1) * PACK).map((_row, index) => bulkRow(pack * PACK + index)) })),
    };
    await this.resume();
  }

  async resume(): Promise<void> {
    if (!this.#run || this.isSending) return;
    this.#isPausing = false;
    this.#keep(this.#run);
    await this.#send.send(this.#run);
  }

  /** What is under way is finished, nothing more is begun. */
  pause(): void {
    this.#isPausing = true;
    this.#host.requestUpdate();
  }

  get #packs(): readonly Pack[] {
    return this.#run?.plan.packs ?? [];
  }

  async #go(run: Run): Promise<void> {
    const jobIds: string[] = [];
    try {
      for (let at = 0; at < run.plan.packs.length; at++) {
        if (run.plan.packs[at]?.counts) continue;
        if (this.#isPausing || this.#run !== run) return;
        jobIds.push(...(await this.#deliver(run, at)));
      }
    } finally {
      if (jobIds.length > 0) {
        bulkReadingsOf(run.client).changed();
        if (this.#run === run) this.#onJudged(jobIds);
      }
    }
  }

  /** One pack until it is judged; the id of its job, or none when no row of it could be sent. */
  async #deliver(run: Run, at: number): Promise<readonly string[]> {
    const bulkReadings = bulkReadingsOf(run.client);
    const pack = run.plan.packs[at] as Pack;
    if (pack.rows.length === 0) {
      this.#put(run, at, { counts: NONE });
      return [];
    }
    try {
      // A key that was used gets its first answer again: the same job.
      const sent = await bulkReadings.send(pack.rows, run.plan.period, pack.key);
      this.#put(run, at, { jobId: sent.id });
      const job = await bulkReadings.waitUntilDone(sent);
      if (job.state === 'failed') {
        this.#put(run, at, { key: newIntent() });
        throw new Problem('broken', 'INTERNAL');
      }
      const { accepted, held, rejected, duplicate, unchanged } = job;
      const results = await bulkReadings.results(job.id);
      this.#put(run, at, { counts: { accepted, held, rejected, duplicate, unchanged } });
      this.#tell(run, pack.rows, results);
      return [job.id];
    } catch (fault) {
      const bad = faultyRows(asProblem(fault), pack.rows);
      if (bad.size === 0) throw fault;
      // The contract refused the form of some rows, and with them the pack: the others go without them.
      this.#put(run, at, { key: newIntent(), rows: pack.rows.filter((row) => !bad.has(row)) });
      this.#tell(run, pack.rows, [...bad].map(([{ row }, errors]) => ({ row, result: 'rejected', errors })));
      return this.#deliver(run, at);
    }
  }

  #tell(run: Run, rows: readonly BulkRow[], results: readonly BulkRowResult[]): void {
    const values = new Map(rows.map(({ row, value }) => [row, value]));
    if (this.#run === run) this.#onResults(new Map(results.map((result) => [run.plan.keys[result.row - 1] ?? '', { value: values.get(result.row) ?? '', result }])));
  }

  #put(run: Run, at: number, change: Partial<Pack>): void {
    run.plan = { ...run.plan, packs: run.plan.packs.map((pack, index) => (index === at ? { ...pack, ...change } : pack)) };
    this.#keep(run);
    this.#host.requestUpdate();
  }

  /** Under the building it is of, and never under another person's name. */
  #keep({ client, buildingId, customerId, plan }: Run): void {
    if (client.session.customerId === customerId) draftsOf(client).save(draftOf(buildingId), plan);
  }
}

/** Which rows a refusal is about, by the pointers of its findings (`/rows/3/value`). */
function faultyRows({ code, findings }: Problem, rows: readonly BulkRow[]): ReadonlyMap<BulkRow, Finding[]> {
  const bad = new Map<BulkRow, Finding[]>();
  for (const finding of code === 'INVALID' ? findings : []) {
    const [, at, field] = /^\/rows\/(\d+)(\/\w+)/.exec(finding.pointer) ?? [];
    const row = rows[Number(at)];
    if (row && field) bad.set(row, [...(bad.get(row) ?? []), { ...finding, pointer: field }]);
  }
  return bad;
}
