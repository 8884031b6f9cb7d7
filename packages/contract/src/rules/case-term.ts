import { addDays, addWorkingDays, type WorkCalendar } from './calendar.ts';

/** The term for a case of the office; a dated setting. */
export interface CaseTerm {
  readonly days: number;
  readonly unit: 'workingDays' | 'calendarDays';
}

/** The last day of the term of a case that was registered on a local date. */
export const caseDueOn = (registeredOn: string, { days, unit }: CaseTerm, calendar: WorkCalendar): string =>
  unit === 'workingDays' ? addWorkingDays(registeredOn, days, calendar) : addDays(registeredOn, days);

/** The first day of registration that is not late on `today`: what was registered before is. */
export function firstInTime(today: string, dueOnOf: (registeredOn: string) => string): string {
  let date = today;
  while (dueOnOf(addDays(date, -1)) >= today) date = addDays(date, -1);
  return date;
}
