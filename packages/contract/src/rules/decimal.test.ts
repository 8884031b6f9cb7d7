import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  add,
  cutTo,
  divide,
  isLess,
  isSameReading,
  multiply,
  parseDecimal,
  roundTo,
  subtract,
  toLitres,
} from './decimal.ts';

const decimal = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), fc.integer({ min: 0, max: 9 }), fc.nat(999_999_999))
  .map(([whole, digits, fraction]) => {
    const part = String(fraction).padStart(9, '0').slice(0, digits).replace(/0+$/, '');
    return `${whole}${part && `.${part}`}`;
  });

test('decimals of people and spreadsheets', () => {
  for (const [text, value] of [
    ['00123,400', '123.4'],
    ['1 234,5', '1234.5'],
    ['1\u00a0234', '1234'],
    ['\u200e12.5\u200e', '12.5'],
    ['="0012,50"', '12.5'],
    ["'0012", '12'],
    ['7,', '7'],
    ['0,000', '0'],
  ] as const)
    assert.equal(parseDecimal(text), value, text);
  for (const text of [
    '',
    '-5',
    '−5',
    '1,2E+03',
    '1.234,5',
    '1,234.5',
    '#Н/Д',
    '####',
    '12.05.2026',
    '12.май',
    'пять',
    '5-6',
    '½',
    '٣',
  ])
    assert.equal(parseDecimal(text), null, text);
});

test('arithmetic is exact however many digits there are', () => {
  assert.equal(subtract('104', '100.123456789'), '3.876543211');
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      assert.equal(subtract(add(a, b), b), a);
      assert.equal(add(a, b), add(b, a));
      assert.equal(isLess(a, b), subtract(a, b).startsWith('-'));
      assert.equal(
        subtract(a, b),
        subtract(b, a) === '0' ? '0' : subtract(b, a).startsWith('-') ? subtract(b, a).slice(1) : `-${subtract(b, a)}`,
      );
    }),
  );
});

test('one rounding rule: half up to the litre', () => {
  for (const [value, litres] of [
    ['100.123456789', '100.123'],
    ['3.8765', '3.877'],
    ['0.0005', '0.001'],
    ['0.0004999', '0'],
    ['9.9995', '10'],
    ['-0.0005', '-0.001'],
    ['12.500', '12.5'],
  ] as const)
    assert.equal(toLitres(value), litres, value);
  fc.assert(
    fc.property(decimal, (value) => {
      assert.equal(toLitres(toLitres(value)), toLitres(value));
      const off = subtract(toLitres(value), value).replace('-', '');
      assert.ok(!isLess('0.0005', off), `${value} is off by ${off}`);
      assert.ok(!isLess(value, cutTo(value, 2)), 'what is cut is never more');
    }),
  );
});

test('products and shares are rounded once', () => {
  assert.equal(multiply('4.3', '2'), '8.6');
  assert.equal(multiply('0.0015', '1'), '0.002');
  assert.equal(divide('10', 3), '3.333');
  assert.equal(divide('20', 3), '6.667');
  assert.equal(divide('0.001', 2), '0.001');
  assert.equal(divide('12.6', 3), '4.2');
  fc.assert(
    fc.property(decimal, fc.integer({ min: 1, max: 24 }), (value, by) => {
      const off = subtract(multiply(divide(value, by), String(by)), value).replace('-', '');
      assert.ok(!isLess(multiply('0.001', String(by)), off));
    }),
  );
  assert.equal(roundTo('2.5', 0), '3');
});

test('values that a meter shows alike are the same reading', () => {
  assert.ok(isSameReading('104.567', '104.567', 3));
  assert.ok(isSameReading('104.6', '104', 0));
  assert.ok(isSameReading('104.9', '105.2', 0));
  assert.ok(!isSameReading('104', '105', 0));
  assert.ok(!isSameReading('104.567', '104.568', 3));
  assert.ok(!isSameReading('104.567', '105', 3));
});
