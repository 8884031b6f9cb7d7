import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arshinRecord, verificationState } from './verification.ts';

test('a verification is in force to its last day, due for sixty days before it', () => {
  for (const [next, state] of [
    ['2027-11-12', 'ok'],
    ['2027-01-22', 'ok'],
    ['2027-01-21', 'soon'],
    ['2026-11-22', 'soon'],
    ['2026-11-21', 'expired'],
    [null, 'unknown'],
  ] as const)
    assert.equal(verificationState(next, '2026-11-22'), state, String(next));
});

test('a record of a verification is found in its number and in the address of its page', () => {
  for (const [text, record] of [
    ['1-123456789', '1-123456789'],
    [' https://fgis.gost.ru/fundmetrology/cm/results/1-345678901 ', '1-345678901'],
    ['№ 2-12345', '2-12345'],
    ['123456789', null],
    ['', null],
    ['2026-11-22', null],
  ] as const)
    assert.equal(arshinRecord(text), record, text);
});
