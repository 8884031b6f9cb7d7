import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Service } from '../index.ts';
import { chargeLines, type ChargeFacts } from './charge.ts';
import { comparedLine, compareCharges, type ComparedLine } from './charge-comparison.ts';
import { priceOf } from './money.ts';

type Volume = Extract<ComparedLine, { quantity: string }>;
const line = (quantity: string, price: number, more: Partial<Volume> = {}): Volume => ({
  kind: 'volume',
  service: 'coldWater',
  amount: priceOf(quantity, price),
  quantity,
  price,
  isEstimate: false,
  days: null,
  ...more,
});
const causesOf = (before: readonly ComparedLine[], after: readonly ComparedLine[]) =>
  compareCharges(before, after).causes.map(({ cause, difference }) => [cause, difference]);

test('more water and a higher price are told apart', () => {
  // 5 m³ at 47.10 = 235.50; 6 m³ at 47.10 = 282.60, at 51.62 = 309.72.
  const { difference, causes } = compareCharges([line('5', 4710)], [line('6', 5162)]);
  assert.equal(difference, 7422);
  assert.deepEqual(causes, [
    { cause: 'volume', difference: 4710, services: [{ service: 'coldWater', difference: 4710 }] },
    { cause: 'tariff', difference: 2712, services: [{ service: 'coldWater', difference: 2712 }] },
  ]);
});

test('an unchanged price is never a cause, nor is an unchanged volume', () => {
  assert.deepEqual(causesOf([line('3.335', 4710)], [line('3.001', 4710)]), [['volume', 14_135 - 15_708]]);
  assert.deepEqual(causesOf([line('3.335', 4710)], [line('3.335', 5162)]), [['tariff', 17_215 - 15_708]]);
  assert.deepEqual(compareCharges([line('3', 4710)], [line('3', 4710)]), { difference: 0, causes: [] });
});

test('the rounding of a small month is not taken for another price', () => {
  // 0.001 m³ at 47.10 is 4.71 kopecks, billed as 5.
  assert.deepEqual(causesOf([line('0.001', 4710)], [line('10', 4710)]), [['volume', 47_100 - 5]]);
});

test('a raise of the norm tells the factor from the price', () => {
  const raised = (amount: number, factor: string, quantity: string, price: number): ComparedLine => ({
    kind: 'coefficient',
    service: 'coldWater',
    amount,
    raise: { factor, quantity, price },
  });
  // 8.6 × 2 × 41.90 = 720.68; × 45.92 = 789.824.
  const september = raised(72_068, '3', '17.2', 4190);
  assert.deepEqual(causesOf([september], [raised(78_982, '3', '17.2', 4592)]), [['tariff', 6914]]);
  // 8.6 × 0.5 × 41.20 = 177.16; 8.6 × 2 × 41.20 = 708.64.
  assert.deepEqual(causesOf([raised(17_716, '1.5', '4.3', 4120)], [september]), [
    ['coefficient', 53_148],
    ['tariff', 1204],
  ]);
  assert.deepEqual(causesOf([], [september]), [['coefficient', 72_068]]);
});

test('a cause that moved the other way stands behind those that moved the sum', () => {
  // −2 m³ at 47.10 = −94.20, price +4.52 × 3 = +13.56, factor +200.00.
  const after: ComparedLine[] = [line('3', 5162), { kind: 'coefficient', service: 'coldWater', amount: 20_000 }];
  assert.deepEqual(causesOf([line('5', 4710)], after), [
    ['coefficient', 20_000],
    ['tariff', 1356],
    ['volume', -9420],
  ]);
});

test('a month without a reading is named as an estimate', () => {
  assert.deepEqual(causesOf([line('2', 4710)], [line('8.4', 4710, { isEstimate: true })]), [['estimate', 30_144]]);
  assert.deepEqual(causesOf([line('8.4', 4710, { isEstimate: true })], [line('2', 4710)]), [['estimate', -30_144]]);
});

test('more days at the same consumption a day are no higher consumption', () => {
  const before = line('5', 4710, { days: 25 });
  assert.deepEqual(causesOf([before], [line('7', 4710, { days: 35 })]), [['days', 9420]]);
  assert.deepEqual(causesOf([before], [line('8', 4710, { days: 35 })]), [
    ['days', 9420],
    ['volume', 4710],
  ]);
  assert.deepEqual(causesOf([before], [line('6', 4710, { days: 25 })]), [['volume', 4710]]);
});

