import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KnownPayee } from '@vodokanal/contract/rules/bill-check';
import { judgeBill, typedFaults, typedRequisites, type TypedBill } from '../src/bill/typed-bill.ts';

const payee: KnownPayee = {
  personalAcc: '40702810138250123017',
  bic: '044525225',
  payeeInn: '6200098765',
  names: ['МУП «Родник»'],
  validFrom: '2020-01-01',
  validTo: null,
};
const former: KnownPayee = { ...payee, personalAcc: '40702810138250999999', validTo: '2026-01-31' };
const own = { accountNumbers: ['230100001', '75РД333001'], toPay: 91_167, period: '2026-10' };
const typed: TypedBill = {
  code: '',
  personalAcc: '40702810138250123017',
  bic: '044525225',
  account: '230100001',
  sum: '911,67',
};
const judge = (change: Partial<TypedBill>, mine: typeof own | undefined = own) => {
  const bill = typedRequisites('requisites', { ...typed, ...change });
  assert.ok(bill);
  const { payee: who, account, amount } = judgeBill(bill, [payee, former], '2026-11-30', mine);
  return [who, account, amount];
};

test('typed requisites are judged part by part', () => {
  assert.deepEqual(judge({}), ['ours', 'same', 'same']);
  assert.deepEqual(judge({ personalAcc: '40702 810 1 3825 0123017', bic: '044 525 225', account: '2301-00001' }), [
    'ours',
    'same',
    'same',
  ]);
  assert.deepEqual(judge({ personalAcc: '40817810000000000011' }), ['stranger', 'same', 'same']);
  assert.deepEqual(judge({ bic: '040399777' }), ['stranger', 'same', 'same']);
  assert.deepEqual(judge({ personalAcc: former.personalAcc }), ['former', 'same', 'same']);
  assert.deepEqual(judge({ account: '230100002', sum: '1 000' }), ['ours', 'other', 'other']);
  assert.deepEqual(judge({ account: '', sum: '' }), ['ours', 'missing', 'missing']);
  assert.deepEqual(judge({ account: '75РД333001' }), ['ours', 'same', 'same']);
});

test('without a bill of the utility only the payee is judged', () => {
  const bill = typedRequisites('requisites', typed);
  assert.ok(bill);
  const { payee: who, account, amount } = judgeBill(bill, [payee], '2026-11-30', undefined);
  assert.deepEqual([who, account, amount], ['ours', 'unknown', 'unknown']);
});

test('a code is read as it stands; the sum of another month is not compared', () => {
  const code =
    'ST00012|Name=МУП «Родник»|PersonalAcc=40702810138250123017|BankName=Банк|BIC=044525225|CorrespAcc=0|' +
    'PersAcc=230100001|PaymPeriod=092026|Sum=1';
  const bill = typedRequisites('code', { ...typed, code });
  assert.ok(bill);
  const { payee: who, account, amount } = judgeBill(bill, [payee], '2026-11-30', own);
  assert.deepEqual([who, account, amount], ['ours', 'same', 'otherMonth']);
  assert.equal(typedRequisites('code', { ...typed, code: 'нет' }), null);
});

test('each mistake of typing has its own text', () => {
  const faults = (change: Partial<TypedBill>) => typedFaults('requisites', { ...typed, ...change });
  assert.deepEqual(faults({}), {});
  assert.deepEqual(faults({ personalAcc: '', bic: '', account: '', sum: '' }), {}, 'the form judges empty fields');
  assert.deepEqual(faults({ personalAcc: '4070281013825012301' }), { personalAcc: 'accLength' });
  assert.deepEqual(faults({ personalAcc: '4070281О138250123017' }), { personalAcc: 'accSign' });
  assert.deepEqual(faults({ bic: '04452522' }), { bic: 'bicFormat' });
  assert.deepEqual(faults({ sum: 'сто' }), { sum: 'AMOUNT_FORMAT' });
  const inCode = (code: string) => typedFaults('code', { ...typed, code });
  assert.deepEqual(inCode(' https://qr.nspk.ru/AS10?type=01'), { code: 'codeSbp' });
  assert.deepEqual(inCode('HTTPS://QR.NSPK.RU/AS10'), { code: 'codeSbp' });
  assert.deepEqual(inCode('привет'), { code: 'codeFormat' });
  assert.deepEqual(inCode('   '), {});
});
