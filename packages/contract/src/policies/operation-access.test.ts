import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { operations, scopes, type Operation, type OperationId } from '../generated/operations.ts';
import { assertSessionMayCall, assertSiteMayCall } from './operation-access.ts';
import { problemOf } from './testing/problem-of.ts';

const ids = Object.keys(operations) as OperationId[];
const of = (id: OperationId): Operation => operations[id];
const now = new Date('2026-11-22T09:00:00Z');
const later = new Date('2026-11-22T09:05:00Z');
const every = { scopes: [...scopes] };
const anyScopes = fc.subarray([...scopes]);

test('in a frame neither a password nor a code nor a payment of a guest is taken, whatever the site is registered for', () => {
  const refused = ids.filter(
    (id) => problemOf(() => assertSiteMayCall(id, { isFramed: true, site: every, isOwnOrigin: true })) !== '',
  );
  assert.deepEqual(refused, [
    'session.create',
    'guestPayments.find',
    'guestPayments.openLink',
    'guestPayments.create',
    'guestPayments.confirm',
    'guestPayments.get',
    'codes.send',
    'codes.verify',
    'registrations.create',
    'registrations.complete',
    'recoveries.create',
    'recoveries.complete',
    'session.confirm',
    'session.renewPassword',
    'session.passkeyOptions',
    'session.passkey',
    'unlocks.create',
    'unlocks.get',
    'unlocks.attach',
  ]);
  for (const id of ids)
    assert.equal(
      problemOf(() => assertSiteMayCall(id, { isFramed: false, site: every, isOwnOrigin: true })),
      '',
      id,
    );
});

test('every operation that nobody needs to be signed in for was thought of for frames', () => {
  const open = ids.filter(
    (id) =>
      !of(id).signedIn &&
      of(id).method === 'post' &&
      problemOf(() => assertSiteMayCall(id, { isFramed: true, site: every, isOwnOrigin: true })) === '',
  );
  assert.deepEqual(open, [
    'connections.redeem',
    'connections.renew',
    'delegations.create',
    'guest.lookup',
    'guest.send',
  ]);
});

test('a guest needs the scope of the site; consent needs our own pages', () => {
  for (const site of [undefined, { scopes: ['readings:write'] as const }])
    assert.equal(
      problemOf(() =>
        assertSiteMayCall('guest.lookup', {
          isFramed: true,
          site: site && { scopes: [...site.scopes] },
          isOwnOrigin: true,
        }),
      ),
      'SCOPE_REFUSED',
    );
  assert.equal(
    problemOf(() => assertSiteMayCall('connections.create', { isFramed: false, site: every, isOwnOrigin: false })),
    'ORIGIN_REFUSED',
  );
});

test('a frame may call an operation exactly when one of its scopes names it', () => {
  fc.assert(
    fc.property(anyScopes, fc.constantFrom(...ids.filter((id) => of(id).signedIn && !of(id).stepUp)), (held, id) => {
      const { scope } = of(id);
      const isAllowed = scope === 'any' || (scope !== null && held.includes(scope));
      assert.equal(problemOf(() => assertSessionMayCall(id, { scopes: held }, now)) === '', isAllowed, id);
    }),
  );
});

test('no scope opens a sensitive act to a frame', () => {
  fc.assert(
    fc.property(anyScopes, fc.constantFrom(...ids.filter((id) => of(id).stepUp)), (held, id) => {
      assert.equal(
        problemOf(() => assertSessionMayCall(id, { scopes: held, steppedUpUntil: later }, now)),
        'SCOPE_REFUSED',
      );
    }),
  );
});

test('a delegated session sends readings and no files', () => {
  for (const id of ids.filter((each) => each.startsWith('uploads.'))) {
    assert.equal(
      problemOf(() => assertSessionMayCall(id, { scopes: ['readings:write'], isDelegate: true }, now)),
      'SCOPE_REFUSED',
    );
    assert.equal(
      problemOf(() => assertSessionMayCall(id, { scopes: ['readings:write'] }, now)),
      '',
    );
  }
  assert.equal(
    problemOf(() => assertSessionMayCall('readings.create', { scopes: ['readings:write'], isDelegate: true }, now)),
    '',
  );
});

test('a sensitive act needs the password said once more, and no freeze', () => {
  const call = (session: Parameters<typeof assertSessionMayCall>[1]) =>
    problemOf(() => assertSessionMayCall('security.changePassword', session, now));
  assert.equal(call({ steppedUpUntil: later }), '');
  assert.equal(call({ steppedUpUntil: now }), 'STEP_UP_REQUIRED');
  assert.equal(call({}), 'STEP_UP_REQUIRED');
  assert.equal(call({ isFrozen: true, steppedUpUntil: later }), 'FROZEN');
  assert.equal(
    problemOf(() => assertSessionMayCall('connections.create', { isFrozen: true }, now)),
    'FROZEN',
  );
  assert.equal(
    problemOf(() => assertSessionMayCall('security.get', { isFrozen: true }, now)),
    '',
  );
});