test('recalculations, late fees and a new service are causes of their own', () => {
  const before: ComparedLine[] = [line('5', 4710), { kind: 'recalculation', service: 'coldWater', amount: -42_000 }];
  const after: ComparedLine[] = [
    line('5', 4710),
    line('5', 3746, { service: 'wastewater' }),
    { kind: 'lateFee', service: null, amount: 32 },
  ];
  assert.deepEqual(causesOf(before, after), [
    ['recalculation', 42_000],
    ['service', 18_730],
    ['lateFee', 32],
  ]);
});

test('one cause of several services is one cause, its largest service first', () => {
  const [cause] = compareCharges(
    [line('5', 4710), line('5', 3746, { service: 'wastewater' }), line('2', 17_800, { service: 'hotWater' })],
    [line('6', 4710), line('6', 3746, { service: 'wastewater' }), line('2', 17_800, { service: 'hotWater' })],
  ).causes;
  assert.deepEqual(cause, {
    cause: 'volume',
    difference: 8456,
    services: [
      { service: 'coldWater', difference: 4710 },
      { service: 'wastewater', difference: 3746 },
    ],
  });
});

test('computed lines compare as they are: the last price, the basis and the factor', () => {
  const facts: ChargeFacts = {
    service: 'coldWater',
    period: '2026-09',
    volume: { basis: 'meter', readings: [{ previous: '10', current: '15', digits: 5 }] },
    law: '',
    prices: {
      change: 'firstDay',
      values: [
        { validFrom: '2026-01-01', validTo: null, value: { price: 4710, law: '' } },
        { validFrom: '2026-10-01', validTo: null, value: { price: 5162, law: '' } },
      ],
    },
    coefficient: {
      change: 'firstDay',
      values: [{ validFrom: '2025-12-06', validTo: null, value: { factor: '3', law: '' } }],
    },
  };
  const september = chargeLines(facts).map((each) => comparedLine(each, 30));
  const october = chargeLines({
    ...facts,
    period: '2026-10',
    volume: { basis: 'norm', norm: '4.2', persons: 2 },
  }).map((each) => comparedLine(each, 31));
  // 8.4 × 51.62 × 2 = 867.216; (8.4 − 5) × 47.10 = 160.14; 8.4 × 4.52 = 37.968, rounded with its line.
  assert.deepEqual(causesOf(september, october), [
    ['coefficient', 86_722],
    ['estimate', 16_014],
    ['tariff', 3797],
  ]);
});

const services: readonly Service[] = ['coldWater', 'hotWater', 'wastewater'];
const volume = fc
  .record({
    service: fc.constantFrom(...services),
    litres: fc.nat(30_000),
    price: fc.integer({ min: 1, max: 20_000 }),
    isEstimate: fc.boolean(),
    days: fc.option(fc.integer({ min: 1, max: 62 })),
  })
  .map(({ litres, price, ...more }) => line(String(litres / 1000), price, more));
const other = fc.record({
  kind: fc.constantFrom('coefficient' as const, 'recalculation' as const),
  service: fc.constantFrom(...services),
  amount: fc.integer({ min: -50_000, max: 50_000 }),
});
const month = fc.array(fc.oneof(volume, other), { maxLength: 8 });

test('the causes add up to the difference, to the kopeck, and the first one moved the sum the way it went', () => {
  fc.assert(
    fc.property(month, month, (before, after) => {
      const sum = (list: readonly { amount: number }[]) => list.reduce((total, { amount }) => total + amount, 0);
      const { difference, causes } = compareCharges(before, after);
      assert.equal(difference, sum(after) - sum(before));
      assert.equal(sum(causes.map((cause) => ({ amount: cause.difference }))), difference);
      for (const cause of causes)
        assert.equal(sum(cause.services.map((each) => ({ amount: each.difference }))), cause.difference);
      const [first] = causes;
      if (difference !== 0) assert.ok(first && Math.sign(first.difference) === Math.sign(difference));
      const along = causes.filter((cause) => cause.difference * difference > 0);
      assert.ok(along.every((cause) => Math.abs(cause.difference) <= Math.abs(first?.difference ?? 0)));
    }),
  );
});

test('the same volume after a month with two prices is dearer by the price alone', () => {
  // 10 m³: half of June at 40.00 and half at 50.00, all of July at 50.00.
  const june = line('10', 5000, { amount: 45_000 });
  assert.deepEqual(causesOf([june], [line('10', 5000)]), [['tariff', 5000]]);
});
