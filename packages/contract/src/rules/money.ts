import { cleanCell } from './clean-text.ts';

/**
 * Parses typed roubles (`1 234,5`, `1234.50 ₽`) to whole kopecks; null when it is not an amount. No floating point is
 * used, so `0,29` is exactly 29 kopecks.
 */
export function parseMoney(text: string): number | null {
  const match = /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(cleanCell(text).replace(/[\s₽]|руб\.?$/gu, ''));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}

/** Volume (decimal string, m³) times price (kopecks per m³), rounded half up to whole kopecks. */
export function priceOf(volume: string, kopecksPerCubicMetre: number): number {
  const [whole = '0', fraction = ''] = volume.split('.');
  const scaled = BigInt(whole + fraction) * BigInt(kopecksPerCubicMetre);
  const unit = 10n ** BigInt(fraction.length);
  return Number((scaled * 2n + unit) / (unit * 2n));
}
