import type { Reading } from '../index.ts';
import { addMonths } from './calendar.ts';

/** What was used in a period, m³, and whether any part of it was estimated. */
export interface Usage {
  readonly period: string;
  /** Null for a period of which nothing is known. */
  readonly volume: number | null;
  readonly isEstimate: boolean;
}

/** The last `count` periods up to and with `last`, the oldest first, of one meter or of several together. */
export function usageByPeriod(
  journal: readonly Pick<Reading, 'period' | 'volume' | 'source' | 'status'>[],
  last: string,
  count: number,
): Usage[] {
  return Array.from({ length: count }, (_, at): Usage => {
    const period = addMonths(last, at + 1 - count);
    const items = journal.filter(
      (reading) =>
        reading.period === period &&
        reading.volume !== null &&
        reading.status !== 'replaced' &&
        reading.status !== 'rejected',
    );
    const milli = items.reduce((sum, { volume }) => sum + Math.round(Number(volume) * 1000), 0);
    return {
      period,
      volume: items.length === 0 ? null : milli / 1000,
      isEstimate: items.some(({ source }) => source === 'estimate' || source === 'norm'),
    };
  });
}

/** How many times the usual the last period was, when that is worth a word: at least one and a half; the usual is the middle of the half year before. */
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

/** A leak by two readings with everything closed between them: litres an hour, and cubic metres a month; null when the second is lower. */
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
