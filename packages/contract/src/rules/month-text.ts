import { cleanCell } from './clean-text.ts';
import { parseDate } from './date-text.ts';

/** A month that a text names; the year only when the text gives it. */
export interface NamedMonth {
  /** 1 to 12. */
  readonly month: number;
  readonly year?: number;
}

/** Beginnings of the months' names; `ма` is completed by its endings. */
const STEMS = [
  'январ',
  'феврал',
  'март',
  'апрел',
  'ма',
  'июн',
  'июл',
  'август',
  'сентябр',
  'октябр',
  'ноябр',
  'декабр',
];
const ENDINGS: Readonly<Record<string, string>> = { март: '(?:а|е|ом)?', ма: '(?:й|я|е|ем)', август: '(?:а|е|ом)?' };
const SHORT = ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];
const NAMES = STEMS.map((stem, at) => `${stem}${ENDINGS[stem] ?? '(?:ь|я|е|ём|ем)'}|${SHORT[at]}(?:т|б)?\\.?`);

const YEAR = '(20\\d{2}|\\d{2})(?!\\d)(?:\\s*(?:г\\.?|года?))?';
/** Each pattern with the groups day, month and year. */
const NUMERIC = new RegExp(
  [
    `(?<isoYear>20\\d{2})-(?<isoMonth>\\d{2})(?:-\\d{2})?(?:T[\\d:.]+)?`,
    `(?<!\\d)(?<!\\d[.,])(?<day>\\d{1,2})[./](?<dayMonth>\\d{1,2})(?:[./](?<dayYear>20\\d{2}|\\d{2}))?(?!\\d|[.,]\\d)`,
    `(?<!\\d)(?<!\\d[.,])(?<onlyMonth>\\d{1,2})[./-](?<onlyYear>20\\d{2})(?!\\d|[.,]\\d)`,
  ].join('|'),
  'gu',
);
const WORDED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?<day>\\d{1,2})\\s+)?(?:${NAMES.map((name, at) => `(?<m${at + 1}>${name})`).join('|')})(?![\\p{L}])(?:[\\s.,-]*${YEAR.replace('(20', '(?<year>20')})?`,
  'giu',
);

const fullYear = (text: string | undefined) => (text ? Number(text.padStart(4, '20')) : undefined);
const named = (month: number, year: string | undefined): NamedMonth[] => {
  const whole = fullYear(year);
  return month >= 1 && month <= 12 ? [{ month, ...(whole && { year: whole }) }] : [];
};

/** Finds the months in the title of a column or the name of a sheet: «на 24.11», «ноябрь 2026», «окт.», `10.2026`. */
export function monthsIn(text: string): readonly NamedMonth[] {
  const clean = cleanCell(text);
  const months: NamedMonth[] = [];
  for (const { groups = {} } of clean.matchAll(NUMERIC)) {
    if (groups['isoYear']) months.push(...named(Number(groups['isoMonth']), groups['isoYear']));
    else if (groups['onlyMonth']) months.push(...named(Number(groups['onlyMonth']), groups['onlyYear']));
    else if (Number(groups['day']) <= 31) months.push(...named(Number(groups['dayMonth']), groups['dayYear']));
  }
  for (const { groups = {} } of clean.matchAll(WORDED))
    for (let month = 1; month <= 12; month++) if (groups[`m${month}`]) months.push(...named(month, groups['year']));
  return months;
}

/** The text without the months and dates in it, and without words that lead to them. */
export const withoutMonths = (text: string): string =>
  cleanCell(text)
    .replace(NUMERIC, ' ')
    .replace(WORDED, ' ')
    .replace(/(?<![\p{L}])(?:по состоянию на|на дату|на|за|от|с|по|г|года?|месяц)(?![\p{L}])\.?/giu, ' ')
    .replace(/[(),;:]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const ADDRESS =
  /(?<![\p{L}])(?:ул|улица|пр|пр-т|просп|проспект|пер|переулок|пл|площадь|наб|набережная|ш|шоссе|б-р|бульвар|мкр|проезд)(?![\p{L}])\.?\s*[^,;]*/giu;
/** Dates of documents, of printing and of deadlines. */
const OTHER_DATE =
  /(?<![\p{L}])(?:(?:не позднее|до|от)\s+\d{1,2}\s+\p{L}+(?:\s+20\d{2})?|(?:от|до|не позднее|дата (?:печати|формирования|выгрузки|создания)|сформирован\p{L}*|выгружен\p{L}*|распечатан\p{L}*|создан\p{L}*)[\s:]*[\d./:\s-]+(?:г\.?)?)/giu;
/** Streets are named after months and their days («8 Марта», «40 лет Октября»). */
const BARE_GENITIVE = new RegExp(
  `(?<!\\d)(?<!(?:на|за|по|с)\\s+)(?:\\d{1,2}|лет)\\s+(?:${STEMS.map((stem) => (stem === 'ма' ? 'мая' : `${stem}[ая]`)).join('|')})(?![\\p{L}])(?!\\s*20\\d{2})`,
  'giu',
);

/** Finds the months in a line above a table, where addresses and dates of documents stand too. */
export const monthsInTitle = (text: string): readonly NamedMonth[] =>
  monthsIn(
    cleanCell(text)
      .replace(ADDRESS, ' ')
      .replace(OTHER_DATE, ' ')
      .replace(BARE_GENITIVE, ' ')
      .replace(/(?<!(?:на|за|с|по)\s+)(?<![\d.])\d{1,2}[./]\d{1,2}(?![./\d])/giu, ' '),
  );

/** Whether a text that names these months can be about a period (`YYYY-MM`). */
export const includesPeriod = (months: readonly NamedMonth[], period: string): boolean =>
  months.some(
    ({ month, year }) =>
      month === Number(period.slice(5)) && (year === undefined || year === Number(period.slice(0, 4))),
  );

/**
 * Reads a cell of a column «Период»: `10.2026`, `2026-10`, `202610`, «октябрь», a date, or a spreadsheet's day number;
 * null when it names no month.
 */
export function monthOfCell(text: string): NamedMonth | null {
  const clean = cleanCell(text);
  const [, year, month] = /^(20\d{2})(0[1-9]|1[0-2])$/.exec(clean) ?? [];
  if (year && month) return { month: Number(month), year: Number(year) };
  if (/^(?:0?[1-9]|1[0-2])$/.test(clean)) return { month: Number(clean) };
  if (/^[3-6]\d{4}(?:[.,]\d+)?$/.test(clean)) {
    const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(clean.replace(',', '.'))) * 86_400_000);
    return { month: date.getUTCMonth() + 1, year: date.getUTCFullYear() };
  }
  const date = parseDate(clean);
  if (date) return { month: Number(date.slice(5, 7)), year: Number(date.slice(0, 4)) };
  const months = monthsIn(clean);
  const [first] = months;
  return first && months.every((each) => each.month === first.month && each.year === first.year) ? first : null;
}
