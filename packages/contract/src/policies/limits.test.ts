import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertBelow } from './limits.ts';
import { problemOf } from './testing/problem-of.ts';

test('the last one is taken, one more is not', () => {
  assert.equal(
    problemOf(() => assertBelow(9, 10)),
    '',
  );
  assert.equal(
    problemOf(() => assertBelow(10, 10)),
    'LIMIT_REACHED',
  );
});
