import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, daysBetween, localDate } from './calendar.ts';
import { lateFee, lateFeeRate, type LateDebt, type LateFeeRate } from './late-fee.ts';
import { rules, special, terms } from './testing/late-fee-rules.ts';
import { parseMoney } from './money.ts';

const cases = Object.fromEntries(
  JSON.parse(readFileSync(new URL('testing/money/money.json', import.meta.url), 'utf8')).map((each: { id: string }) => [
    each.id,
    each,
  ]),
);

const kopecks = (text: string) => (text.startsWith('-') ? -1 : 1) * (parseMoney(text.replace('-', '')) ?? NaN);

function amountOf(debt: LateDebt, until: string, given = rules): number {
  const fee = lateFee(debt, until, given);
  assert.equal(fee.state, 'known');
  return fee.state === 'known' ? fee.amount : NaN;
}

test('M09: the late fee on the border days', () => {
  const { amount, due, table } = cases.M09;
  for (const { paid, lateFee: expected } of table)
    assert.equal(amountOf({ amount: kopecks(amount), dueOn: due }, paid), kopecks(expected), paid);
});

test('the worked example: 60 days of 1/300 and 6 of 1/130 cost 23.38 roubles, and the rows say so', () => {
  assert.deepEqual(lateFee({ amount: 100_000, dueOn: '2026-04-15' }, '2026-07-20', rules), {
    state: 'known',
    amount: 2338,
    rows: [
      {
        from: '2026-05-16',
        to: '2026-07-14',
        days: 60,
        unpaid: 100_000,
        rate: '9.5',
        divisor: 300,
        law: 'ЖК РФ ст. 155 ч. 14; ПП РФ № 474',
        amount: 1900,
      },
      {
        from: '2026-07-15',
        to: '2026-07-20',
        days: 6,
        unpaid: 100_000,
        rate: '9.5',
        divisor: 130,
        law: 'ЖК РФ ст. 155 ч. 14; ПП РФ № 474',
        amount: 438,
      },
    ],
  });
});

test('a part paid in between stops costing on the day after', () => {
  // 400.00 for 36 days of 1/300 (to 20.06): 4.56; 600.00 for 60 days and 6 of 1/130: 11.40 + 2.630769. Sum 18.590769.
  const fee = lateFee(
    { amount: 100_000, dueOn: '2026-04-15', paid: [{ paidOn: '2026-06-20', amount: 40_000 }] },
    '2026-07-20',
    rules,
  );
  assert.equal(fee.state === 'known' && fee.amount, 1859);
  assert.deepEqual(
    fee.state === 'known' && fee.rows.map((row) => [row.from, row.to, row.days, row.unpaid, row.divisor, row.amount]),
    [
      ['2026-05-16', '2026-06-20', 36, 100_000, 300, 1140],
      ['2026-06-21', '2026-07-14', 24, 60_000, 300, 456],
      ['2026-07-15', '2026-07-20', 6, 60_000, 130, 263],
    ],
  );
});

test('a part paid in the free days costs nothing, and a debt paid whole costs no more afterwards', () => {
  const debt = { amount: 100_000, dueOn: '2026-04-15', paid: [{ paidOn: '2026-05-15', amount: 100_000 }] };
  assert.equal(amountOf(debt, '2027-03-01'), 0);
  assert.equal(amountOf({ ...debt, paid: [{ paidOn: '2026-05-16', amount: 100_000 }] }, '2026-11-29'), 32);
  assert.equal(amountOf({ ...debt, paid: [{ paidOn: '2026-05-15', amount: 99_900 }] }, '2026-07-14'), 2);
});

test('M13: a rate set for past days changes the fee, and what was told stays reproducible', () => {
  const { toldOn20Feb, rightAfter18March, correction, feeDays } = cases.M13;
  const rates: LateFeeRate[] = [
    { validFrom: '2022-02-28', validTo: '2024-12-31', knownSince: '2022-03-28', value: '9.5', law: '' },
    { validFrom: '2025-01-01', validTo: '2025-06-08', knownSince: '2024-10-28', value: '21', law: '' },
    { validFrom: '2025-01-01', validTo: '2026-12-31', knownSince: '2025-03-18', value: '9.5', law: 'ПП РФ № 329' },
  ];
  const debt = { amount: 300_000, dueOn: '2024-12-10' };
  const asOf = (date: string) => amountOf(debt, '2025-02-20', { terms, rates, asOf: date });
  assert.equal(daysBetween('2025-01-10', '2025-02-20') + 1, feeDays);
  assert.equal(asOf('2025-02-20'), kopecks(toldOn20Feb));
  assert.equal(asOf('2025-03-01'), kopecks(toldOn20Feb));
  assert.equal(asOf('2025-04-01'), kopecks(rightAfter18March));
  assert.equal(asOf('2025-04-01') - asOf('2025-02-20'), kopecks(correction));
  assert.equal(lateFeeRate(rates, '2024-12-31', '2025-03-01')?.value, '9.5');
  assert.equal(lateFeeRate(rates, '2027-01-01', '2026-11-29'), undefined);
});

