import type { Estimate, EstimateStep, Meter, Reading } from '../index.ts';
import { addMonths, monthsBetween } from './calendar.ts';
import { divide, multiply, subtract, sum } from './decimal.ts';
import { groupBy } from './group-by.ts';
import { priceOf } from './money.ts';
import { isCharged, isCounted } from './reading-status.ts';

/**
 * Limits of the average (ПП РФ № 354, п. 59): `periods` in a row that it may be charged for, `months` that it is
 * computed from, and `atLeast` how many of them must have a reading.
 */
export interface EstimateLimits {
  readonly periods: number;
  readonly months: number;
  readonly atLeast: number;
}

/** The facts for `estimateSteps`. */
export interface EstimateFacts extends Omit<Estimate, 'meterId' | 'steps'> {
  /** The first period without a reading, `YYYY-MM`. */
  readonly period: string;
  /** Number of periods right before it that were also without a reading. */
  readonly inRow: number;
  /** Coefficient of the service on that date, a decimal string, e.g. `3`. */
  readonly coefficient: string;
  readonly limits: EstimateLimits;
  /** Articles of law for the average, the norm and the coefficient. */
  readonly laws: { readonly average: string; readonly norm: string; readonly coefficient: string };
}

/** Readings of a place of use, of all meters that stood there. */
type Journal = readonly Pick<Reading, 'period' | 'volume' | 'source' | 'status'>[];

/** Why a meter is charged without a reading; undefined for an automatic or removed meter. */
export function causeOf(state: Meter['state']): Estimate['cause'] | undefined {
  if (state === 'automatic' || state === 'removed') return undefined;
  return state === 'inService' ? 'notSent' : state === 'noAccess' ? 'noAccess' : 'notInService';
}

/**
 * Consumption by month from real readings, m³. A reading after months without one is spread over them, because its volume
 * is theirs too; months with an estimate have no entry.
 */
export function monthlyVolumes(journal: Journal): ReadonlyMap<string, string> {
  const counted = journal.filter((reading) => isCounted(reading) && reading.volume !== null);
  const byPeriod = groupBy(counted, ({ period }) => period);
  const volumes = new Map<string, string>();
  let before: string | undefined;
  for (const period of [...byPeriod.keys()].sort()) {
    const items = byPeriod.get(period) ?? [];
    const months = before === undefined ? 1 : monthsBetween(before, period);
    before = period;
    if (items.some(isCharged)) continue;
    const share = divide(sum(items.map(({ volume }) => volume ?? '0')), months);
    for (let back = 0; back < months; back++) volumes.set(addMonths(period, -back), share);
  }
  return volumes;
}

/** Monthly average of real readings before a period, m³; null when there are too few. */
export function averageBefore(period: string, journal: Journal, { months, atLeast }: EstimateLimits): string | null {
  const first = addMonths(period, -months);
  const volumes = [...monthlyVolumes(journal.filter((reading) => reading.period < period))].flatMap(
    ([month, volume]) => (month >= first ? [volume] : []),
  );
  return volumes.length < atLeast ? null : divide(sum(volumes), volumes.length);
}

/** Counts the periods right before this one without a real reading, up to `atMost`. */
export function silentBefore(period: string, journal: Journal, atMost: number): number {
  const own = new Set(
    journal.filter((reading) => isCounted(reading) && !isCharged(reading)).map((reading) => reading.period),
  );
  let silent = 0;
  while (silent < atMost && !own.has(addMonths(period, -1 - silent))) silent++;
  return silent;
}

/**
 * What is charged without a reading, and from which period (ПП РФ № 354, п. 59–60, as of 2025-12-06): first the average
 * as long as it is allowed, then the norm for all registered persons. The norm is multiplied by the coefficient, except
 * when the customer only did not send a reading. Empty when neither an average nor a norm is known.
 */
export function estimateSteps(facts: EstimateFacts): EstimateStep[] {
  const {
    period,
    inRow,
    averageVolume,
    norm,
    persons,
    cause,
    coefficient,
    limits,
    laws,
    supplyPrice,
    wastewaterPrice,
  } = facts;
  const step = (
    basis: EstimateStep['basis'],
    from: string,
    volume: string,
    times: string,
    law: string,
  ): EstimateStep => ({
    basis,
    from,
    volume,
    coefficient: times,
    law,
    amount:
      supplyPrice === null
        ? null
        : priceOf(volume, supplyPrice) +
          // The bill has the part above the norm as a separate line, which is rounded separately.
          (times === '1' ? 0 : priceOf(multiply(volume, subtract(times, '1')), supplyPrice)) +
          (wastewaterPrice === null ? 0 : priceOf(volume, wastewaterPrice)),
  });
  const left = averageVolume === null ? 0 : Math.max(0, limits.periods - inRow);
  const steps = averageVolume !== null && left > 0 ? [step('average', period, averageVolume, '1', laws.average)] : [];
  if (norm === null) return steps;
  const volume = multiply(norm, String(persons));
  const from = addMonths(period, left);
  return [
    ...steps,
    cause === 'notSent' || coefficient === '1'
      ? step('norm', from, volume, '1', laws.norm)
      : step('normWithCoefficient', from, volume, coefficient, laws.coefficient),
  ];
}

/** The facts for `estimateOf` on one date. */
export interface EstimateSubject extends Omit<EstimateFacts, 'cause' | 'period' | 'inRow' | 'averageVolume'> {
  readonly meter: Pick<Meter, 'id' | 'state' | 'current'>;
  /** The period that takes readings now, `YYYY-MM`. */
  readonly open: string;
  /** The readings of the meter's place of use, of at least the last year. */
  readonly journal: Journal;
}

/** Periods without a reading are counted this far back; more would not change the result. */
const YEAR = 12;

/** What is charged for a meter without a reading; undefined for an automatic or removed meter. */
export function estimateOf({ meter, open, journal, ...known }: EstimateSubject): Estimate | undefined {
  const cause = causeOf(meter.state);
  if (!cause) return undefined;
  // This period already has a reading, so the first one without would be the next.
  const period = meter.current && cause === 'notSent' ? addMonths(open, 1) : open;
  const averageVolume = averageBefore(period, journal, known.limits);
  const { norm, persons, sharedBy, supplyPrice, wastewaterPrice } = known;
  const steps = estimateSteps({ ...known, cause, averageVolume, period, inRow: silentBefore(period, journal, YEAR) });
  return { meterId: meter.id, cause, averageVolume, norm, persons, sharedBy, supplyPrice, wastewaterPrice, steps };
}

/** The step that applies to a period; undefined before the first step. */
export const stepIn = (period: string, steps: readonly EstimateStep[]): EstimateStep | undefined =>
  [...steps].reverse().find(({ from }) => from <= period);
