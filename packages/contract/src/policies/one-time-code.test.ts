import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertMaySend, MOST_TRIES, wrongCode, type CodeTicket } from './one-time-code.ts';
import { problemOf } from './testing/problem-of.ts';

const now = new Date('2026-11-22T09:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const send = (change: Partial<CodeTicket>) =>
  problemOf(() => assertMaySend({ sends: 1, sentAt: ago(60), isVerified: false, isDone: false, ...change }, now));

test('a code is sent again after a minute, five times, until one was right', () => {
  assert.equal(send({ sends: 0, sentAt: null }), '');
  assert.equal(send({}), '');
  assert.equal(send({ sentAt: ago(59) }), 'RATE_LIMITED');
  assert.equal(send({ sentAt: ago(-1) }), 'RATE_LIMITED');
  assert.equal(send({ sentAt: ago(-86_400) }), '', 'a clock that was a day ahead leaves no wait of a day');
  assert.equal(send({ sends: 4 }), '');
  for (const change of [{ sends: 5 }, { isVerified: true }, { isDone: true }])
    assert.equal(send(change), 'CODE_EXPIRED', JSON.stringify(change));
});

test('a wrong code says how many tries are left, and the last one that there are none', () => {
  assert.equal(wrongCode(1).errors[0]?.params?.['left'], MOST_TRIES - 1);
  assert.equal(wrongCode(MOST_TRIES - 1).code, 'CODE_WRONG');
  assert.equal(wrongCode(MOST_TRIES).code, 'CODE_EXPIRED');
});
