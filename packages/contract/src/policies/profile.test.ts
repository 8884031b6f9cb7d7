import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isConfirmationDue, profileChangeFaults } from './profile.ts';

test('the number of people is a number, and nothing is empty', () => {
  for (const value of ['4', ' 12 ']) assert.deepEqual(profileChangeFaults({ field: 'registeredPersons', value }), []);
  for (const value of ['', '  ', 'много', '-1', '100', '1,5'])
    assert.equal(profileChangeFaults({ field: 'registeredPersons', value })[0]?.code, 'BAD_FORMAT', value);
  assert.deepEqual(profileChangeFaults({ field: 'holder', value: 'Ручьёва Капля' }), []);
  assert.equal(profileChangeFaults({ field: 'holder', value: ' ' }).length, 1);
});

test('after a year somebody is asked to look again', () => {
  assert.ok(isConfirmationDue(null, '2026-11-22'));
  assert.ok(isConfirmationDue('2025-11-22', '2026-11-22'));
  assert.ok(!isConfirmationDue('2025-11-23', '2026-11-22'));
});
