import type { ReadingWindow } from '../index.ts';
import { addMonths, dayOfPeriod, periodOf } from './calendar.ts';

/** Days of the month on which readings are taken, both included; a day the month does not have is its last one. */
export interface ReadingDays {
  readonly fromDay: number;
  readonly toDay: number;
}

/**
 * The window that is open on a date, or else the next one. A window that runs over the month's end (15 → 3) counts
 * for the month in which it opened.
 */
export function readingWindow(today: string, { fromDay, toDay }: ReadingDays): ReadingWindow {
  const month = periodOf(today);
  const windowOf = (period: string) => ({
    period,
    opensOn: dayOfPeriod(period, fromDay),
    closesOn: dayOfPeriod(toDay < fromDay ? addMonths(period, 1) : period, toDay),
  });
  const candidates = [addMonths(month, -1), month].map(windowOf);
  const open = candidates.find(({ opensOn, closesOn }) => opensOn <= today && today <= closesOn);
  if (open) return { today, open: true, ...open };
  const next = [month, addMonths(month, 1)].map(windowOf).find(({ opensOn }) => opensOn > today);
  return { today, open: false, ...(next ?? windowOf(addMonths(month, 1))) };
}
