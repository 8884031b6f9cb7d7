import type { BulkJob, BulkResult, BulkRow, BulkRowResult } from '@vodokanal/contract';
import { defineResource } from '../client.ts';
import { Problem } from '../problem.ts';

const FIRST_LOOK = 250;
const LONGEST_LOOK = 2_000;
/** A job that is queued for longer is asked for again by a person. */
const LONGEST_WAIT = 120_000;

/** Readings of many meters at once, judged as a job. */
export const bulkReadingsOf = defineResource(({ get, post, invalidate, clock }) => ({
  /** Sends up to 500 readings; the job tells later what became of them. */
  send: (rows: readonly BulkRow[], period: string, intent: string) => post<BulkJob>('/v1/bulk-readings', { body: { period, rows }, key: intent }),
  /** Asks for a job, ever more seldom, until it is done or has failed; `busy` with `SLOW` after two minutes. */
  async judged(job: BulkJob): Promise<BulkJob> {
    const until = clock.now() + LONGEST_WAIT;
    let present = job;
    for (let wait = FIRST_LOOK; present.state === 'queued'; wait = Math.min(wait * 1.5, LONGEST_LOOK)) {
      if (clock.now() > until) throw new Problem('busy', 'SLOW');
      await clock.sleep(wait);
      present = await get<BulkJob>(`/v1/bulk-readings/${job.id}`);
    }
    return present;
  },
  results: async (id: string, signal?: AbortSignal): Promise<readonly BulkRowResult[]> => (await get<BulkResult>(`/v1/bulk-readings/${id}/result`, signal)).items,
  /** Readings were taken in: what shows them looks again. */
  changed: () => { invalidate('buildings'); invalidate('meters'); },
}));
