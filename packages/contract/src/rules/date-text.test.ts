import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDate } from './date-text.ts';

test('days as people write them', () => {
  for (const [text, date] of [
    ['12.11.2026', '2026-11-12'],
    [' 2.3.26 ', '2026-03-02'],
    ['29.02.2024', '2024-02-29'],
    ['29.02.2026', null],
    ['31.04.2026', null],
    ['2026-11-12', null],
    ['завтра', null],
    ['', null],
    ['01/02/2026 г.', '2026-02-01'],
  ] as const)
    assert.equal(parseDate(text), date, text);
});
