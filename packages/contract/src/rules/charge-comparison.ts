import type { Service } from '../index.ts';
import type { ChargeLine } from './charge-line.ts';
import { decimalOf, fractionOf, minus, over, rounded, times, type Fraction } from './fraction.ts';
import { groupBy } from './group-by.ts';

/** Why a month costs more or less than the month before. `service`: only one of the two months has this service. */
export type ChargeCause =
  'volume' | 'tariff' | 'estimate' | 'coefficient' | 'recalculation' | 'days' | 'service' | 'lateFee';

/** A line of a month as it is compared; kopecks. */
export type ComparedLine =
  | {
      readonly kind: 'volume' | 'heat';
      readonly service: Service;
      readonly amount: number;
      /** m³, or gigacalories of heat; a decimal string. */
      readonly quantity: string;
      /** Kopecks per unit; of a month with two prices the one at its end. */
      readonly price: number;
      /** By an average or a norm, not by a reading. */
      readonly isEstimate: boolean;
      /** Days between the two readings, or charged by a norm; null when unknown. */
      readonly days: number | null;
    }
  | {
      readonly kind: 'coefficient';
      readonly service: Service;
      readonly amount: number;
      /** The volume it adds and the price of that; left out when it is not known, or the factor changes in the month. */
      readonly raise?: { readonly factor: string; readonly quantity: string; readonly price: number };
    }
  | { readonly kind: 'recalculation'; readonly service: Service; readonly amount: number }
  | { readonly kind: 'lateFee'; readonly service: null; readonly amount: number };

/** One cause with what it adds (or takes, when negative) in kopecks, and the services it adds it to. */
export interface CauseShare {
  readonly cause: ChargeCause;
  readonly difference: number;
  readonly services: readonly { readonly service: Service | null; readonly difference: number }[];
}

/** Two months compared; the causes add up to the difference exactly. */
export interface ChargeComparison {
  readonly difference: number;
  /** The causes that moved the sum the way it went, the largest first, then those against it. None is zero. */
  readonly causes: readonly CauseShare[];
}

/**
 * A computed line as it is compared. `days` are those between its two readings, null when unknown; `isSuppliedByEstimate`
 * says that wastewater or heat comes from a volume that was itself estimated.
 */
export function comparedLine(line: ChargeLine, days: number | null, isSuppliedByEstimate = false): ComparedLine {
  const { kind, service, amount, basis, quantity } = line;
  if (kind === 'recalculation') return { kind, service, amount };
  const price = line.steps.reduce((last, step) => (step.step === 'price' ? step.price : last), 0);
  if (kind === 'coefficient') {
    const [factor, ...others] = line.steps.filter((step) => step.step === 'coefficient');
    if (!factor || others.some((other) => other.factor !== factor.factor)) return { kind, service, amount };
    const raised = decimalOf(times(fractionOf(quantity ?? '0'), fractionOf(factor.times)), 6);
    return { kind, service, amount, raise: { factor: factor.factor, quantity: raised, price } };
  }
  const isEstimate = basis === 'norm' || basis === 'average' || isSuppliedByEstimate;
  return { kind, service, amount, quantity: quantity ?? '0', price, isEstimate, days };
}

interface Effect {
  readonly cause: ChargeCause;
  readonly service: Service | null;
  readonly difference: number;
}
type Volume = Extract<ComparedLine, { quantity: string }>;

const isVolume = (line: ComparedLine): line is Volume => line.kind === 'volume' || line.kind === 'heat';

/** What a quantity would have cost in the former month, which may have had two prices; kopecks. */
function atFormerPrice({ quantity, amount, price }: Volume, other: Fraction): number {
  const former = fractionOf(quantity);
  const atPrice = (volume: Fraction) => rounded(times(volume, fractionOf(price)));
  // With one price, the ratio of a rounded sum would look like another price.
  return former.numerator > 0n && atPrice(former) !== amount
    ? rounded(over(times(fractionOf(amount), other), former))
    : atPrice(other);
}

/**
 * What moved one line, step by step: other days at the same consumption a day, then another volume, both at the former
 * price, then the new price. Each step is rounded like a line, so the steps add up.
 */
