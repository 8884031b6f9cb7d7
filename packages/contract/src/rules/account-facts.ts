import type { Reading, Service } from '../index.ts';
import { daysBetween } from './calendar.ts';
import type { ChargeFacts, Coefficient, Price, VolumeFacts } from './charge.ts';
import { consumed } from './charge.ts';
import { add, subtract } from './decimal.ts';
import { decimalOf, fractionOf, times } from './fraction.ts';
import { groupBy } from './group-by.ts';
import { findValueFor, monthOf, type Changing } from './month-parts.ts';

/** A reading of a meter as it counts for a month; m³. */
export interface CountedReading {
  /** `YYYY-MM`. */
  readonly period: string;
  readonly value: string;
  /** What it added; null when it is not known. */
  readonly volume: string | null;
  readonly takenOn: string;
  readonly source: Reading['source'];
}

export interface CountedMeter {
  readonly service: Service;
  /** Digits before the point. */
  readonly digits: number;
  readonly readings: readonly CountedReading[];
}

/** Prices, norms and factors of an account's tariff zone; undefined where the utility has none. */
export interface ChargeRules {
  pricesOf(service: Service): Changing<Price> | undefined;
  coefficientOf(service: Service): Changing<Coefficient> | undefined;
  /** m³ per person and month. */
  normOf(service: Service): string | undefined;
  readonly laws: {
    readonly meter: string;
    readonly average: string;
    readonly norm: string;
    readonly wastewater: string;
  };
}

/** A month of an account: which services were charged, its meters, and how many people live there. */
export interface AccountMonth {
  readonly period: string;
  readonly services: readonly Service[];
  readonly meters: readonly CountedMeter[];
  readonly persons: number;
}

interface Counted {
  readonly now: CountedReading;
  readonly before: CountedReading | undefined;
  readonly digits: number;
}

/** The reading of a month and the one before it; undefined for a meter without a reading of the month. */
function countedIn({ readings, digits }: CountedMeter, period: string): Counted | undefined {
  const byDay = [...readings].sort((a, b) => a.period.localeCompare(b.period) || a.takenOn.localeCompare(b.takenOn));
  const now = byDay.filter((reading) => reading.period === period).at(-1);
  const before = byDay.filter((reading) => reading.period < period).at(-1);
  return now && { now, before, digits };
}

/** The value before; computed back from the volume for the first reading of a meter. */
const previousOf = ({ now, before }: Counted): string | undefined =>
  before?.value ?? (now.volume === null ? undefined : subtract(now.value, now.volume));

const isEstimate = ({ now }: Counted): boolean => now.source === 'estimate';
const isNorm = ({ now }: Counted): boolean => now.source === 'norm';

function volumeOf(service: Service, month: AccountMonth, rules: ChargeRules): VolumeFacts | undefined {
  const meters = month.meters.filter((meter) => meter.service === service);
  const counted = meters.flatMap((meter) => countedIn(meter, month.period) ?? []);
  const norm = rules.normOf(service);
  // A meter without a reading of the month was taken out before it, or came later.
  if (counted.length === 0 || counted.some(isNorm))
    return norm === undefined ? undefined : { basis: 'norm', norm, persons: month.persons };
  const pairs = counted.flatMap((each) => {
    const previous = previousOf(each);
    return previous === undefined ? [] : [{ previous, current: each.now.value, digits: each.digits }];
  });
  if (pairs.length < counted.length) return undefined;
  if (counted.some(isEstimate))
    return { basis: 'average', volume: pairs.reduce((sum, pair) => add(sum, consumed(pair).volume), '0') };
  return { basis: 'meter', readings: pairs };
}

/** The prices of a service, when one was in force on every day of the month. */
function pricesIn(service: Service, { period }: AccountMonth, rules: ChargeRules): Changing<Price> | undefined {
  const prices = rules.pricesOf(service);
  const { from, to } = monthOf(period);
  return prices && findValueFor(prices, from) && findValueFor(prices, to) ? prices : undefined;
}

/** The quantity of a volume in m³. */
export function quantityOf(volume: VolumeFacts): string {
  switch (volume.basis) {
    case 'meter':
      return volume.readings.reduce((sum, pair) => add(sum, consumed(pair).volume), '0');
    case 'norm':
      return decimalOf(times(fractionOf(volume.norm), fractionOf(volume.persons)), 6);
    case 'average':
      return volume.volume;
    case 'supplied':
      return volume.volumes.reduce((sum, each) => add(sum, each.volume), '0');
    default:
      throw new RangeError(`A volume by ${volume.basis} is not computed from readings`);
  }
}

/**
 * What the charges of a month are computed from, service by service: the readings of the account, or the average or norm
 * in their place (ПП РФ № 354, п. 42, 59, 60), at the prices of the month; wastewater is what was supplied. The factor on
 * the norm counts only where there is no meter. A service whose volume or price is not known has no facts.
 */
export function chargeFacts(month: AccountMonth, rules: ChargeRules): ChargeFacts[] {
  const { period } = month;
  const facts: ChargeFacts[] = [];
  const supplied: { service: Service; volume: string }[] = [];
  for (const service of month.services.filter((each) => each !== 'wastewater')) {
    const [volume, prices] = [volumeOf(service, month, rules), pricesIn(service, month, rules)];
    if (!volume || !prices) continue;
    const hasMeter = month.meters.some((meter) => meter.service === service);
    const coefficient = volume.basis === 'norm' && !hasMeter ? rules.coefficientOf(service) : undefined;
    const law =
      volume.basis === 'meter' ? rules.laws.meter : volume.basis === 'average' ? rules.laws.average : rules.laws.norm;
    facts.push({ service, period, volume, law, prices, ...(coefficient && { coefficient }) });
    if (service !== 'irrigation') supplied.push({ service, volume: quantityOf(volume) });
  }
  const prices = pricesIn('wastewater', month, rules);
  if (month.services.includes('wastewater') && prices && supplied.length > 0)
    facts.push({
      service: 'wastewater',
      period,
      volume: { basis: 'supplied', volumes: supplied },
      law: rules.laws.wastewater,
      prices,
    });
  return facts;
}

/** Days between the two readings of each metered service, for a comparison of months; the longest of several meters. */
export function readingDays({ period, meters }: AccountMonth): { readonly service: Service; readonly days: number }[] {
  return [...groupBy(meters, ({ service }) => service)].flatMap(([service, same]) => {
    const days = same.flatMap((meter) => {
      const counted = countedIn(meter, period);
      return counted?.before ? [daysBetween(counted.before.takenOn, counted.now.takenOn)] : [];
    });
    const most = Math.max(0, ...days);
    return most > 0 ? [{ service, days: most }] : [];
  });
}
