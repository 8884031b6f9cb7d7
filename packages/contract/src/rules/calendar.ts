/** Days off besides Saturdays and Sundays, and weekend days that are working days; all `YYYY-MM-DD`. */
export interface WorkCalendar {
  readonly holidays: readonly string[];
  readonly workingWeekends: readonly string[];
}

const DAY = 86_400_000;
const MINUTE = 60_000;
const utc = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/**
 * Keeps one formatter per time zone: making one takes longer than a hundred uses, and each holds about 15 KiB outside the
 * heap, which is freed too late under load.
 */
function formatterFor(locale: string, options: Intl.DateTimeFormatOptions): (timeZone: string) => Intl.DateTimeFormat {
  const kept = new Map<string, Intl.DateTimeFormat>();
  return (timeZone) => {
    const formatter = kept.get(timeZone) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone });
    kept.set(timeZone, formatter);
    return formatter;
  };
}
const dateFormatter = formatterFor('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit' });
const offsetFormatter = formatterFor('en', { timeZoneName: 'longOffset' });

/** Local date (`YYYY-MM-DD`) of an instant in a time zone (IANA name). */
export const localDate = (instant: Date, timeZone: string): string => dateFormatter(timeZone).format(instant);

const hourFormatter = formatterFor('en', { hour: '2-digit', hourCycle: 'h23' });

/** Hour of the local day, 0 to 23, of an instant in a time zone (IANA name). */
export const localHour = (instant: Date, timeZone: string): number => Number(hourFormatter(timeZone).format(instant));

/** Minutes by which the clocks of a time zone are ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string): number {
  const name = offsetFormatter(timeZone)
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The instant at which a local date (`YYYY-MM-DD`) begins in a time zone (IANA name). */
export function startOfDay(date: string, timeZone: string): Date {
  const midnight = utc(date);
  const guess = midnight - offsetAt(midnight, timeZone) * MINUTE;
  // The clocks may have changed between the two instants.
  return new Date(midnight - offsetAt(guess, timeZone) * MINUTE);
}

/** Formats a date or period the Russian way: `22.11.2026`, `11.2026`. An empty string stays empty. */
export const russianDate = (date: string): string => date.split('-').reverse().join('.');

/** Whether a text is an existing date in the form `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(utc(text)) && iso(utc(text)) === text;
}

/** The date `days` later; earlier when negative. */
export function addDays(date: string, days: number): string {
  return iso(utc(date) + days * DAY);
}

/** Whole days from one date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / DAY);
}

/** The period (`YYYY-MM`) of a date. */
export function periodOf(date: string): string {
  return date.slice(0, 7);
}

/** The period (`YYYY-MM`) `count` months later; earlier when negative. */
export function addMonths(period: string, count: number): string {
  const months = Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** Months from one period to another; negative when the second is earlier. */
export function monthsBetween(from: string, to: string): number {
  const count = (period: string) => Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7));
  return count(to) - count(from);
}

/** The date of a day in a period; the last day of the month when the month is shorter. */
export function dayOfPeriod(period: string, day: number): string {
  // Day 0 of the next month is the last day of this one.
  const last = new Date(Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5)), 0)).getUTCDate();
  return `${period}-${String(Math.min(day, last)).padStart(2, '0')}`;
}

export function isWorkingDay(date: string, calendar: WorkCalendar): boolean {
  const weekday = new Date(utc(date)).getUTCDay();
  const weekend = weekday === 0 || weekday === 6;
  return weekend ? calendar.workingWeekends.includes(date) : !calendar.holidays.includes(date);
}

/** The date itself when it is a working day, otherwise the next working day (ГК РФ ст. 193). */
export function nextWorkingDay(date: string, calendar: WorkCalendar): string {
  let day = date;
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
  return day;
}

/** The `count`-th working day after a date; the date itself does not count (ГК РФ ст. 191). */
export function addWorkingDays(date: string, count: number, calendar: WorkCalendar): string {
  let day = date;
  for (let left = count; left > 0; left--) day = nextWorkingDay(addDays(day, 1), calendar);
  return day;
}

/** Working days after one date up to another; as many, but negative, when the second is earlier. */
export function workingDaysBetween(from: string, to: string, calendar: WorkCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar) || 0;
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1;
  return count;
}
