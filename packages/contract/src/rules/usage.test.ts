import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Reading } from '../index.ts';
import { leakBetween, surpriseOf, usageByPeriod } from './usage.ts';

const reading = (
  period: string,
  volume: string | null,
  source: Reading['source'] = 'resident',
  status: Reading['status'] = 'billed',
) => ({ period, volume, source, status });

test('use by period: meters together, replaced readings never, a gap is a gap', () => {
  const journal = [
    reading('2026-11', '1.25'),
    reading('2026-11', '2.5', 'estimate'),
    reading('2026-10', '9', 'resident', 'replaced'),
    reading('2026-09', null),
    reading('2026-08', '0'),
  ];
  assert.deepEqual(usageByPeriod(journal, '2026-11', 4), [
    { period: '2026-08', volume: 0, isEstimate: false },
    { period: '2026-09', volume: null, isEstimate: false },
    { period: '2026-10', volume: null, isEstimate: false },
    { period: '2026-11', volume: 3.75, isEstimate: true },
  ]);
});

test('the sum of the periods is the sum of the journal', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 11 }), fc.integer({ min: 0, max: 99_999 }))), (entries) => {
      const journal = entries.map(([month, milli]) =>
        reading(`2026-${String(month).padStart(2, '0')}`, String(milli / 1000)),
      );
      const total = usageByPeriod(journal, '2026-12', 12).reduce(
        (sum, { volume }) => sum + Math.round((volume ?? 0) * 1000),
        0,
      );
      assert.equal(
        total,
        entries.reduce((sum, [, milli]) => sum + milli, 0),
      );
    }),
  );
});

test('a surprise is the last own period against the middle of those before', () => {
  const months = (...volumes: (number | null)[]) =>
    volumes.map((volume, at) => ({ period: `2026-${String(at + 1).padStart(2, '0')}`, volume, isEstimate: false }));
  assert.deepEqual(surpriseOf(months(4, 5, 4, 12)), { period: '2026-04', times: 3 });
  assert.equal(surpriseOf(months(4, 5, 4, 5)), undefined);
  assert.equal(surpriseOf(months(4, 5, 12)), undefined, 'two months are no habit');
  assert.equal(surpriseOf(months(0, 0, 0, 12)), undefined);
  assert.equal(
    surpriseOf([...months(4, 5, 4), { period: '2026-04', volume: 12, isEstimate: true }]),
    undefined,
    'an estimate surprises nobody',
  );
});

test('a leak by two readings', () => {
  assert.deepEqual(leakBetween('160.000', '160.006', 60), { litresAnHour: 6, cubicMetresAMonth: 4.32 });
  assert.deepEqual(leakBetween('160', '160', 30), { litresAnHour: 0, cubicMetresAMonth: 0 });
  assert.equal(leakBetween('160', '159', 30), null);
  assert.equal(leakBetween('160', '161', 0), null);
});
