import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from './index.ts';
import type { OperationId } from './generated/operations.ts';
import { ProblemError } from './problem.ts';
import { assertBody, readParameters, takesBody } from './requests.ts';
import { countCodePoints, isEqual } from './validator-helpers.ts';

function problemOf(work: () => unknown): ProblemError {
  try {
    work();
  } catch (fault) {
    if (fault instanceof ProblemError) return fault;
    throw fault;
  }
  throw new Error('nothing was refused');
}

const findingsOf = (id: OperationId, body: unknown): string[] =>
  problemOf(() => assertBody(id, body)).errors.map(({ code, pointer }: Finding) => `${code} ${pointer}`);

const ID = '00000000-0000-4000-8000-000000000000';

test('a body is refused field by field', () => {
  assert.deepEqual(findingsOf('claims.create', { type: 'other', text: '', state: 'closed' }), [
    'UNKNOWN_FIELD /state',
    'REQUIRED /text',
  ]);
  assert.deepEqual(findingsOf('claims.create', { type: 'nonsense' }), ['REQUIRED /text', 'BAD_FORMAT /type']);
  assert.deepEqual(findingsOf('claims.create', []), ['BAD_FORMAT /']);
  assert.deepEqual(findingsOf('helpers.invite', { email: 'a@example.org', rights: [], until: '2026-02-30' }), [
    'BAD_FORMAT /rights',
    'BAD_FORMAT /until',
  ]);
  assert.deepEqual(
    findingsOf('helpers.invite', { email: 'a@example.org', rights: ['see', 'see'], until: '2026-02-28' }),
    ['BAD_FORMAT /rights'],
  );
  assert.deepEqual(findingsOf('readings.create', { value: '1', photoId: `urn:uuid:${ID}` }), ['BAD_FORMAT /photoId']);
  assert.deepEqual(
    findingsOf('bulkReadings.create', { rows: Array.from({ length: 30 }, () => ({})) }).length,
    20,
    'a pack of bad rows is not answered with a pack of findings',
  );
});

test('a good body passes and has its defaults', () => {
  const body = { login: '1', password: '2' };
  assertBody('session.create', body);
  assert.deepEqual(body, { login: '1', password: '2', remember: false });
  assert.ok(takesBody('session.create') && !takesBody('accounts.list') && !takesBody('profile.confirm'));
});

test('a path that names nothing is not found, a query that means nothing is a bad request', () => {
  assert.deepEqual(readParameters('readings.list', { meterId: ID }, new URLSearchParams()), { meterId: ID, limit: 36 });
  assert.deepEqual(readParameters('readings.list', { meterId: ID }, new URLSearchParams('limit=5')), {
    meterId: ID,
    limit: 5,
  });
  assert.equal(
    problemOf(() => readParameters('readings.list', { meterId: ID }, new URLSearchParams('limit=all'))).code,
    'BAD_REQUEST',
  );
  assert.equal(
    problemOf(() => readParameters('payments.receipts', { accountId: ID }, new URLSearchParams('from=2026-01'))).code,
    'BAD_REQUEST',
    'without a required one',
  );
  for (const meterId of ['not-an-id', `urn:uuid:${ID}`, `${ID} `])
    assert.equal(
      problemOf(() => readParameters('readings.list', { meterId }, new URLSearchParams())).code,
      'NOT_FOUND',
    );
});

test('the helpers of generated validators', () => {
  assert.equal(countCodePoints('й💧'), 2);
  assert.ok(
    isEqual({ a: [1, { b: null }] }, { a: [1, { b: null }] }) &&
      !isEqual({ a: 1 }, { a: 1, b: 2 }) &&
      !isEqual([], {}) &&
      !isEqual('1', 1),
  );
});

test('a text that cannot be stored is refused with its pointer, wherever it stands, and so is what is nested too deeply', () => {
  for (const bad of ['\u0000', 'a\u0000b', '\ud800', '\udc00\ud800']) {
    assert.deepEqual(findingsOf('claims.create', { type: 'other', text: bad }), ['BAD_FORMAT /text']);
    assert.deepEqual(findingsOf('session.passkey', { ticket: 'x'.repeat(43), response: { id: ['a', bad] } }), [
      'BAD_FORMAT /response/id/1',
    ]);
    assert.deepEqual(findingsOf('session.passkey', { ticket: 'x'.repeat(43), response: { [bad]: 1 } }), [
      'UNKNOWN_FIELD /response',
    ]);
  }
  let deep: unknown = 1;
  for (let level = 0; level < 50_000; level++) deep = [deep];
  assert.equal(
    problemOf(() => assertBody('session.passkey', { ticket: 'x'.repeat(43), response: { deep } })).code,
    'INVALID',
  );
  assert.deepEqual(findingsOf('claims.create', deep), [`BAD_FORMAT ${'/0'.repeat(33)}`]);
});
