import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Service } from '../index.ts';
import { chargeLines, consumed, type ChargeFacts, type Coefficient, type Price, type VolumeFacts } from './charge.ts';
import { billTotals, recalculationLine } from './charge-line.ts';
import { parseMoney, priceOf } from './money.ts';
import { formatMoney } from './money-text.ts';
import type { MonthChange } from './month-parts.ts';
import { includedVat, priceWithVat } from './vat.ts';

const cases = Object.fromEntries(
  JSON.parse(readFileSync(new URL('testing/money/money.json', import.meta.url), 'utf8')).map((each: { id: string }) => [
    each.id,
    each,
  ]),
);
const kopecks = (text: string) => (text.startsWith('-') ? -1 : 1) * (parseMoney(text.replace('-', '')) ?? NaN);

interface DatedPrice {
  readonly from: string;
  readonly price: string;
}
const pricesOf = (list: readonly DatedPrice[], change: MonthChange = 'firstDay') => ({
  change,
  values: list.map(({ from, price }) => ({
    validFrom: from,
    validTo: null,
    value: { price: kopecks(price), law: `приказ от ${from}` } satisfies Price,
  })),
});
const law = 'ПП РФ № 354, п. 42';
const charge = (volume: VolumeFacts, period: string, price: string, service: Service = 'coldWater'): ChargeFacts => ({
  service,
  period,
  volume,
  law,
  prices: pricesOf([{ from: '2020-01-01', price }]),
});
const metered = (current: string, previous = '0'): VolumeFacts => ({
  basis: 'meter',
  readings: [{ previous, current, digits: 5 }],
});
const amountsOf = (facts: ChargeFacts) => chargeLines(facts).map(({ amount }) => amount);

test('M01: each line is rounded to the kopeck, a half upwards, and the total is the sum of the lines', () => {
  const { lines, total, ties, wrongTotalIfRoundedOnce } = cases.M01;
  let sum = 0;
  for (const { volume, tariff, amount } of lines) {
    const [own = NaN] = amountsOf(charge(metered(volume), '2026-10', tariff));
    assert.equal(own, kopecks(amount));
    sum += own;
  }
  assert.equal(sum, kopecks(total));
  assert.notEqual(sum, kopecks(wrongTotalIfRoundedOnce));
  for (const { volume, tariff, amount } of ties)
    assert.deepEqual(amountsOf(charge(metered(volume), '2026-10', tariff)), [kopecks(amount)], volume);
});

test('M02: 36 months over five prices', () => {
  const { tariffs, rows, total } = cases.M02;
  let sum = 0;
  for (const { period, volume, tariff, amount } of rows) {
    const [line] = chargeLines({ ...charge(metered(volume), period, '1'), prices: pricesOf(tariffs) });
    assert.equal(line?.amount, kopecks(amount), period);
    const step = line?.steps.find((each) => each.step === 'price');
    assert.equal(step?.price, kopecks(tariff), period);
    sum += line?.amount ?? NaN;
  }
  assert.equal(rows.length, 36);
  assert.equal(sum, kopecks(total));
});

const coefficients = (change: MonthChange) => ({
  change,
  values: [
    {
      validFrom: '2017-01-01',
      validTo: '2025-12-05',
      value: { factor: '1.5', law: 'до ПП 1871' } satisfies Coefficient,
    },
    { validFrom: '2025-12-06', validTo: null, value: { factor: '3', law: 'ПП 1871' } satisfies Coefficient },
  ],
});
const { persons, norm, rows: raised, december2025 } = cases.M03;
const withoutMeter = (period: string, tariff: string, change: MonthChange): ChargeFacts => ({
  ...charge({ basis: 'norm', norm, persons }, period, tariff),
  coefficient: coefficients(change),
});

test('M03: a raised norm has a line of its own, and December 2025 is charged as the utility has set', () => {
  for (const { period, tariff, normLine, coefficientLine } of raised)
    assert.deepEqual(
      amountsOf(withoutMeter(period, tariff, 'firstDay')),
      [normLine, coefficientLine].map(kopecks),
      period,
    );
  for (const [change, expected] of [
    ['firstDay', december2025.wholeMonth15],
    ['lastDay', december2025.wholeMonth3],
    ['byDays', december2025.byDays5and26],
  ] as const) {
    const [first = NaN, second = NaN] = amountsOf(withoutMeter('2025-12', '46.31', change));
    assert.equal(first + second, kopecks(expected), change);
  }
});

test('a line raised by two factors in one month names both with their days', () => {
  const [, line] = chargeLines(withoutMeter('2025-12', '46.31', 'byDays'));
  assert.deepEqual(line?.steps, [
    { step: 'norm', norm: '4.20', persons: 2, volume: '8.4', law },
    { step: 'days', from: '2025-12-01', to: '2025-12-05', days: 5, of: 31, quantity: '1.354839' },
    { step: 'coefficient', factor: '1.5', times: '0.5', law: 'до ПП 1871' },
    { step: 'price', price: 4631, validFrom: '2020-01-01', exact: '3137.129032', law: 'приказ от 2020-01-01' },
    { step: 'days', from: '2025-12-06', to: '2025-12-31', days: 26, of: 31, quantity: '7.045161' },
    { step: 'coefficient', factor: '3', times: '2', law: 'ПП 1871' },
    { step: 'price', price: 4631, validFrom: '2020-01-01', exact: '65252.283871', law: 'приказ от 2020-01-01' },
    { step: 'rounding', exact: '68389.412903', amount: 68_389 },
  ]);
});

