import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanCell } from './clean-text.ts';
import { csvLine, csvText, withoutFormula } from './csv.ts';

test('quotes cells with a separator, a quote or a line end', () => {
  assert.equal(csvLine(['1', 'кв. 5; подъезд', 'ООО "Дом"', 'a\nb']), '1;"кв. 5; подъезд";"ООО ""Дом""";"a\nb"\r\n');
});

test('quotes a formula after it is marked as text', () => {
  assert.equal(
    csvText([
      ['Месяц', 'a;b'],
      ['=1+1', 'say "so"'],
    ]),
    '\ufeffМесяц;"a;b"\r\n\'=1+1;"say ""so"""\r\n',
  );
});

test('begins a file with a byte order mark', () => {
  assert.equal(csvText([['a'], ['b']]), '\ufeffa\r\nb\r\n');
});

test('marks formulas as text, in every spelling that a spreadsheet runs, and leaves numbers alone', () => {
  for (const formula of ['=1+1', '@A1', '-1+1', '+СУММ(A1)', '\t=1', ' =1', '\r=1', '\n=1', '＝1', '＋a', '－a', '＠a'])
    assert.equal(withoutFormula(formula), `'${formula}`);
  // What hides the sign is removed first.
  assert.equal(withoutFormula('\u0000\u001b=1'), "'=1");
  for (const plain of ['-5', '+7', '-12,5', '-0.001', 'кв. 1', 'a=1', '', '[]'])
    assert.equal(withoutFormula(plain), plain);
});

test('no control character gets into a file, whatever the cells hold', () => {
  assert.equal(csvLine(['a\u001b[31m', 'b\u0000', 'c\ud800', 'd\u009b']), 'a[31m;b;c;d\r\n');
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (cells) => {
      assert.doesNotMatch(csvLine(cells), /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/);
    }),
  );
});

test('what was marked as text is read back without the mark', () => {
  for (const text of ['=1+1', '@A1', '-1+1', '+7 900', '＝1']) assert.equal(cleanCell(withoutFormula(text)), text);
});
