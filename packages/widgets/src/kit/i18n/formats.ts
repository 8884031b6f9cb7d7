import { formatMoney } from '@vodokanal/contract/rules/money-text';

/** Formats sums, dates and decimals in the language of a widget. */
export interface Formats {
  money(kopecks: number): string;
  /** A local date, `YYYY-MM-DD`: `15 декабря`, with the year unless it is the current one. */
  date(date: string): string;
  /** A local date, `YYYY-MM-DD`, without its year: `15 декабря`. */
  day(date: string): string;
  /**
   * An instant: `22 ноября 2026 г. в 12:40`, in the time zone of the device, or in that of the utility (IANA name), which
   * is then named where the clock of the device shows another time.
   */
  moment(instant: string, timeZone?: string): string;
  /** The name of the utility's time zone (IANA name) where the clock of the device shows another time; else empty. */
  otherZone(timeZone: string | undefined): string;
  /** A period, `YYYY-MM`: `ноябрь 2026 г.` */
  period(period: string): string;
  /** A period, `YYYY-MM`, without its year: `ноябрь`. */
  month(period: string): string;
  /** A decimal string with the language's separator. */
  decimal(value: string): string;
}

/** Formatters by language and parts: making one takes longer than a hundred uses. */
const dateFormatters = new Map<string, Intl.DateTimeFormat>();

function dateFormatter(language: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = [language, ...Object.keys(parts)].join();
  let formatter = dateFormatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC', ...parts });
    dateFormatters.set(key, formatter);
  }
  return formatter;
}

export function formats(t: { language(): string }): Formats {
  const format = (date: string, parts: { readonly day?: 'numeric'; readonly year?: 'numeric' }) =>
    dateFormatter(t.language(), parts).format(new Date(date));
  return {
    money: (kopecks) => formatMoney(kopecks, t.language()),
    // Inside a sentence the abbreviation "г." is written out: «15 января 2027 года».
    date: (date) =>
      format(date, {
        day: 'numeric',
        ...(!date.startsWith(String(new Date().getFullYear())) && { year: 'numeric' }),
      }).replace(/ г\.$/, ' года'),
    day: (date) => format(date, { day: 'numeric' }),
    moment(instant, timeZone) {
      const show = (zone: string | undefined) =>
        new Intl.DateTimeFormat(t.language(), { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(
          new Date(instant),
        );
      const shown = show(timeZone);
      return shown === show(undefined) ? shown : `${shown} (${zoneName(timeZone ?? '', t.language(), instant)})`;
    },
    otherZone: (timeZone) =>
      timeZone !== undefined && clock(timeZone) !== clock(undefined)
        ? zoneName(timeZone, t.language(), new Date().toISOString())
        : '',
    period: (period) => format(`${period}-01`, { year: 'numeric' }),
    month: (period) => format(`${period}-01`, {}),
    decimal: (value) => (t.language() === 'ru' ? value.replace('.', ',') : value),
  };
}

/** Day and time now, to compare two time zones. */
const clock = (timeZone: string | undefined): string =>
  new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(new Date());

/** The name of a time zone as people know it, e.g. `Москва, стандартное время`. */
const zoneName = (timeZone: string, language: string, instant: string): string =>
  new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'long' })
    .formatToParts(new Date(instant))
    .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
