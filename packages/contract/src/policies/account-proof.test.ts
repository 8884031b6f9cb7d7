import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isProven, isSameSerial, meterBySerial } from './account-proof.ts';

const account = { serialNumbers: ['0011000018'], lastPayments: [85_750, 84_000], billCode: 'А1Б2В3' };
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

test('one of the last two payments proves, as people write sums', () => {
  for (const value of ['857,50', '857.50 ₽', '840']) assert.ok(proves('lastPayment', value), value);
  for (const value of ['857', '0', '', '-840', 'много']) assert.ok(!proves('lastPayment', value), value);
  assert.ok(!proves('lastPayment', '0', { lastPayments: [0] }));
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
