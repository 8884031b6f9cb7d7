import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { operations } from '../generated/operations.ts';
import { assertAnswerKept, assertSameRequest, idempotencyKey, keyOwner, requestFingerprint } from './idempotency.ts';
import { problemOf } from './testing/problem-of.ts';

const keyOf = (key?: string) =>
  problemOf(() => idempotencyKey(new Headers(key === undefined ? {} : { 'Idempotency-Key': key })));

test('a key has 16 to 100 letters that every log and database takes', () => {
  for (const key of [undefined, '', 'a'.repeat(15), 'a'.repeat(101), `${'a'.repeat(16)} b`, `${'a'.repeat(16)}ä`])
    assert.equal(keyOf(key), 'BAD_REQUEST', key);
  for (const key of ['a'.repeat(16), 'a'.repeat(100), 'A-9_:0123456789abc']) assert.equal(keyOf(key), '', key);
});

test('a request is the same by its path and its body, whatever the host and the query', () => {
  fc.assert(
    fc.property(fc.webPath(), fc.jsonValue(), fc.webPath(), fc.jsonValue(), (path, body, otherPath, other) => {
      const first = requestFingerprint(`https://a.example${path}`, body);
      assert.equal(
        problemOf(() =>
          assertSameRequest(
            first,
            requestFingerprint(`https://b.example${path}?x=1`, JSON.parse(JSON.stringify(body))),
          ),
        ),
        '',
      );
      const isSame =
        new URL(`https://a.example${path}`).pathname === new URL(`https://a.example${otherPath}`).pathname &&
        JSON.stringify(body) === JSON.stringify(other);
      assert.equal(
        problemOf(() => assertSameRequest(first, requestFingerprint(`https://a.example${otherPath}`, other))),
        isSame ? '' : 'KEY_REUSED',
      );
    }),
  );
});

test('a key belongs to the customer, for an answer with a secret to the session, and to nobody without a sign-in', () => {
  const caller = { id: 'customer', sessionId: 'session' };
  assert.equal(keyOwner('claims.create', caller), 'customer');
  assert.equal(keyOwner('security.renewRecoveryCodes', caller), 'session');
  assert.equal(keyOwner('security.renewRecoveryCodes', { id: 'customer' }), 'customer');
  assert.equal(keyOwner('session.create', undefined), undefined);
});

test('a first answer is told again for two days, one with a secret for ten minutes', () => {
  const at = new Date('2026-11-22T09:00:00Z');
  const after = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
  for (const [id, minutes, code] of [
    ['claims.create', 48 * 60, ''],
    ['claims.create', 48 * 60 + 1, 'KEY_REUSED'],
    ['session.stepUp', 10, ''],
    ['session.stepUp', 11, 'KEY_REUSED'],
  ] as const)
    assert.equal(
      problemOf(() => assertAnswerKept(id, at, after(minutes))),
      code,
    );
});

test('every change takes a key, but for those that are repeatable by themselves', () => {
  const keyless = Object.entries(operations).filter(
    ([, { method, keyed }]) => !['get', 'head'].includes(method) && !keyed,
  );
  assert.deepEqual(keyless.map(([id]) => id).sort(), [
    'guestPayments.get',
    'session.delete',
    'unlocks.get',
    'uploads.append',
  ]);
});
