import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldAccountNumber, foldEmail, loginKind } from './account-number.ts';

test('one account number in many spellings', () => {
  for (const text of ['230123456', '230 123 456', '230-123-456', 'л/с № 230123456', 'Лицевой счёт 230123456', '２３０123456']) assert.equal(foldAccountNumber(text), '230123456', text);
  assert.equal(foldAccountNumber('0012345'), '0012345', 'leading zeros stay');
  assert.equal(foldAccountNumber('75да533315'), foldAccountNumber('75ДА533315'));
  assert.equal(foldAccountNumber('75АВ533315'), foldAccountNumber('75ab533315'), 'Cyrillic and Latin look-alikes');
});

test('folding twice is folding once, and separators never matter', () => {
  fc.assert(fc.property(fc.string(), (text) => assert.equal(foldAccountNumber(foldAccountNumber(text)), foldAccountNumber(text))));
  fc.assert(fc.property(fc.stringMatching(/^\d{6,15}$/), fc.nat(5), (number, at) => {
    assert.equal(foldAccountNumber(` ${number.slice(0, at)}-${number.slice(at)} `), number);
  }));
});

test('an e-mail is told from an account number', () => {
  assert.equal(loginKind('ivan@example.org'), 'email');
  assert.equal(loginKind('230123456'), 'accountNumber');
  assert.equal(foldEmail(' Ivan@Example.ORG '), 'ivan@example.org');
});
