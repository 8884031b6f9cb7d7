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
  assert.deepEqual(balanceSummary(charges, 70_000, 0, '2026-11-22'), {
    state: 'overdue',
    amount: 80_000,
    overdue: { amount: 20_000, dueOn: '2026-10-15', days: 38 },
    due: { amount: 60_000, dueOn: '2026-11-25' },
  });
  assert.deepEqual(balanceSummary(charges, 90_000, 0, '2026-11-22'), {
    state: 'debt',
    amount: 60_000,
    overdue: null,
    due: { amount: 60_000, dueOn: '2026-11-25' },
  });
  assert.deepEqual(balanceSummary(charges, 150_000, 0, '2026-11-22'), {
    state: 'zero',
    amount: 0,
    overdue: null,
    due: null,
  });
  assert.deepEqual(balanceSummary(charges, 160_000, 0, '2026-11-22'), {
    state: 'credit',
    amount: -10_000,
    overdue: null,
    due: null,
  });
  assert.equal(
    balanceSummary([{ dueOn: '2026-11-22', amount: 1 }], 0, 0, '2026-11-22').state,
    'debt',
    'on the due date itself nothing is late',
  );
});

test('overdue and coming sums make up what is owed', () => {
  const charge = fc.record({ dueOn: fc.nat(400).map((days) => addDays('2026-01-01', days)), amount: fc.nat(100_000) });
  fc.assert(
    fc.property(fc.array(charge, { maxLength: 40 }), fc.nat(2_000_000), fc.nat(1000), (list, paid, fee) => {
      const result = balanceSummary(list, paid, fee, '2026-06-01');
      if (result.amount > fee) assert.equal((result.overdue?.amount ?? fee) + (result.due?.amount ?? 0), result.amount);
      if (result.amount <= 0) assert.equal(result.overdue, null);
    }),
  );
});
