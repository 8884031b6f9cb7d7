import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from './calendar.ts';
import { dataRequestDueOn, deletableBefore, extendedDueOn, keptUntil } from './data-request.ts';

const calendar = { holidays: ['2026-12-31', '2027-01-01', '2027-01-04', '2027-01-05'], workingWeekends: [] };

test('terms are working days after the day of the request', () => {
  assert.equal(dataRequestDueOn('2026-11-20', { days: 10, extensionDays: 5 }, calendar), '2026-12-04');
  assert.equal(dataRequestDueOn('2026-11-21', { days: 7, extensionDays: 0 }, calendar), '2026-12-01');
  assert.equal(dataRequestDueOn('2026-12-25', { days: 10, extensionDays: 5 }, calendar), '2027-01-14');
  assert.equal(extendedDueOn('2026-12-28', { extensionDays: 5 }, calendar), '2027-01-08');
});

test('documents of accounting are kept from the end of their year, other data from its own day', () => {
  assert.equal(keptUntil('2021-06-10', { months: 60, isFromYearEnd: true }), '2026-12-31');
  assert.equal(keptUntil('2023-11-30', { months: 36 }), '2026-11-30');
  assert.equal(keptUntil('2023-08-31', { months: 6 }), '2024-02-29');
  assert.equal(deletableBefore('2026-12-31', { months: 60, isFromYearEnd: true }), '2021-01-01');
  assert.equal(deletableBefore('2027-01-01', { months: 60, isFromYearEnd: true }), '2022-01-01');
  assert.equal(deletableBefore('2026-11-30', { months: 36 }), '2023-11-30');
});

test('data is never deleted on a day on which it is kept, and at most three days later', () => {
  const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2020-01-01', days));
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 80 }), fc.boolean(), (since, months, isFromYearEnd) => {
      const rule = { months, isFromYearEnd };
      const last = keptUntil(since, rule);
      assert.ok(since >= deletableBefore(last, rule), 'deleted on its last day');
      assert.ok(since < deletableBefore(addDays(last, 4), rule), 'kept longer');
    }),
  );
});
