import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Service } from '@vodokanal/contract';
import type { LedgerEntry } from '@vodokanal/contract/rules/ledger';
import { receiptLines, type PaidAccount } from '../src/payments/receipt-lines.ts';
import type { FiscalRules } from '../src/settings/fiscal-rules.ts';

const RULES: FiscalRules = { vat: '22', lateFeeVat: 'none', email: 'chek@vodokanal.example' };
const rule = { lateFees: 'ofDueDay', law: '' } as const;
const given = { rules: RULES, today: '2026-11-22' } as const;

let last = 0;
function charge(
  amount: number,
  {
    service = 'coldWater',
    month = 9,
    ...more
  }: { service?: Service | null; month?: number; isOptional?: boolean } = {},
): LedgerEntry {
  const period = `2026-${String(month).padStart(2, '0')}`;
  const dueOn = `2026-${String(month + 1).padStart(2, '0')}-15`;
  const kind = service === null ? 'lateFee' : 'volume';
  return {
    kind: 'charge',
    id: `c-${++last}`,
    amount,
    enteredOn: `${period}-28`,
    charge: { period, service, kind, dueOn, basis: null, quantity: null, ...more },
  };
}

const told = (paid: readonly PaidAccount[], fee = 0) =>
  receiptLines(paid, fee, given).map(({ kind, description, amount, vat }) => [kind, description, amount, vat]);

test('a receipt has a line for each service, for late fees, for a named optional service, for the rest and for the fee', () => {
  const optional = charge(9_900, { service: 'irrigation', isOptional: true });
  const entries = [
    charge(40_000),
    charge(30_000, { service: 'wastewater' }),
    charge(10_000, { month: 10 }),
    charge(1_234, { service: null }),
    optional,
  ];
  const account = { accountNumber: '230100001', entries, rule, debtIds: [optional.id] };
  assert.deepEqual(told([{ ...account, amount: 95_000 }], 950), [
    ['service', 'Холодная вода, лицевой счёт 230100001', 50_000, '22'],
    ['service', 'Водоотведение, лицевой счёт 230100001', 30_000, '22'],
    ['service', 'Полив, необязательная услуга, лицевой счёт 230100001', 9_900, '22'],
    ['lateFee', 'Пени, лицевой счёт 230100001', 1_234, 'none'],
    ['advance', 'Аванс за воду, лицевой счёт 230100001', 3_866, '22'],
    ['fee', 'Комиссия за оплату', 950, '22'],
  ]);
  const parts = told([{ ...account, amount: 10_001 }]);
  assert.deepEqual(parts, [
    ['service', 'Холодная вода, лицевой счёт 230100001', 58, '22'],
    ['service', 'Водоотведение, лицевой счёт 230100001', 43, '22'],
    ['service', 'Полив, необязательная услуга, лицевой счёт 230100001', 9_900, '22'],
  ]);
});

test('the lines of several accounts add up to the payment exactly, and each is above zero', () => {
  const services: readonly (Service | null)[] = ['coldWater', 'hotWater', 'wastewater', null];
  const debt = fc
    .record({
      amount: fc.integer({ min: 1, max: 500_000 }),
      service: fc.constantFrom(...services),
      month: fc.integer({ min: 1, max: 10 }),
    })
    .map(({ amount, ...more }) => charge(amount, more));
  const paidBefore = fc.integer({ min: 1, max: 300_000 }).map((amount): LedgerEntry => ({
    kind: 'payment',
    id: `p-${++last}`,
    amount: -amount,
    enteredOn: '2026-11-01',
    payment: { document: '1', channel: 'register' },
  }));
  const account = fc.record({
    rule: fc.constant(rule),
    accountNumber: fc.constantFrom('1', '2', '3'),
    amount: fc.integer({ min: 1, max: 2_000_000 }),
    entries: fc
      .tuple(fc.array(debt, { maxLength: 12 }), fc.array(paidBefore, { maxLength: 2 }))
      .map((all) => all.flat()),
  });
  fc.assert(
    fc.property(fc.array(account, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 5_000 }), (paid, fee) => {
      const lines = receiptLines(paid, fee, given);
      const whole = paid.reduce((sum, { amount }) => sum + amount, fee);
      assert.equal(
        lines.reduce((sum, { amount }) => sum + amount, 0),
        whole,
      );
      assert.ok(lines.every(({ amount }) => amount > 0));
    }),
  );
});
