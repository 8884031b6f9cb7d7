import { russianDate } from '@vodokanal/contract/rules/calendar';
import { parseDate } from '@vodokanal/contract/rules/date-text';

/** First and last day, `YYYY-MM-DD`, both included. */
export interface DateLimits {
  readonly min?: string;
  readonly max?: string;
}

export type DateFault = 'DATE_FORMAT' | 'DATE_MIN' | 'DATE_MAX';

/** The typed day as `YYYY-MM-DD`; signs between day, month and year may be left out. Undefined when there is no such day. */
export function dateOf(text: string): string | undefined {
  const digits = /^\s*(\d\d)(\d\d)(\d{4}|\d\d)\s*$/.exec(text);
  return parseDate(digits ? digits.slice(1).join('.') : text) ?? undefined;
}

/** What is wrong with a typed day; undefined when nothing is. An empty field is for its form to judge. */
export function dateFault(text: string, { min, max }: DateLimits = {}): DateFault | undefined {
  if (text.trim() === '') return undefined;
  const date = dateOf(text);
  if (!date) return 'DATE_FORMAT';
  if (min !== undefined && date < min) return 'DATE_MIN';
  return max !== undefined && date > max ? 'DATE_MAX' : undefined;
}

/** A typed text as `ДД.ММ.ГГГГ`; what is no day stays as it is. */
export function tidyDate(text: string): string {
  const date = dateOf(text);
  return date ? russianDate(date) : text;
}
