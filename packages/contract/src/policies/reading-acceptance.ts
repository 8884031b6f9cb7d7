import type { Finding, Reading, ReadingWindow } from '../index.ts';
import { blockingFinding, ProblemError } from '../problem.ts';
import { parseReading } from '../rules/reading.ts';

/** The reading of a period that keeps another one out; its value tells somebody whose answer was lost that it came through. */
export const alreadyThere = (code: 'ALREADY_SENT' | 'ALREADY_BILLED', value: string): ProblemError =>
  new ProblemError(code, { errors: [blockingFinding(code, '/value', { value })] });

/**
 * Refuses a reading that was meant for another period than the one that is open.
 *
 * @param there value of the reading that this meter has in the period it was meant for.
 */
export function assertPeriod(
  period: string | undefined,
  window: Pick<ReadingWindow, 'period'>,
  value: string,
  there: string | undefined,
): void {
  if (period === undefined || period === window.period) return;
  // It may have been taken in its own time, with the answer lost.
  if (there !== undefined && there === parseReading(value)) throw alreadyThere('ALREADY_SENT', there);
  throw new ProblemError('READING_REFUSED', { errors: [blockingFinding('DATE_TOO_OLD', '/period', { period })] });
}

/** Refuses a first reading where the period has one. */
export function assertNotSent(current: Pick<Reading, 'value'> | null): void {
  if (current) throw alreadyThere('ALREADY_SENT', current.value);
}

/**
 * Refuses a correction of anything but the present reading of the period, and of a billed one.
 *
 * @param named the reading the correction names, undefined when the meter has none such; `replacedBy`: value of the one in its place.
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
    : alreadyThere('ALREADY_BILLED', named.value);
}

/** Refuses a reading with a blocking finding, or with one that the customer has not confirmed; called after what the present state forbids was told. */
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
