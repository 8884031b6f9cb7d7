import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Finding, FindingCode, Reading } from '../index.ts';
import { assertAcceptable, assertCorrectable, assertNotSent, assertPeriod } from './reading-acceptance.ts';
import { problemOf } from './testing/problem-of.ts';

const CODES: readonly FindingCode[] = ['ANOMALY_HIGH', 'ANOMALY_ZERO', 'SWAP_SUSPECTED', 'ROLLOVER_SUSPECTED'];
const finding = fc
  .record({ code: fc.constantFrom(...CODES), severity: fc.constantFrom('block', 'confirm', 'info') })
  .map((each): Finding => ({ ...each, pointer: '/value' }));

test('a reading is taken when nothing blocks it and every question is answered', () => {
  fc.assert(
    fc.property(
      fc.option(fc.constant('5')),
      fc.array(finding, { maxLength: 4 }),
      fc.subarray([...CODES]),
      (value, findings, confirmed) => {
        const [code = ''] = problemOf(() => assertAcceptable(value, findings, confirmed)).split(',');
        const isBlocked = value === null || findings.some(({ severity }) => severity === 'block');
        const isOpen = findings.some((each) => each.severity === 'confirm' && !confirmed.includes(each.code));
        assert.equal(code, isBlocked ? 'READING_REFUSED' : isOpen ? 'READING_UNCONFIRMED' : '');
      },
    ),
  );
});

test('a first reading is refused where there is one', () => {
  assert.equal(
    problemOf(() => assertNotSent({ value: '5' })),
    'ALREADY_SENT, ALREADY_SENT /value',
  );
  assert.equal(
    problemOf(() => assertNotSent(null)),
    '',
  );
});

test('a reading for another period is refused, or is known to be there', () => {
  const window = { period: '2026-11' };
  assert.equal(
    problemOf(() => assertPeriod(undefined, window, '5', undefined)),
    '',
  );
  assert.equal(
    problemOf(() => assertPeriod('2026-11', window, '5', '4')),
    '',
  );
  assert.equal(
    problemOf(() => assertPeriod('2026-10', window, '5', undefined)),
    'READING_REFUSED, DATE_TOO_OLD /period',
  );
  assert.equal(
    problemOf(() => assertPeriod('2026-10', window, '5', '4')),
    'READING_REFUSED, DATE_TOO_OLD /period',
  );
  assert.equal(
    problemOf(() => assertPeriod('2026-10', window, '05,0', '5')),
    'ALREADY_SENT, ALREADY_SENT /value',
  );
});

test('only the present reading of the period is corrected, until it is billed', () => {
  const current = { id: 'now', value: '5', status: 'accepted' } as const;
  const correct = (
    present: Pick<Reading, 'id' | 'value' | 'status'> | null,
    id: string,
    named?: Parameters<typeof assertCorrectable>[2],
  ) => problemOf(() => assertCorrectable(present, id, named));
  assert.equal(correct(current, 'now'), '');
  assert.equal(correct({ ...current, status: 'billed' }, 'now'), 'ALREADY_BILLED, ALREADY_BILLED /value');
  assert.equal(correct(current, 'other'), 'NOT_FOUND');
  assert.equal(correct(null, 'other'), 'NOT_FOUND');
  assert.equal(
    correct(current, 'before', { value: '4', status: 'replaced', replacedBy: '5' }),
    'ALREADY_SENT, ALREADY_SENT /value',
  );
  assert.equal(correct(current, 'past', { value: '4', status: 'accepted' }), 'ALREADY_BILLED, ALREADY_BILLED /value');
});
