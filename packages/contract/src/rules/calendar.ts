/** Days off besides Saturdays and Sundays, and weekend days that are working days; all `YYYY-MM-DD`. */
export interface WorkCalendar {
  readonly holidays: readonly string[];
  readonly workingWeekends: readonly string[];
}

const DAY = 86_400_000;
const utc = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** One formatter per time zone: each holds about 15 KiB outside the heap, which is freed too late under load. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Local date (`YYYY-MM-DD`) of an instant in a time zone (IANA name). */
export function localDate(instant: Date, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(instant);
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
  const [year = 0, month = 1] = period.split('-').map(Number);
  return iso(Date.UTC(year, month - 1 + count, 1)).slice(0, 7);
}

/** The date of a day in a period; the last day of the month when the month is shorter. */
export function dayOfPeriod(period: string, day: number): string {
  const last = addDays(`${addMonths(period, 1)}-01`, -1);
  const wanted = `${period}-${String(day).padStart(2, '0')}`;
  return wanted > last ? last : wanted;
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
