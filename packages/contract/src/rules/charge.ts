import type { Service } from '../index.ts';
import type { ChargeLine, ChargeStep } from './charge-line.ts';
import { subtract, toLitres } from './decimal.ts';
import { decimalOf, fractionOf, minus, over, plus, rounded, times, ZERO, type Fraction } from './fraction.ts';
import type { Dated } from './in-force.ts';
import {
  daysOf,
  monthOf,
  partsBy,
  valueFor,
  findValueFor,
  type Changing,
  type DayRange,
  type MonthPart,
} from './month-parts.ts';

/** Two readings of one meter in m³; `digits` before the point tell whether the meter has begun at zero again. */
export interface ReadingPair {
  readonly previous: string;
  readonly current: string;
  readonly digits: number;
}

/** Where the volume of a charge comes from; volumes are decimal strings of m³. */
export type VolumeFacts =
  /** Several pairs when there are several meters, or one was replaced in the month. */
  | { readonly basis: 'meter'; readonly readings: readonly ReadingPair[] }
  | { readonly basis: 'average'; readonly volume: string }
  /** m³ per person and month. */
  | { readonly basis: 'norm'; readonly norm: string; readonly persons: number }
  /** The volume of wastewater is the sum of cold and hot water. */
  | { readonly basis: 'supplied'; readonly volumes: readonly { readonly service: Service; readonly volume: string }[] }
  /** Common needs: a share of the building's volume by area, in m². */
  | { readonly basis: 'area'; readonly volume: string; readonly area: string; readonly wholeArea: string }
  /** The heat of hot water; gigacalories per m³. */
  | { readonly basis: 'heat'; readonly volume: string; readonly heat: string };

/** Kopecks per m³, or per gigacalorie for heat. */
export interface Price {
  readonly price: number;
  readonly law: string;
}

/** The factor that multiplies the norm when the customer has no valid meter, e.g. `3`. */
export interface Coefficient {
  readonly factor: string;
  readonly law: string;
}

/** What a charge is computed from; plain data, so that a page can compute it again. */
export interface ChargeFacts {
  readonly service: Service;
  /** `YYYY-MM`; prices are those of this month, whenever the bill is made. */
  readonly period: string;
  readonly volume: VolumeFacts;
  /** The law behind the volume. */
  readonly law: string;
  readonly prices: Changing<Price>;
  /** Raises the norm; left out where nothing raises it, as for a reading that was only not sent (п. 60). */
  readonly coefficient?: Changing<Coefficient>;
  /** The days that are charged by a norm or an average; the whole month when left out. */
  readonly days?: DayRange;
}

const SHOWN_DIGITS = 6;
const shown = (value: Fraction): string => decimalOf(value, SHOWN_DIGITS);
const addUp = (values: readonly Fraction[]): Fraction => values.reduce(plus, ZERO);

/**
 * Consumption between two readings in m³, to the litre; a meter that shows less than before has begun at zero again.
 * Throws a `RangeError` for a reading with more digits than the meter.
 */
export function consumed({ previous, current, digits }: ReadingPair): {
  readonly volume: string;
  readonly isRollover: boolean;
} {
  const difference = subtract(current, previous);
  if (!difference.startsWith('-')) return { volume: toLitres(difference), isRollover: false };
  const volume = subtract(String(10 ** digits), difference.slice(1));
  if (volume.startsWith('-')) throw new RangeError(`${previous} has more than ${digits} digits`);
  return { volume: toLitres(volume), isRollover: true };
}

interface Measured {
  readonly quantity: Fraction;
  readonly steps: readonly ChargeStep[];
}

function meteredQuantity(readings: readonly ReadingPair[]): Measured {
  const pairs = readings.map((pair) => ({ ...pair, ...consumed(pair) }));
  return {
    quantity: addUp(pairs.map(({ volume }) => fractionOf(volume))),
    steps: pairs.map(({ previous, current, volume, isRollover }) => ({
      step: 'readings',
      previous,
      current,
      volume,
      isRollover,
    })),
  };
}

