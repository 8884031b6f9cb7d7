/** Kopecks as people read them, e.g. `1 234,56 ₽`; without sign for zero. */
export function formatMoney(kopecks: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'RUB', currencyDisplay: 'narrowSymbol' }).format(
    kopecks / 100,
  );
}
