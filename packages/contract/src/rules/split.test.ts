import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { splitRefund, splitSum } from './split.ts';

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const weights = fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 12 }).filter((each) => sumOf(each) > 0);

test('M08: the shares of a part payment add up to it', () => {
  assert.deepEqual(splitSum(100_000, [51_233, 28_741, 44_390]), [41_196, 23_110, 35_694]);
  assert.deepEqual(splitSum(10_000, [33_333, 33_333, 33_333]), [3334, 3333, 3333]);
});

test('a sum is split exactly, and no share is a kopeck or more away from its exact value', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), weights, (amount, given) => {
      const shares = splitSum(amount, given);
      assert.equal(sumOf(shares), amount);
      const whole = BigInt(sumOf(given));
      for (const [at, share] of shares.entries()) {
        const difference = BigInt(share) * whole - BigInt(amount) * BigInt(given[at] ?? 0);
        assert.ok((difference < 0n ? -difference : difference) < whole);
      }
      assert.deepEqual(
        splitSum(-amount, given),
        shares.map((share) => -share || 0),
      );
    }),
  );
});

test('a sum no larger than the weights never gives anybody more than their weight', () => {
  fc.assert(
    fc.property(weights, fc.nat(1000), (given, part) => {
      const amount = Math.floor((sumOf(given) * part) / 1000);
      assert.ok(splitSum(amount, given).every((share, at) => share <= (given[at] ?? 0)));
    }),
  );
});

test('part refunds give back to each what they received, no more, in any parts', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), weights, fc.array(fc.nat(400)), (amount, given, parts) => {
      const received = splitSum(amount, given);
      let returned = received.map(() => 0);
      for (const part of [...parts, 1000]) {
        const left = amount - sumOf(returned);
        const shares = splitRefund(part === 1000 ? left : Math.floor((left * part) / 1000), received, returned);
        returned = returned.map((sum, at) => sum + (shares[at] ?? 0));
        assert.ok(returned.every((sum, at) => sum <= (received[at] ?? 0)));
      }
      assert.deepEqual(returned, received);
    }),
  );
  assert.throws(() => splitRefund(11, [10], [0]), RangeError);
});

test('a sum for nobody, fractions of a kopeck and negative weights are refused', () => {
  assert.deepEqual(splitSum(0, [0, 0]), [0, 0]);
  assert.deepEqual(splitSum(0, []), []);
  assert.throws(() => splitSum(1, []), RangeError);
  assert.throws(() => splitSum(1, [0]), RangeError);
  assert.throws(() => splitSum(1.5, [1]), RangeError);
  assert.throws(() => splitSum(1, [2, -1]), RangeError);
});
