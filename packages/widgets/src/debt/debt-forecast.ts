import type { AccountDebt } from '@vodokanal/contract';
import { addDays } from '@vodokanal/contract/rules/calendar';
import { inForce } from '@vodokanal/contract/rules/in-force';
import { ifPaidOn, type PaymentForecast } from '@vodokanal/contract/rules/late-fee-forecast';
import { lateFee, type LateFee, type LateFeeRules } from '@vodokanal/contract/rules/late-fee';

/** The rules that came with the debt, as they were known on its day. */
export const rulesOf = ({ rules, asOf }: AccountDebt): LateFeeRules => ({ ...rules, asOf });

/** What of a debt is unpaid, in kopecks. */
export const unpaidOf = ({ amount, paid }: AccountDebt['debts'][number]): number =>
  paid.reduce((left, part) => left - part.amount, amount);

/** The late fee of each unpaid month up to the day of the debt, computed here, and whether it is what the utility says. */
export interface ComputedFee {
  readonly fees: readonly LateFee[];
  /** Kopecks; null while the rate is not set. */
  readonly sum: number | null;
  readonly isConfirmed: boolean;
}

export function computedFee(debt: AccountDebt): ComputedFee {
  const fees = debt.debts.map((each) => lateFee(each, debt.asOf, rulesOf(debt)));
  const sum = fees.reduce<number | null>(
    (total, fee) => (total === null || fee.state === 'rateNotSet' ? null : total + fee.amount),
    0,
  );
  return { fees, sum, isConfirmed: sum === debt.lateFee };
}

/** A day that is offered to choose. */
export interface QuickDay {
  readonly name: 'today' | 'inWeek' | 'beforeRestriction';
  readonly date: string;
}

const WEEK = 7;

/** Today, in a week, and the last day before the restriction when that is still to come. */
export function quickDays({ asOf, steps }: AccountDebt): QuickDay[] {
  const restriction = steps.find(({ step }) => step === 'restriction');
  const last = restriction?.on && restriction.state !== 'done' ? addDays(restriction.on, -1) : undefined;
  return [
    { name: 'today', date: asOf },
    { name: 'inWeek', date: addDays(asOf, WEEK) },
    ...(last !== undefined && last > asOf ? [{ name: 'beforeRestriction' as const, date: last }] : []),
  ];
}

/** From a day on, a larger part of the rate is taken of some months; `before` is undefined where nothing was taken. */
export interface Dearer {
  readonly from: string;
  readonly periods: readonly string[];
  readonly divisor: number;
  readonly before: number | undefined;
}

/** What the debt costs on a day, and what waiting costs. */
export interface DayForecast extends PaymentForecast {
  /** Kopecks that one more day adds; null when nobody knows. */
  readonly perDay: number | null;
  readonly dearer: Dearer | undefined;
  /** The last day whose rate is known and what the debt costs then, when the rate of the day itself is not set. */
  readonly lastKnown: PaymentForecast | undefined;
}

const feeOf = ({ lateFee: fee }: PaymentForecast): number | null => (fee.state === 'known' ? fee.amount : null);

function dearerOn(debt: AccountDebt, from: string): Dearer | undefined {
  for (const { period, dueOn } of debt.debts) {
    const steps = inForce(debt.rules.terms, addDays(dueOn, 1))?.steps ?? [];
    const at = steps.findIndex(({ fromDay }) => addDays(dueOn, fromDay) === from);
    const divisor = steps[at]?.divisor;
    if (divisor === undefined) continue;
    const same = debt.debts.filter((each) => each.dueOn === dueOn).map((each) => each.period);
    return { from, periods: same.length > 0 ? same : [period], divisor, before: steps[at - 1]?.divisor };
  }
  return undefined;
}

/** The last day that a known rate covers; undefined when it has no end. */
function lastRatedDay({ rules }: AccountDebt): string | undefined {
  const ends = rules.rates.map(({ validTo }) => validTo ?? '');
  return ends.includes('') ? undefined : ends.sort().at(-1);
}

/** What it costs to pay everything overdue on a local date. */
export function forecastOn(debt: AccountDebt, date: string): DayForecast {
  const rules = rulesOf(debt);
  const forecast = ifPaidOn(debt.debts, date, rules);
  const fee = feeOf(forecast);
  const next = feeOf(ifPaidOn(debt.debts, addDays(date, 1), rules));
  const last = forecast.total === null ? lastRatedDay(debt) : undefined;
  return {
    ...forecast,
    perDay: fee === null || next === null ? null : next - fee,
    dearer: forecast.dearerFrom === null ? undefined : dearerOn(debt, forecast.dearerFrom),
    lastKnown: last !== undefined && last >= debt.asOf && last < date ? ifPaidOn(debt.debts, last, rules) : undefined,
  };
}
