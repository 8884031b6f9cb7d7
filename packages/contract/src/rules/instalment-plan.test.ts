import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  coveredDates,
  deferredOf,
  instalmentDates,
  instalmentsOf,
  isOpenPlan,
  nextInstalment,
  overdueForPlan,
  paidInstalments,
  paidOfPlan,
  signedPlanState,
} from './instalment-plan.ts';
import type { LedgerEntry } from './ledger.ts';

const calendar = { holidays: ['2027-01-01', '2027-01-04'], workingWeekends: [] };
const terms = { dueDay: 15, offerDays: 10, calendar };
const rule = { lateFees: 'ofDueDay', law: '' } as const;

const charge = (id: string, amount: number, dueOn: string, isOptional = false): LedgerEntry => ({
  kind: 'charge',
  id,
  amount,
  enteredOn: `${dueOn.slice(0, 8)}01`,
  charge: {
    period: dueOn.slice(0, 7),
    service: 'coldWater',
    kind: 'volume',
    dueOn,
    basis: 'meter',
    quantity: '1',
    ...(isOptional && { isOptional }),
  },
});
const payment = (amount: number, enteredOn: string): LedgerEntry => ({
  kind: 'payment',
  id: `paid ${enteredOn}`,
  amount: -amount,
  enteredOn,
  payment: { document: '1', channel: 'register' },
});

test('instalments are due once a month, on working days, with time to sign before the first', () => {
  assert.deepEqual(instalmentDates('2026-11-22', 3, terms), ['2026-12-15', '2027-01-15', '2027-02-15']);
  assert.deepEqual(instalmentDates('2026-11-05', 2, terms), ['2026-11-16', '2026-12-15'], 'ten days are enough');
  assert.deepEqual(instalmentDates('2026-11-06', 1, terms), ['2026-12-15'], 'nine are not');
  assert.deepEqual(
    instalmentDates('2026-12-28', 2, { ...terms, dueDay: 1 }),
    ['2027-02-01', '2027-03-01'],
    'the next 1st is too near',
  );
  assert.deepEqual(
    instalmentDates('2027-01-20', 2, { ...terms, dueDay: 31 }),
    ['2027-02-01', '2027-03-01'],
    'a Sunday moves the day',
  );
});

test('the instalments add up to the debt to the kopeck', () => {
  for (const [amount, months] of [
    [100, 3],
    [250_001, 12],
    [99_999, 7],
  ] as const) {
    const parts = instalmentsOf(amount, { months }, []).map((part) => part.amount);
    assert.equal(parts.length, months);
    assert.equal(
      parts.reduce((sum, part) => sum + part, 0),
      amount,
    );
    assert.ok(Math.max(...parts) - Math.min(...parts) <= 1, 'equal to the kopeck');
  }
  assert.deepEqual(
    instalmentsOf(100_001, { months: 3, firstAmount: 40_000 }, ['2026-12-15']).map(({ amount }) => amount),
    [40_000, 30_001, 30_000],
  );
});

test('a plan is for what is overdue, and payments pay it as they pay the debt', () => {
  const ledger = [
    charge('a', 100_000, '2026-09-15'),
    charge('b', 50_000, '2026-10-15'),
    charge('insurance', 5_000, '2026-10-15', true),
    charge('c', 70_000, '2026-12-15'),
  ];
  const plan = overdueForPlan(ledger, rule, '2026-11-22');
  assert.deepEqual(plan, { amount: 150_000, debtIds: ['a', 'b'] });
  assert.equal(paidOfPlan(plan, ledger, rule), 0);
  const paid = paidOfPlan(plan, [...ledger, payment(120_000, '2026-12-01')], rule);
  assert.equal(paid, 120_000);
  assert.equal(
    paidOfPlan(plan, [...ledger, payment(200_000, '2026-12-01')], rule),
    150_000,
    'never more than the plan',
  );
});

test('a signed plan is kept, late, broken or completed by what is paid of it', () => {
  const due = instalmentsOf(90_000, { months: 3 }, ['2026-12-15', '2027-01-15', '2027-02-15']);
  const stateOn = (
    paid: number,
    today: string,
    coveredOn: readonly string[] = ['2026-12-01', '2027-01-01', '2027-02-01'],
  ) => {
    const instalments = paidInstalments(due, paid);
    return signedPlanState(
      instalments,
      instalments.map((each, at) => (each.paid < each.amount ? undefined : coveredOn[at])),
      10,
      today,
    );
  };
  for (const [paid, today, state] of [
    [0, '2026-12-15', 'kept'],
    [0, '2026-12-16', 'late'],
    [29_999, '2026-12-25', 'late'],
    [29_999, '2026-12-26', 'broken'],
    [30_000, '2026-12-26', 'kept'],
    [60_000, '2027-02-15', 'kept'],
    [90_000, '2027-05-01', 'completed'],
  ] as const)
    assert.equal(stateOn(paid, today), state, `${paid} on ${today}`);
  assert.equal(stateOn(30_000, '2027-01-10', ['2026-12-26']), 'broken', 'paid a day too late');
  assert.equal(stateOn(90_000, '2027-01-10', ['2026-12-26']), 'completed', 'but the debt is gone');
  assert.deepEqual(nextInstalment({ instalments: paidInstalments(due, 45_000) }), {
    dueOn: '2027-01-15',
    amount: 30_000,
    paid: 15_000,
  });
  assert.equal(nextInstalment({ instalments: paidInstalments(due, 90_000) }), undefined);
  assert.deepEqual(
    (['requested', 'offered', 'kept', 'late'] as const).map((state) => isOpenPlan({ state })),
    [true, true, true, true],
  );
  assert.deepEqual(
    (['refused', 'withdrawn', 'expired', 'broken', 'completed'] as const).map((state) => isOpenPlan({ state })),
    [false, false, false, false, false],
  );
});

test('the day of an instalment is the day on which payments have covered it', () => {
  const ledger = [
    charge('a', 100_000, '2026-09-15'),
    payment(10_000, '2026-11-01'),
    // The plan is made here, for the 90 000 that are left.
    payment(30_000, '2026-12-10'),
    payment(20_000, '2027-01-20'),
    payment(15_000, '2027-01-28'),
  ];
  const plan = { amount: 90_000, debtIds: ['a'] };
  const due = instalmentsOf(90_000, { months: 3 }, []);
  assert.deepEqual(coveredDates(due, plan, ledger, rule), ['2026-12-10', '2027-01-28', undefined]);
  const paid = paidInstalments(
    due.map(({ amount }, at) => ({ amount, dueOn: `2027-0${at + 1}-15` })),
    65_000,
  );
  assert.equal(deferredOf({ instalments: paid }, '2027-02-15'), 25_000);
  assert.equal(deferredOf({ instalments: paid }, '2027-03-16'), 0);
});
