import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paymentFee } from './payment-fee.ts';

test('a fee is a share of the sum, rounded to the kopeck, and not less than the least one', () => {
  for (const [amount, feePercent, feeLeast, fee] of [
    [91_167, '0', 0, 0],
    [91_167, '1', 100, 912],
    [91_150, '1', 100, 912],
    [91_149, '1', 100, 911],
    [5_000, '1', 100, 100],
    [100_000, '0.7', 0, 700],
    [0, '1', 100, 100],
  ] as const)
    assert.equal(paymentFee(amount, { feePercent, feeLeast }), fee, `${amount} ${feePercent}`);
});
