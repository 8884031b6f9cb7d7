import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClaimEvidence } from '../index.ts';
import { evidenceName, isAboutMonth, isSameEvidence } from './claim-evidence.ts';

const reading = (period: string): ClaimEvidence => ({
  kind: 'reading',
  id: 'r',
  service: 'coldWater',
  serialNumber: '1',
  period,
  takenOn: `${period}-22`,
  value: '1',
  volume: null,
  source: 'resident',
});
const bill = (period: string): ClaimEvidence => ({
  kind: 'bill',
  period,
  issuedOn: '2026-11-01',
  dueOn: '2026-11-15',
  total: 1,
  lines: [],
});
const payment = (paidOn: string): ClaimEvidence => ({
  kind: 'payment',
  id: 'p',
  entry: 'payment',
  amount: 1,
  paidOn,
  document: '7',
});
const today = '2026-11-22';

test('a month has its bill, its reading with the one before, and the payments until its bill is paid', () => {
  const about = (evidence: ClaimEvidence) => isAboutMonth(evidence, '2026-09', today);
  assert.deepEqual(
    ['2026-07', '2026-08', '2026-09', '2026-10'].map((each) => about(reading(each))),
    [false, true, true, false],
  );
  assert.deepEqual(
    ['2026-08', '2026-09', '2026-10'].map((each) => about(bill(each))),
    [false, true, false],
  );
  assert.deepEqual(
    ['2026-08-31', '2026-09-01', '2026-10-31', '2026-11-01'].map((each) => about(payment(each))),
    [false, true, true, false],
  );
});

test('without a month the last three are taken', () => {
  assert.deepEqual(
    ['2026-08', '2026-09', '2026-11'].map((each) => isAboutMonth(bill(each), undefined, today)),
    [false, true, true],
  );
});

test('evidence is named by its id, a bill by its month', () => {
  assert.deepEqual(evidenceName(bill('2026-09')), { kind: 'bill', period: '2026-09' });
  assert.deepEqual(evidenceName(payment(today)), { kind: 'payment', id: 'p' });
  assert.equal(isSameEvidence(bill('2026-09'), { kind: 'bill', period: '2026-09' }), true);
  assert.equal(isSameEvidence(bill('2026-09'), bill('2026-08')), false);
  assert.equal(isSameEvidence(payment(today), { kind: 'reading', id: 'p' }), false);
  assert.equal(isSameEvidence(payment(today), bill('2026-09')), false);
});
