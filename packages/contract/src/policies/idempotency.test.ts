import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assertSameRequest, idempotencyKey, requestFingerprint } from './idempotency.ts';
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
