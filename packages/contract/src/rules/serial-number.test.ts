import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldSerial, serialFits, serialKey } from './serial-number.ts';

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
