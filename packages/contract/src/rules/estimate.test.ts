import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Reading } from '../index.ts';
import { addMonths } from './calendar.ts';
import { averageBefore, causeOf, estimateSteps, silentBefore, stepIn, type EstimateFacts } from './estimate.ts';

const limits = { periods: 3, months: 6, atLeast: 3 };
const facts = (some: Partial<EstimateFacts> = {}): EstimateFacts => ({
  cause: 'notSent',
  period: '2026-11',
  inRow: 0,
  averageVolume: '4.2',
  norm: '4.3',
  persons: 2,
  sharedBy: 1,
  coefficient: '3',
  supplyPrice: 4592,
  wastewaterPrice: 3857,
  limits,
  laws: { average: 'п. 59', norm: 'п. 60', coefficient: 'п. 60, коэффициент' },
  ...some,
});
const short = (some?: Partial<EstimateFacts>) =>
  estimateSteps(facts(some)).map(
    ({ basis, from, volume, coefficient, amount }) => `${from} ${basis} ${volume} ×${coefficient} ${amount}`,
  );
const journal = (
  ...entries: readonly (readonly [
    period: string,
    volume: string | null,
    source?: Reading['source'],
    status?: Reading['status'],
  ])[]
) => entries.map(([period, volume, source = 'resident', status = 'billed']) => ({ period, volume, source, status }));

test('silence costs the average for three periods, then the norm without a coefficient', () => {
  assert.deepEqual(short(), ['2026-11 average 4.2 ×1 35485', '2027-02 norm 8.6 ×1 72661']);
  assert.deepEqual(short({ inRow: 2 }), ['2026-11 average 4.2 ×1 35485', '2026-12 norm 8.6 ×1 72661']);
  assert.deepEqual(short({ inRow: 3 }), ['2026-11 norm 8.6 ×1 72661']);
});

test('a meter not in service costs the norm with the coefficient in the end: on the supply, not on the wastewater', () => {
  // Lines of 8.6 m³ × 45.92 ₽, 8.6 m³ × 2 × 45.92 ₽ and 8.6 m³ × 38.57 ₽.
  assert.deepEqual(short({ cause: 'notInService' }), [
    '2026-11 average 4.2 ×1 35485',
    '2027-02 normWithCoefficient 8.6 ×3 151643',
  ]);
  assert.deepEqual(short({ cause: 'noAccess', inRow: 5, coefficient: '1.5' }), [
    '2026-11 normWithCoefficient 8.6 ×1.5 92407',
  ]);
  assert.deepEqual(short({ cause: 'notInService', coefficient: '1', inRow: 3 }), ['2026-11 norm 8.6 ×1 72661']);
});

test('the norm and what is above it are rounded as the two lines of the bill', () => {
  // 8.4 m³ × 46.31 = 389.004, its half 194.502; together they would be 583.506.
  const bill = { cause: 'noAccess', inRow: 3, norm: '4.20', coefficient: '1.5', supplyPrice: 4631 } as const;
  assert.deepEqual(short({ ...bill, wastewaterPrice: null }), ['2026-11 normWithCoefficient 8.4 ×1.5 58350']);
});

test('without an average the norm holds at once; without a norm the average ends in nothing that could be said', () => {
  assert.deepEqual(short({ averageVolume: null }), ['2026-11 norm 8.6 ×1 72661']);
  assert.deepEqual(short({ norm: null }), ['2026-11 average 4.2 ×1 35485']);
  assert.deepEqual(short({ norm: null, averageVolume: null }), []);
  assert.deepEqual(short({ supplyPrice: null }), ['2026-11 average 4.2 ×1 null', '2027-02 norm 8.6 ×1 null']);
});

test('the average counts months with own readings of half a year, and wants three of them', () => {
  const six = journal(
    ['2026-10', '4'],
    ['2026-09', '5'],
    ['2026-08', '9', 'estimate'],
    ['2026-07', '4'],
    ['2026-07', '9', 'resident', 'replaced'],
    ['2026-07', '8', 'resident', 'different'],
    ['2026-06', '9', 'estimate'],
    ['2026-04', '90'],
  );
  assert.equal(averageBefore('2026-11', six, limits), '4.333');
  assert.equal(averageBefore('2026-11', six.slice(0, 3), limits), null);
  assert.equal(averageBefore('2026-09', six, limits), null);
});

test('a reading after months without one is spread over them', () => {
  const gaps = journal(['2026-10', '4'], ['2026-09', '12'], ['2026-06', '4'], ['2026-05', '4']);
  assert.equal(averageBefore('2026-11', gaps, limits), '4');
});

test('the readings of two meters of one place make up its month', () => {
  const replaced = journal(
    ['2026-11', '3.1', 'control'],
    ['2026-11', '0', 'control'],
    ['2026-11', '1.4'],
    ['2026-10', '4.2'],
    ['2026-09', '4.1'],
  );
  assert.equal(averageBefore('2026-12', replaced, limits), '4.267');
  assert.equal(silentBefore('2026-12', replaced, 12), 0);
});

test('silent periods are those without an own reading just before', () => {
  assert.equal(silentBefore('2026-11', journal(['2026-10', '4']), 12), 0);
  assert.equal(
    silentBefore('2026-11', journal(['2026-10', '4', 'estimate'], ['2026-09', '4', 'norm'], ['2026-08', '4']), 12),
    2,
  );
  assert.equal(silentBefore('2026-11', [], 12), 12);
});

test('meters that send by themselves are not estimated', () => {
  assert.deepEqual(
    (['inService', 'expiredVerification', 'broken', 'noAccess', 'automatic', 'removed'] as const).map(causeOf),
    ['notSent', 'notInService', 'notInService', 'noAccess', undefined, undefined],
  );
});

test('every period from the first has exactly one basis, the average never longer than it may, and no sum is negative', () => {
  const volume = fc.integer({ min: 0, max: 999_999 }).map((milli) => String(milli / 1000));
  fc.assert(
    fc.property(
      fc.constantFrom('notSent' as const, 'notInService' as const, 'noAccess' as const),
      fc.integer({ min: 0, max: 12 }),
      fc.option(volume),
      volume,
      fc.integer({ min: 0, max: 12 }),
      fc.constantFrom('1', '1.5', '3'),
      (cause, inRow, averageVolume, norm, persons, coefficient) => {
        const steps = estimateSteps(facts({ cause, inRow, averageVolume, norm, persons, coefficient }));
        const bases = Array.from({ length: 8 }, (_, at) => stepIn(addMonths('2026-11', at), steps));
        assert.ok(bases.every((step) => step !== undefined && (step.amount ?? -1) >= 0));
        assert.ok(bases.filter((step) => step?.basis === 'average').length <= Math.max(0, 3 - inRow));
        assert.equal(stepIn('2026-10', steps), undefined);
        assert.ok(
          bases.every(
            (step) => step?.basis !== 'normWithCoefficient' || (cause !== 'notSent' && step.coefficient !== '1'),
          ),
        );
      },
    ),
  );
});
