import type { Finding, NewProfileChange } from '../index.ts';
import { blockingFinding } from '../problem.ts';
import { addDays } from '../rules/calendar.ts';

const YEAR = 365;

/** What is wrong with a change of the profile. */
export function profileChangeFaults({ field, value }: Pick<NewProfileChange, 'field' | 'value'>): Finding[] {
  const text = value.trim();
  return text === '' || (field === 'registeredPersons' && !/^\d{1,2}$/.test(text))
    ? [blockingFinding('BAD_FORMAT', '/value')]
    : [];
}

/** Whether somebody should look through their data once more: a year after they last did. */
export const isConfirmationDue = (confirmedOn: string | null, today: string): boolean =>
  confirmedOn === null || addDays(confirmedOn, YEAR) <= today;
