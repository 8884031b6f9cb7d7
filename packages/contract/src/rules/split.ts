/**
 * Splits a sum in proportion to the weights, exact to the kopeck: each share is rounded towards zero, and the kopecks left
 * over go to the largest fractions, of equal ones to the first. A negative sum, such as a refund, is split as the positive one is.
 * No share is more than a kopeck away from its exact value. Throws a `RangeError` when a value is no whole number, a
 * weight is negative, or there is nobody to take the sum.
 */
export function splitSum(amount: number, weights: readonly number[]): number[] {
  if (![amount, ...weights].every(Number.isSafeInteger) || weights.some((weight) => weight < 0))
    throw new RangeError('A sum and its weights are whole, and no weight is negative');
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (whole === 0n) {
    if (amount !== 0) throw new RangeError('Nobody takes the sum');
    return weights.map(() => 0);
  }
  const magnitude = BigInt(Math.abs(amount));
  const exact = weights.map((weight) => magnitude * BigInt(weight));
  const shares = exact.map((part) => part / whole);
  const left = Number(magnitude - shares.reduce((sum, share) => sum + share, 0n));
  const largest = exact
    .map((part, at) => ({ at, fraction: part % whole }))
    .sort((a, b) => (a.fraction === b.fraction ? a.at - b.at : a.fraction > b.fraction ? -1 : 1))
    .slice(0, left);
  for (const { at } of largest) shares[at] = (shares[at] ?? 0n) + 1n;
  return shares.map((share) => Math.sign(amount) * Number(share) || 0);
}

/**
 * Splits a refund among those who took the payment, in proportion to what each still has, so that several part refunds
 * never take more from somebody than they received, and the last one takes the rest exactly. Kopecks. Throws a
 * `RangeError` when more is returned than is left.
 */
export function splitRefund(amount: number, received: readonly number[], returned: readonly number[]): number[] {
  const left = received.map((sum, at) => sum - (returned[at] ?? 0));
  if (amount > left.reduce((sum, part) => sum + part, 0)) throw new RangeError('More is returned than was received');
  return splitSum(amount, left);
}
