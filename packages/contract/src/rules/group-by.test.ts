import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { groupBy } from './group-by.ts';

test('groups like Map.groupBy', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (numbers) => {
      assert.deepEqual(
        [...groupBy(numbers, (number) => number % 3)],
        [...Map.groupBy(numbers, (number) => number % 3)],
      );
    }),
  );
});
