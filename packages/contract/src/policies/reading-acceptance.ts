import type { Finding, Reading, ReadingWindow } from '../index.ts';
import { blockingFinding, ProblemError } from '../problem.ts';
import { parseReading } from '../rules/reading.ts';

/** The period already has a reading. Its value tells a customer who got no answer that their reading arrived. */
export const alreadyThere = (code: 'ALREADY_SENT' | 'ALREADY_BILLED', value: string): ProblemError =>
  new ProblemError(code, { errors: [blockingFinding(code, '/value', { value })] });

/**
 * Throws READING_REFUSED when a reading was meant for another period than the open one.
 *
 * @param there value of the meter's reading in the period it was meant for.
 */
export function assertPeriod(
  period: string | undefined,
  window: Pick<ReadingWindow, 'period'>,
  value: string,
  there: string | undefined,
): void {
  if (period === undefined || period === window.period) return;
  // The reading may have been accepted in time and only the answer was lost.
  if (there !== undefined && there === parseReading(value)) throw alreadyThere('ALREADY_SENT', there);
  throw new ProblemError('READING_REFUSED', { errors: [blockingFinding('DATE_TOO_OLD', '/period', { period })] });
}

/** Throws ALREADY_SENT when the period already has a reading. */
export function assertNotSent(current: Pick<Reading, 'value'> | null): void {
  if (current) throw alreadyThere('ALREADY_SENT', current.value);
}

/**
 * Allows only corrections of the current reading, and only until it is billed. Throws NOT_FOUND, ALREADY_SENT or
 * ALREADY_BILLED.
 *
 * @param named the reading to correct, undefined when the meter has no such reading; `replacedBy`: the value that
 *   replaced it, or that the bill has instead.
 */
export function assertCorrectable(
  current: Pick<Reading, 'id' | 'value' | 'status'> | null,
  readingId: string,
  named: (Pick<Reading, 'value' | 'status'> & { readonly replacedBy?: string | undefined }) | undefined,
): asserts current is Pick<Reading, 'id' | 'value' | 'status'> {
  if (current?.id === readingId) {
    if (current.status === 'billed') throw alreadyThere('ALREADY_BILLED', current.value);
    return;
  }
  if (!named) throw new ProblemError('NOT_FOUND');
  throw named.status === 'replaced'
    ? alreadyThere('ALREADY_SENT', named.replacedBy ?? named.value)
    : alreadyThere('ALREADY_BILLED', named.replacedBy ?? named.value);
}

/**
 * Throws READING_REFUSED for a blocking finding and READING_UNCONFIRMED for one that the customer has not confirmed.
 * Call `assertNotSent` or `assertCorrectable` first.
 */
export function assertAcceptable(
  value: string | null,
  findings: readonly Finding[],
  confirmed: readonly string[] = [],
): asserts value is string {
  if (value === null || findings.some(({ severity }) => severity === 'block'))
    throw new ProblemError('READING_REFUSED', { errors: findings });
  if (findings.some(({ code, severity }) => severity === 'confirm' && !confirmed.includes(code)))
    throw new ProblemError('READING_UNCONFIRMED', { errors: findings });
}
