import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blockingFinding, ProblemError } from '../problem.ts';
import { problemForGuest } from './guest.ts';

test('a guest is not told the previous reading', () => {
  const told = problemForGuest(
    new ProblemError('READING_REFUSED', {
      errors: [blockingFinding('LESS_THAN_PREVIOUS', '/value', { previous: '170' })],
    }),
  );
  assert.deepEqual(told instanceof ProblemError && told.errors, [
    { code: 'LESS_THAN_PREVIOUS', severity: 'block', pointer: '/value' },
  ]);
  const other = new Error('broken');
  assert.equal(problemForGuest(other), other);
});
