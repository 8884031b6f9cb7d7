/** Formats kopecks as roubles, e.g. `1 234,56 ₽`. */
export function formatMoney(kopecks: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'RUB', currencyDisplay: 'narrowSymbol' }).format(
    // `|| 0`: minus zero would be shown with its sign.
    kopecks / 100 || 0,
  );
}
