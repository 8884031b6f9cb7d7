import type { Instalment, InstalmentPlan } from '../index.ts';
import { addDays, addMonths, dayOfPeriod, nextWorkingDay, periodOf, type WorkCalendar } from './calendar.ts';
import { openDebts, settleLedger, type LedgerEntry } from './ledger.ts';
import type { AccountAllocation } from './payment-allocation.ts';
import { splitSum } from './split.ts';

/**
 * When the instalments of a plan are due: once a month on `dueDay`, moved to the next working day (ГК РФ ст. 193), the
 * first one not before the offer can be signed. `today` is a local date, `YYYY-MM-DD`; `offerDays` are counted from it.
 */
export function instalmentDates(
  today: string,
  count: number,
  {
    dueDay,
    offerDays,
    calendar,
  }: { readonly dueDay: number; readonly offerDays: number; readonly calendar: WorkCalendar },
): string[] {
  const first = periodOf(today);
  const earliest = addDays(today, offerDays);
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
  rule: AccountAllocation,
  today: string,
): { readonly debtIds: readonly string[]; readonly amount: number } {
  const overdue = openDebts(entries, rule).filter(({ dueOn, isOptional }) => dueOn < today && !isOptional);
  return { debtIds: overdue.map(({ id }) => id), amount: overdue.reduce((sum, { amount }) => sum + amount, 0) };
}

/** What of the debts of a plan has been paid since it was made, in kopecks. */
export function paidOfPlan(
  { amount, debtIds }: { readonly amount: number; readonly debtIds: readonly string[] },
  entries: readonly LedgerEntry[],
  rule: AccountAllocation,
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

/**
 * When each instalment was paid in full, a local date; undefined for those that are not. What was paid of the debts
 * before the plan was made does not count.
 */
export function coveredDates(
  instalments: readonly Pick<Instalment, 'amount'>[],
  { amount, debtIds }: { readonly amount: number; readonly debtIds: readonly string[] },
  entries: readonly LedgerEntry[],
  rule: AccountAllocation,
): (string | undefined)[] {
  let before = -paidOfPlan({ amount, debtIds }, entries, rule);
  const parts = settleLedger(entries, rule)
    .shares.filter(({ debtId }) => debtIds.includes(debtId))
    .map((share) => ({ paidOn: share.paidOn, amount: share.amount }))
    .sort((a, b) => a.paidOn.localeCompare(b.paidOn));
  before += parts.reduce((sum, part) => sum + part.amount, 0);
  let due = before;
  return instalments.map((instalment) => {
    due += instalment.amount;
    let paid = 0;
    return parts.find((part) => (paid += part.amount) >= due)?.paidOn;
  });
}

/**
 * The state of a signed plan on a local date. The plan breaks when an instalment is not paid `graceDays` after its due
 * date. A later payment does not restore it; only paying off the whole debt completes it.
 */
export function signedPlanState(
  instalments: readonly Instalment[],
  coveredOn: readonly (string | undefined)[],
  graceDays: number,
  today: string,
): Extract<InstalmentPlan['state'], 'kept' | 'late' | 'broken' | 'completed'> {
  const open = instalments.find(({ amount, paid }) => paid < amount);
  if (!open) return 'completed';
  if (instalments.some(({ dueOn }, at) => (coveredOn[at] ?? today) > addDays(dueOn, graceDays))) return 'broken';
  return open.dueOn >= today ? 'kept' : 'late';
}

/** The unpaid kopecks of the instalments that are due on a local date or later. */
export const deferredOf = ({ instalments }: Pick<InstalmentPlan, 'instalments'>, from: string): number =>
  instalments.reduce((sum, { dueOn, amount, paid }) => sum + (dueOn >= from ? amount - paid : 0), 0);

/** The next instalment with something left to pay; undefined when all are paid. */
export const nextInstalment = ({ instalments }: Pick<InstalmentPlan, 'instalments'>): Instalment | undefined =>
  instalments.find(({ amount, paid }) => paid < amount);

const OPEN: readonly InstalmentPlan['state'][] = ['requested', 'offered', 'kept', 'late'];

/** A plan that is asked for, offered or being paid. An account has at most one. */
export const isOpenPlan = ({ state }: Pick<InstalmentPlan, 'state'>): boolean => OPEN.includes(state);
