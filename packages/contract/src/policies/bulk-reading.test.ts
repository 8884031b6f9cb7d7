import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { repeatedRows } from './bulk-reading.ts';

test('each repetition of a row number is named, and no first one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 })), (rows) => {
      const repeated = repeatedRows(rows.map((row) => ({ row }))).map(({ pointer }) => pointer);
      assert.deepEqual(
        repeated,
        rows.flatMap((row, index) => (rows.indexOf(row) < index ? [`/rows/${index}/row`] : [])),
      );
    }),
  );
});
