import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { accountNumberFault, accountNumberFits, foldAccountNumber, foldEmail, loginKind } from './account-number.ts';

test('an account number that a spreadsheet made a quantity may be one of several accounts', () => {
  for (const written of ['4799', '004799', '4799,0', '4,799E+03', '="000004799"'])
    assert.equal(accountNumberFits(written, '000004799'), true, written);
  assert.equal(accountNumberFits('2,302E+08', '230200001'), true);
  assert.equal(accountNumberFits('2,302E+08', '230200002'), true);
  for (const [written, account] of [
    ['2,302E+08', '230300001'],
    ['4798', '000004799'],
    ['', '000004799'],
    ['479', '000004799'],
  ] as const)
    assert.equal(accountNumberFits(written, account), false, written);
});

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
  for (const text of ["№'0", '＇0', '№="0"', 'л/с л/с 0']) assert.equal(foldAccountNumber(text), '0', text);
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
    ['230100001,0', 'DECIMAL'],
    ['230100001.00', 'DECIMAL'],
    ['230,100,001', 'SIGNS'],
    ['230100001*', 'SIGNS'],
    ['٢٣٠١٠٠٠٠١', 'SIGNS'],
    ['Err:502', 'SPREADSHEET_ERROR'],
    ['1'.repeat(31), 'TOO_LONG'],
    ['12.0', undefined],
    ['12345-678-90', undefined],
    ['230100001', undefined],
    ['РД-00012', undefined],
  ] as const)
    assert.equal(accountNumberFault(text), fault, text);
});
