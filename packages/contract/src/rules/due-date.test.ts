import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueDate } from './due-date.ts';

const calendar = {
  holidays: ['2026-01-01', '2026-01-02', '2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09'],
  workingWeekends: ['2026-08-15'],
};

test('a period is due in the next month, on a working day', () => {
  for (const [period, day, nominal, dueOn] of [
    ['2025-12', 10, '2026-01-10', '2026-01-12'],
    ['2026-02', 10, '2026-03-10', '2026-03-10'],
    ['2026-02', 15, '2026-03-15', '2026-03-16'],
    ['2026-03', 15, '2026-04-15', '2026-04-15'],
    ['2026-10', 15, '2026-11-15', '2026-11-16'],
    ['2026-07', 15, '2026-08-15', '2026-08-15'],
    ['2026-01', 31, '2026-02-28', '2026-03-02'],
  ] as const)
    assert.deepEqual(dueDate(period, day, calendar), { nominal, dueOn }, period);
});
