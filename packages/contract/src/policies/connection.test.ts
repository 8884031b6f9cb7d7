import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scopes } from '../generated/operations.ts';
import {
  accountForFrame,
  CONNECTION_LIFE,
  connectionLife,
  effectiveScopes,
  grantedScopes,
  isConnectionOver,
  isRedeemable,
  mayDelegate,
} from './connection.ts';
import { problemOf } from './testing/problem-of.ts';

const some = fc.subarray([...scopes]);
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 22, 9, minutes));

test('a customer grants what the site is registered for, but for guests; nothing is no grant', () => {
  fc.assert(
    fc.property(some, (registered) => {
      const wanted = registered.filter((scope) => scope !== 'readings:guest');
      if (wanted.length > 0) assert.deepEqual(grantedScopes({ scopes: registered }), wanted);
      else
        assert.equal(
          problemOf(() => grantedScopes({ scopes: registered })),
          'INVALID, NOT_ALLOWED /site',
        );
    }),
  );
  assert.equal(
    problemOf(() => grantedScopes(undefined)),
    'INVALID, NOT_ALLOWED /site',
  );
});

test('a session never may do more than was granted, nor more than the site', () => {
  fc.assert(
    fc.property(some, some, (granted, registered) => {
      const left = effectiveScopes(granted, { scopes: registered });
      assert.ok(left.every((scope) => granted.includes(scope) && registered.includes(scope)));
      assert.equal(left.length, granted.filter((scope) => registered.includes(scope)).length);
    }),
  );
});

test('a back end may answer for residents where its frames may send readings', () => {
  assert.ok(mayDelegate({ mode: 'framed', scopes: ['readings:write'] }));
  assert.ok(!mayDelegate({ mode: 'framed', scopes: ['readings:guest', 'balance:read'] }));
  assert.ok(!mayDelegate({ mode: 'inline', scopes: ['readings:write'] }));
});

test('a code opens a session for its site, in its time, with its verifier', () => {
  const code = { site: 'https://a.example', expiresAt: at(1), challenge: 'hash' };
  const isGood = (
    change: Partial<typeof code>,
    { site = code.site, verifierHash = 'hash' as string | undefined } = {},
    now = at(0),
  ) => isRedeemable({ ...code, ...change }, { site, verifierHash }, now);
  assert.ok(isGood({}));
  assert.ok(!isGood({}, { site: 'https://b.example' }));
  assert.ok(
    !isGood({}, { verifierHash: 'other' }) && !isRedeemable(code, { site: code.site, verifierHash: undefined }, at(0)),
  );
  assert.ok(!isGood({}, {}, at(1)));
  assert.ok(isRedeemable({ ...code, challenge: null }, { site: code.site, verifierHash: undefined }, at(0)));
});

test('the session of a frame ends by its age and when nobody uses it', () => {
  assert.ok(!isConnectionOver({ seenAt: at(0), expiresAt: at(60) }, at(29)));
  assert.ok(isConnectionOver({ seenAt: at(0), expiresAt: at(60) }, at(30)));
  assert.ok(isConnectionOver({ seenAt: at(59), expiresAt: at(60) }, at(60)));
  assert.ok(
    connectionLife('delegation') < connectionLife('consent') && CONNECTION_LIFE.consent < CONNECTION_LIFE.delegation,
  );
});

test('a frame is not told where people live', () => {
  assert.equal(
    accountForFrame({ id: 'a', number: '1', kind: 'apartment', status: 'confirmed', address: 'ул. Ключевая, 1' })
      .address,
    '',
  );
});
