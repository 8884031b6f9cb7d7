import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Bill } from '../index.ts';
import { billCodeFields, billParts, hasOtherPrice, paymentPurpose } from './bill.ts';
import { encodePaymentQr } from './payment-qr.ts';

const line: Bill['lines'][number] = {
  service: 'coldWater',
  kind: 'volume',
  amount: 24_139,
  basis: 'meter',
  quantity: '5.125',
  price: 4710,
};
const payee: Bill['payee'] = {
  name: 'МУП «Родник»',
  personalAcc: '40702810138250123017',
  bankName: 'ОАО «БАНК»',
  bic: '044525225',
  correspAcc: '30101810400000000225',
  inn: '6200098765',
  kpp: '620001001',
  validFrom: '2020-01-01',
  validTo: null,
};
const bill = { payee, accountNumber: '000230401', period: '2026-10', toPay: 123_450 };

test('late fees stand apart from the services', () => {
  const fee: typeof line = { ...line, service: null, kind: 'lateFee', amount: 2338, quantity: null, price: null };
  const back: typeof line = { ...line, kind: 'recalculation', amount: -4139, quantity: null, price: null };
  assert.deepEqual(billParts({ lines: [line, fee, back] }), {
    services: [line, back],
    charged: 20_000,
    lateFee: 2338,
  });
  assert.deepEqual(billParts({ lines: [] }), { services: [], charged: 0, lateFee: 0 });
});

test('a line tells that its price changed inside the month', () => {
  assert.equal(hasOtherPrice(line), false, '241.3875 is rounded');
  assert.equal(hasOtherPrice({ ...line, amount: 24_000 }), true);
  assert.equal(hasOtherPrice({ ...line, price: null, amount: 1 }), false);
  assert.equal(hasOtherPrice({ ...line, quantity: null, amount: 1 }), false);
});

test('the payment code of a bill has its payee, account, month and sum', () => {
  assert.equal(paymentPurpose(bill), 'Вода и стоки, л/с 000230401, октябрь 2026');
  assert.deepEqual(billCodeFields(bill), {
    Name: 'МУП «Родник»',
    PersonalAcc: '40702810138250123017',
    BankName: 'ОАО «БАНК»',
    BIC: '044525225',
    CorrespAcc: '30101810400000000225',
    PayeeINN: '6200098765',
    KPP: '620001001',
    PersAcc: '000230401',
    PaymPeriod: '102026',
    Sum: '123450',
    Purpose: 'Вода и стоки, л/с 000230401, октябрь 2026',
    TechCode: '02',
  });
  assert.equal('Sum' in billCodeFields({ ...bill, toPay: 0 }), false);
  for (let month = 1; month <= 12; month++) {
    const period = `2026-${String(month).padStart(2, '0')}`;
    assert.equal(encodePaymentQr(billCodeFields({ ...bill, period }), 'windows-1251').state, 'ready', period);
  }
});
