import { formatMoney } from '@vodokanal/contract/rules/money-text';

/** How sums, dates and decimals are written in the language of a widget. */
export interface Formats {
  money(kopecks: number): string;
  /** A local date, `YYYY-MM-DD`: `15 декабря`, with the year when it is another one than now. */
  date(date: string): string;
  /** An instant by the clock of the device: `22 ноября 2026 г. в 12:40`. */
  moment(instant: string): string;
  /** A period, `YYYY-MM`: `ноябрь 2026 г.` */
  period(period: string): string;
  /** A decimal string with the language's separator. */
  decimal(value: string): string;
}

export function formats(t: { language(): string }): Formats {
  const write = (date: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(t.language(), { month: 'long', timeZone: 'UTC', ...options }).format(new Date(date));
  return {
    money: (kopecks) => formatMoney(kopecks, t.language()),
    // In a sentence the year is a word: «15 января 2027 года».
    date: (date) => write(date, { day: 'numeric', ...(!date.startsWith(String(new Date().getFullYear())) && { year: 'numeric' }) }).replace(/ г\.$/, ' года'),
    moment: (instant) => new Intl.DateTimeFormat(t.language(), { dateStyle: 'long', timeStyle: 'short' }).format(new Date(instant)),
    period: (period) => write(`${period}-01`, { year: 'numeric' }),
    decimal: (value) => (t.language() === 'ru' ? value.replace('.', ',') : value),
  };
}
