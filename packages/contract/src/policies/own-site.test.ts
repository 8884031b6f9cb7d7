import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scopes } from '../generated/operations.ts';
import { OWN_SITE } from './own-site.ts';

test('our own pages run widgets inline with every scope', () => {
  assert.equal(OWN_SITE.mode, 'inline');
  assert.deepEqual(OWN_SITE.scopes, scopes);
});
