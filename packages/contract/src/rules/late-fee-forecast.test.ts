import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ifPaidOn } from './late-fee-forecast.ts';
import { rules } from './testing/late-fee-rules.ts';

test('"if I pay on …" names the sum, its fee and the day on which it becomes dearer', () => {
  const debts = [
    { amount: 100_000, dueOn: '2026-04-15', paid: [{ paidOn: '2026-06-20', amount: 40_000 }] },
    { amount: 50_000, dueOn: '2026-06-15' },
  ];
  const forecast = ifPaidOn(debts, '2026-07-20', rules);
  // The second debt: 5 days, 0.791667.
  assert.deepEqual(
    [forecast.unpaid, forecast.lateFee.state === 'known' && forecast.lateFee.amount, forecast.total],
    [110_000, 1859 + 79, 110_000 + 1859 + 79],
  );
  assert.equal(forecast.dearerFrom, '2026-09-14', 'day 91 of the second debt');
  assert.equal(ifPaidOn(debts, '2026-07-10', rules).dearerFrom, '2026-07-15');
  assert.equal(ifPaidOn([{ ...debts[0]!, paid: [] }], '2026-08-01', rules).dearerFrom, null);
});

test('while the rate of the day is not published, there is no total', () => {
  const forecast = ifPaidOn([{ amount: 100_000, dueOn: '2026-11-16' }], '2027-01-10', rules);
  assert.deepEqual([forecast.unpaid, forecast.total, forecast.lateFee.state], [100_000, null, 'rateNotSet']);
});

test('a part that was paid, also on the same day, is no longer asked for', () => {
  const paid = [{ paidOn: '2026-07-20', amount: 40_000 }];
  const forecast = ifPaidOn([{ amount: 100_000, dueOn: '2026-04-15', paid }], '2026-07-20', rules);
  assert.deepEqual([forecast.unpaid, forecast.total], [60_000, 60_000 + 2338]);
});