test('each part has the rate of its own day of payment, for its whole delay', () => {
  const rates: LateFeeRate[] = [
    { ...special, validTo: '2026-06-30' },
    { ...special, validFrom: '2026-07-01', value: '12' },
  ];
  // 400.00 × 9.5 % × 36 / 300 = 4.56; 600.00 × 12 % × (60 / 300 + 6 / 130) = 14.40 + 3.323077.
  const fee = lateFee(
    { amount: 100_000, dueOn: '2026-04-15', paid: [{ paidOn: '2026-06-20', amount: 40_000 }] },
    '2026-07-20',
    { terms, rates, asOf: '2026-11-29' },
  );
  assert.equal(fee.state === 'known' && fee.amount, 2228);
  assert.deepEqual(fee.state === 'known' && fee.rows.map((row) => [row.from, row.to, row.unpaid, row.rate]), [
    ['2026-05-16', '2026-06-20', 40_000, '9.5'],
    ['2026-05-16', '2026-06-20', 60_000, '12'],
    ['2026-06-21', '2026-07-14', 60_000, '12'],
    ['2026-07-15', '2026-07-20', 60_000, '12'],
  ]);
});

test('no fee is computed by a rate that has not been published, but none is needed while nothing costs', () => {
  const debt = { amount: 100_000, dueOn: '2026-11-16' };
  assert.deepEqual(lateFee(debt, '2027-01-10', rules), { state: 'rateNotSet', paidOn: '2027-01-10' });
  assert.equal(amountOf(debt, '2026-12-16'), 0);
  assert.equal(amountOf({ ...debt, dueOn: '2026-12-15' }, '2027-01-14'), 0);
});

test('M16: the day of payment is the day in Moscow, whatever the clock of the browser', () => {
  for (const { instant, lateFee: expected } of cases.M16.table)
    assert.equal(
      amountOf({ amount: 100_000, dueOn: '2026-04-15' }, localDate(new Date(instant), 'Europe/Moscow')),
      kopecks(expected),
      instant,
    );
});

test('the steps are those in force when the delay began', () => {
  const two = [
    { ...terms[0]!, validTo: '2026-05-31' },
    {
      validFrom: '2026-06-01',
      validTo: null,
      value: { steps: [{ fromDay: 1, divisor: 100 }], law: 'вымышленный закон' },
    },
  ];
  const given = { ...rules, terms: two };
  assert.equal(amountOf({ amount: 100_000, dueOn: '2026-05-30' }, '2026-06-10', given), 0);
  assert.equal(amountOf({ amount: 100_000, dueOn: '2026-05-31' }, '2026-06-10', given), 950);
  assert.deepEqual(lateFee({ amount: 1, dueOn: '2015-01-10' }, '2015-02-01', rules), {
    state: 'known',
    amount: 0,
    rows: [],
  });
});

test('parts that are no whole kopecks or more than the debt are refused', () => {
  const dueOn = '2026-04-15';
  for (const debt of [
    { amount: 1.5, dueOn },
    { amount: -1, dueOn },
    { amount: 100, dueOn, paid: [{ paidOn: '2026-05-01', amount: 101 }] },
    { amount: 100, dueOn, paid: [{ paidOn: '2026-05-01', amount: -1 }] },
  ])
    assert.throws(() => lateFee(debt, '2026-07-20', rules), RangeError, JSON.stringify(debt));
});

test('counted day by day the fee is the same, its rows add up, and it never falls', () => {
  const debt = fc
    .record({
      amount: fc.integer({ min: 1, max: 10_000_000 }),
      dueOn: fc.nat(300).map((days) => addDays('2025-12-01', days)),
      cuts: fc.array(fc.record({ after: fc.nat(200), part: fc.integer({ min: 0, max: 300 }) }), { maxLength: 4 }),
    })
    .map(({ amount, dueOn, cuts }): Required<LateDebt> => {
      let left = amount;
      const paid = cuts.map(({ after, part }) => {
        const paidAmount = Math.floor((left * part) / 1000);
        left -= paidAmount;
        return { paidOn: addDays(dueOn, after), amount: paidAmount };
      });
      return { amount, dueOn, paid };
    });
  fc.assert(
    fc.property(debt, fc.nat(200), (given, days) => {
      const until = addDays(given.dueOn, days);
      // Numerator over 100 × 1000 × 3900: percent, tenths of a percent are whole numbers, and both divisors.
      let exact = 0n;
      for (let day = 1; day <= days; day++) {
        const date = addDays(given.dueOn, day);
        const unpaid = given.paid.reduce(
          (left, part) => (part.paidOn < date ? left - part.amount : left),
          given.amount,
        );
        exact += BigInt(unpaid) * 95n * (day <= 30 ? 0n : day <= 90 ? 13n : 30n);
      }
      const unit = 10n * 100n * 3900n;
      const fee = lateFee(given, until, { ...rules, rates: [{ ...special, validTo: null }] });
      assert.ok(fee.state === 'known');
      assert.equal(fee.amount, Number((exact * 2n + unit) / (unit * 2n)));
      assert.equal(
        fee.rows.reduce((sum, row) => sum + row.amount, 0),
        fee.amount,
      );
      assert.ok(fee.rows.every((row) => row.days === daysBetween(row.from, row.to) + 1 && row.amount >= 0));
    }),
  );
});

test('a part of nothing changes nothing, also on a day without a rate', () => {
  const debt = { amount: 100_000, dueOn: '2026-01-12', paid: [{ paidOn: '2026-03-20', amount: 100_000 }] };
  const withNothing = { ...debt, paid: [...debt.paid, { paidOn: '2027-01-05', amount: 0 }] };
  assert.deepEqual(lateFee(withNothing, '2027-02-01', rules), lateFee(debt, '2027-02-01', rules));
});
