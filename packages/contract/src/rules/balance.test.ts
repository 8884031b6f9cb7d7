import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from './calendar.ts';
import { balanceSummary } from './balance.ts';

const charges = [
  { dueOn: '2026-10-15', amount: 50_000 },
  { dueOn: '2026-09-15', amount: 40_000 },
  { dueOn: '2026-11-25', amount: 60_000 },
];

test('payments cover the oldest charges first', () => {
  assert.deepEqual(balanceSummary(charges, 70_000, '2026-11-22'), {
    state: 'overdue',
    amount: 80_000,
    lateFee: 0,
    overdue: { amount: 20_000, dueOn: '2026-10-15', days: 38 },
    due: { amount: 60_000, dueOn: '2026-11-25' },
  });
  assert.deepEqual(balanceSummary(charges, 90_000, '2026-11-22'), {
    state: 'debt',
    amount: 60_000,
    lateFee: 0,
    overdue: null,
    due: { amount: 60_000, dueOn: '2026-11-25' },
  });
  assert.deepEqual(balanceSummary(charges, 150_000, '2026-11-22'), {
    state: 'zero',
    amount: 0,
    lateFee: 0,
    overdue: null,
    due: null,
  });
  assert.deepEqual(balanceSummary(charges, 160_000, '2026-11-22'), {
    state: 'credit',
    amount: -10_000,
    lateFee: 0,
    overdue: null,
    due: null,
  });
  assert.equal(
    balanceSummary([{ dueOn: '2026-11-22', amount: 1 }], 0, '2026-11-22').state,
    'debt',
    'on the due date itself nothing is late',
  );
});

test('a late fee without an overdue charge is owed like any charge', () => {
  const fee = { dueOn: '2026-10-15', amount: 12_340, isLateFee: true };
  assert.deepEqual(balanceSummary([fee], 0, '2026-11-22'), {
    state: 'overdue',
    amount: 12_340,
    lateFee: 12_340,
    overdue: { amount: 12_340, dueOn: '2026-10-15', days: 38 },
    due: null,
  });
  assert.deepEqual(
    balanceSummary(
      [
        { ...fee, dueOn: '2026-12-15' },
        { dueOn: '2026-12-15', amount: 60_000 },
      ],
      0,
      '2026-11-22',
    ),
    {
      state: 'debt',
      amount: 72_340,
      lateFee: 12_340,
      overdue: null,
      due: { amount: 72_340, dueOn: '2026-12-15' },
    },
  );
});

test('of one bill the charges are paid before the late fee, and a paid late fee is told no more', () => {
  const bill = [
    { dueOn: '2026-10-15', amount: 12_340, isLateFee: true },
    { dueOn: '2026-10-15', amount: 50_000 },
  ];
  assert.equal(balanceSummary(bill, 50_000, '2026-11-22').lateFee, 12_340);
  assert.equal(balanceSummary(bill, 60_000, '2026-11-22').lateFee, 2_340);
  const next = [...bill, { dueOn: '2026-11-25', amount: 60_000 }];
  assert.deepEqual(balanceSummary(next, 62_340, '2026-11-22'), {
    state: 'debt',
    amount: 60_000,
    lateFee: 0,
    overdue: null,
    due: { amount: 60_000, dueOn: '2026-11-25' },
  });
});

test('recalculations and returned money count', () => {
  assert.equal(
    balanceSummary([...charges, { dueOn: '2026-10-15', amount: -20_000 }], 70_000, '2026-11-22').overdue,
    null,
  );
  assert.deepEqual(balanceSummary([], -5_000, '2026-11-22'), {
    state: 'debt',
    amount: 5_000,
    lateFee: 0,
    overdue: null,
    due: { amount: 5_000, dueOn: '2026-11-22' },
  });
});

test('overdue and coming sums make up what is owed, without exceptions', () => {
  const charge = fc.record({
    dueOn: fc.nat(400).map((days) => addDays('2026-01-01', days)),
    amount: fc.integer({ min: -50_000, max: 100_000 }),
    isLateFee: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(charge, { maxLength: 40 }), fc.integer({ min: -100_000, max: 2_000_000 }), (list, paid) => {
      const { state, amount, lateFee, overdue, due } = balanceSummary(list, paid, '2026-06-01');
      assert.equal((overdue?.amount ?? 0) + (due?.amount ?? 0), Math.max(0, amount));
      assert.ok(lateFee >= 0 && lateFee <= Math.max(0, amount));
      assert.equal(state === 'overdue', overdue !== null);
      assert.ok(overdue === null || overdue.days > 0);
    }),
  );
});
