/**
 * Roubles as people type them (`1 234,5`, `1234.50 ₽`) to whole kopecks; null when it is not a sum of money.
 * Digits are never read as a binary fraction, so `0,29` is 29 kopecks.
 */
export function parseMoney(text: string): number | null {
  const match = /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s\u00a0₽]|руб\.?$/gu, ''));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}

/** Price in kopecks a cubic metre times a volume (decimal string), rounded half up to whole kopecks. */
export function priceOf(volume: string, kopecksPerCubicMetre: number): number {
  const [whole = '0', fraction = ''] = volume.split('.');
  const scaled = BigInt(whole + fraction) * BigInt(kopecksPerCubicMetre);
  const unit = 10n ** BigInt(fraction.length);
  return Number((scaled * 2n + unit) / (unit * 2n));
}
