import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMonths, dayOfPeriod } from './calendar.ts';
import fc from 'fast-check';
import {
  balanceOn,
  billOf,
  chargeMonths,
  debtOf,
  openDebts,
  paymentEntries,
  type BillFacts,
  type DebtRules,
  type LedgerEntry,
} from './ledger.ts';

const rules: DebtRules = {
  allocation: { lateFees: 'ofDueDay', law: '' },
  terms: [
    {
      validFrom: '2016-01-01',
      validTo: null,
      value: {
        steps: [
          { fromDay: 31, divisor: 300 },
          { fromDay: 91, divisor: 130 },
        ],
        law: 'ЖК РФ ст. 155 ч. 14',
      },
    },
  ],
  rates: [{ validFrom: '2022-02-28', validTo: '2026-12-31', value: '9.5', knownSince: '2022-02-28', law: '' }],
  steps: {
    lateFee: { afterDays: 30, law: '' },
    notice: { law: '' },
    restriction: { afterDays: 20, law: '' },
    court: { law: '' },
  },
};
const account = { accountId: 'a', accountNumber: '1', address: '' };

const charge = (id: string, period: string, amount: number, more: object = {}): LedgerEntry => ({
  kind: 'charge',
  id,
  amount,
  enteredOn: dayOfPeriod(addMonths(period, 1), 1),
  charge: {
    period,
    service: 'coldWater',
    kind: 'volume',
    dueOn: dayOfPeriod(addMonths(period, 1), 15),
    basis: null,
    quantity: null,
    ...more,
  },
});
const payment = (id: string, enteredOn: string, amount: number, more: object = {}): LedgerEntry => ({
  kind: 'payment',
  id,
  amount: -amount,
  enteredOn,
  payment: { document: id, channel: 'register', ...more },
});
const facts: BillFacts = {
  accountNumber: '1',
  holder: '',
  address: '',
  persons: 1,
  readings: [],
  payee: {
    name: 'Водоканал',
    personalAcc: '40702810138250123017',
    bankName: 'БАНК',
    bic: '044525225',
    correspAcc: '30101810400000000225',
    inn: '6200098765',
    kpp: '',
    validFrom: '2020-01-01',
    validTo: null,
  },
  delivery: { isPaperless: false, from: null },
  priceOf: () => 4592,
};

test('the worked example: 1000.00 due on 15.04.2026 and paid on 20.07.2026 has cost 23.38', () => {
  const debt = charge('c', '2026-03', 100_000);
  const { lateFee, amount, since } = debtOf([debt], account, [], rules, '2026-07-20');
  assert.deepEqual([lateFee, amount, since], [2338, 100_000, '2026-04-15']);
});

test('without a published rate there is no late fee and no guess', () => {
  assert.equal(debtOf([charge('c', '2026-03', 100_000)], account, [], rules, '2027-01-20').lateFee, null);
});

test('a refund takes its part of the payment back, and the debt is open again', () => {
  const entries: LedgerEntry[] = [
    charge('c', '2026-03', 100_000),
    payment('p', '2026-04-10', 100_000),
    {
      kind: 'refund',
      id: 'r',
      amount: 30_000,
      enteredOn: '2026-04-12',
      payment: { document: 'r', channel: 'online', of: 'p' },
    },
  ];
  assert.deepEqual(
    openDebts(entries, rules.allocation).map(({ id, amount }) => [id, amount]),
    [['c', 30_000]],
  );
  assert.deepEqual([balanceOn(entries, '2026-04-11'), balanceOn(entries, '2026-04-12')], [0, 30_000]);
  assert.deepEqual(
    paymentEntries(entries).map(({ kind, amount }) => [kind, amount]),
    [
      ['refund', -30_000],
      ['payment', 100_000],
    ],
  );
});

test('of the late fee on bills the paid and the unpaid part are told', () => {
  const fee = (id: string, amount: number, enteredOn: string): LedgerEntry => ({
    ...charge(id, enteredOn.slice(0, 7), amount, { kind: 'lateFee', service: null, dueOn: '2026-04-15' }),
    enteredOn,
  });
  const entries = [
    charge('c', '2026-03', 100_000),
    fee('paid', 500, '2026-06-01'),
    fee('open', 700, '2026-07-01'),
    { ...payment('p', '2026-06-10', 500), payment: { document: 'p', channel: 'register' as const, debtIds: ['paid'] } },
    payment('part', '2026-07-10', 40_000),
  ] as LedgerEntry[];
  const { lateFeeCharged, lateFeePaid, amount } = debtOf(entries, account, [], rules, '2026-07-20');
  assert.deepEqual([amount, lateFeeCharged, lateFeePaid], [60_000, 700, 500]);
});

