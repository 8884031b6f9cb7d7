import type { Estimate, EstimateStep, Meter, Reading } from '../index.ts';
import { addMonths } from './calendar.ts';
import { priceOf } from './money.ts';

/** ПП РФ № 354, п. 59: the average holds for so many periods in a row, counts so many months, and needs so many of them. */
export interface EstimateLimits {
  readonly periods: number;
  readonly months: number;
  readonly atLeast: number;
}

export interface EstimateFacts extends Omit<Estimate, 'meterId' | 'steps'> {
  /** The first period without a reading, `YYYY-MM`. */
  readonly period: string;
  /** Periods just before it that were already charged without a reading. */
  readonly inRow: number;
  /** Of the service on that date, decimal string, e.g. `3`. */
  readonly coefficient: string;
  readonly limits: EstimateLimits;
  /** Grounds of the average, the norm, and the coefficient. */
  readonly laws: { readonly average: string; readonly norm: string; readonly coefficient: string };
}

type Journal = readonly Pick<Reading, 'period' | 'volume' | 'source' | 'status'>[];
const counts = ({ status }: Pick<Reading, 'status'>) => status !== 'replaced' && status !== 'rejected';
const isOwn = ({ source }: Pick<Reading, 'source'>) => source !== 'estimate' && source !== 'norm';

/** Why a meter is charged without its readings; undefined for one that sends them itself. */
export function causeOf(state: Meter['state']): Estimate['cause'] | undefined {
  if (state === 'automatic' || state === 'removed') return undefined;
  return state === 'inService' ? 'notSent' : state === 'noAccess' ? 'noAccess' : 'notInService';
}

/** The monthly average of a meter's own readings before a period, m³; null with too few of them. */
export function averageBefore(period: string, journal: Journal, { months, atLeast }: EstimateLimits): string | null {
  const volumes = journal
    .filter(
      (reading) =>
        counts(reading) &&
        isOwn(reading) &&
        reading.volume !== null &&
        reading.period < period &&
        reading.period >= addMonths(period, -months),
    )
    .map(({ volume }) => toMilli(volume ?? '0'));
  if (volumes.length < atLeast) return null;
  const sum = volumes.reduce((total, volume) => total + volume, 0n);
  const count = BigInt(volumes.length);
  return fromMilli((sum * 2n + count) / (count * 2n));
}

/** How many periods just before this one had no reading of their own; no more than are looked for. */
export function silentBefore(period: string, journal: Journal, atMost: number): number {
  const own = new Set(journal.filter((reading) => counts(reading) && isOwn(reading)).map((reading) => reading.period));
  let silent = 0;
  while (silent < atMost && !own.has(addMonths(period, -1 - silent))) silent++;
  return silent;
}

/**
 * What is charged without a reading, from which period (ПП РФ № 354, п. 59–60, as of 2025-12-06): the average while it
 * may be used, then the norm for all registered persons, with the raising coefficient unless a reading was just not
 * sent. Empty where neither an average nor a norm is known.
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
        : priceOf(multiply(volume, times), supplyPrice) +
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

/** What is known of a meter and its utility on a date, for `estimateOf`. */
export interface EstimateSubject extends Omit<EstimateFacts, 'cause' | 'period' | 'inRow' | 'averageVolume'> {
  readonly meter: Pick<Meter, 'id' | 'state' | 'current'>;
  /** The period that is open for readings now. */
  readonly open: string;
  /** The meter's readings of a year or more. */
  readonly journal: Journal;
}

/** Silence is counted back so far; beyond it all is the same. */
const YEAR = 12;

/** What a meter costs without its readings; undefined for one that sends them itself. */
export function estimateOf({ meter, open, journal, ...known }: EstimateSubject): Estimate | undefined {
  const cause = causeOf(meter.state);
  if (!cause) return undefined;
  // What was sent for this period stands; silence would begin with the next one.
  const period = meter.current && cause === 'notSent' ? addMonths(open, 1) : open;
  const averageVolume = averageBefore(period, journal, known.limits);
  const { norm, persons, sharedBy, supplyPrice, wastewaterPrice } = known;
  const steps = estimateSteps({ ...known, cause, averageVolume, period, inRow: silentBefore(period, journal, YEAR) });
  return { meterId: meter.id, cause, averageVolume, norm, persons, sharedBy, supplyPrice, wastewaterPrice, steps };
}

/** The step by which a period is charged; undefined before the first one. */
export const stepIn = (period: string, steps: readonly EstimateStep[]): EstimateStep | undefined =>
  steps.findLast(({ from }) => from <= period);

const toMilli = (volume: string): bigint => {
  const [whole = '0', fraction = ''] = volume.split('.');
  return BigInt(whole + fraction.padEnd(3, '0').slice(0, 3));
};

const fromMilli = (milli: bigint): string => {
  const fraction = (milli % 1000n).toString().padStart(3, '0').replace(/0+$/, '');
  return `${milli / 1000n}${fraction && `.${fraction}`}`;
};

/** The product of two decimals of up to three digits after the comma, rounded half up to three. */
export function multiply(a: string, b: string): string {
  return fromMilli((toMilli(a) * toMilli(b) + 500n) / 1000n);
}