/** The quantity of the whole month, exact, and how it comes about. */
function quantityOf({ volume: facts, law }: ChargeFacts): Measured {
  switch (facts.basis) {
    case 'meter':
      return meteredQuantity(facts.readings);
    case 'average':
      return { quantity: fractionOf(facts.volume), steps: [{ step: 'average', volume: facts.volume, law }] };
    case 'norm': {
      const { norm, persons } = facts;
      const quantity = times(fractionOf(norm), fractionOf(persons));
      return { quantity, steps: [{ step: 'norm', norm, persons, volume: shown(quantity), law }] };
    }
    case 'supplied': {
      const quantity = addUp(facts.volumes.map(({ volume }) => fractionOf(volume)));
      return { quantity, steps: [{ step: 'supplied', volumes: facts.volumes, volume: shown(quantity), law }] };
    }
    case 'area': {
      const { volume: whole, area, wholeArea } = facts;
      const share = over(times(fractionOf(whole), fractionOf(area)), fractionOf(wholeArea));
      // A share of a building is a volume like any other: to the litre, before it is priced.
      const volume = decimalOf(share, 3);
      return { quantity: fractionOf(volume), steps: [{ step: 'area', whole, area, wholeArea, volume, law }] };
    }
    case 'heat': {
      const { volume, heat } = facts;
      const quantity = times(fractionOf(volume), fractionOf(heat));
      return { quantity, steps: [{ step: 'heat', volume, heat, quantity: shown(quantity), law }] };
    }
  }
}

interface Values {
  readonly price: Dated<Price>;
  readonly coefficient: Dated<Coefficient> | undefined;
}

/** The days that are charged, cut where a value of the line changes. */
function partsOf({ period, days, prices }: ChargeFacts, coefficient?: Changing<Coefficient>): MonthPart<Values>[] {
  return partsBy(
    days ?? monthOf(period),
    (day): Values => ({ price: valueFor(prices, day), coefficient: coefficient && findValueFor(coefficient, day) }),
    (a, b) => a.price === b.price && a.coefficient === b.coefficient,
  );
}

/** The factor less one; zero on days without a factor. */
const raisedBy = (coefficient: Dated<Coefficient> | undefined): Fraction =>
  coefficient ? minus(fractionOf(coefficient.value.factor), fractionOf(1)) : ZERO;

function partSteps(
  { from, to, value: { price, coefficient } }: MonthPart<Values>,
  { period }: ChargeFacts,
  quantity: Fraction,
  exact: Fraction,
): ChargeStep[] {
  const [days, of] = [daysOf({ from, to }), daysOf(monthOf(period))];
  const law = price.value.law;
  return [
    ...(days < of ? [{ step: 'days', from, to, days, of, quantity: shown(quantity) } as const] : []),
    ...(coefficient
      ? [
          {
            step: 'coefficient',
            factor: coefficient.value.factor,
            times: shown(raisedBy(coefficient)),
            law: coefficient.value.law,
          } as const,
        ]
      : []),
    { step: 'price', price: price.value.price, validFrom: price.validFrom, exact: shown(exact), law },
  ];
}

/** One line: each part of the month at its own values, added up and rounded once. */
function lineOf(
  facts: ChargeFacts,
  kind: ChargeLine['kind'],
  measured: Measured,
  coefficient?: Changing<Coefficient>,
): ChargeLine {
  const { period, service, days = monthOf(period), volume } = facts;
  const isByDays = volume.basis === 'norm' || volume.basis === 'average';
  const whole = fractionOf(isByDays ? daysOf(monthOf(period)) : daysOf(days));
  const parts = partsOf(facts, coefficient).map((part) => {
    const quantity = over(times(measured.quantity, fractionOf(daysOf(part))), whole);
    const priced = times(quantity, fractionOf(part.value.price.value.price));
    const exact = coefficient ? times(priced, raisedBy(part.value.coefficient)) : priced;
    return { exact, quantity, steps: partSteps(part, facts, quantity, exact) };
  });
  const exact = addUp(parts.map((part) => part.exact));
  const amount = rounded(exact);
  return {
    service,
    kind,
    basis: volume.basis,
    quantity: shown(addUp(parts.map(({ quantity }) => quantity))),
    amount,
    steps: [
      ...measured.steps,
      ...parts.flatMap(({ steps }) => steps),
      { step: 'rounding', exact: shown(exact), amount },
    ],
  };
}

/**
 * Computes the lines of a bill for one service and month: the volume at its price and, where a coefficient raises the
 * norm, the raise as a separate line (ПП РФ № 354, п. 42, 60, 69). The coefficient has its own dates. Each line is rounded
 * to the kopeck, halves up. The bill is the sum of the rounded lines. Throws a `RangeError` when no price is in force.
 */
export function chargeLines(facts: ChargeFacts): ChargeLine[] {
  const measured = quantityOf(facts);
  const { coefficient, volume } = facts;
  const line = lineOf(facts, volume.basis === 'heat' ? 'heat' : 'volume', measured);
  if (!coefficient || volume.basis !== 'norm') return [line];
  const raised = lineOf(facts, 'coefficient', measured, coefficient);
  return raised.amount === 0 ? [line] : [line, raised];
}
