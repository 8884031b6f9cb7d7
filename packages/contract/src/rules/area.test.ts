import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseArea } from './area.ts';

test('an area is square metres with at most two decimals', () => {
  for (const [text, area] of [
    ['54,3', '54.3'],
    ['54.30', '54.3'],
    ['054', '54'],
    ['1 254,75 м²', '1254.75'],
    ['54,3 кв. м', '54.3'],
    ['54,3 кв.м.', '54.3'],
    ["'54,3 м2", '54.3'],
    ['54\u00a0м²', '54'],
  ] as const)
    assert.equal(parseArea(text), area, text);
  for (const text of ['', '0', '0,00', '-5', '54,345', '54,3,1', '5,4E+01', '#ЗНАЧ!', '1000001', 'пять', '10.03.2026'])
    assert.equal(parseArea(text), null, text);
});
