import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verificationState } from './verification.ts';

test('a verification is in force to its last day, due for sixty days before it', () => {
  for (const [next, state] of [['2027-11-12', 'ok'], ['2027-01-22', 'ok'], ['2027-01-21', 'soon'], ['2026-11-22', 'soon'], ['2026-11-21', 'expired'], [null, 'unknown']] as const) assert.equal(verificationState(next, '2026-11-22'), state, String(next));
});
