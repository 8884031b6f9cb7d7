import { InvalidArgumentError } from 'commander';
import { isDate } from '@vodokanal/contract/rules/calendar';

/** A period of the command line, `YYYY-MM`. Throws an `InvalidArgumentError`. */
export function period(text: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError('A period is a year and a month: 2026-11.');
  return text;
}

/** A date of the command line, `YYYY-MM-DD`. Throws an `InvalidArgumentError`. */
export function date(text: string): string {
  if (!isDate(text)) throw new InvalidArgumentError('A date looks like 2026-11-21.');
  return text;
}

/** The last day for an answer, as lists show it. */
export const termLine = ({ dueOn, isLate }: { readonly dueOn: string; readonly isLate: boolean }): string =>
  `answer by ${dueOn}${isLate ? ' (late)' : ''}`;
