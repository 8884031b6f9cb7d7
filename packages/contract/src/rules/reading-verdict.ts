import type { Reading } from '../index.ts';
import { isControl, isCounted } from './reading-status.ts';

/** Whether billing has declined a reading. */
export const isDeclined = ({ verdict }: Pick<Reading, 'verdict'>): boolean => verdict?.outcome === 'declined';

/** The newest declined reading of a meter, unless one of its month or a later one counts: then nothing is to be done. */
export function declinedReading(journal: readonly Reading[]): Reading | undefined {
  const newest = journal.filter(isDeclined).sort((a, b) => b.receivedAt.localeCompare(a.receivedAt))[0];
  const isSettled = journal.some(
    (reading) => newest && reading.period >= newest.period && isCounted(reading) && !isControl(reading),
  );
  return isSettled ? undefined : newest;
}

/** What a verdict does to a reading now. */
export type VerdictEffect = 'none' | 'count' | 'decline' | 'corrected' | 'billed';

/**
 * What a verdict of billing does: nothing when it was given before; `corrected` and `billed` refuse it, because the
 * customer has sent another value since, or the bill has it already.
 */
export function verdictEffect(
  { status, verdict }: Pick<Reading, 'status' | 'verdict'>,
  given: { readonly outcome: 'accepted' | 'declined'; readonly text: string },
): VerdictEffect {
  if (verdict?.outcome === given.outcome && verdict.text === given.text) return 'none';
  if (status === 'replaced' || status === 'different') return 'corrected';
  if (given.outcome === 'accepted') return 'count';
  return status === 'billed' && verdict?.outcome !== 'accepted' ? 'billed' : 'decline';
}