test('the factor raises the norm only, and a factor of one makes no line', () => {
  assert.equal(
    chargeLines({ ...charge(metered('8.4'), '2026-01', '47.10'), coefficient: coefficients('firstDay') }).length,
    1,
  );
  const one = {
    change: 'firstDay' as const,
    values: [{ validFrom: '2017-01-01', validTo: null, value: { factor: '1', law } }],
  };
  assert.equal(chargeLines({ ...withoutMeter('2026-01', '47.10', 'firstDay'), coefficient: one }).length, 1);
});

test('a factor that ends inside a month raises only the days it was in force, and none before it began', () => {
  const ended = {
    change: 'byDays' as const,
    values: [{ validFrom: '2026-01-11', validTo: '2026-01-20', value: { factor: '2', law } }],
  };
  // 8.4 m³ × 47.10 × 10 / 31 = 127.6258…
  const facts = { ...withoutMeter('2026-01', '47.10', 'firstDay'), coefficient: ended };
  assert.deepEqual(amountsOf(facts), [39_564, 12_763]);
  assert.deepEqual(amountsOf({ ...facts, period: '2025-12' }), [39_564]);
});

test('a line opens from the readings to the kopeck', () => {
  assert.deepEqual(chargeLines(charge(metered('128.125', '123'), '2026-03', '47.10')), [
    {
      service: 'coldWater',
      kind: 'volume',
      basis: 'meter',
      quantity: '5.125',
      amount: 24_139,
      steps: [
        { step: 'readings', previous: '123', current: '128.125', volume: '5.125', isRollover: false },
        { step: 'price', price: 4710, validFrom: '2020-01-01', exact: '24138.75', law: 'приказ от 2020-01-01' },
        { step: 'rounding', exact: '24138.75', amount: 24_139 },
      ],
    },
  ]);
});

test('a replaced meter adds up, and a meter begins at zero again', () => {
  const readings = [
    { previous: '99998.500', current: '1.250', digits: 5 },
    { previous: '0', current: '2.250', digits: 5 },
  ];
  // 2.75 + 2.25 = 5.000 m³ × 47.10.
  assert.deepEqual(amountsOf(charge({ basis: 'meter', readings }, '2026-03', '47.10')), [23_550]);
  assert.deepEqual(consumed({ previous: '9999.9', current: '0.1', digits: 4 }), { volume: '0.2', isRollover: true });
});

test('a price that changes inside a month is split by days only when the setting says so', () => {
  const two = [
    { from: '2026-01-01', price: '40.00' },
    { from: '2026-06-16', price: '50.00' },
  ];
  const facts = charge(metered('10'), '2026-06', '1');
  assert.deepEqual(amountsOf({ ...facts, prices: pricesOf(two) }), [40_000]);
  assert.deepEqual(amountsOf({ ...facts, prices: pricesOf(two, 'lastDay') }), [50_000]);
  assert.deepEqual(amountsOf({ ...facts, prices: pricesOf(two, 'byDays') }), [45_000]);
  // 7.001 m³: 15 days of 30 at 40.00 and 15 at 50.00 make 315.045.
  assert.deepEqual(
    amountsOf({ ...charge(metered('7.001'), '2026-06', '1'), prices: pricesOf(two, 'byDays') }),
    [31_505],
  );
  assert.throws(() => chargeLines({ ...facts, period: '2025-12', prices: pricesOf(two) }), /2025-12-01/);
});

test('wastewater is cold and hot water together', () => {
  const volume: VolumeFacts = {
    basis: 'supplied',
    volumes: [
      { service: 'coldWater', volume: '3.335' },
      { service: 'hotWater', volume: '2.234' },
    ],
  };
  const [line] = chargeLines(charge(volume, '2026-10', '37.46', 'wastewater'));
  assert.deepEqual(
    [line?.amount, line?.steps[0]],
    [20_861, { step: 'supplied', volumes: volume.volumes, volume: '5.569', law }],
  );
});

test('hot water of two parts is water and heat, a line each', () => {
  // 2.234 × 47.10 = 105.2214; 2.234 × 0.0634 = 0.1416356 Gcal × 2345.67 = 332.230...
  const water = chargeLines(charge(metered('2.234'), '2026-10', '47.10', 'hotWater'));
  const heat = chargeLines(
    charge({ basis: 'heat', volume: '2.234', heat: '0.0634' }, '2026-10', '2345.67', 'hotWater'),
  );
  assert.deepEqual(
    [water[0]?.kind, water[0]?.amount, heat[0]?.kind, heat[0]?.amount],
    ['volume', 10_522, 'heat', 33_223],
  );
});

