import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNotBlocked, assertNotFrozen, foldLogin, passwordSpellings, stepAfterPassword } from './sign-in.ts';
import { problemOf } from './testing/problem-of.ts';

test('one login has one spelling', () => {
  assert.equal(foldLogin(' YA@Example.org'), foldLogin('ya@example.org'));
  assert.equal(foldLogin('2301-00 001'), foldLogin('230100001'));
});

test('a space behind the password is forgiven, one before it is not', () => {
  assert.deepEqual(passwordSpellings('пароль '), ['пароль ', 'пароль']);
  assert.deepEqual(passwordSpellings(' пароль'), [' пароль']);
});

test('a blocked sign-in is refused', () => {
  assert.equal(
    problemOf(() => assertNotBlocked({ isBlocked: true, blockedBy: 'guard' })),
    'CUSTOMER_BLOCKED, NOT_ALLOWED /login',
  );
  assert.equal(
    problemOf(() => assertNotBlocked({ isBlocked: false })),
    '',
  );
});

test('a frozen sign-in leads only to a recovery', () => {
  assert.equal(
    problemOf(() => assertNotFrozen(true)),
    'FROZEN',
  );
  assert.equal(
    problemOf(() => assertNotFrozen(false)),
    '',
  );
});

test('the second factor comes before the new password', () => {
  assert.equal(stepAfterPassword({ hasSecondFactor: true, mustChangePassword: true }), 'second-factor');
  assert.equal(stepAfterPassword({ hasSecondFactor: false, mustChangePassword: true }), 'new-password');
  assert.equal(stepAfterPassword({ hasSecondFactor: false, mustChangePassword: false }), 'signed-in');
});
