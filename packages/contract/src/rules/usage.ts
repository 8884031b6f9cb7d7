import type { Reading } from '../index.ts';
import { addMonths } from './calendar.ts';
import { sum, toLitres } from './decimal.ts';
import { isCharged, isCounted } from './reading-status.ts';

/** Consumption of a period in m³, and whether any part of it was estimated. */
export interface Usage {
  readonly period: string;
  /** Null when the period has no readings. */
  readonly volume: number | null;
  readonly isEstimate: boolean;
}

/** Consumption in `count` periods up to and including `last`, oldest first; adds up all meters of the journal. */
export function usageByPeriod(
  journal: readonly Pick<Reading, 'period' | 'volume' | 'source' | 'status'>[],
  last: string,
  count: number,
): Usage[] {
  const counted = journal.filter((reading) => isCounted(reading) && reading.volume !== null);
  return Array.from({ length: count }, (_, at): Usage => {
    const period = addMonths(last, at + 1 - count);
    const items = counted.filter((reading) => reading.period === period);
    return {
      period,
      // A number only for drawing: a month has far fewer litres than a number is exact for.
      volume: items.length === 0 ? null : Number(toLitres(sum(items.map(({ volume }) => volume ?? '0')))),
      isEstimate: items.some(isCharged),
    };
  });
}

/**
 * The last period as a multiple of the usual consumption, when it is at least 1.5 times as much. Usual is the median of
 * the six known periods before.
 */
export function surpriseOf(usages: readonly Usage[]): { readonly period: string; readonly times: number } | undefined {
  const known = usages.filter(({ volume, isEstimate }) => volume !== null && !isEstimate);
  const last = known.at(-1);
  const before = known
    .slice(-7, -1)
    .map(({ volume }) => volume ?? 0)
    .sort((a, b) => a - b);
  const usual = before[Math.floor(before.length / 2)] ?? 0;
  if (!last || before.length < 3 || usual === 0) return undefined;
  const times = (last.volume ?? 0) / usual;
  return times >= 1.5 ? { period: last.period, times } : undefined;
}

/** Estimates a leak from two readings with all taps closed, for 30 days a month; null when the second is lower. */
export function leakBetween(
  first: string,
  second: string,
  minutes: number,
): { readonly litresAnHour: number; readonly cubicMetresAMonth: number } | null {
  const litres = Math.round((Number(second) - Number(first)) * 1000);
  if (litres < 0 || !(minutes > 0)) return null;
  return {
    litresAnHour: Math.round((litres * 600) / minutes) / 10,
    cubicMetresAMonth: Math.round((litres / minutes) * 60 * 24 * 30) / 1000,
  };
}
