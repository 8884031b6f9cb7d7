import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkBill, scannedRequisites, type BillRequisites, type KnownBill, type KnownPayee } from './bill-check.ts';
import { readPaymentQr } from './payment-qr-reader.ts';

const payee: KnownPayee = {
  personalAcc: '40702810000000012345',
  bic: '040399777',
  payeeInn: '2399000017',
  names: ['МУП «Родник»', 'Муниципальное унитарное предприятие «Родник»'],
  validFrom: '2024-01-01',
  validTo: null,
};
const former: KnownPayee = { ...payee, personalAcc: '40702810000000099999', validTo: '2026-06-30' };
const known: KnownBill = { accountNumbers: ['000230414', '000230404'], amount: 123_450, period: '2026-10' };
const right: BillRequisites = {
  personalAcc: '40702810000000012345',
  bic: '040399777',
  payeeInn: '2399000017',
  name: 'МУП "РОДНИК"',
  accountNumber: '000230414',
  amount: 123_450,
  period: '2026-10',
};
const check = (bill: Partial<BillRequisites>, given: KnownBill | undefined = known) =>
  checkBill({ ...right, ...bill }, [payee, former], '2026-11-29', given);

test('a bill of the utility is told to be one', () => {
  assert.deepEqual(check({}), { verdict: 'ours', differences: [] });
  assert.equal(check({ accountNumber: 'л/с 000230-404' }).verdict, 'ours', 'a former number of the account');
  assert.equal(check({ personalAcc: '40702 810 0 0000 0012345', name: null, payeeInn: null }).verdict, 'ours');
});

test("a stranger's requisites are told, whatever name they bear", () => {
  assert.deepEqual(check({ personalAcc: '40817810000000000011' }), {
    verdict: 'stranger',
    differences: ['otherPayee'],
  });
  assert.deepEqual(check({ bic: '044525225' }), { verdict: 'stranger', differences: ['otherBank'] });
  assert.deepEqual(check({ payeeInn: '7700000000' }), { verdict: 'stranger', differences: ['otherInn'] });
  assert.equal(check({ personalAcc: '4O702810000000012345' }).verdict, 'stranger', 'a letter among the digits');
});

test('a bill whose payee cannot be read is neither ours nor a stranger’s', () => {
  assert.deepEqual(check({ personalAcc: null }), { verdict: 'unclear', differences: ['noPayee'] });
  assert.deepEqual(check({ bic: null }), { verdict: 'unclear', differences: ['noBank'] });
});

test('another account, sum or period, a former account and an odd name are named', () => {
  assert.deepEqual(check({ accountNumber: '000230401', amount: 200_000, period: '2026-09' }), {
    verdict: 'different',
    differences: ['otherAccount', 'otherAmount', 'otherPeriod'],
  });
  assert.deepEqual(check({ accountNumber: null, amount: null, period: null }), {
    verdict: 'different',
    differences: ['noAccount', 'noAmount'],
  });
  assert.deepEqual(check({ personalAcc: former.personalAcc }).differences, ['formerPayee']);
  assert.deepEqual(check({ name: 'ИП Вымышленный' }).differences, ['otherName']);
});

test('for a guest only the payee is judged', () => {
  const guest = checkBill({ ...right, accountNumber: '1', amount: 1 }, [payee], '2026-11-29');
  assert.deepEqual(guest, { verdict: 'ours', differences: [] });
});

test('a scanned code is checked as it stands', () => {
  const code = readPaymentQr(
    'ST00012|Name=МУП «Родник»|PersonalAcc=40702810000000012345|BankName=Приморский банк (АО)|BIC=040399777|' +
      'CorrespAcc=30101810700000000777|PayeeINN=2399000017|PersAcc=000230414|PaymPeriod=102026|Sum=123450|',
  );
  assert.ok(code);
  assert.deepEqual(checkBill(scannedRequisites(code), [payee], '2026-11-29', known), {
    verdict: 'ours',
    differences: [],
  });
});

test('a code with the payee twice is unclear, because a bank may take either account', () => {
  const code = 'ST00012|Name=МУП «Родник»|PersonalAcc=40702810000000012345|BankName=Банк|BIC=040399777|CorrespAcc=0';
  const { verdict, differences } = checkBill(
    scannedRequisites(readPaymentQr(new TextEncoder().encode(`${code}|PersonalAcc=40817810000000000009`))!),
    [payee],
    '2026-11-29',
  );
  assert.deepEqual([verdict, differences.includes('noPayee')], ['unclear', true]);
});

test('the bill of an account without debt asks for nothing', () => {
  const paid = { ...known, amount: 0 };
  assert.equal(check({ amount: null }, paid).verdict, 'ours');
  assert.deepEqual(check({ amount: 100 }, paid).differences, ['otherAmount']);
});
