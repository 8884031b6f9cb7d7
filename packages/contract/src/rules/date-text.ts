import { addDays, isDate } from './calendar.ts';
import { cleanCell } from './clean-text.ts';

const TIME = /[\sT]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Parses a local date of a person or a file to `YYYY-MM-DD`: Russian (`12.11.2026`, `2.3.26`) or ISO, with or without a
 * time, which is dropped. Null when there is no such date.
 */
export function parseDate(text: string): string | null {
  const plain = cleanCell(text).replace(TIME, '');
  if (/^\d{4}-/.test(plain)) return isDate(plain) ? plain : null;
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[.,/\s-](\d{1,2})[.,/\s-](\d{4}|\d{2})\s*(?:г\.?)?$/.exec(plain) ?? [];
  const date = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? date : null;
}

/**
 * Parses a date cell of a file. A spreadsheet may have turned the date into its number of days since 1899-12-30
 * (ECMA-376), with a fraction for the time. Null when there is no such date.
 */
export function parseDateCell(text: string): string | null {
  const plain = cleanCell(text);
  return /^[3-6]\d{4}(?:[.,]\d+)?$/.test(plain) ? addDays('1899-12-30', Number(plain.slice(0, 5))) : parseDate(plain);
}

const MONTHS = [
  'январь января',
  'февраль февраля',
  'март марта',
  'апрель апреля',
  'май мая',
  'июнь июня',
  'июль июля',
  'август августа',
  'сентябрь сентября',
  'октябрь октября',
  'ноябрь ноября',
  'декабрь декабря',
].map((forms) => forms.split(' '));

/** The number of a month, from 1, by its name in full or shortened (`ноября`, `нояб.`); 0 when unknown. */
function monthOf(word: string): number {
  const name = word.toLowerCase().replace(/\.$/, '');
  return name.length < 3 ? 0 : 1 + MONTHS.findIndex((forms) => forms.some((form) => form.startsWith(name)));
}

/**
 * Parses a month of a file to `YYYY-MM`: `11.2026`, `2026-11`, `ноябрь 2026`, `ноя.26`, or the first day of the month, as
 * spreadsheets write it. Null when it is none: a day inside a month is not a month.
 */
export function parseMonth(text: string): string | null {
  const plain = cleanCell(text).replace(/\s*(?:г\.?|года?)$/u, '');
  const [, isoYear, isoMonth] = /^(\d{4})[-./](\d{1,2})$/.exec(plain) ?? [];
  const [, number, numberYear] = /^(\d{1,2})[-.,/\s](\d{4})$/.exec(plain) ?? [];
  const [, word, wordYear] = /^([а-яё]+\.?)[-.\s]*(\d{4}|\d{2})$/iu.exec(plain) ?? [];
  const year = isoYear ?? numberYear ?? wordYear?.padStart(4, '20');
  const month = Number(isoMonth ?? number ?? monthOf(word ?? ''));
  if (year !== undefined) return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : null;
  const date = parseDateCell(plain);
  return date?.endsWith('-01') ? date.slice(0, 7) : null;
}
