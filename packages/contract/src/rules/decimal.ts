import { cleanCell } from './clean-text.ts';

/**
 * Decimal strings with a dot, e.g. `104.567`. Readings and volumes are cubic metres to the litre: whatever has more
 * digits after the point is rounded half up to three, once, before it is compared, stored or shown.
 */
const LITRE_DIGITS = 3;
const TEN = 10n;

interface Scaled {
  readonly units: bigint;
  readonly scale: number;
}

function scaled(value: string): Scaled {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const units = BigInt(whole + fraction);
  return { units: value.startsWith('-') ? -units : units, scale: fraction.length };
}

const unitsAt = ({ units, scale }: Scaled, wanted: number): bigint => units * TEN ** BigInt(wanted - scale);

function text({ units, scale }: Scaled): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}

function combine(a: string, b: string, how: (a: bigint, b: bigint) => bigint): string {
  const [first, second] = [scaled(a), scaled(b)];
  const scale = Math.max(first.scale, second.scale);
  return text({ units: how(unitsAt(first, scale), unitsAt(second, scale)), scale });
}

/** Parses a decimal of a person or a file (`00123,40` → `123.4`); null when it is none. It has no sign. */
export function parseDecimal(given: string): string | null {
  const match = /^(\d+)(?:[.,](\d*))?$/.exec(cleanCell(given).replace(/\s/gu, ''));
  if (!match) return null;
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  return (match[1] ?? '').replace(/^0+(?=\d)/, '') + (fraction && `.${fraction}`);
}

export const add = (a: string, b: string): string => combine(a, b, (first, second) => first + second);

/** The exact difference; negative when the second is greater. */
export const subtract = (a: string, b: string): string => combine(a, b, (first, second) => first - second);

export const isLess = (a: string, b: string): boolean => subtract(a, b).startsWith('-');

/** Rounds to a number of digits after the point; a half is rounded away from zero. */
export function roundTo(value: string, digits: number): string {
  const { units, scale } = scaled(value);
  if (scale <= digits) return text({ units, scale });
  const unit = TEN ** BigInt(scale - digits);
  const magnitude = ((units < 0n ? -units : units) * 2n + unit) / (unit * 2n);
  return text({ units: units < 0n ? -magnitude : magnitude, scale: digits });
}

/** Drops the digits that a meter with so many digits after the point does not show. */
export function cutTo(value: string, digits: number): string {
  const { units, scale } = scaled(value);
  return scale <= digits
    ? text({ units, scale })
    : text({ units: units / TEN ** BigInt(scale - digits), scale: digits });
}

/** A reading or a volume to the litre, in canonical form. */
export const toLitres = (value: string): string => roundTo(value, LITRE_DIGITS);

/** Multiplies two decimals; the result is to the litre. */
export function multiply(a: string, b: string): string {
  const [first, second] = [scaled(a), scaled(b)];
  return toLitres(text({ units: first.units * second.units, scale: first.scale + second.scale }));
}

/** Divides a decimal by a whole number above zero; the result is to the litre. */
export function divide(value: string, by: number): string {
  const { units, scale } = scaled(value);
  const kept = Math.max(scale, LITRE_DIGITS);
  // One digit more than is kept, so that a half is seen; the remainder only ever makes it larger.
  const exact = (units * TEN ** BigInt(kept + 1 - scale)) / BigInt(by);
  return toLitres(text({ units: exact, scale: kept + 1 }));
}

export const sum = (values: readonly string[]): string => values.reduce(add, '0');

/** Whether two values are the same on a meter with so many digits after the point. */
export const isSameReading = (a: string, b: string, fractionDigits: number): boolean => {
  const difference = subtract(a, b).replace('-', '');
  return isLess(difference, text({ units: 1n, scale: fractionDigits }));
};
