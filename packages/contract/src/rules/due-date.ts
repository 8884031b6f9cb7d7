import { addMonths, dayOfPeriod, nextWorkingDay, type WorkCalendar } from './calendar.ts';

/** The day by which a period must be paid. */
export interface DueDate {
  /** The day that the law or the contract names, `YYYY-MM-DD`. */
  readonly nominal: string;
  /** The same day, or the next working day when it is none. Late fees count from here. */
  readonly dueOn: string;
}

/**
 * When a period (`YYYY-MM`) must be paid: on `dueDay` of the next month (ЖК РФ ст. 155 ч. 1: the 10th, from 2026-03-01
 * the 15th, or what the utility has set), moved to the next working day (ГК РФ ст. 193).
 */
export function dueDate(period: string, dueDay: number, calendar: WorkCalendar): DueDate {
  const nominal = dayOfPeriod(addMonths(period, 1), dueDay);
  return { nominal, dueOn: nextWorkingDay(nominal, calendar) };
}
