import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldProofValue, isProven, isSameSerial, isUnlockProven, meterBySerial, proofFaults } from './account-proof.ts';

const account = {
  serialNumbers: ['0011000018'],
  lastPayments: [
    { amount: 85_750, paidOn: '2026-11-09' },
    { amount: 84_000, paidOn: '2026-10-08' },
  ],
  billCode: 'А1Б2В3',
};
const proves = (
  kind: 'meterSerial' | 'lastPayment' | 'billCode',
  value: string,
  change: Partial<typeof account> & { readonly billCode?: null } = {},
) => isProven({ kind, value }, { ...account, ...change });

test('a serial number proves in any spelling, but not one that stands for none', () => {
  for (const value of ['0011000018', '11000018', ' 1100-0018 ']) assert.ok(proves('meterSerial', value), value);
  for (const value of ['11000019', '', '0000', 'б/н']) assert.ok(!proves('meterSerial', value), value);
  assert.ok(!isSameSerial('0000', '0000') && !isSameSerial('б/н', 'б/н'));
});

const paid = (value: string, paidOn?: string, lastPayments = account.lastPayments) =>
  isProven({ kind: 'lastPayment', value, ...(paidOn && { paidOn }) }, { ...account, lastPayments });

test('one of the last two payments proves with its day, as people write sums', () => {
  for (const value of ['857,50', '857.50 ₽']) assert.ok(paid(value, '2026-11-09'), value);
  assert.ok(paid('840', '2026-10-08'));
  assert.ok(paid('840', '2026-10-07'), 'paid in the evening, booked on the next day');
  for (const value of ['857', '0', '', '-840', 'много']) assert.ok(!paid(value, '2026-11-09'), value);
  assert.ok(!paid('0', '2026-11-09', [{ amount: 0, paidOn: '2026-11-09' }]));
});

test('a sum without its day, or with the day of another payment, proves nothing', () => {
  assert.ok(!paid('857,50'));
  for (const day of ['2026-11-10', '2026-11-07', '2026-10-08']) assert.ok(!paid('857,50', day), day);
  assert.deepEqual(
    proofFaults({ kind: 'lastPayment', value: '1000' }).map(({ code, pointer }) => [code, pointer]),
    [['REQUIRED', '/proof/paidOn']],
  );
  assert.deepEqual(proofFaults({ kind: 'lastPayment', value: '1000', paidOn: '2026-11-09' }), []);
  assert.deepEqual(proofFaults({ kind: 'meterSerial', value: '1' }), []);
});

test('an unlock request needs the meter and the sum', () => {
  assert.ok(isUnlockProven({ serialNumber: '11000018', lastPayment: '840' }, account));
  assert.ok(!isUnlockProven({ serialNumber: '11000018', lastPayment: '841' }, account));
  assert.ok(!isUnlockProven({ serialNumber: '11000019', lastPayment: '840' }, account));
  assert.ok(!isUnlockProven({}, account));
});

test('one value is counted as one, however it is written', () => {
  const spelling = (kind: 'meterSerial' | 'lastPayment' | 'billCode', value: string) => foldProofValue({ kind, value });
  assert.equal(spelling('lastPayment', '1 000,00 ₽'), spelling('lastPayment', '1000'));
  assert.equal(spelling('meterSerial', '0011-000018'), spelling('meterSerial', '11000018'));
  assert.equal(spelling('billCode', 'а1-б2'), spelling('billCode', 'А1Б2'));
  assert.notEqual(spelling('billCode', '1000'), spelling('lastPayment', '1000'));
});

test('the code of the bill proves where there is one', () => {
  assert.ok(proves('billCode', ' а1-б2-в3 '));
  assert.ok(
    !proves('billCode', 'А1Б2В4') && !isProven({ kind: 'billCode', value: 'null' }, { ...account, billCode: null }),
  );
});

test('nothing proves an account of which nothing is known', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('meterSerial', 'lastPayment', 'billCode'),
      fc.string(),
      (kind, value) => !isProven({ kind, value }, { serialNumbers: [], lastPayments: [], billCode: null }),
    ),
  );
});

test('a guest does not find a removed meter', () => {
  const meters = [
    { serialNumber: '11000018', state: 'removed' },
    { serialNumber: '22000018', state: 'inService' },
  ] as const;
  assert.equal(meterBySerial('11000018', meters), undefined);
  assert.equal(meterBySerial('022000018', meters), meters[1]);
});
