import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysOf, findValueFor, monthOf, partsBy, valueFor, type MonthChange } from './month-parts.ts';

const values = [
  { validFrom: '2025-01-01', validTo: '2025-12-05', value: 'a' },
  { validFrom: '2025-12-06', validTo: null, value: 'b' },
];
const partsOf = (change: MonthChange, period: string) =>
  partsBy(
    monthOf(period),
    (day) => valueFor({ values, change }, day).value,
    (a, b) => a === b,
  );

test('a month with two values is charged by its first day, its last day, or by days', () => {
  const whole = { from: '2025-12-01', to: '2025-12-31' };
  assert.deepEqual(partsOf('firstDay', '2025-12'), [{ ...whole, value: 'a' }]);
  assert.deepEqual(partsOf('lastDay', '2025-12'), [{ ...whole, value: 'b' }]);
  assert.deepEqual(partsOf('byDays', '2025-12'), [
    { from: '2025-12-01', to: '2025-12-05', value: 'a' },
    { from: '2025-12-06', to: '2025-12-31', value: 'b' },
  ]);
  for (const change of ['firstDay', 'lastDay', 'byDays'] as const)
    assert.equal(partsOf(change, '2026-02').length, 1, change);
});

test('a value that is not in force is undefined, or an error that names the day', () => {
  assert.equal(findValueFor({ values, change: 'byDays' }, '2024-12-31'), undefined);
  assert.throws(() => valueFor({ values, change: 'byDays' }, '2024-12-31'), /2024-12-31/);
  const two = {
    change: 'byDays' as const,
    values: [...values, { validFrom: '2026-01-01', validTo: null, value: 'c' }],
  };
  assert.equal(valueFor(two, '2026-01-15').value, 'c', 'the latest of several');
});

test('days are counted with both ends', () => {
  assert.equal(daysOf(monthOf('2028-02')), 29);
  assert.equal(daysOf({ from: '2026-01-21', to: '2026-01-21' }), 1);
});
