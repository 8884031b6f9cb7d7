import type { ReadingWindow } from '../index.ts';
import { addMonths, dayOfPeriod, periodOf } from './calendar.ts';

/** First and last day of the month that readings are taken; the last of the month when the month is shorter. */
export interface ReadingDays {
  readonly fromDay: number;
  readonly toDay: number;
}

/**
 * The window that is open on a local date, otherwise the next one. A window across the end of a month (15 → 3) belongs
 * to the month in which it opens. The date is one of the time zone (IANA name), which is passed on.
 */
export function readingWindow(today: string, { fromDay, toDay }: ReadingDays, timeZone?: string): ReadingWindow {
  const month = periodOf(today);
  const windowOf = (period: string) => ({
    period,
    opensOn: dayOfPeriod(period, fromDay),
    closesOn: dayOfPeriod(toDay < fromDay ? addMonths(period, 1) : period, toDay),
  });
  const candidates = [addMonths(month, -1), month].map(windowOf);
  const zone = timeZone === undefined ? {} : { timeZone };
  const open = candidates.find(({ opensOn, closesOn }) => opensOn <= today && today <= closesOn);
  if (open) return { today, open: true, ...open, ...zone };
  const next = [month, addMonths(month, 1)].map(windowOf).find(({ opensOn }) => opensOn > today);
  return { today, open: false, ...(next ?? windowOf(addMonths(month, 1))), ...zone };
}
