import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvLine, csvText, withoutFormula } from './csv.ts';

test('quotes cells with a separator, a quote or a line end', () => {
  assert.equal(csvLine(['1', 'кв. 5; подъезд', 'ООО "Дом"', 'a\nb']), '1;"кв. 5; подъезд";"ООО ""Дом""";"a\nb"\r\n');
});

test('quotes a formula after it is marked as text', () => {
  assert.equal(
    csvText(
      [
        ['Месяц', 'a;b'],
        ['=1+1', 'say "so"'],
      ].map((row) => row.map(withoutFormula)),
    ),
    '\ufeffМесяц;"a;b"\r\n\'=1+1;"say ""so"""\r\n',
  );
});

test('begins a file with a byte order mark', () => {
  assert.equal(csvText([['a'], ['b']]), '\ufeffa\r\nb\r\n');
});

test('marks formulas as text', () => {
  assert.deepEqual(['=1+1', '@A1', '-5', '+7', '\t=1', 'кв. 1'].map(withoutFormula), [
    "'=1+1",
    "'@A1",
    "'-5",
    "'+7",
    "'\t=1",
    'кв. 1',
  ]);
});
