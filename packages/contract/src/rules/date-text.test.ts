import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, russianDate } from './calendar.ts';
import { parseDate, parseDateCell, parseMonth } from './date-text.ts';

test('days as people write them', () => {
  for (const [text, date] of [
    ['12.11.2026', '2026-11-12'],
    [' 2.3.26 ', '2026-03-02'],
    ['29.02.2024', '2024-02-29'],
    ['29.02.2026', null],
    ['31.04.2026', null],
    ['2026-11-12', '2026-11-12'],
    ['2026-02-30', null],
    ['2026-11-12T10:15:00Z', '2026-11-12'],
    ['12.11.2026 9:05', '2026-11-12'],
    ['12.11.2026 09:05:33', '2026-11-12'],
    ['\u200e12.11.2026\u200e', '2026-11-12'],
    ['завтра', null],
    ['46338', null],
    ['', null],
    ['01/02/2026 г.', '2026-02-01'],
    ['22.13.2026', null],
    ['12.11.20266', null],
  ] as const)
    assert.equal(parseDate(text), date, text);
});

test('a date cell may hold the day number of a spreadsheet', () => {
  for (const text of ['46348', '46348,5', '46348.999', '22.11.2026', '2026-11-22', '="22.11.2026"', "'22.11.2026"])
    assert.equal(parseDateCell(text), '2026-11-22', text);
  for (const text of ['4634', '463480', '4,6348E+04', '#Н/Д', '-', '[]']) assert.equal(parseDateCell(text), null, text);
});

test('every day is read again from each of its spellings', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 36_500 }), (days) => {
      const date = addDays('1990-01-01', days);
      for (const text of [date, russianDate(date), `${date} 00:00:00`, `${russianDate(date)} г.`])
        assert.equal(parseDateCell(text), date, text);
    }),
  );
});

test('months as files and spreadsheets write them', () => {
  for (const text of [
    '11.2026',
    '11,2026',
    '11/2026',
    '11-2026',
    '2026-11',
    '2026.11',
    'ноябрь 2026',
    'Ноябрь 2026 г.',
    'ноября 2026 года',
    'нояб.26',
    'ноя.26',
    'ноя 2026',
    '01.11.2026',
    '2026-11-01',
    '2026-11-01 00:00:00',
    '46327',
    '\u200e11.2026',
  ])
    assert.equal(parseMonth(text), '2026-11', text);
  assert.equal(parseMonth('1.2026'), '2026-01');
  assert.equal(parseMonth('май 2026'), '2026-05');
  assert.equal(parseMonth('мая 2026'), '2026-05');
  assert.equal(parseMonth('марта 2026'), '2026-03');
  assert.equal(parseMonth('март 2026'), '2026-03');
  assert.equal(parseMonth('июля 2026'), '2026-07');
  assert.equal(parseMonth('июн.26'), '2026-06');
  for (const text of [
    '',
    '13.2026',
    '0.2026',
    '2026',
    '22.11.2026',
    '46348',
    '10.202',
    'месяц 2026',
    'ма 2026',
    '#Н/Д',
    '-',
    'мартобрь 2026',
  ])
    assert.equal(parseMonth(text), null, text);
});
