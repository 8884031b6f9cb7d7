import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type WorkCalendar } from './calendar.ts';
import { claimDueOn } from './claim.ts';

const calendar = { holidays: ['2026-11-04'], workingWeekends: [] };
const DAY = 86_400_000;

test('terms in working and in calendar days', () => {
  assert.equal(claimDueOn('2026-11-02', { term: 3, unit: 'workingDays' }, calendar), '2026-11-06');
  assert.equal(claimDueOn('2026-11-02', { term: 10, unit: 'calendarDays' }, calendar), '2026-11-12');
  assert.equal(
    claimDueOn('2026-11-04', { term: 10, unit: 'calendarDays' }, calendar),
    '2026-11-16',
    'a Saturday moves to Monday',
  );
});

/** Days of 2026 and 2027 that a calendar may name; most of them fall into a term. */
const someDays = fc
  .uniqueArray(fc.nat(400), { maxLength: 60 })
  .map((offsets) => offsets.map((offset) => addDays('2026-01-01', offset)));
const calendars = fc.record({ holidays: someDays, workingWeekends: someDays });
const start = fc.nat(365).map((offset) => addDays('2026-01-01', offset));

/** The days after one date up to another, and whether each is worked, without the rules that are tested. */
function daysAfter(from: string, to: string, { holidays, workingWeekends }: WorkCalendar) {
  const days: { date: string; isWorked: boolean }[] = [];
  for (let at = Date.parse(from) + DAY; at <= Date.parse(to); at += DAY) {
    const date = new Date(at).toISOString().slice(0, 10);
    const isWeekend = [0, 6].includes(new Date(at).getUTCDay());
    days.push({ date, isWorked: isWeekend ? workingWeekends.includes(date) : !holidays.includes(date) });
  }
  return days;
}

test('a term in working days ends on the last of its working days, in every calendar', () => {
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 40 }), calendars, (from, term, days) => {
      const due = claimDueOn(from, { term, unit: 'workingDays' }, days);
      const passed = daysAfter(from, due, days);
      assert.equal(passed.filter(({ isWorked }) => isWorked).length, term);
      assert.equal(passed.at(-1)?.isWorked, true);
    }),
  );
});

test('a term in calendar days ends on its last day, or on the first working day after it', () => {
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 60 }), calendars, (from, term, days) => {
      const due = claimDueOn(from, { term, unit: 'calendarDays' }, days);
      const passed = daysAfter(from, due, days);
      assert.ok(passed.length >= term);
      assert.equal(passed.at(-1)?.isWorked, true);
      assert.deepEqual(
        passed.slice(term - 1, -1).filter(({ isWorked }) => isWorked),
        [],
        'no working day is skipped',
      );
    }),
  );
});
