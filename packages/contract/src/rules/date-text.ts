import { cleanCell } from './clean-text.ts';

/** Parses a Russian date (`12.11.2026`, `2.3.26`) to `YYYY-MM-DD`; null when there is no such date. */
export function parseDate(text: string): string | null {
  const [, day = '', month = '', year = ''] =
    /^\s*(\d{1,2})[.,/\s-](\d{1,2})[.,/\s-](\d{4}|\d{2})\s*(?:г\.?)?\s*$/.exec(cleanCell(text)) ?? [];
  const date = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return day && !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date) ? date : null;
}
