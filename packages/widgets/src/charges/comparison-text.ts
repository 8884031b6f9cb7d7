import { formats } from '../kit/i18n/formats.ts';
import { lineTitle, type ViewTexts } from './line-text.ts';
import type { Cause, MonthComparison } from './month-comparison.ts';

/** A sum with its sign, e.g. `−96,20 ₽`. */
export function signedMoney(t: ViewTexts, kopecks: number): string {
  const sum = formats(t).money(Math.abs(kopecks));
  // A line may not end between the sign and a sum that begins with its currency.
  return `${kopecks > 0 ? '+' : kopecks < 0 ? '−' : ''}${/^\d/.test(sum) ? '' : '\u2060'}${sum}`;
}

/** A sum with a minus sign instead of a hyphen where it is below zero. */
export const plainMoney = (t: ViewTexts, kopecks: number): string =>
  kopecks < 0 ? signedMoney(t, kopecks) : formats(t).money(kopecks);

/** A cause as part of a sentence. */
export function causeText(t: ViewTexts, { text, services }: Cause): string {
  const cause = t(`cause-${text}`);
  return services.length === 0
    ? cause
    : t('causeOf', {
        cause,
        services: services.map((service) => lineTitle(t, { kind: 'volume', service }, true)).join(', '),
      });
}

/** The name of the other month, with its year only where that is another one. */
export const otherMonth = (t: ViewTexts, period: string, otherPeriod: string): string =>
  period.slice(0, 4) === otherPeriod.slice(0, 4)
    ? new Intl.DateTimeFormat(t.language(), { month: 'long', timeZone: 'UTC' }).format(new Date(`${otherPeriod}-01`))
    : formats(t).period(otherPeriod);

/** Why a month costs more or less than another one, in one sentence. */
export function comparisonText(
  t: ViewTexts,
  { difference, causes, weight }: MonthComparison,
  period: string,
  otherPeriod: string,
): string {
  const { money } = formats(t);
  const month = otherMonth(t, period, otherPeriod);
  if (weight === 'same') return t('same', { month });
  const [main] = causes;
  return t(weight, {
    difference: t(difference > 0 ? 'more' : 'less', { sum: money(Math.abs(difference)), month }),
    cause: main && t('amountOf', { cause: causeText(t, main), amount: signedMoney(t, main.difference) }),
  });
}
