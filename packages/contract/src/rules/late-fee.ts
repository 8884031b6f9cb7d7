import { addDays, daysBetween } from './calendar.ts';
import { fractionOf, over, plus, rounded, times, ZERO, type Fraction } from './fraction.ts';
import { inForce, type Dated } from './in-force.ts';

/** From which day of the delay which part of the rate is taken; day 1 is the day after the due date. */
export interface LateFeeStep {
  readonly fromDay: number;
  /** 300 for a three-hundredth of the rate a day. */
  readonly divisor: number;
}

/** The steps in force (ЖК РФ ст. 155 ч. 14: 1/300 from day 31, 1/130 from day 91), in the order of their days. */
export interface LateFeeTerms {
  readonly steps: readonly LateFeeStep[];
  readonly law: string;
}

/**
 * A rate in percent a year, e.g. `9.5`. A rate can be set for days that are past: `knownSince` is the day it was
 * published. Where two hold, the one published later does, so a rate that has ended must have its `validTo`.
 */
export interface LateFeeRate extends Dated<string> {
  readonly knownSince: string;
  readonly law: string;
}

/** A part of a debt that was paid, or written off, on a local date; kopecks. */
export interface PaidPart {
  readonly paidOn: string;
  readonly amount: number;
}

/** One overdue charge: kopecks, and its due date, moved to a working day already. */
export interface LateDebt {
  readonly amount: number;
  readonly dueOn: string;
  readonly paid?: readonly PaidPart[];
}

/** Days with one unpaid sum, one part and one rate. */
export interface LateFeeRow {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** The unpaid sum in kopecks. */
  readonly unpaid: number;
  /** Percent a year. */
  readonly rate: string;
  readonly divisor: number;
  /** Kopecks. The rows add up to the fee, so a row may differ by a kopeck from its own product. */
  readonly amount: number;
  readonly law: string;
}

/** The late fee of a debt; `rateNotSet` when the rate of a day of payment has not been published. */
export type LateFee =
  | { readonly state: 'known'; readonly amount: number; readonly rows: readonly LateFeeRow[] }
  | { readonly state: 'rateNotSet'; readonly paidOn: string };

/** The laws that a late fee is computed by, as they were known on `asOf` (`YYYY-MM-DD`). */
export interface LateFeeRules {
  readonly terms: readonly Dated<LateFeeTerms>[];
  readonly rates: readonly LateFeeRate[];
  readonly asOf: string;
}

/** The rate for a payment on a local date, as it was known on another; undefined when it has not been published. */
export function lateFeeRate(rates: readonly LateFeeRate[], paidOn: string, asOf: string): LateFeeRate | undefined {
  return rates
    .filter(
      ({ validFrom, validTo, knownSince }) =>
        knownSince <= asOf && validFrom <= paidOn && (validTo === null || paidOn <= validTo),
    )
    .sort((a, b) => b.knownSince.localeCompare(a.knownSince) || b.validFrom.localeCompare(a.validFrom))[0];
}

/** The parts of a debt, each with the day it was paid or, for the rest, the day it is asked for. */
function partsOf({ amount, paid = [] }: LateDebt, until: string): PaidPart[] {
  const parts = paid.filter((part) => part.paidOn <= until && part.amount !== 0);
  const left = parts.reduce((rest, part) => rest - part.amount, amount);
  if (![amount, ...paid.map((part) => part.amount)].every((sum) => Number.isSafeInteger(sum) && sum >= 0) || left < 0)
    throw new RangeError('The parts of a debt are whole kopecks and no more than the debt');
  return left > 0 ? [...parts, { paidOn: until, amount: left }] : parts;
}

/** The days of a step up to a date, both included; undefined when there are none. */
function daysOfStep(
  { steps }: LateFeeTerms,
  at: number,
  dueOn: string,
  to: string,
): { readonly from: string; readonly to: string } | undefined {
  const from = addDays(dueOn, steps[at]?.fromDay ?? 1);
  const next = steps[at + 1];
  const last = next ? addDays(dueOn, next.fromDay - 1) : to;
  const end = last < to ? last : to;
  return from <= end ? { from, to: end } : undefined;
}

interface Rated extends PaidPart {
  readonly rate: LateFeeRate;
}

/** Days of one step between two payments, with what is then unpaid. */
interface Stretch extends Omit<LateFeeRow, 'amount'> {
  readonly exact: Fraction;
}

/** The stretches of one step: a new one begins after each payment, and each rate has its own. */
function stretchesOf(parts: readonly Rated[], terms: LateFeeTerms, at: number, dueOn: string): Stretch[] {
  const ends = [...new Set(parts.map(({ paidOn }) => paidOn))].sort();
  return ends.flatMap((paidOn, index) => {
    const days = daysOfStep(terms, at, dueOn, paidOn);
    if (!days) return [];
    const before = ends[index - 1];
    const from = before !== undefined && before >= days.from ? addDays(before, 1) : days.from;
    if (from > days.to) return [];
    const unpaid = parts.filter((part) => part.paidOn >= paidOn);
    const rates = [...new Set(unpaid.map(({ rate }) => rate))];
    return rates.map((rate) =>
      stretch(
        from,
        days.to,
        unpaid.filter((part) => part.rate === rate).reduce((sum, { amount }) => sum + amount, 0),
        rate,
        {
          divisor: terms.steps[at]?.divisor ?? 1,
          law: terms.law,
        },
      ),
    );
  });
}

function stretch(
  from: string,
  to: string,
  unpaid: number,
  rate: LateFeeRate,
  { divisor, law }: { readonly divisor: number; readonly law: string },
): Stretch {
  const days = daysBetween(from, to) + 1;
  const yearly = over(times(fractionOf(unpaid), fractionOf(rate.value)), fractionOf(100));
  const exact = over(times(yearly, fractionOf(days)), fractionOf(divisor));
  return { from, to, days, unpaid, rate: rate.value, divisor, law: rate.law ? `${law}; ${rate.law}` : law, exact };
}

/**
 * The late fee of one debt up to a local date, which itself counts (ЖК РФ ст. 155 ч. 14, as of 2016-01-01). The rate is
 * that of the day of payment for the whole delay, for each part of the debt its own; for what is unpaid, that of
 * `until`. The steps are those in force on the first day of the delay; a delay that began before all of them costs nothing.
 * The sum is rounded once, a half upwards. Throws a `RangeError` for parts that are no whole kopecks or more than the debt.
 */
export function lateFee(debt: LateDebt, until: string, { terms, rates, asOf }: LateFeeRules): LateFee {
  const inTerms = inForce(terms, addDays(debt.dueOn, 1));
  if (!inTerms) return { state: 'known', amount: 0, rows: [] };
  const free = addDays(debt.dueOn, (inTerms.steps[0]?.fromDay ?? Infinity) - 1);
  const parts: Rated[] = [];
  for (const part of partsOf(debt, until).filter(({ paidOn }) => paidOn > free)) {
    const rate = lateFeeRate(rates, part.paidOn, asOf);
    if (!rate) return { state: 'rateNotSet', paidOn: part.paidOn };
    parts.push({ ...part, rate });
  }
  let exact = ZERO;
  const rows = inTerms.steps
    .flatMap((_, at) => stretchesOf(parts, inTerms, at, debt.dueOn))
    .map(({ exact: more, ...row }): LateFeeRow => {
      const before = rounded(exact);
      exact = plus(exact, more);
      return { ...row, amount: rounded(exact) - before };
    });
  return { state: 'known', amount: rounded(exact), rows };
}
