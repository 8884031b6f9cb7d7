import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codeOf } from '../src/kit/parts/code-field.ts';
import { amountFault, amountText, kopecksOf, tidyAmount } from '../src/kit/parts/typed-amount.ts';
import { dateFault, dateOf, tidyDate } from '../src/kit/parts/typed-date.ts';

test('a sum is read as people write it', () => {
  for (const text of ['1 234,50', '1\u00a0234,5', '1234.5', '1234.50 ₽', ' 1234,50 руб. ', '1\u202f234,50'])
    assert.equal(kopecksOf(text), '123450', text);
  assert.equal(kopecksOf('1234,'), '123400', 'a comma at the end is still being typed');
  assert.equal(kopecksOf('0,29'), '29');
  for (const text of ['', 'все', '1,234.50', '-5', '1,555', '12 34,5,6'])
    assert.equal(kopecksOf(text), undefined, text);
});

test('a sum is written in full and read back the same', () => {
  assert.equal(tidyAmount('1234.5', 'ru'), '1\u00a0234,50');
  assert.equal(tidyAmount('1234.5', 'en'), '1\u00a0234.50');
  assert.equal(tidyAmount('много', 'ru'), 'много');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), fc.constantFrom('ru', 'en'), (kopecks, language) => {
      assert.equal(kopecksOf(amountText(kopecks, language)), String(kopecks));
    }),
  );
});

test('the limits of a sum are included', () => {
  const limits = { min: 100, max: 1_500_000 };
  assert.equal(amountFault('', limits), undefined, 'an empty field is for its form to judge');
  assert.equal(amountFault('сто', limits), 'AMOUNT_FORMAT');
  assert.equal(amountFault('0,99', limits), 'AMOUNT_MIN');
  assert.equal(amountFault('1', limits), undefined);
  assert.equal(amountFault('15 000', limits), undefined);
  assert.equal(amountFault('15 000,01', limits), 'AMOUNT_MAX');
  assert.equal(amountFault('0'), undefined);
});

test('a day is read as people write it', () => {
  for (const text of ['09.11.2026', '9.11.26', '09/11/2026', '09112026', ' 091126 ', '9 11 2026', '2026-11-09'])
    assert.equal(dateOf(text), '2026-11-09', text);
  for (const text of ['', '31.02.2026', '0911', 'вчера', '99999999']) assert.equal(dateOf(text), undefined, text);
});

test('a day is written in full, and its limits are included', () => {
  assert.equal(tidyDate('9.11.26'), '09.11.2026');
  assert.equal(tidyDate('31.02.2026'), '31.02.2026');
  const limits = { min: '2026-01-01', max: '2026-11-29' };
  assert.equal(dateFault('', limits), undefined);
  assert.equal(dateFault('когда-то', limits), 'DATE_FORMAT');
  assert.equal(dateFault('31.12.2025', limits), 'DATE_MIN');
  assert.equal(dateFault('01.01.2026', limits), undefined);
  assert.equal(dateFault('29.11.2026', limits), undefined);
  assert.equal(dateFault('30.11.2026', limits), 'DATE_MAX');
});

test('the code of a pasted message is its six digits that stand alone', () => {
  assert.equal(codeOf('В 24 ч код 123456'), '123456');
  assert.equal(codeOf('Ваш код 123456 для vodokanal24.ru'), '123456');
  assert.equal(codeOf('123 456'), '123456');
});
