import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from './calendar.ts';
import { lateFee } from './late-fee.ts';
import {
  allocatePayment,
  settleAccount,
  type AccountCharge,
  type AllocationRule,
  type Debt,
} from './payment-allocation.ts';

const last: AllocationRule = { lateFees: 'last', law: 'ПП РФ № 354, п. 118' };
const ofDueDay: AllocationRule = { ...last, lateFees: 'ofDueDay' };
const debt = (id: string, amount: number, more: Partial<Debt> = {}): Debt => ({
  id,
  amount,
  period: '2026-09',
  dueOn: '2026-10-15',
  ...more,
});
const october = { period: '2026-10', dueOn: '2026-11-16' };
const paidOf = (shares: readonly { debtId: string; amount: number }[]) =>
  Object.fromEntries(shares.map(({ debtId, amount }) => [debtId, amount]));

test('M08: a part payment is spread over the lines of a bill in proportion, to the kopeck', () => {
  const bill = [debt('cold', 51_233), debt('wastewater', 28_741), debt('hot', 44_390)];
  const { shares, left } = allocatePayment(100_000, bill, last);
  assert.deepEqual([paidOf(shares), left], [{ cold: 41_196, wastewater: 23_110, hot: 35_694 }, 0]);
  const equal = [debt('a', 33_333), debt('b', 33_333), debt('c', 33_333)];
  assert.deepEqual(paidOf(allocatePayment(10_000, equal, last).shares), { a: 3334, b: 3333, c: 3333 });
});

test('what is due first is paid first, and the rest is an advance', () => {
  const debts = [debt('new', 60_000, october), debt('old', 40_000)];
  assert.deepEqual(paidOf(allocatePayment(50_000, debts, last).shares), { old: 40_000, new: 10_000 });
  const whole = allocatePayment(120_000, debts, last);
  assert.deepEqual([paidOf(whole.shares), whole.left], [{ old: 40_000, new: 60_000 }, 20_000]);
});

test('what the payer names is paid before older debts', () => {
  const debts = [debt('old', 40_000), debt('cold', 30_000, october), debt('drain', 20_000, october)];
  assert.deepEqual(paidOf(allocatePayment(60_000, debts, last, { periods: ['2026-10'] }).shares), {
    cold: 30_000,
    drain: 20_000,
    old: 10_000,
  });
  assert.deepEqual(paidOf(allocatePayment(25_000, debts, last, { debtIds: ['drain'] }).shares), {
    drain: 20_000,
    old: 5_000,
  });
});

test('late fees come after all charges, or after those of their due date', () => {
  const debts = [debt('fee', 500, { isLateFee: true }), debt('old', 40_000), debt('new', 60_000, october)];
  assert.deepEqual(paidOf(allocatePayment(50_000, debts, last).shares), { old: 40_000, new: 10_000 });
  assert.deepEqual(paidOf(allocatePayment(50_000, debts, ofDueDay).shares), { old: 40_000, fee: 500, new: 9_500 });
  assert.deepEqual(paidOf(allocatePayment(40_200, debts, ofDueDay).shares), { old: 40_000, fee: 200 });
});

test('an optional line is paid only by who names it', () => {
  const debts = [debt('cold', 10_000), debt('insurance', 5_000, { isOptional: true })];
  const plain = allocatePayment(15_000, debts, last, { periods: ['2026-09'] });
  assert.deepEqual([paidOf(plain.shares), plain.left], [{ cold: 10_000 }, 5_000]);
  const named = allocatePayment(15_000, debts, last, { debtIds: ['insurance'] });
  assert.deepEqual([paidOf(named.shares), named.left], [{ insurance: 5_000, cold: 10_000 }, 0]);
});

test('no payment of nothing, of less than nothing or of half a kopeck is spread', () => {
  for (const amount of [0, -1, 0.5, NaN])
    assert.throws(() => allocatePayment(amount, [debt('a', 1)], last), RangeError);
  assert.throws(() => allocatePayment(1, [debt('a', 0)], last), RangeError);
});

const charge = (id: string, amount: number, issuedOn: string, more: Partial<Debt> = {}): AccountCharge => ({
  ...debt(id, amount, more),
  issuedOn,
});

