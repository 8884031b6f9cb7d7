import type { DataRequestKind, DataSection } from '../index.ts';
import { addMonths, addWorkingDays, dayOfPeriod, periodOf, type WorkCalendar } from './calendar.ts';

/** The term for the answer to a request about personal data; a dated setting. Both are working days. */
export interface DataRequestDays {
  readonly days: number;
  readonly extensionDays: number;
}

/** How long data of a section is kept after the contract has ended, or after a matter is closed; a dated setting. */
export interface RetentionRule {
  readonly months: number;
  /** The months are counted from the end of the year, as for documents of accounting (402-ФЗ ст. 29 ч. 1). */
  readonly isFromYearEnd?: boolean;
}

/** The sections of personal data, in the order of the copy. */
export const DATA_SECTIONS: readonly DataSection[] = [
  'person',
  'accounts',
  'meters',
  'payments',
  'requests',
  'consents',
  'helpers',
  'security',
  'messages',
  'buildings',
];

/** The kinds of requests, in the order of the form. */
export const DATA_REQUEST_KINDS: readonly DataRequestKind[] = ['copy', 'correction', 'deletion', 'stop'];

/**
 * The last day for the answer. Since 2022-09-01 (266-ФЗ): ten working days for information (152-ФЗ ст. 14 ч. 3, ст. 20
 * ч. 1) and for the end of processing (ст. 21 ч. 5.1); seven working days for a correction (ст. 20 ч. 3).
 */
export const dataRequestDueOn = (registeredOn: string, { days }: DataRequestDays, calendar: WorkCalendar): string =>
  addWorkingDays(registeredOn, days, calendar);

/**
 * The last day after an extension: at most five working days more, with a notice that says why (152-ФЗ ст. 20 ч. 1, ст.
 * 21 ч. 5.1, since 2022-09-01).
 */
export const extendedDueOn = (
  dueOn: string,
  { extensionDays }: Pick<DataRequestDays, 'extensionDays'>,
  calendar: WorkCalendar,
): string => addWorkingDays(dueOn, extensionDays, calendar);

/** The last day on which data is kept; `since` is the local date of the last entry or of the end of a matter. */
export function keptUntil(since: string, { months, isFromYearEnd = false }: RetentionRule): string {
  const from = isFromYearEnd ? `${since.slice(0, 4)}-12-31` : since;
  return dayOfPeriod(addMonths(periodOf(from), months), Number(from.slice(8)));
}

/** The local date (`YYYY-MM-DD`) before which data is not kept any more on `today`. */
export function deletableBefore(today: string, { months, isFromYearEnd = false }: RetentionRule): string {
  const date = dayOfPeriod(addMonths(periodOf(today), -months), Number(today.slice(8)));
  return isFromYearEnd ? `${date.slice(0, 4)}-01-01` : date;
}
