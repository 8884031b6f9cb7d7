import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstUnlockState, isUnlockTicketGood, UNLOCK_TICKET_LIFE } from './unlock.ts';

test('proven data unblock a sign-in that was blocked automatically, and one that is not blocked', () => {
  assert.equal(firstUnlockState('data', { isBlocked: false, blockedBy: null }).state, 'restored');
  assert.equal(firstUnlockState('data', { isBlocked: true, blockedBy: 'guard' }).state, 'restored');
});

test('a sign-in blocked by the staff, and an account without a sign-in, go to the staff', () => {
  for (const customer of [
    { isBlocked: true, blockedBy: 'utility' },
    { isBlocked: true, blockedBy: null },
    undefined,
  ] as const)
    assert.equal(firstUnlockState('data', customer).state, 'inReview');
});

test('without data documents are asked for, whoever it is', () => {
  for (const customer of [{ isBlocked: false, blockedBy: null }, undefined])
    assert.match(firstUnlockState('documents', customer).text, /документов/);
});

test('a ticket ends', () => {
  const now = new Date('2026-11-22T09:00:00Z');
  assert.ok(isUnlockTicketGood(now, now) && !isUnlockTicketGood(new Date(now.getTime() - UNLOCK_TICKET_LIFE), now));
});
