import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanCell, cleanText, isScientific, isSpreadsheetError, printable } from './clean-text.ts';

const invisible = [
  '\u200b',
  '\u200e',
  '\u202a',
  '\u202c',
  '\u2066',
  '\u2069',
  '\u00ad',
  '\ufeff',
  '\u2060',
  '\u0000',
  '\u0007',
  '\u009f',
];

test('removes characters that nobody sees, wherever they stand', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'0123456789АБВabc@.'), minLength: 1 }),
      fc.array(fc.tuple(fc.nat(), fc.constantFrom(...invisible))),
      (text, marks) => {
        let damaged = text;
        for (const [at, mark] of marks)
          damaged = damaged.slice(0, at % (damaged.length + 1)) + mark + damaged.slice(at % (damaged.length + 1));
        assert.equal(cleanText(damaged), text);
      },
    ),
  );
});

test('keeps words apart and makes special spaces plain', () => {
  assert.equal(cleanText('\u00a0ул.\u202fКлючевая,\u2009д. 5 '), 'ул. Ключевая, д. 5');
  assert.equal(cleanText('первая\nвторая\tтретья'), 'первая\nвторая\tтретья');
});

test('removes half of a surrogate pair, and keeps whole ones', () => {
  assert.equal(cleanText('a\ud800b\udc00c😀'), 'abc😀');
});

test('is idempotent', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => cleanText(cleanText(text)) === cleanText(text)));
  fc.assert(fc.property(fc.string(), (text) => cleanCell(cleanText(text)) === cleanCell(text)));
});

test('reads the ways of a spreadsheet to write a number as text', () => {
  for (const cell of [
    '="000230401"',
    "'000230401",
    '\u200e000230401\u200e',
    ' 000230401\u00a0',
    '= "000230401"'.replace('= ', '='),
  ])
    assert.equal(cleanCell(cell), '000230401');
  assert.equal(cleanCell('="a ""b"""'), 'a "b"');
  assert.equal(cleanCell("О'Коннор"), "О'Коннор");
});

test('knows the errors of spreadsheets', () => {
  for (const text of [
    '#Н/Д',
    '#N/A',
    '#ССЫЛКА!',
    '#REF!',
    '#ЗНАЧ!',
    '#VALUE!',
    '#ДЕЛ/0!',
    '#DIV/0!',
    '#ИМЯ?',
    '#NAME?',
    '#ПУСТО!',
    '#####',
    '#SPILL!',
    '#ВЫЧИСЛ!',
    'Err:502',
    'Ошибка:502',
  ])
    assert.ok(isSpreadsheetError(text), text);
  for (const text of ['№ 5', '12', '', '#', 'д. #5 кв. 2', '#12', '#12А', '# 5'])
    assert.ok(!isSpreadsheetError(text), text);
});

test('knows scientific notation', () => {
  for (const text of ['2,302E+08', '2.302E+08', '2E8', '1,1Е+07', '2,302e+08']) assert.ok(isScientific(text), text);
  for (const text of ['230200001', '12E', 'E8', '2,302', '12,5E+08', '1Е-4']) assert.ok(!isScientific(text), text);
});

test('control characters, direction marks and lone surrogates are shown, not printed', () => {
  assert.equal(
    printable('a\u001b[31m\u0007\u009b\u202e\ud800\rb'),
    'a\\u{1b}[31m\\u{7}\\u{9b}\\u{202e}\\u{d800}\\u{d}b',
  );
  assert.equal(printable('строка\r\nвторая\tи третья 🙂\n'), 'строка\nвторая\tи третья 🙂\n');
});
