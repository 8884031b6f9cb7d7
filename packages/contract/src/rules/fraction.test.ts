import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decimalOf, fractionOf, minus, over, plus, rounded, times } from './fraction.ts';

const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });
const thousandths = whole.map((count) => ({ count, text: decimalOf(over(fractionOf(count), fractionOf(1000)), 3) }));

test('a fraction is exact however it is made', () => {
  fc.assert(
    fc.property(thousandths, thousandths, (a, b) => {
      const [first, second] = [fractionOf(a.text), fractionOf(b.text)];
      assert.equal(rounded(times(plus(first, second), fractionOf(1000))), a.count + b.count);
      assert.equal(rounded(times(minus(first, second), fractionOf(1000))), a.count - b.count);
      assert.equal(rounded(times(times(first, second), fractionOf(1_000_000))), a.count * b.count || 0);
    }),
  );
});

test('a half is rounded away from zero', () => {
  for (const [text, expected] of [
    ['145.405', '145.41'],
    ['-145.405', '-145.41'],
    ['100.125', '100.13'],
    ['5.675', '5.68'],
    ['-0.004', '0'],
    ['0.995', '1'],
  ] as const)
    assert.equal(decimalOf(fractionOf(text), 2), expected, text);
  assert.equal(rounded(fractionOf('-2.5')), -3);
  assert.equal(decimalOf(fractionOf('1200'), 0), '1200');
});

test('what is no decimal, a division by zero and a sum that a number cannot hold are refused', () => {
  for (const text of ['', '1,5', '1e3', '.5', '1.', 'NaN']) assert.throws(() => fractionOf(text), RangeError, text);
  assert.throws(() => over(fractionOf(1), fractionOf(0)), RangeError);
  assert.throws(() => rounded(fractionOf('9007199254740992')), RangeError);
});
