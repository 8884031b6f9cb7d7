import type { VisitChoice, VisitSlot } from '../index.ts';
import { addDays, isWorkingDay, type WorkCalendar } from './calendar.ts';

/** When somebody can come; a dated setting of each kind of visit. */
export interface VisitHours {
  /** Local times of each working day. */
  readonly times: readonly Pick<VisitSlot, 'from' | 'to'>[];
  /** How many visits one time holds. */
  readonly places: number;
  /** The first and the last day that can be chosen, in days from today. */
  readonly fromDay: number;
  readonly toDay: number;
}

/** How many places of a time are taken. */
export interface TakenSlot extends VisitChoice {
  readonly taken: number;
}

const isSame = (a: VisitChoice, b: VisitChoice): boolean => a.on === b.on && a.from === b.from;

/** All times that can be chosen on a local date, whether they are full or not. */
export function visitTimes(hours: VisitHours, calendar: WorkCalendar, today: string): VisitSlot[] {
  const days = Array.from({ length: hours.toDay - hours.fromDay + 1 }, (_, at) => addDays(today, hours.fromDay + at));
  return days
    .filter((on) => isWorkingDay(on, calendar))
    .flatMap((on) => hours.times.map(({ from, to }) => ({ on, from, to })));
}

/** The times with a free place. */
export const freeSlots = (times: readonly VisitSlot[], places: number, taken: readonly TakenSlot[]): VisitSlot[] =>
  times.filter((slot) => (taken.find((each) => isSame(each, slot))?.taken ?? 0) < places);

/** The time that was chosen; undefined when it is not offered. */
export const chosenSlot = (times: readonly VisitSlot[], choice: VisitChoice): VisitSlot | undefined =>
  times.find((slot) => isSame(slot, choice));
