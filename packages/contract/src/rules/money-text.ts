/** Formats kopecks as roubles, e.g. `1 234,56 ₽`. */
export function formatMoney(kopecks: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'RUB', currencyDisplay: 'narrowSymbol' }).format(
    kopecks / 100,
  );
}