test('common needs are shared by area, to the litre', () => {
  // 12.500 × 54.3 / 4321.5 = 0.157063… → 0.157 m³ × 47.10 = 7.3947.
  const [line] = chargeLines(
    charge({ basis: 'area', volume: '12.500', area: '54.3', wholeArea: '4321.5' }, '2026-10', '47.10', 'common'),
  );
  assert.equal(line?.amount, 739);
  assert.equal(line?.steps[0]?.step === 'area' && line.steps[0].volume, '0.157');
});

test('a norm is charged for the days lived there', () => {
  // 4.20 × 1 × 11 / 31 × 47.10 = 70.1936…
  const facts = {
    ...charge({ basis: 'norm', norm: '4.20', persons: 1 }, '2026-01', '47.10'),
    days: { from: '2026-01-21', to: '2026-01-31' },
  };
  const [line] = chargeLines(facts);
  assert.equal(line?.amount, 7019);
  assert.deepEqual(line?.steps[1], {
    step: 'days',
    from: '2026-01-21',
    to: '2026-01-31',
    days: 11,
    of: 31,
    quantity: '1.490323',
  });
});

test('M06: a recalculation larger than the month leaves a credit, which the next month takes first', () => {
  const { lines, expect } = cases.M06;
  const month = lines.map(({ amount }: { amount: string }) => ({ amount: kopecks(amount) }));
  const totals = billTotals(month, 0);
  assert.deepEqual(totals, { month: kopecks(expect.monthTotal), toPay: 0, credit: kopecks(expect.credit) });
  assert.deepEqual(billTotals([{ amount: 21_000 }], -totals.credit), { month: 21_000, toPay: 3_640, credit: 0 });
  assert.deepEqual(billTotals([], 500), { month: 0, toPay: 500, credit: 0 });
});

test('a recalculation says what was told, what is right, and why', () => {
  const line = recalculationLine('coldWater', {
    period: '2026-08',
    billed: 52_000,
    correct: 10_000,
    reason: 'estimateReplaced',
    law: 'ПП РФ № 354, п. 61',
  });
  assert.equal(line.amount, -42_000);
});

test('M15: the tax is that of the month consumed', () => {
  const { net, derivedPrice, rows } = cases.M15;
  for (const { vat, price } of derivedPrice) assert.equal(priceWithVat(kopecks(net), vat), kopecks(price));
  const prices = pricesOf([
    { from: '2025-07-01', price: rows[0].priceWithVat },
    { from: '2026-01-01', price: rows[1].priceWithVat },
  ]);
  for (const { period, vat, amount, includedVat: tax } of rows) {
    assert.deepEqual(amountsOf({ ...charge(metered('5.000'), period, '1'), prices }), [kopecks(amount)]);
    assert.equal(includedVat(kopecks(amount), vat), kopecks(tax));
  }
});

test('a line of one price is the product that the balance card shows, and days split nothing when nothing changes', () => {
  const volume = fc
    .nat(999_999)
    .map((litres) => `${Math.floor(litres / 1000)}.${String(litres % 1000).padStart(3, '0')}`);
  fc.assert(
    fc.property(
      volume,
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.constantFrom('firstDay', 'lastDay', 'byDays'),
      (given, price, change) => {
        const facts = charge(metered(given), '2026-02', '1');
        const prices = { change, values: [{ validFrom: '2020-01-01', validTo: null, value: { price, law } }] } as const;
        assert.deepEqual(amountsOf({ ...facts, prices }), [priceOf(given, price)]);
      },
    ),
  );
});

test('a line by days lies between the lines of the two prices', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99_999 }),
      fc.integer({ min: 1, max: 99_999 }),
      fc.integer({ min: 2, max: 28 }),
      (a, b, day) => {
        const values = [a, b].map((price, at) => ({
          validFrom: at === 0 ? '2020-01-01' : `2026-06-${String(day).padStart(2, '0')}`,
          validTo: null,
          value: { price, law },
        }));
        const [amount = NaN] = amountsOf({
          ...charge(metered('6.789'), '2026-06', '1'),
          prices: { change: 'byDays', values },
        });
        const ends = [priceOf('6.789', a), priceOf('6.789', b)];
        assert.ok(amount >= Math.min(...ends) && amount <= Math.max(...ends));
      },
    ),
  );
});

test('P1: the sample line of a bill is what the rules give, in one Unicode form', () => {
  const strings = readFileSync(new URL('testing/money/bill-strings.txt', import.meta.url), 'utf8');
  assert.equal(strings, strings.normalize('NFC'));
  const [amount = NaN] = amountsOf(charge(metered('5.125'), '2026-03', '47.10'));
  const plain = (money: string) => money.replace(/\s/g, ' ');
  assert.ok(plain(strings).includes(`5,125 м³ × 47,10 ₽/м³ = ${plain(formatMoney(amount, 'ru'))}`));
  assert.ok(plain(strings).includes(plain(formatMoney(123_450, 'ru'))));
});

test('a reading with more digits than the meter is refused, never charged below zero', () => {
  assert.throws(() => consumed({ previous: '123456', current: '1', digits: 5 }), /123456 has more than 5 digits/);
});
