import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elsOfServiceId, isSameEls, parseElsNumber, parseServiceId } from './gis-number.ts';

test('an ЕЛС is two digits, two letters and six digits, however it is written', () => {
  for (const text of [
    '75да533315',
    ' 75ДА 533 315 ',
    '75ДА-533315',
    'ЕЛС 75да533315',
    'ЕЛС: 75ДА533315',
    "'75ДА533315",
    '75\u200bДА533315',
  ])
    assert.equal(parseElsNumber(text), '75ДА533315', text);
  assert.equal(parseElsNumber('75da533315'), '75DA533315');
  for (const text of ['', '75Д533315', '75ДА53331', '75ДА5333151', '7ДАА533315', '75ДА533315-01', '75,5', '#Н/Д'])
    assert.equal(parseElsNumber(text), null, text);
});

test('an ИЖКУ is an ЕЛС and two digits', () => {
  for (const text of ['75да533315-01', '75ДА533315–01', '75ДА 533315 01', 'ИЖКУ № 75ДА533315-01'])
    assert.equal(parseServiceId(text), '75ДА533315-01', text);
  for (const text of ['75ДА533315', '75ДА533315-1', '75ДА533315-01-9121', '75ДА533315-AB'])
    assert.equal(parseServiceId(text), null, text);
  assert.equal(elsOfServiceId('75ДА533315-01'), '75ДА533315');
});

test('letters that look alike are the same in both alphabets', () => {
  assert.ok(isSameEls('75АВ533315', '75AB533315'));
  assert.ok(!isSameEls('75АВ533315', '75АД533315'));
});
