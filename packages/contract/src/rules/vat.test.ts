import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { includedVat, priceWithVat } from './vat.ts';

test('the tax in a sum is its part of the sum, rounded to the kopeck', () => {
  assert.equal(includedVat(12_000, 20), 2_000);
  assert.equal(includedVat(310_000, 22), 55_902, '3100.00 includes 559.02');
  assert.equal(priceWithVat(3_728, 22), 4_548);
  assert.equal(includedVat(0, 22), 0);
});

test('a price with tax contains the tax that was added, to the kopeck', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.constantFrom(10, 18, 20, 22), (net, percent) => {
      const price = priceWithVat(net, percent);
      assert.ok(Math.abs(price - includedVat(price, percent) - net) <= 1);
    }),
  );
});
