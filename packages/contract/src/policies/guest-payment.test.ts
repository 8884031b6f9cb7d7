import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertFewOpen, isFactOf, MOST_OPEN, optionsForGuest } from './guest-payment.ts';

test('a fact from the bill is a serial number of the account or its code, in any spelling', () => {
  const account = { serialNumbers: ['11000001', 'АБ-22'], billCode: 'K7H2' };
  for (const fact of ['11000001', ' 11 000 001 ', 'аб22', 'k7-h2']) assert.equal(isFactOf(fact, account), true, fact);
  for (const fact of ['11000002', 'б/н', '', 'K7H3']) assert.equal(isFactOf(fact, account), false, fact);
  assert.equal(isFactOf('', { serialNumbers: [''], billCode: null }), false, 'nothing proves nothing');
});

test('a guest sees neither charges nor payments', () => {
  const options = {
    ...{ accountId: '1', accountNumber: '2', address: '', amount: 5, methods: [], payee: '', least: 1, most: 9 },
    debts: [
      { id: '3', period: '2026-10', service: null, amount: 5, dueOn: '2026-11-10', isLateFee: true, isOptional: false },
    ],
    unfinished: [],
  };
  assert.deepEqual(optionsForGuest(options), { ...options, debts: [] });
});

test('open payments are limited', () => {
  assertFewOpen(MOST_OPEN - 1, 60);
  assert.throws(() => assertFewOpen(MOST_OPEN, 60), { code: 'RATE_LIMITED', retryAfter: 60 });
});
