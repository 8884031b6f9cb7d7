import type { Instalment, InstalmentPlan } from '../index.ts';
import { addDays, addMonths, dayOfPeriod, nextWorkingDay, periodOf, type WorkCalendar } from './calendar.ts';
import { openDebts, type LedgerEntry } from './ledger.ts';
import type { AllocationRule } from './payment-allocation.ts';
import { splitSum } from './split.ts';

/** The first instalment is not due earlier than this many days after the request, so that there is time to sign. */
const DAYS_TO_SIGN = 10;

/**
 * When the instalments of a plan are due: once a month on `dueDay`, moved to the next working day (ГК РФ ст. 193).
 * `today` is a local date, `YYYY-MM-DD`.
 */
export function instalmentDates(today: string, count: number, dueDay: number, calendar: WorkCalendar): string[] {
  const first = periodOf(today);
  const earliest = addDays(today, DAYS_TO_SIGN);
  const skipped =
    dayOfPeriod(first, dueDay) >= earliest ? 0 : dayOfPeriod(addMonths(first, 1), dueDay) >= earliest ? 1 : 2;
  return Array.from({ length: count }, (_, at) =>
    nextWorkingDay(dayOfPeriod(addMonths(first, skipped + at), dueDay), calendar),
  );
}

/**
 * Splits a debt in kopecks into monthly instalments, exact to the kopeck: equal ones, or a first one of `firstAmount` and
 * the rest in equal parts. `dueDates` holds at least as many dates as there are months.
 */
export function instalmentsOf(
  amount: number,
  { months, firstAmount }: { readonly months: number; readonly firstAmount?: number | undefined },
  dueDates: readonly string[],
): Pick<Instalment, 'dueOn' | 'amount'>[] {
  const equal = (sum: number, count: number) =>
    splitSum(
      sum,
      Array.from({ length: count }, () => 1),
    );
  const parts =
    firstAmount === undefined ? equal(amount, months) : [firstAmount, ...equal(amount - firstAmount, months - 1)];
  return parts.map((part, at) => ({ dueOn: dueDates[at] ?? '', amount: part }));
}

/** What a plan can be for: the charges and charged late fees that are overdue on a local date. */
export function overdueForPlan(
  entries: readonly LedgerEntry[],
  rule: AllocationRule,
  today: string,
): { readonly debtIds: readonly string[]; readonly amount: number } {
  const overdue = openDebts(entries, rule).filter(({ dueOn, isOptional }) => dueOn < today && !isOptional);
  return { debtIds: overdue.map(({ id }) => id), amount: overdue.reduce((sum, { amount }) => sum + amount, 0) };
}

/** What of the debts of a plan has been paid since it was made, in kopecks. */
export function paidOfPlan(
  { amount, debtIds }: { readonly amount: number; readonly debtIds: readonly string[] },
  entries: readonly LedgerEntry[],
  rule: AllocationRule,
): number {
  const left = openDebts(entries, rule)
    .filter(({ id }) => debtIds.includes(id))
    .reduce((sum, debt) => sum + debt.amount, 0);
  return Math.max(0, amount - left);
}

/** The instalments with what is paid of each: money pays those that are due first. */
export function paidInstalments(
  instalments: readonly Pick<Instalment, 'dueOn' | 'amount'>[],
  paid: number,
): Instalment[] {
  let left = paid;
  return instalments.map(({ dueOn, amount }) => {
    const part = Math.min(amount, left);
    left -= part;
    return { dueOn, amount, paid: part };
  });
}

/** How a signed plan stands on a local date. An instalment may be late by `graceDays` before the plan is broken. */
export function signedPlanState(
  instalments: readonly Instalment[],
  graceDays: number,
  today: string,
): Extract<InstalmentPlan['state'], 'kept' | 'late' | 'broken' | 'completed'> {
  const open = instalments.find(({ amount, paid }) => paid < amount);
  if (!open) return 'completed';
  if (open.dueOn >= today) return 'kept';
  return addDays(open.dueOn, graceDays) >= today ? 'late' : 'broken';
}

/** The next instalment with something left to pay; undefined when all are paid. */
export const nextInstalment = ({ instalments }: Pick<InstalmentPlan, 'instalments'>): Instalment | undefined =>
  instalments.find(({ amount, paid }) => paid < amount);

const OPEN: readonly InstalmentPlan['state'][] = ['requested', 'offered', 'kept', 'late'];

/** A plan that is asked for, offered or being paid. An account has at most one. */
export const isOpenPlan = ({ state }: Pick<InstalmentPlan, 'state'>): boolean => OPEN.includes(state);