test('an advance and a recalculation pay the next bill on the day it is issued', () => {
  const { shares, advance } = settleAccount(
    [
      charge('september', 10_000, '2026-10-05'),
      charge('recalculation', -42_000, '2026-10-05'),
      charge('october', 21_000, '2026-11-05', october),
      charge('november', 21_000, '2026-12-05', { period: '2026-11', dueOn: '2026-12-15' }),
    ],
    [{ id: 'p1', paidOn: '2026-11-10', amount: 1_000 }],
    last,
  );
  assert.deepEqual(
    shares.map(({ debtId, amount, paymentId, paidOn }) => [debtId, amount, paymentId, paidOn]),
    [
      ['september', 10_000, 'recalculation', '2026-10-05'],
      ['october', 21_000, 'recalculation', '2026-11-05'],
      ['november', 11_000, 'recalculation', '2026-12-05'],
      ['november', 1_000, 'p1', '2026-12-05'],
    ],
  );
  assert.equal(advance, 0);
});

test('the days of the shares give the late fee of a debt paid in parts', () => {
  const charges = [charge('march', 100_000, '2026-04-05', { period: '2026-03', dueOn: '2026-04-15' })];
  const payments = [
    { id: 'p1', paidOn: '2026-06-20', amount: 40_000 },
    { id: 'p2', paidOn: '2026-07-20', amount: 60_000 },
  ];
  const paid = settleAccount(charges, payments, last).shares;
  const law = 'ЖК РФ ст. 155 ч. 14';
  const steps = [
    { fromDay: 31, divisor: 300 },
    { fromDay: 91, divisor: 130 },
  ];
  const fee = lateFee({ amount: 100_000, dueOn: '2026-04-15', paid }, '2026-11-29', {
    terms: [{ validFrom: '2016-01-01', validTo: null, value: { steps, law } }],
    rates: [{ validFrom: '2022-02-28', validTo: '2026-12-31', knownSince: '2022-03-28', value: '9.5', law }],
    asOf: '2026-11-29',
  });
  assert.equal(fee.state === 'known' && fee.amount, 1859);
});

const date = fc.nat(400).map((days) => addDays('2026-01-01', days));
const accountCharge = fc.record({
  issuedOn: date,
  dueOn: date,
  amount: fc.integer({ min: -50_000, max: 100_000 }),
  isLateFee: fc.boolean(),
});
const accountPayment = fc.record({ paidOn: date, amount: fc.integer({ min: 1, max: 150_000 }) });

test('no kopeck is lost or made, no debt is overpaid, and the same history gives the same answer', () => {
  fc.assert(
    fc.property(
      fc.array(accountCharge, { maxLength: 20 }),
      fc.array(accountPayment, { maxLength: 20 }),
      fc.constantFrom(last, ofDueDay),
      (given, paid, rule) => {
        const charges = given.map((each, at) => charge(`c${at}`, each.amount, each.issuedOn, each));
        const payments = paid.map((each, at) => ({ id: `p${at}`, ...each }));
        const { shares, advance } = settleAccount(charges, payments, rule);
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
        const credit = sum(payments.map(({ amount }) => amount)) - sum(given.map(({ amount }) => Math.min(0, amount)));
        assert.equal(sum(shares.map(({ amount }) => amount)) + advance, credit);
        let unpaid = 0;
        for (const { id, amount, issuedOn } of charges.filter((each) => each.amount > 0)) {
          const own = shares.filter(({ debtId }) => debtId === id);
          assert.ok(sum(own.map((share) => share.amount)) <= amount);
          assert.ok(own.every(({ paidOn }) => paidOn >= issuedOn));
          unpaid += amount - sum(own.map((share) => share.amount));
        }
        assert.ok(unpaid === 0 || advance === 0, 'no debt stands beside an advance');
        assert.deepEqual(settleAccount(charges, payments, rule), { shares, advance });
      },
    ),
  );
});

test('a refund is refused instead of being lost', () => {
  assert.throws(
    () => settleAccount([], [{ id: 'r', paidOn: '2026-01-02', amount: -1000 }], last),
    /Payments are whole kopecks above zero/,
  );
});
