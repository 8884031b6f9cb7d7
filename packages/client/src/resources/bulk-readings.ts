import type { BulkJob, BulkResult, BulkRow, BulkRowResult } from '@vodokanal/contract';
import { defineResource } from '../client.ts';
import { Problem } from '../problem.ts';

const FIRST_LOOK = 250;
const LONGEST_LOOK = 2_000;
/** After this time a person has to ask again for the job. */
const LONGEST_WAIT = 120_000;

/** Readings of many meters at once, checked in a background job. */
export const bulkReadingsOf = defineResource(({ get, post, invalidate, clock }) => ({
  /** Sends up to 500 readings; `waitUntilDone` tells their results. */
  send: (rows: readonly BulkRow[], period: string, intent: string) =>
    post<BulkJob>('/v1/bulk-readings', { body: { period, rows }, key: intent }),
  /** Polls a job with growing pauses until it is done or has failed. Throws `busy`/`SLOW` after two minutes. */
  async waitUntilDone(job: BulkJob): Promise<BulkJob> {
    const until = clock.now() + LONGEST_WAIT;
    let current = job;
    for (let wait = FIRST_LOOK; current.state === 'queued'; wait = Math.min(wait * 1.5, LONGEST_LOOK)) {
      if (clock.now() > until) throw new Problem('busy', 'SLOW');
      await clock.sleep(wait);
      current = await get<BulkJob>(`/v1/bulk-readings/${job.id}`);
    }
    return current;
  },
  results: async (id: string, signal?: AbortSignal): Promise<readonly BulkRowResult[]> =>
    (await get<BulkResult>(`/v1/bulk-readings/${id}/result`, signal)).items,
  /** Reloads what shows readings, after some were accepted. */
  changed: () => {
    invalidate('buildings');
    invalidate('meters');
  },
}));
