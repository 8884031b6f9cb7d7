import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PaymentEntry } from '../index.ts';
import { accountStatement, statementPeriods } from './account-statement.ts';

const entry = (paidOn: string, amount: number, kind: PaymentEntry['kind'] = 'payment'): PaymentEntry => ({
  id: paidOn,
  kind,
  amount,
  paidOn,
  document: '1',
  channel: 'register',
});
const month = (period: string, total: number) => ({ period, issuedOn: '', dueOn: '', total, lines: [] });
const facts = {
  charges: [month('2026-10', 40_000), month('2026-08', 20_000)],
  entries: [
    entry('2026-11-09', 30_000),
    entry('2026-10-20', -5_000, 'refund'),
    entry('2026-10-09', 20_000),
    entry('2025-12-09', 10_000),
  ],
  balance: 7_000,
};

test('the statement counts back from the balance, over months without charges', () => {
  assert.deepEqual(statementPeriods(facts), ['2026-08', '2026-09', '2026-10', '2026-11']);
  assert.deepEqual(accountStatement(facts, '2026-09', '2026-10'), {
    // 7 000 now, plus 30 000 of November, less 40 000 − 20 000 + 5 000 of October.
    opening: 12_000,
    closing: 37_000,
    months: [
      { period: '2026-09', charged: 0, paid: 0, refunded: 0, corrected: 0, balance: 12_000 },
      { period: '2026-10', charged: 40_000, paid: 20_000, refunded: -5_000, corrected: 0, balance: 37_000 },
    ],
    columns: ['charged', 'paid', 'refunded'],
    totals: { charged: 40_000, paid: 20_000, refunded: -5_000, corrected: 0 },
  });
});

test('without charges there is nothing to state', () => {
  assert.deepEqual(statementPeriods({ charges: [], entries: facts.entries }), []);
});
