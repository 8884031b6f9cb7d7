/** An exact fraction; the denominator is above zero. Sums are computed with it and rounded once, at the end. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ZERO: Fraction = { numerator: 0n, denominator: 1n };

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

function reduced(numerator: bigint, denominator: bigint): Fraction {
  const divisor = greatestDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** Reads a decimal string with a dot, e.g. `-3.335`, or a whole number. Throws a `RangeError` for anything else. */
export function fractionOf(value: string | number | bigint): Fraction {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value)) ?? [];
  if (whole === '') throw new RangeError(`Not a decimal: ${value}`);
  return reduced(BigInt(sign + whole + fraction), 10n ** BigInt(fraction.length));
}

export const plus = (a: Fraction, b: Fraction): Fraction =>
  reduced(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

export const minus = (a: Fraction, b: Fraction): Fraction =>
  plus(a, { numerator: -b.numerator, denominator: b.denominator });

export const times = (a: Fraction, b: Fraction): Fraction =>
  reduced(a.numerator * b.numerator, a.denominator * b.denominator);

/** Divides; throws a `RangeError` when the divisor is not above zero. */
export function over(a: Fraction, b: Fraction): Fraction {
  if (b.numerator <= 0n) throw new RangeError('The divisor must be above zero');
  return reduced(a.numerator * b.denominator, a.denominator * b.numerator);
}

/**
 * Rounds to a whole number, e.g. of kopecks; a half goes away from zero, so that a correction is exactly the negative of
 * what it takes back. Throws a `RangeError` when the result is no safe integer.
 */
export function rounded({ numerator, denominator }: Fraction): number {
  const magnitude = ((numerator < 0n ? -numerator : numerator) * 2n + denominator) / (denominator * 2n);
  const whole = Number(numerator < 0n ? -magnitude : magnitude);
  if (!Number.isSafeInteger(whole)) throw new RangeError('The sum is too large');
  return whole;
}

/** Writes a fraction as a decimal string with at most so many digits after the point, a half away from zero. */
export function decimalOf(value: Fraction, digits: number): string {
  const unit = 10n ** BigInt(digits);
  const { numerator, denominator } = times(value, { numerator: unit, denominator: 1n });
  const magnitude = ((numerator < 0n ? -numerator : numerator) * 2n + denominator) / (denominator * 2n);
  const text = String(magnitude).padStart(digits + 1, '0');
  const fraction = text.slice(text.length - digits).replace(/0+$/, '');
  const whole = text.slice(0, text.length - digits);
  return `${numerator < 0n && magnitude > 0n ? '-' : ''}${whole}${digits > 0 && fraction ? `.${fraction}` : ''}`;
}
