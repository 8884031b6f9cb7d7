import { addDays, addMonths, dayOfPeriod, periodOf } from './calendar.ts';

/** The first date with a day of the month (1 to 28) that is not before `earliest`, a local date. */
export function autopayDate(day: number, earliest: string): string {
  const date = dayOfPeriod(periodOf(earliest), day);
  return date >= earliest ? date : dayOfPeriod(addMonths(periodOf(earliest), 1), day);
}

/** The first charge of a consent that is given today: late enough for a notice before it. */
export const firstAutopayOn = (day: number, today: string, noticeDays: number): string =>
  autopayDate(day, addDays(today, noticeDays + 1));

/** The date after a charge or a skipped one. */
export const nextAutopayOn = (day: number, on: string): string => autopayDate(day, addDays(on, 1));

/** What is to be done on the day of a notice. Kopecks; `amount` is what is owed with the fee. */
export type AutopayPlan = 'announce' | 'nothingOwed' | 'overLimit';

export function autopayPlan(
  owed: number,
  amount: number,
  { limit, least }: { limit: number; least: number },
): AutopayPlan {
  if (owed < least) return 'nothingOwed';
  return amount > limit ? 'overLimit' : 'announce';
}

/** The kopecks to take of what is owed on the day of a charge: never more than what was announced. */
export const autopayCharge = (owed: number, announced: number): number => Math.max(0, Math.min(owed, announced));

/** Failed charges in a row after which autopay ends. */
export const MOST_FAILURES = 2;
