import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { HelperRight } from '../index.ts';
import { operations, type Operation, type OperationId } from '../generated/operations.ts';
import { accessibleAccount, assertFreeToHold, assertNotLastAccount } from './account-access.ts';
import { problemOf } from './testing/problem-of.ts';

const ids = (Object.keys(operations) as OperationId[]).filter((id) => (operations[id] as Operation).signedIn);
const rights = fc.subarray<HelperRight>(['see', 'readings', 'pay']);
const callable = (held: readonly HelperRight[]) =>
  ids.filter((id) => problemOf(() => accessibleAccount([{ id: 'a', role: 'helper', rights: held }], 'a', id)) === '');

test("what is not among somebody's accounts does not exist", () => {
  for (const id of ids)
    assert.equal(
      problemOf(() => accessibleAccount([{ id: 'a' }], 'b', id)),
      'NOT_FOUND',
    );
});

test('the holder may call everything', () => {
  for (const id of ids)
    assert.deepEqual(accessibleAccount([{ id: 'a', role: 'holder' }, { id: 'b' }], 'a', id), {
      id: 'a',
      role: 'holder',
    });
});

test('a helper may call what one of their rights opens', () => {
  assert.deepEqual(callable([]), []);
  assert.deepEqual(callable(['see']), [
    'accounts.remove',
    'accounts.rename',
    'balance.get',
    'charges.list',
    'charges.get',
    'bills.get',
    'bills.pdf',
    'payments.list',
    'payments.receipt',
    'payments.receipts',
    'payments.statement',
    'autopay.get',
    'debts.get',
    'instalmentPlans.list',
    'works.list',
    'meters.list',
    'estimates.list',
    'meterRequests.list',
    'readings.list',
  ]);
  assert.deepEqual(callable(['readings']), [
    'accounts.remove',
    'accounts.rename',
    'works.list',
    'meters.list',
    'estimates.list',
    'meterRequests.list',
    'readings.list',
    'readings.create',
    'readings.correct',
  ]);
  assert.deepEqual(callable(['pay']), [
    'accounts.remove',
    'accounts.rename',
    'charges.list',
    'charges.get',
    'bills.get',
    'bills.pdf',
    'payments.options',
    'payments.list',
    'payments.receipt',
    'payments.receipts',
    'payments.statement',
    'autopay.get',
    'payments.create',
    'payments.get',
    'payments.confirm',
    'payments.cancel',
    'debts.get',
    'instalmentPlans.list',
  ]);
});

test('more rights never open less', () => {
  fc.assert(
    fc.property(rights, rights, (some, others) => {
      const all = callable([...new Set([...some, ...others])]);
      for (const id of callable(some)) assert.ok(all.includes(id));
    }),
  );
});

test('the last account stays, and nobody takes over a closed or a held one', () => {
  assert.equal(
    problemOf(() => assertNotLastAccount([{ id: 'a' }])),
    'LAST_ACCOUNT',
  );
  assert.equal(
    problemOf(() => assertNotLastAccount([{ id: 'a' }, { id: 'b', role: 'helper' }])),
    '',
  );
  assert.equal(
    problemOf(() => assertFreeToHold({ status: 'closed', isHeld: true })),
    'ACCOUNT_CLOSED',
  );
  assert.equal(
    problemOf(() => assertFreeToHold({ status: 'confirmed', isHeld: true })),
    'ALREADY_REGISTERED',
  );
  assert.equal(
    problemOf(() => assertFreeToHold({ status: 'pending', isHeld: false })),
    '',
  );
});
