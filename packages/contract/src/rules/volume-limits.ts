import type { Account, Meter } from '../index.ts';
import { isLess, multiply } from './decimal.ts';

/** What a meter measures; each has its own volume policy. */
export type KindOfUse = 'common' | Account['kind'];

/** A common meter measures a whole building, whoever holds its account. */
export const kindOfUse = (service: Meter['service'], accountKind: Account['kind']): KindOfUse =>
  service === 'common' ? 'common' : accountKind;

/** How the limits of a meter are computed. Null leaves a limit out. */
export interface VolumePolicy {
  /** Multiple of the monthly average that needs no question, e.g. 2. */
  readonly averageFactor: number | null;
  /** Multiple of the norm for all registered persons that needs no question, e.g. 1.5. */
  readonly normFactor: number | null;
  /** Multiple of the largest month of the last year that needs no question, e.g. 1.2: gardens are watered in summer. */
  readonly peakFactor?: number | null;
  /** The utility's limit in cubic metres a month above which a reading is refused. */
  readonly cap: string | null;
  /** Multiple of the monthly average that is never refused, e.g. 10. */
  readonly capFactor?: number | null;
}

/** What is known of a meter, in cubic metres a month. */
export interface VolumeFacts {
  readonly average: string | null;
  readonly peak: string | null;
  /** For all registered persons. */
  readonly norm: string | null;
  /** Months since the previous reading; the limits are for all of them together. */
  readonly months: number;
}

/**
 * The consumption that must be confirmed and the one that is refused, m³ since the previous reading; null when there is
 * no such limit. What must only be confirmed is never refused.
 */
export function volumeLimits(
  { average, peak, norm, months }: VolumeFacts,
  { averageFactor, normFactor, peakFactor = null, cap, capFactor = null }: VolumePolicy,
): { readonly confirmAbove: string | null; readonly refuseAbove: string | null } {
  const times = (value: string | null, factor: number | null) =>
    value === null || factor === null ? null : multiply(multiply(value, String(factor)), String(months));
  const confirmAbove = largest(times(average, averageFactor), times(norm, normFactor), times(peak, peakFactor));
  return {
    confirmAbove,
    refuseAbove: cap === null ? null : largest(multiply(cap, String(months)), confirmAbove, times(average, capFactor)),
  };
}

const largest = (...values: readonly (string | null)[]): string | null =>
  values.reduce((most, value) => (value === null || (most !== null && !isLess(most, value)) ? most : value), null);
