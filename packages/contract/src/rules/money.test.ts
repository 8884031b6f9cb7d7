import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatRoubles } from './money-text.ts';
import fc from 'fast-check';
import { parseMoney, priceOf } from './money.ts';
import { formatMoney } from './money-text.ts';

test('any sum survives being written in Russian and read again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), (kopecks) => {
      assert.equal(parseMoney(formatMoney(kopecks, 'ru')), kopecks);
    }),
  );
});

test('people type sums in many ways', () => {
  for (const [text, kopecks] of [
    ['1234', 123400],
    ['1 234,5', 123450],
    ['0.29', 29],
    ['100 руб.', 10000],
    ['12,00 ₽', 1200],
  ] as const)
    assert.equal(parseMoney(text), kopecks, text);
  for (const text of ['', '-5', '1,234', '1.2.3', 'сто', '1e5']) assert.equal(parseMoney(text), null, text);
});

test('a price is exact and rounded half up', () => {
  assert.equal(priceOf('3.5', 3808), 13328);
  assert.equal(priceOf('0.001', 500), 1);
  assert.equal(priceOf('0.001', 499), 0);
  assert.equal(priceOf('0', 3808), 0);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 1_000_000 }), (litres, price) => {
      const exact = (BigInt(litres) * BigInt(price) * 2n + 1000n) / 2000n;
      assert.equal(
        priceOf(`${Math.floor(litres / 1000)}.${String(litres % 1000).padStart(3, '0')}`, price),
        Number(exact),
      );
    }),
  );
});

test('zero has no sign', () => {
  assert.equal(formatMoney(-0, 'ru'), formatMoney(0, 'ru'));
});

test('a forecast is told in whole roubles', () => {
  const plain = (kopecks: number, language: string) => formatRoubles(kopecks, language).replace(/\s/g, ' ');
  assert.equal(plain(107_649, 'ru'), '1 076 ₽');
  assert.equal(plain(100_000, 'en'), '₽1,000');
  assert.equal(plain(49, 'ru'), '0 ₽');
});