test('the legal steps follow from what was sent, each with its day', () => {
  const entries = [charge('c', '2026-03', 100_000)];
  const stepsOn = (today: string, sentOn?: string) =>
    debtOf(
      entries,
      account,
      sentOn ? [{ id: 'n', kind: 'restriction', sentOn, amount: 100_000, acknowledgedOn: null }] : [],
      rules,
      today,
    ).steps.map(({ step, state, on }) => `${step} ${state} ${on}`);
  assert.deepEqual(stepsOn('2026-05-01'), [
    'lateFee next 2026-05-16',
    'notice later null',
    'restriction later null',
    'court later null',
  ]);
  assert.deepEqual(stepsOn('2026-06-05', '2026-06-01'), [
    'lateFee done 2026-05-16',
    'notice done 2026-06-01',
    'restriction next 2026-06-22',
    'court later null',
  ]);
  assert.deepEqual(debtOf([], account, [], rules, '2026-06-05').steps, []);
});

test('bills of any history add up: what was owed, paid and charged is what is to be paid', () => {
  const month = fc.integer({ min: 1, max: 9 }).map((number) => `2026-0${number}`);
  const entry = fc.oneof(
    fc
      .record({ period: month, amount: fc.integer({ min: 1, max: 500_000 }) })
      .map(({ period, amount }) => ({ period, amount })),
    fc.record({
      paidOn: fc
        .integer({ min: 1, max: 280 })
        .map((day) => new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10)),
      amount: fc.integer({ min: 1, max: 500_000 }),
    }),
  );
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 30 }), (given) => {
      const entries = given.map((each, at) =>
        'period' in each ? charge(`c${at}`, each.period, each.amount) : payment(`p${at}`, each.paidOn, each.amount),
      );
      const months = chargeMonths(entries);
      for (const { period, issuedOn, total } of months) {
        const bill = billOf(entries, period, facts);
        assert.ok(bill);
        assert.equal(bill.total, total);
        assert.equal(bill.toPay - bill.credit, bill.before - bill.paid + bill.total);
        // What the bill asks for is the balance of its day before any payment of that day.
        const paidThatDayOrLater = entries.filter(
          (each) => each.kind === 'payment' && each.enteredOn >= issuedOn && each.enteredOn <= issuedOn,
        );
        const balance = balanceOn(entries, issuedOn) - paidThatDayOrLater.reduce((sum, { amount }) => sum + amount, 0);
        assert.equal(bill.toPay - bill.credit, balance);
      }
    }),
    { numRuns: 200 },
  );
});

test('a notice of an earlier debt says nothing of a new one', () => {
  const notices = [
    { id: 'n', kind: 'restriction' as const, sentOn: '2024-03-01', amount: 100_000, acknowledgedOn: null },
    { id: 'm', kind: 'court' as const, sentOn: '2024-05-01', amount: 100_000, acknowledgedOn: null },
  ];
  const { steps } = debtOf([charge('c', '2026-03', 100_000)], account, notices, rules, '2026-06-05');
  assert.deepEqual(
    steps.map(({ step, state }) => `${step} ${state}`),
    ['lateFee done', 'notice next', 'restriction later', 'court later'],
  );
});

test('money that went back without naming its payment opens the debt again', () => {
  const entries = [
    charge('c', '2026-03', 100_000),
    payment('p', '2026-04-10', 100_000),
    payment('storno', '2026-04-12', -100_000),
  ];
  assert.equal(balanceOn(entries, '2026-05-01'), 100_000);
  assert.deepEqual(
    openDebts(entries, rules.allocation).map(({ amount }) => amount),
    [100_000],
  );
  assert.equal(debtOf(entries, account, [], rules, '2026-05-01').amount, 100_000);
});

test('a correction of an earlier month stands on the next bill, and the bill that was told stays', () => {
  const entries: LedgerEntry[] = [
    charge('c1', '2026-03', 100_000),
    { ...charge('fix', '2026-03', -10_000, { kind: 'recalculation', reason: 'Исправлено' }), enteredOn: '2026-04-20' },
    charge('c2', '2026-04', 50_000),
    payment('p', '2026-05-08', 20_000),
  ];
  const [march, april] = [billOf(entries, '2026-03', facts), billOf(entries, '2026-04', facts)];
  assert.deepEqual([march?.total, march?.toPay, march?.lines.length], [100_000, 100_000, 1]);
  assert.deepEqual([april?.before, april?.total, april?.toPay, april?.paidSince], [100_000, 40_000, 140_000, 20_000]);
  assert.deepEqual(
    april?.lines.map(({ kind, amount }) => [kind, amount]),
    [
      ['recalculation', -10_000],
      ['volume', 50_000],
    ],
  );
});
