import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError } from '../problem.ts';
import {
  assertNewPlan,
  assertPlanPossible,
  assertSignable,
  assertWithdrawable,
  isOfferedAtOnce,
  unsignedPlanState,
} from './instalment-plan.ts';

const terms = { mostMonths: 12, leastPayment: 50_000 };
const policy = { ...terms, automaticMonths: 3, answerDays: 10, offerDays: 10, graceDays: 10 };

/** The findings with which a plan is refused. */
function findingsOf(wanted: { months: number; firstAmount?: number }, debt: number) {
  try {
    assertNewPlan(wanted, terms, debt);
    return [];
  } catch (fault) {
    assert.ok(fault instanceof ProblemError);
    return fault.errors.map(({ code, pointer, params }) => [code, pointer, params]);
  }
}

test('a plan has neither too many instalments nor too small ones, and a first one that leaves something', () => {
  assert.deepEqual(findingsOf({ months: 6 }, 300_000), []);
  assert.deepEqual(findingsOf({ months: 13 }, 3_000_000), [['TOO_MANY', '/months', { most: 12 }]]);
  assert.deepEqual(findingsOf({ months: 7 }, 300_000), [['AMOUNT_TOO_SMALL', '/months', { least: 50_000 }]]);
  assert.deepEqual(findingsOf({ months: 3, firstAmount: 49_999 }, 300_000), [
    ['AMOUNT_TOO_SMALL', '/firstAmount', { least: 50_000 }],
  ]);
  assert.deepEqual(findingsOf({ months: 3, firstAmount: 200_000 }, 300_000), []);
  assert.deepEqual(findingsOf({ months: 3, firstAmount: 200_001 }, 300_000), [
    ['AMOUNT_TOO_LARGE', '/firstAmount', { most: 200_000 }],
  ]);
});

test('an account has one open plan, for a debt that is overdue, where the utility offers plans', () => {
  assert.throws(() => assertPlanPossible(null, 100, []), { code: 'METHOD_UNAVAILABLE' });
  assert.throws(() => assertPlanPossible(terms, 0, []), { code: 'NO_DEBT' });
  assert.throws(() => assertPlanPossible(terms, 100, [{ state: 'requested' }]), { code: 'LIMIT_REACHED' });
  assertPlanPossible(terms, 100, [{ state: 'broken' }, { state: 'withdrawn' }, { state: 'completed' }]);
});

test('short plans are offered at once, but not to somebody who has broken one', () => {
  assert.equal(isOfferedAtOnce({ months: 3 }, policy, [{ state: 'completed' }]), true);
  assert.equal(isOfferedAtOnce({ months: 4 }, policy, []), false);
  assert.equal(isOfferedAtOnce({ months: 2 }, policy, [{ state: 'broken' }]), false);
});

test('an offer can be signed until its last day and withdrawn until it is signed', () => {
  assert.equal(unsignedPlanState('offered', '2026-12-02', '2026-12-02'), 'offered');
  assert.equal(unsignedPlanState('offered', '2026-12-02', '2026-12-03'), 'expired');
  assert.equal(unsignedPlanState('requested', null, '2026-12-03'), 'requested');
  for (const state of ['requested', 'refused', 'withdrawn', 'expired', 'broken', 'completed'] as const)
    assert.throws(() => assertSignable(state), { code: 'PLAN_CLOSED' });
  for (const state of ['refused', 'withdrawn', 'expired', 'kept', 'late', 'broken', 'completed'] as const)
    assert.throws(() => assertWithdrawable(state), { code: 'PLAN_CLOSED' });
});
