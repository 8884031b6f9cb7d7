import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldSerial, serialFits, serialKey, serialNumberFault } from './serial-number.ts';

test('a serial number is compared without zeros at its beginning, spaces and dashes; what stands for none proves nothing', () => {
  assert.equal(foldSerial(' 00-123 45 '), '12345');
  for (const none of ['б/н', '-', '0000', '77777']) assert.equal(foldSerial(none), undefined, none);
});

test('what a spreadsheet made of a serial number is still that number', () => {
  for (const [written, serial] of [
    ['11000001', '0011000001'],
    ['11000001,0', '11000001'],
    ['1,23E+11', '123004512345'],
    ['1.23005E+11', '123004512345'],
    ['1,1Е+07', '11000001'],
  ] as const)
    assert.ok(serialFits(written, serial), written);
  for (const [written, serial] of [
    ['1,23E+11', '124004512345'],
    ['1,23E+10', '123004512345'],
    ['11000001', '11000002'],
    ['1,2E+3', '12AB'],
  ] as const)
    assert.ok(!serialFits(written, serial), written);
});

test('however a spreadsheet shortens a number, the number fits it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000, max: 999_999_999_999 }), fc.integer({ min: 0, max: 6 }), (serial, digits) =>
      serialFits(serial.toExponential(digits).replace('.', ','), `00${serial}`),
    ),
  );
});

test('a serial number is the same with invisible characters and in the notations of a spreadsheet', () => {
  for (const text of ['\u200e11000001', '="11000001"', "'0011000001", '11\u00ad000001'])
    assert.equal(serialKey(text), '11000001', JSON.stringify(text));
});

test('a serial number is the same in Latin and Cyrillic letters, with and without its sign', () => {
  for (const text of ['СВК15-3', 'CBK15-3', '№ свк 15-3', 'CВK153']) assert.equal(serialKey(text), 'CBK153', text);
});

test('a cell that a spreadsheet has damaged is no serial number', () => {
  for (const [text, fault] of [
    ['1,1E+07', 'SCIENTIFIC'],
    ['11000001,0', 'DECIMAL'],
    ['#ССЫЛКА!', 'SPREADSHEET_ERROR'],
    ['-', 'EMPTY'],
    ['№', 'EMPTY'],
    ['', 'EMPTY'],
    ['7'.repeat(41), 'TOO_LONG'],
    ['б/н', undefined],
    ['0077;1', undefined],
    ['A-1', undefined],
  ] as const)
    assert.equal(serialNumberFault(text), fault, text);
});
