import { toLitres } from '@vodokanal/contract/rules/decimal';

/** Reads a whole number, e.g. kopecks; throws a `RangeError` when it is none or cannot be represented exactly. */
export function exactInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || !/^-?\d+$/.test(text)) throw new RangeError('Not an exact whole number');
  return value;
}

/** A decimal of the database as the contract has it: to the litre, without zeros at its end. */
export function canonical(decimal: string): string {
  if (!decimal.includes('.')) return decimal;
  // Readings of earlier versions may have more digits.
  return /\.\d{4}/.test(decimal) ? toLitres(decimal) : decimal.replace(/\.?0+$/, '');
}
