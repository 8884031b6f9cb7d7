import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from './calendar.ts';
import { instalmentsOf } from './instalment-plan.ts';
import { lateFee } from './late-fee.ts';
import {
  allocatePayment,
  settleAccount,
  type AccountAllocation,
  type AccountCharge,
  type AllocationRule,
  type Debt,
  type Settlement,
  type SignedPlan,
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

/** A plan for the first charges, whatever they are. */
const somePlan: SignedPlan = {
  amount: 60_000,
  debtIds: ['c0', 'c1', 'c2'],
  instalments: [
    { dueOn: '2026-06-15', amount: 20_000 },
    { dueOn: '2026-09-15', amount: 40_000 },
  ],
  signedOn: '2026-05-01',
  graceDays: 60,
};

test('no kopeck is lost or made, no debt is overpaid, and the same history gives the same answer', () => {
  fc.assert(
    fc.property(
      fc.array(accountCharge, { maxLength: 20 }),
      fc.array(accountPayment, { maxLength: 20 }),
      fc.constantFrom<AccountAllocation>(
        last,
        ofDueDay,
        { ...last, signedPlans: [somePlan] },
        { ...ofDueDay, signedPlans: [somePlan] },
      ),
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

const plan: SignedPlan = {
  amount: 90_000,
  debtIds: ['old'],
  instalments: [
    { dueOn: '2026-12-15', amount: 30_000 },
    { dueOn: '2027-01-15', amount: 30_000 },
    { dueOn: '2027-02-15', amount: 30_000 },
  ],
  signedOn: '2026-11-25',
  graceDays: 10,
};
const old = charge('old', 90_000, '2026-09-05', { dueOn: '2026-09-15' });
const december = charge('december', 20_000, '2026-12-05', { period: '2026-11', dueOn: '2026-12-15' });
const january = charge('january', 20_000, '2027-01-05', { period: '2026-12', dueOn: '2027-01-15' });
const paidByDebt = (settlement: Settlement) => {
  const paid: Record<string, number> = {};
  for (const { debtId, amount } of settlement.shares) paid[debtId] = (paid[debtId] ?? 0) + amount;
  return paid;
};

test('a kept plan is paid as its instalments fall due, then the bills, then the rest of the plan', () => {
  const settle = (amount: number, paidOn: string, rule: AccountAllocation = { ...ofDueDay, signedPlans: [plan] }) =>
    paidByDebt(settleAccount([old, december], [{ id: 'p', paidOn, amount }], rule));
  assert.deepEqual(settle(50_000, '2026-12-10'), { december: 20_000, old: 30_000 });
  assert.deepEqual(settle(15_000, '2026-12-14'), { december: 15_000 }, 'the instalment is due tomorrow');
  assert.deepEqual(settle(40_000, '2026-12-15'), { old: 30_000, december: 10_000 }, 'it is due today');
  assert.deepEqual(settle(110_000, '2026-12-15'), { old: 90_000, december: 20_000 });
  assert.deepEqual(settle(50_000, '2026-12-10', ofDueDay), { old: 50_000 }, 'without a plan by age');
});

test('what a payer names is paid before a plan, and an instalment that was named is not paid twice', () => {
  const kept = { debtIds: ['old'], due: 30_000 };
  const debts = [debt('old', 90_000, { dueOn: '2026-09-15' }), debt('new', 20_000, { dueOn: '2026-12-15' })];
  assert.deepEqual(paidOf(allocatePayment(40_000, debts, last, { debtIds: ['new'] }, kept).shares), {
    new: 20_000,
    old: 20_000,
  });
  const many = [debt('older', 10_000, { dueOn: '2026-08-15' }), ...debts];
  const both = { debtIds: ['older', 'old'], due: 30_000 };
  assert.deepEqual(paidOf(allocatePayment(50_000, many, last, { debtIds: ['older'] }, both).shares), {
    older: 10_000,
    old: 20_000,
    new: 20_000,
  });
});

test('a late fee of the bills comes before what is not due of a plan', () => {
  const debts = [
    debt('old', 90_000, { dueOn: '2026-09-15' }),
    debt('fee', 500, { dueOn: '2026-09-15', isLateFee: true }),
    debt('new', 20_000, { dueOn: '2026-12-15' }),
  ];
  for (const rule of [last, ofDueDay])
    assert.deepEqual(
      paidOf(allocatePayment(51_000, debts, rule, {}, { debtIds: ['old'], due: 30_000 }).shares),
      { old: 30_500, new: 20_000, fee: 500 },
      rule.lateFees,
    );
});

test('a plan counts from its signature until it is broken', () => {
  const rule = { ...ofDueDay, signedPlans: [plan] };
  const before = settleAccount([old, december], [{ id: 'p', paidOn: '2026-11-24', amount: 1_000 }], rule);
  assert.deepEqual(paidByDebt(before), { old: 1_000 });
  const inGrace = settleAccount([old, december], [{ id: 'p', paidOn: '2026-12-25', amount: 35_000 }], rule);
  assert.deepEqual(paidByDebt(inGrace), { old: 30_000, december: 5_000 });
  const broken = settleAccount(
    [old, december, january],
    [
      { id: 'p', paidOn: '2026-12-26', amount: 35_000 },
      { id: 'q', paidOn: '2027-01-10', amount: 25_000 },
    ],
    rule,
  );
  assert.deepEqual(paidByDebt(broken), { old: 60_000 }, 'paying later does not restore it');
});

/** A debt in instalments, and bills that are paid together with the instalments on a day between issue and due date. */
const keptPlan = fc
  .record({
    debts: fc.array(fc.integer({ min: 1, max: 300_000 }), { minLength: 1, maxLength: 6 }),
    lateFees: fc.array(fc.nat(5_000), { minLength: 12, maxLength: 12 }),
    bills: fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 12, maxLength: 12 }),
    days: fc.array(fc.nat(10), { minLength: 12, maxLength: 12 }),
    months: fc.integer({ min: 1, max: 12 }),
    lateFeesCome: fc.constantFrom<AllocationRule['lateFees']>('last', 'ofDueDay'),
  })
  .map(({ debts, lateFees, bills, days, months, lateFeesCome }) => {
    const month = (at: number) => `${2026 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
    const olds = debts.map((amount, at) =>
      charge(`old ${at}`, amount, `${month(at)}-05`, { period: month(at), dueOn: `${month(at)}-15` }),
    );
    const amount = debts.reduce((sum, each) => sum + each, 0);
    const parts = instalmentsOf(
      amount,
      { months },
      bills.map((_, at) => `${month(at + 7)}-15`),
    );
    const news = bills.flatMap((sum, at) => {
      const fee = lateFees[at] ?? 0;
      const line = { period: month(at + 6), dueOn: `${month(at + 7)}-15` };
      return [
        charge(`new ${at}`, sum, `${month(at + 7)}-05`, line),
        // The fee of the debt in instalments, on the bill with the due date of what is late.
        ...(fee > 0 ? [charge(`fee ${at}`, fee, `${month(at + 7)}-05`, { ...line, isLateFee: true })] : []),
      ];
    });
    const payments = bills.map((sum, at) => ({
      id: `p${at}`,
      paidOn: `${month(at + 7)}-${String(5 + (days[at] ?? 0)).padStart(2, '0')}`,
      amount: sum + (lateFees[at] ?? 0) + (parts[at]?.amount ?? 0),
    }));
    const signed: SignedPlan = {
      amount,
      debtIds: olds.map(({ id }) => id),
      instalments: parts,
      signedOn: `${month(6)}-20`,
      graceDays: 10,
    };
    return { charges: [...olds, ...news], payments, rule: { lateFees: lateFeesCome, law: '' }, signed };
  });

test('who pays each bill with its instalment by the day has no bill overdue and the plan in time, to the kopeck', () => {
  let overdueByAge = 0;
  fc.assert(
    fc.property(keptPlan, ({ charges, payments, rule, signed }) => {
      const settlement = settleAccount(charges, payments, { ...rule, signedPlans: [signed] });
      const sum = (values: readonly { readonly amount: number }[]) =>
        values.reduce((total, { amount }) => total + amount, 0);
      assert.equal(sum(settlement.shares) + settlement.advance, sum(payments));
      const lateOf = ({ shares }: Settlement) =>
        charges.filter(
          ({ id, amount, dueOn }) =>
            !signed.debtIds.includes(id) &&
            sum(shares.filter(({ debtId, paidOn }) => debtId === id && paidOn <= dueOn)) < amount,
        );
      assert.deepEqual(lateOf(settlement), []);
      let due = 0;
      for (const instalment of signed.instalments) {
        due += instalment.amount;
        const paid = settlement.shares.filter(
          ({ debtId, paidOn }) => signed.debtIds.includes(debtId) && paidOn <= instalment.dueOn,
        );
        assert.equal(sum(paid), due, 'the plan neither lags nor runs ahead');
      }
      overdueByAge += Math.sign(lateOf(settleAccount(charges, payments, rule)).length);
    }),
  );
  assert.ok(overdueByAge > 50, 'by age alone bills would become overdue');
});
