import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isIssued, receiptCheckText, type IssuedReceipt } from './fiscal-receipt.ts';

const receipt: IssuedReceipt = {
  state: 'ready',
  issuedAt: '2026-11-09T10:15:59.000Z',
  amount: 166_167,
  fn: '9999078900005430',
  fd: '20000',
  fpd: '3141592653',
};

test('the code of a fiscal receipt is that of the cash register, in its own time', () => {
  assert.equal(
    receiptCheckText(receipt, 'payment', 'Europe/Moscow'),
    't=20261109T1315&s=1661.67&fn=9999078900005430&i=20000&fp=3141592653&n=1',
  );
  assert.equal(
    receiptCheckText({ ...receipt, issuedAt: '2026-11-09T21:05:00Z', amount: 5 }, 'payment', 'Europe/Moscow'),
    't=20261110T0005&s=0.05&fn=9999078900005430&i=20000&fp=3141592653&n=1',
  );
});

test('a refund is a return of income, and its sum has no sign', () => {
  assert.match(
    receiptCheckText({ ...receipt, amount: -15_000 }, 'refund', 'Asia/Vladivostok'),
    /T2015&s=150\.00&.*&n=2$/,
  );
});

test('a receipt that is being formed, or lacks a number, has no code', () => {
  assert.equal(isIssued({ state: 'forming' }), false);
  const { fpd, ...incomplete } = receipt;
  assert.ok(fpd);
  assert.equal(isIssued(incomplete), false);
  assert.equal(isIssued(receipt), true);
});