function effectsOf(before: Volume, after: Volume): Effect[] {
  const { service } = after;
  const isByDays = before.days && after.days && !before.isEstimate && !after.isEstimate;
  const sameConsumption = isByDays
    ? atFormerPrice(
        before,
        over(times(fractionOf(before.quantity), fractionOf(after.days ?? 1)), fractionOf(before.days ?? 1)),
      )
    : before.amount;
  const days = before.days === after.days ? 0 : sameConsumption - before.amount;
  const formerPrice = atFormerPrice(before, fractionOf(after.quantity));
  return [
    { cause: 'days', service, difference: days },
    {
      cause: before.isEstimate || after.isEstimate ? 'estimate' : 'volume',
      service,
      difference: formerPrice - before.amount - days,
    },
    { cause: 'tariff', service, difference: after.amount - formerPrice },
  ];
}

type Raise = Extract<ComparedLine, { kind: 'coefficient' }>;

/** What changed the coefficient line: first the factor, at the former volume and price, then the volume and the price. */
function effectsOfRaise(first: Raise, second: Raise): Effect[] | undefined {
  const { service } = second;
  const above = (factor: string) => minus(fractionOf(factor), fractionOf(1));
  if (!first.raise || !second.raise || above(first.raise.factor).numerator <= 0n) return undefined;
  const volumeOf = (amount: number, quantity: string, price: number): Volume => ({
    kind: 'volume',
    service,
    amount,
    quantity,
    price,
    isEstimate: true,
    days: null,
  });
  const { factor, quantity, price } = first.raise;
  const before = volumeOf(first.amount, quantity, price);
  const raised = over(times(fractionOf(quantity), above(second.raise.factor)), above(factor));
  const amount = atFormerPrice(before, raised);
  return [
    { cause: 'coefficient', service, difference: amount - first.amount },
    ...effectsOf(
      volumeOf(amount, decimalOf(raised, 6), price),
      volumeOf(second.amount, second.raise.quantity, second.raise.price),
    ),
  ];
}

/** All effects of one service and kind; a line may be missing in one of the months. */
function effectsOfLines(before: readonly ComparedLine[], after: readonly ComparedLine[]): Effect[] {
  const [first, second] = [before[0], after[0]];
  const line = first ?? second;
  if (!line) return [];
  if (first && second && before.length === 1 && after.length === 1) {
    if (isVolume(first) && isVolume(second)) return effectsOf(first, second);
    const raise = first.kind === 'coefficient' && second.kind === 'coefficient' && effectsOfRaise(first, second);
    if (raise) return raise;
  }
  const sum = (lines: readonly ComparedLine[]) => lines.reduce((total, { amount }) => total + amount, 0);
  const cause = isVolume(line) ? (first && second ? 'volume' : 'service') : (line.kind as ChargeCause);
  return [{ cause, service: line.service, difference: sum(after) - sum(before) }];
}

/**
 * Tells why a month costs more or less than another: the causes as data, for one sentence that is true. The largest
 * cause comes first, and the causes add up to the difference to the kopeck.
 */
export function compareCharges(before: readonly ComparedLine[], after: readonly ComparedLine[]): ChargeComparison {
  const keyOf = ({ kind, service }: ComparedLine) => `${kind} ${service}`;
  const [first, second] = [groupBy(before, keyOf), groupBy(after, keyOf)];
  const effects = [...new Set([...first.keys(), ...second.keys()])]
    .flatMap((key) => effectsOfLines(first.get(key) ?? [], second.get(key) ?? []))
    .filter(({ difference }) => difference !== 0);
  const difference = effects.reduce((sum, effect) => sum + effect.difference, 0);
  const sign = difference < 0 ? -1 : 1;
  const causes = [...groupBy(effects, ({ cause }) => cause)]
    .map(([cause, own]): CauseShare => ({
      cause,
      difference: own.reduce((sum, effect) => sum + effect.difference, 0),
      services: [...groupBy(own, ({ service }) => service)]
        .map(([service, same]) => ({ service, difference: same.reduce((sum, effect) => sum + effect.difference, 0) }))
        .filter((share) => share.difference !== 0)
        .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference)),
    }))
    .filter((share) => share.difference !== 0);
  return {
    difference,
    causes: causes.sort((a, b) => {
      const [isFirstAlong, isSecondAlong] = [a.difference * sign > 0, b.difference * sign > 0];
      if (difference !== 0 && isFirstAlong !== isSecondAlong) return isFirstAlong ? -1 : 1;
      return Math.abs(b.difference) - Math.abs(a.difference);
    }),
  };
}
