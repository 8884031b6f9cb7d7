/** One formatter a language: making one takes longer than a hundred uses. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(locale: string): Intl.NumberFormat {
  let formatter = formatters.get(locale);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, { style: 'currency', currency: 'RUB', currencyDisplay: 'narrowSymbol' });
    formatters.set(locale, formatter);
  }
  return formatter;
}

/** Formats kopecks as roubles, e.g. `1 234,56 ₽`. */
export function formatMoney(kopecks: number, locale: string): string {
  // `|| 0`: minus zero would be shown with its sign.
  return formatterOf(locale).format(kopecks / 100 || 0);
}

/** A sum rounded to whole roubles, for forecasts: `1 076 ₽`, or `₽1,076`. */
export const formatRoubles = (kopecks: number, language: string): string =>
  formatMoney(Math.round(kopecks / 100) * 100, language).replace(/[.,]00(?!\d)/, '');
