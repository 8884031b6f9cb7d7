import type { Finding, NewProfileChange } from '../index.ts';
import { blockingFinding } from '../problem.ts';
import { addDays } from '../rules/calendar.ts';

const YEAR = 365;

/** Checks a change of the profile. */
export function profileChangeFaults({ field, value }: Pick<NewProfileChange, 'field' | 'value'>): Finding[] {
  const text = value.trim();
  return text === '' || (field === 'registeredPersons' && !/^\d{1,2}$/.test(text))
    ? [blockingFinding('BAD_FORMAT', '/value')]
    : [];
}

/** Whether the customer should confirm their data again: a year after the last time. */
export const isConfirmationDue = (confirmedOn: string | null, today: string): boolean =>
  confirmedOn === null || addDays(confirmedOn, YEAR) <= today;
