import { buildingsOf, newIntent, Problem, type Client } from '@vodokanal/client';
import type { BulkRow, BulkRowResult } from '@vodokanal/contract';

/** As many as the endpoint takes at once. */
export const PACK = 500;
const FIRST_LOOK = 250;
const LONGEST_LOOK = 2_000;

/** Rows that go together, under a key of their own: sent twice they count once. */
export interface Pack { readonly key: string; readonly rows: readonly BulkRow[]; readonly jobId?: string; readonly isDone?: boolean }

/** What is on its way; plain data, kept on the device until its last pack is done. */
export interface Plan { readonly packs: readonly Pack[]; /** The rows of the sheet, by their number in what is sent less one. */ readonly keys: readonly string[] }

export const planOf = (rows: readonly { readonly key: string }[], bulkRow: (index: number) => BulkRow): Plan => ({
  keys: rows.map(({ key }) => key),
  packs: Array.from({ length: Math.ceil(rows.length / PACK) }, (_, pack) => ({ key: newIntent(), rows: rows.slice(pack * PACK, (pack + 1) * PACK).map((_row, index) => bulkRow(pack * PACK + index)) })),
});

export const leftOf = ({ packs }: Plan): number => packs.filter(({ isDone }) => !isDone).reduce((sum, { rows }) => sum + rows.length, 0);

export interface Progress {
  /** The plan as it stands now: keep it before going on. */
  onPlan(plan: Plan): void;
  /** What became of a pack, by the keys of the sheet's rows. */
  onResults(results: ReadonlyMap<string, BulkRowResult>, jobId: string): void;
  /** Somebody wants to wait: what is under way is finished, nothing more is begun. */
  isPaused(): boolean;
}

/** Sends pack after pack, and asks for each until it is done. A plan that was cut short goes on where it stopped. */
export async function dispatch(client: Client, plan: Plan, { onPlan, onResults, isPaused }: Progress): Promise<void> {
  const buildings = buildingsOf(client);
  let packs = plan.packs;
  const put = (index: number, change: Partial<Pack>) => {
    packs = packs.map((pack, at) => (at === index ? { ...pack, ...change } : pack));
    onPlan({ ...plan, packs });
  };
  for (const [index, pack] of plan.packs.entries()) {
    if (pack.isDone) continue;
    if (isPaused()) return;
    // A key that was used gets its first answer again: the same job.
    let job = await buildings.send(pack.rows, pack.key);
    put(index, { jobId: job.id });
    for (let wait = FIRST_LOOK; job.state === 'queued'; wait = Math.min(wait * 1.5, LONGEST_LOOK)) {
      await new Promise((done) => setTimeout(done, wait));
      job = await buildings.job(job.id);
    }
    if (job.state === 'failed') {
      put(index, { key: newIntent() });
      throw new Problem('broken', 'INTERNAL');
    }
    const results = await buildings.results(job.id);
    put(index, { isDone: true });
    onResults(new Map(results.map((result) => [plan.keys[result.row - 1] ?? '', result])), job.id);
  }
}
