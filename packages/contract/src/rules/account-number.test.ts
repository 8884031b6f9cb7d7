import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { accountNumberFault, foldAccountNumber, foldEmail, loginKind } from './account-number.ts';

test('one account number in many spellings', () => {
  for (const text of [
    '230123456',
    '230 123 456',
    '230-123-456',
    'л/с № 230123456',
    'Лицевой счёт 230123456',
    '２３０123456',
  ])
    assert.equal(foldAccountNumber(text), '230123456', text);
  assert.equal(foldAccountNumber('0012345'), '0012345', 'leading zeros stay');
  assert.equal(foldAccountNumber('75да533315'), foldAccountNumber('75ДА533315'));
  assert.equal(foldAccountNumber('75АВ533315'), foldAccountNumber('75ab533315'), 'Cyrillic and Latin look-alikes');
});

test('folding twice is folding once, and separators never matter', () => {
  fc.assert(
    fc.property(fc.string(), (text) =>
      assert.equal(foldAccountNumber(foldAccountNumber(text)), foldAccountNumber(text)),
    ),
  );
  fc.assert(
    fc.property(fc.stringMatching(/^\d{6,15}$/), fc.nat(5), (number, at) => {
      assert.equal(foldAccountNumber(` ${number.slice(0, at)}-${number.slice(at)} `), number);
    }),
  );
});

test('an e-mail is told from an account number', () => {
  assert.equal(loginKind('ivan@example.org'), 'email');
  assert.equal(loginKind('230123456'), 'accountNumber');
  assert.equal(foldEmail(' Ivan@Example.ORG '), 'ivan@example.org');
});

test('an account number is the same with invisible characters and in the notations of a spreadsheet', () => {
  for (const text of [
    '\u200e230100001\u200e',
    '="230100001"',
    "'230100001",
    '230\u00ad100\u200b001',
    '\ufeff230100001',
  ])
    assert.equal(foldAccountNumber(text), '230100001', JSON.stringify(text));
});

test('an e-mail is the same with invisible characters and as a link', () => {
  for (const text of ['mailto:Rodnik@Example.org', '\u202arodnik@example.org\u202c', ' rodnik@example.org\u00a0'])
    assert.equal(foldEmail(text), 'rodnik@example.org', JSON.stringify(text));
});

test('a cell that a spreadsheet has damaged is no account number', () => {
  for (const [text, fault] of [
    ['2,302E+08', 'SCIENTIFIC'],
    ['="2,302E+08"', 'SCIENTIFIC'],
    ['#Н/Д', 'SPREADSHEET_ERROR'],
    ['####', 'SPREADSHEET_ERROR'],
    ['-', 'EMPTY'],
    ['№', 'EMPTY'],
    ['', 'EMPTY'],
    ['л/с №', 'EMPTY'],
    ['б/н', 'EMPTY'],
    ['нет', 'EMPTY'],
    ['230100001', undefined],
    ['РД-00012', undefined],
  ] as const)
    assert.equal(accountNumberFault(text), fault, text);
});
