import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountOfPaymentCode } from './payment-code.ts';

test('a payment code gives the account it is for; what is no such code stays as it is', () => {
  assert.equal(accountOfPaymentCode('ST00012|Name=ООО «Водоканал»|PersAcc=230100001|Sum=100'), '230100001');
  assert.equal(accountOfPaymentCode('ST00011^Name=X^persAcc=00 45-99'), '00 45-99');
  assert.equal(accountOfPaymentCode(' 230 100 001 '), ' 230 100 001 ');
});
