import type { PaymentOptions } from '../index.ts';
import { fractionOf, over, rounded, times } from './fraction.ts';

/** The fee of a payment in kopecks: a share of the sum, halves rounded up, but not less than the least fee. */
export function paymentFee(
  amount: number,
  { feePercent, feeLeast }: Pick<PaymentOptions['methods'][number], 'feePercent' | 'feeLeast'>,
): number {
  const share = rounded(over(times(fractionOf(amount), fractionOf(feePercent)), fractionOf(100)));
  return Math.max(share, feeLeast);
}
