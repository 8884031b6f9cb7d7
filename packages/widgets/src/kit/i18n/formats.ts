import { formatMoney } from '@vodokanal/contract/rules/money-text';

/** Formats sums, dates and decimals in the language of a widget. */
export interface Formats {
  money(kopecks: number): string;
  /** A local date, `YYYY-MM-DD`: `15 декабря`, with the year unless it is the current one. */
  date(date: string): string;
  /** An instant in the time zone of the device: `22 ноября 2026 г. в 12:40`. */
  moment(instant: string): string;
  /** A period, `YYYY-MM`: `ноябрь 2026 г.` */
  period(period: string): string;
  /** A decimal string with the language's separator. */
  decimal(value: string): string;
}

export function formats(t: { language(): string }): Formats {
  const format = (date: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(t.language(), { month: 'long', timeZone: 'UTC', ...options }).format(new Date(date));
  return {
    money: (kopecks) => formatMoney(kopecks, t.language()),
    // Inside a sentence the abbreviation "г." is written out: «15 января 2027 года».
    date: (date) =>
      format(date, {
        day: 'numeric',
        ...(!date.startsWith(String(new Date().getFullYear())) && { year: 'numeric' }),
      }).replace(/ г\.$/, ' года'),
    moment: (instant) =>
      new Intl.DateTimeFormat(t.language(), { dateStyle: 'long', timeStyle: 'short' }).format(new Date(instant)),
    period: (period) => format(`${period}-01`, { year: 'numeric' }),
    decimal: (value) => (t.language() === 'ru' ? value.replace('.', ',') : value),
  };
}
