import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dropGuestRecord, guestRecords, keepGuestRecord } from './guest-records.ts';

function storageOf(isFull = false) {
  const kept = new Map<string, string>();
  return {
    kept,
    get: (key: string) => kept.get(key) ?? null,
    set: (key: string, value: string) => !isFull && Boolean(kept.set(key, value)),
    remove: (key: string) => void kept.delete(key),
    removeAll: () => undefined,
  };
}

test('each payment is kept and dropped by itself', () => {
  const storage = storageOf();
  assert.deepEqual(guestRecords(storage), []);
  for (const paymentId of ['1', '2', '1']) assert.equal(keepGuestRecord(storage, { paymentId, ticket: 't' }), true);
  assert.deepEqual(
    guestRecords(storage).map(({ paymentId }) => paymentId),
    ['2', '1'],
  );
  dropGuestRecord(storage, '2');
  dropGuestRecord(storage, '3');
  assert.deepEqual(guestRecords(storage), [{ paymentId: '1', ticket: 't' }]);
  dropGuestRecord(storage, '1');
  assert.equal(storage.kept.size, 0);
});

test('damaged and full storage keep nothing, and say so', () => {
  const storage = storageOf();
  for (const damaged of ['{', '{"paymentId":"1"}', 'null']) {
    storage.kept.set('guest-payments', damaged);
    assert.deepEqual(guestRecords(storage), []);
  }
  assert.equal(keepGuestRecord(storageOf(true), { paymentId: '1', ticket: 't' }), false);
});
