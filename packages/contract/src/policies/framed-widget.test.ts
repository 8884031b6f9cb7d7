import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayBeFramed } from './framed-widget.ts';

test('a widget is framed with any one of its scopes, and an unknown one never', () => {
  assert.ok(mayBeFramed('login', { scopes: [] }));
  assert.ok(
    mayBeFramed('balance-card', { scopes: ['balance:read'] }) &&
      !mayBeFramed('balance-card', { scopes: ['readings:write'] }),
  );
  assert.ok(
    mayBeFramed('reading-form', { scopes: ['readings:guest'] }) &&
      mayBeFramed('reading-form', { scopes: ['readings:write'] }),
  );
  for (const name of ['security', 'claim-form', 'toString', '__proto__'])
    assert.ok(!mayBeFramed(name, { scopes: ['balance:read', 'readings:write', 'readings:guest', 'buildings:write'] }));
});
