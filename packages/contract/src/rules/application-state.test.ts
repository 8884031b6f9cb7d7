import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApplicationState } from '../index.ts';
import { applicationActions, daysToDecision, isLateDecision, nextStep, stepsOf } from './application-state.ts';

const NAMES = ['readings', 'finalBill', 'closing', 'newAccount'] as const;
const done = (name: (typeof NAMES)[number]) => ({ name, doneOn: '2026-11-20', text: '', amount: null });

test('the readings are given before the decision, the other steps wait for it', () => {
  assert.equal(nextStep(NAMES, [], 'sent'), 'readings');
  assert.equal(nextStep(NAMES, [done('readings')], 'inWork'), undefined);
  assert.equal(nextStep(NAMES, [done('readings')], 'approved'), 'finalBill');
  assert.equal(nextStep(NAMES, NAMES.map(done), 'approved'), undefined);
  for (const state of ['refused', 'done', 'withdrawn'] as const) assert.equal(nextStep(NAMES, [], state), undefined);
});

test('each step is done, current or waiting, and tells what was done', () => {
  const bill = { name: 'finalBill', doneOn: '2026-11-21', text: 'До 15 декабря', amount: 148_230 } as const;
  const steps = stepsOf(NAMES, [done('readings'), bill], 'approved');
  assert.deepEqual(
    steps.map(({ state }) => state),
    ['done', 'done', 'current', 'waiting'],
  );
  assert.deepEqual([steps[1]?.amount, steps[1]?.text, steps[2]?.doneOn], [148_230, 'До 15 декабря', null]);
});

test('a customer adds and withdraws before the decision only, and moves a visit while somebody may come', () => {
  const can = (state: ApplicationState) => applicationActions({ state, visitKind: 'controller', steps: [] });
  for (const state of ['sent', 'inWork', 'needsMore'] as const)
    assert.deepEqual(can(state), ['write', 'withdraw', 'visit']);
  assert.deepEqual(can('approved'), ['visit']);
  for (const state of ['refused', 'done', 'withdrawn'] as const) assert.deepEqual(can(state), []);
});

test('the term runs to the decision; a late one stays late', () => {
  const calendar = { holidays: [], workingWeekends: [] };
  const clock = { dueOn: '2026-11-25', unit: 'workingDays' } as const;
  assert.equal(daysToDecision({ ...clock, state: 'sent' }, '2026-11-23', calendar), 2);
  assert.equal(daysToDecision({ ...clock, state: 'approved' }, '2026-11-23', calendar), null);
  assert.ok(isLateDecision({ ...clock, state: 'needsMore', decidedOn: null }, '2026-11-26'));
  assert.ok(!isLateDecision({ ...clock, state: 'needsMore', decidedOn: null }, '2026-11-25'));
  assert.ok(isLateDecision({ ...clock, state: 'done', decidedOn: '2026-11-26' }, '2027-01-01'));
  assert.ok(!isLateDecision({ ...clock, state: 'withdrawn', decidedOn: null }, '2027-01-01'));
});
