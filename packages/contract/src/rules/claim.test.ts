import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, isWorkingDay } from './calendar.ts';
import { claimDueOn } from './claim.ts';

const calendar = { holidays: ['2026-11-04'], workingWeekends: [] };

test('terms in working and in calendar days', () => {
  assert.equal(claimDueOn('2026-11-02', { term: 3, unit: 'workingDays' }, calendar), '2026-11-06');
  assert.equal(claimDueOn('2026-11-02', { term: 10, unit: 'calendarDays' }, calendar), '2026-11-12');
  assert.equal(
    claimDueOn('2026-11-04', { term: 10, unit: 'calendarDays' }, calendar),
    '2026-11-16',
    'a Saturday moves to Monday',
  );
});

test('an answer is never due before its term, nor on a day off', () => {
  fc.assert(
    fc.property(
      fc.nat(2000),
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom('workingDays' as const, 'calendarDays' as const),
      (offset, term, unit) => {
        const from = addDays('2025-01-01', offset);
        const due = claimDueOn(from, { term, unit }, calendar);
        assert.ok(due >= addDays(from, term) && isWorkingDay(due, calendar));
      },
    ),
  );
});
