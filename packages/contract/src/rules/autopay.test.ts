import assert from 'node:assert/strict';
import { test } from 'node:test';
import { autopayCharge, autopayDate, autopayPlan, firstAutopayOn, nextAutopayOn } from './autopay.ts';

test('a charge comes on its day of the month, with time for a notice before the first one', () => {
  assert.equal(autopayDate(10, '2026-11-10'), '2026-11-10');
  assert.equal(autopayDate(10, '2026-11-11'), '2026-12-10');
  assert.equal(autopayDate(28, '2026-02-28'), '2026-02-28');
  assert.equal(firstAutopayOn(26, '2026-11-22', 3), '2026-11-26');
  assert.equal(firstAutopayOn(25, '2026-11-22', 3), '2026-12-25');
  assert.equal(nextAutopayOn(10, '2026-12-10'), '2027-01-10');
  assert.equal(nextAutopayOn(10, '2026-12-12'), '2027-01-10', 'after a charge that was put off');
});

test('what is above the limit is not paid at all, and never more than was announced', () => {
  const limits = { limit: 300_000, least: 100 };
  assert.equal(autopayPlan(99, 100, limits), 'nothingOwed');
  assert.equal(autopayPlan(-50_000, 0, limits), 'nothingOwed');
  assert.equal(autopayPlan(297_000, 300_000, limits), 'announce');
  assert.equal(autopayPlan(297_030, 300_001, limits), 'overLimit');
  assert.equal(autopayCharge(80_000, 90_000), 80_000, 'a part was paid meanwhile');
  assert.equal(autopayCharge(120_000, 90_000), 90_000, 'a bill came meanwhile');
  assert.equal(autopayCharge(-1, 90_000), 0);
});
