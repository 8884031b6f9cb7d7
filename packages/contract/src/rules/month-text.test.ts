import assert from 'node:assert/strict';
import { test } from 'node:test';
import { includesPeriod, monthOfCell, monthsIn, monthsInTitle, withoutMonths } from './month-text.ts';

const written = (months: readonly { readonly month: number; readonly year?: number }[]) =>
  months.map(({ month, year }) => (year ? `${year}-${month}` : String(month))).join();

test('the months in the title of a column are found in the ways people write them', () => {
  for (const [text, months] of [
    ['Показания на 31.10', '10'],
    ['на 24.11.2026', '2026-11'],
    ['на 24.11.26 г.', '2026-11'],
    ['Показание за ноябрь 2026 г.', '2026-11'],
    ['ОКТЯБРЬ', '10'],
    ['окт. 26', '2026-10'],
    ['ноя.26', '2026-11'],
    ['за май', '5'],
    ['на 1 декабря', '12'],
    ['10.2026', '2026-10'],
    ['2026-11', '2026-11'],
    ['Показание', ''],
    ['Показание 1', ''],
    ['Маршрут', ''],
    ['Показания, м3', ''],
    ['Итого 107,5', ''],
  ] as const)
    assert.equal(written(monthsIn(text)), months, text);
});

test('in a line above a table streets and dates of documents are no months of the readings', () => {
  for (const [text, months] of [
    ['Ведомость показаний ИПУ за ноябрь 2026, ул. Набережная, 10', '2026-11'],
    ['Показания по состоянию на 31.10.2026', '2026-10'],
    ['Показания с 01.10.2026 по 31.10.2026', '2026-10,2026-10'],
    ['ул. Октябрьская, д. 5', ''],
    ['ул. 8 Марта, д. 5', ''],
    ['г. Родников, 40 лет Октября, 3', ''],
    ['Договор № 12 от 05.10.2024', ''],
    ['Сформировано 03.12.2026 10:15', ''],
    ['Передайте до 25.11.2026', ''],
    ['Передайте до 25 ноября', ''],
    ['на 31 октября', '10'],
    ['Версия 4.10', ''],
  ] as const)
    assert.equal(written(monthsInTitle(text)), months, text);
});

test('a title without its month is the name of the column', () => {
  for (const [text, plain] of [
    ['Показания на 24.11', 'Показания'],
    ['Показание (ноябрь 2026)', 'Показание'],
    ['Показание за октябрь 2026 г.', 'Показание'],
    ['ноябрь', ''],
    ['Показание 1', 'Показание 1'],
    ['Дата снятия', 'Дата снятия'],
  ] as const)
    assert.equal(withoutMonths(text), plain, text);
});

test('a cell of a period column is read, and a month fits a period with the same year or none', () => {
  for (const text of ['10.2026', '2026-10', '202610', 'октябрь 2026', '01.10.2026', '31.10.26', '46296', 'окт.26'])
    assert.deepEqual(monthOfCell(text), { month: 10, year: 2026 }, text);
  for (const text of ['октябрь', '10']) assert.deepEqual(monthOfCell(text), { month: 10 }, text);
  for (const text of ['', 'прошлый', '13', 'сентябрь – октябрь']) assert.equal(monthOfCell(text), null, text);
  assert.equal(includesPeriod([{ month: 11 }], '2026-11'), true);
  assert.equal(includesPeriod([{ month: 10 }, { month: 11, year: 2026 }], '2026-11'), true);
  assert.equal(includesPeriod([{ month: 11, year: 2025 }], '2026-11'), false);
  assert.equal(includesPeriod([], '2026-11'), false);
});
