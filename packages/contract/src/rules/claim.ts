import type { ClaimField, ClaimType, ClaimTypeInfo } from '../index.ts';
import { addDays, addWorkingDays, nextWorkingDay, type WorkCalendar } from './calendar.ts';

/**
 * The last day for the utility's answer. A term in working days follows the calendar. A term in calendar days that
 * ends on a day off ends on the next working day (ГК РФ ст. 193).
 */
export function claimDueOn(
  registeredOn: string,
  { term, unit }: Pick<ClaimTypeInfo, 'term' | 'unit'>,
  calendar: WorkCalendar,
): string {
  return unit === 'workingDays'
    ? addWorkingDays(registeredOn, term, calendar)
    : nextWorkingDay(addDays(registeredOn, term), calendar);
}

/** The fields of each claim type, in the order of the form. */
export const claimFields: Readonly<
  Record<ClaimType, readonly { readonly name: ClaimField; readonly required: boolean }[]>
> = {
  charge: [
    { name: 'period', required: true },
    { name: 'service', required: false },
    { name: 'amount', required: false },
    { name: 'demand', required: true },
  ],
  meterCheck: [{ name: 'meterId', required: true }],
  quality: [{ name: 'service', required: true }],
  refund: [
    { name: 'amount', required: true },
    { name: 'period', required: false },
  ],
  other: [],
};
