import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ClaimState } from '../index.ts';
import { addDays } from './calendar.ts';
import { claimDueOn } from './claim.ts';
import { awaitsAnswer, claimActions, daysLeft, escalationReason, isLateAnswer } from './claim-state.ts';

const calendar = { holidays: ['2026-11-04', '2027-01-01'], workingWeekends: ['2026-11-21'] };
const waiting = { state: 'inReview' as const, answeredOn: null };

test('the days left are counted in the unit of the term', () => {
  const left = (unit: 'workingDays' | 'calendarDays', dueOn: string, today: string) =>
    daysLeft({ ...waiting, unit, dueOn }, today, calendar);
  assert.equal(left('workingDays', '2026-11-06', '2026-11-03'), 2, 'a holiday does not count');
  assert.equal(left('workingDays', '2026-11-06', '2026-11-06'), 0, 'the last day');
  assert.equal(left('workingDays', '2026-11-06', '2026-11-07'), -1, 'late, although it is a Saturday');
  assert.equal(left('workingDays', '2026-11-06', '2026-11-10'), -2);
  assert.equal(left('workingDays', '2026-11-23', '2026-11-20'), 2, 'a Saturday may be a working day');
  assert.equal(left('calendarDays', '2026-11-16', '2026-11-06'), 10);
  assert.equal(left('calendarDays', '2026-11-16', '2026-11-17'), -1);
});

test('the clock agrees with the due date on every day and in every unit', () => {
  fc.assert(
    fc.property(
      fc.nat(1500),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: -10, max: 80 }),
      fc.constantFrom('workingDays' as const, 'calendarDays' as const),
      (offset, term, later, unit) => {
        const from = addDays('2025-01-01', offset);
        const claim = { ...waiting, unit, dueOn: claimDueOn(from, { term, unit }, calendar) };
        const today = addDays(from, later);
        const left = daysLeft(claim, today, calendar)!;
        assert.equal(left < 0, isLateAnswer(claim, today));
        assert.ok(left >= (daysLeft(claim, addDays(today, 1), calendar) ?? NaN), 'it never goes back');
        if (unit === 'workingDays' && later === 0) assert.equal(left, term);
      },
    ),
  );
});

test('what a customer can do in each state', () => {
  const can = (state: ClaimState) => claimActions(state).join(' ');
  assert.equal(can('registered'), 'write withdraw');
  assert.equal(can('needInfo'), 'write withdraw');
  assert.equal(can('answered'), 'close dispute');
  assert.equal(can('rejected'), 'close dispute');
  assert.equal(can('closed'), 'dispute');
  assert.equal(can('withdrawn'), '');
  assert.equal(awaitsAnswer('inReview'), true);
  assert.equal(awaitsAnswer('closed'), false);
});

test('an authority is named when the answer is late, refuses, or is disputed', () => {
  const base = { state: 'inReview', isLate: false, outcome: null, isDisputed: false } as const;
  assert.equal(escalationReason(base), null);
  assert.equal(escalationReason({ ...base, isLate: true }), 'late');
  assert.equal(escalationReason({ ...base, isDisputed: true, outcome: 'explained' }), 'disputed');
  assert.equal(escalationReason({ ...base, state: 'rejected', outcome: 'refused' }), 'refused');
  assert.equal(escalationReason({ ...base, state: 'answered', outcome: 'granted' }), null);
  assert.equal(escalationReason({ ...base, state: 'answered', outcome: 'partly' }), 'disputed');
  assert.equal(escalationReason({ ...base, state: 'withdrawn', isLate: true }), null);
});

test('a late answer stays late', () => {
  const answered = { state: 'answered' as const, dueOn: '2026-11-06' };
  assert.equal(isLateAnswer({ ...answered, answeredOn: '2026-11-06' }, '2026-12-01'), false);
  assert.equal(isLateAnswer({ ...answered, answeredOn: '2026-11-07' }, '2026-12-01'), true);
});
