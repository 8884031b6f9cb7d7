import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type WorkCalendar } from './calendar.ts';
import { caseDueOn, firstInTime, type CaseTerm } from './case-term.ts';

const calendar: WorkCalendar = { holidays: ['2026-11-04'], workingWeekends: [] };

test('a term is counted in working or in calendar days', () => {
  assert.equal(caseDueOn('2026-11-03', { days: 2, unit: 'workingDays' }, calendar), '2026-11-06');
  assert.equal(caseDueOn('2026-11-03', { days: 2, unit: 'calendarDays' }, calendar), '2026-11-05');
});

test('a case is late exactly when it was registered before the first day in time', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20 }),
      fc.constantFrom<CaseTerm['unit']>('workingDays', 'calendarDays'),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: -40, max: 0 }),
      (days, unit, present, ago) => {
        const today = addDays('2026-10-15', present);
        const registeredOn = addDays(today, ago);
        const dueOnOf = (date: string) => caseDueOn(date, { days, unit }, calendar);
        assert.equal(dueOnOf(registeredOn) < today, registeredOn < firstInTime(today, dueOnOf));
      },
    ),
  );
});
