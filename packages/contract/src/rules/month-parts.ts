import { addDays, dayOfPeriod, daysBetween } from './calendar.ts';
import { datedInForce, type Dated } from './in-force.ts';

/**
 * What a month is charged by when a value changes inside it; a dated setting of the utility, because a decree that
 * changes a value often says nothing about it: the value of the first or of the last day for the whole month, or each
 * value for its days.
 */
export type MonthChange = 'firstDay' | 'lastDay' | 'byDays';

/** Values with their dates, and what a month with two of them is charged by. */
export interface Changing<T> {
  readonly values: readonly Dated<T>[];
  readonly change: MonthChange;
}

/** The first and the last day that is charged, both included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export const daysOf = ({ from, to }: DayRange): number => daysBetween(from, to) + 1;

export const monthOf = (period: string): DayRange => ({ from: `${period}-01`, to: dayOfPeriod(period, 31) });

/** The dated value for a day of a month; undefined when none is in force. */
export function findValueFor<T>({ values, change }: Changing<T>, day: string): Dated<T> | undefined {
  const { from, to } = monthOf(day.slice(0, 7));
  const date = change === 'firstDay' ? from : change === 'lastDay' ? to : day;
  return datedInForce(values, date);
}

/** The dated value for a day of a month. Throws a `RangeError` when none is in force. */
export function valueFor<T>(changing: Changing<T>, day: string): Dated<T> {
  const value = findValueFor(changing, day);
  if (!value) throw new RangeError(`No value is in force for ${day}`);
  return value;
}

/** Days that follow one another and have the same values. */
export interface MonthPart<T> extends DayRange {
  readonly value: T;
}

/** Splits days into parts; a new part begins where `isSame` is false for a day and the day before. */
export function partsBy<T>(
  { from, to }: DayRange,
  valueOf: (day: string) => T,
  isSame: (a: T, b: T) => boolean,
): MonthPart<T>[] {
  const parts: MonthPart<T>[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const value = valueOf(day);
    const before = parts.at(-1);
    if (before && isSame(before.value, value)) parts[parts.length - 1] = { ...before, to: day };
    else parts.push({ from: day, to: day, value });
  }
  return parts;
}
