import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseRoles, type CaseAction, type CaseKind } from '../office.ts';
import {
  assertAssignable,
  assertOtherPerson,
  caseActions,
  caseDecisionFaults,
  needsSecond,
  type DecidedCase,
} from './office-case.ts';

const kinds = Object.keys(caseRoles) as CaseKind[];
const caseOf = (kind: CaseKind, given: Partial<DecidedCase> = {}): DecidedCase => ({
  kind,
  isOpen: true,
  isProposed: false,
  subject: '',
  hasCustomer: true,
  isExtendable: false,
  ...given,
});
const actionsOf = (of: DecidedCase) => caseActions(of).map(({ action }) => action);

test('what concerns money or identity is approved by two, and refused by one', () => {
  assert.deepEqual(
    kinds.filter((kind) => needsSecond(kind, 'approve')),
    ['unlock', 'profileChange', 'instalmentPlan', 'difference'],
  );
  for (const kind of kinds)
    for (const action of ['refuse', 'ask', 'extend'] satisfies CaseAction[])
      assert.equal(needsSecond(kind, action), false);
});

test('a case that has ended or waits for a second person offers nothing', () => {
  for (const kind of kinds) {
    assert.deepEqual(caseActions(caseOf(kind, { isOpen: false })), []);
    assert.deepEqual(caseActions(caseOf(kind, { isProposed: true })), []);
    assert.ok(caseActions(caseOf(kind)).length > 0);
  }
});

test('a case offers what its kind allows', () => {
  assert.deepEqual(actionsOf(caseOf('unlock')), ['approve', 'refuse', 'ask']);
  assert.deepEqual(actionsOf(caseOf('unlock', { hasCustomer: false })), ['refuse', 'ask']);
  assert.deepEqual(actionsOf(caseOf('incident')), ['approve']);
  assert.deepEqual(actionsOf(caseOf('dataRequest', { isExtendable: true })), ['approve', 'refuse', 'extend']);
  assert.deepEqual(actionsOf(caseOf('dataRequest')), ['approve', 'refuse']);
});

test('fields that the action does not take are refused, and those that it needs are asked for', () => {
  const pointersOf = (of: DecidedCase, decision: Parameters<typeof caseDecisionFaults>[1]) =>
    caseDecisionFaults(of, decision).map(({ code, pointer }) => `${code} ${pointer}`);
  const verification = caseOf('meterRequest', { subject: 'verification' });
  assert.deepEqual(pointersOf(verification, { action: 'approve' }), ['REQUIRED /until']);
  assert.deepEqual(pointersOf(verification, { action: 'approve', until: '2032-11-01' }), []);
  assert.deepEqual(pointersOf(verification, { action: 'refuse', text: ' ', until: '2032-11-01' }), [
    'REQUIRED /text',
    'NOT_ALLOWED /until',
  ]);
  const byDocuments = caseOf('unlock', { subject: 'documents' });
  assert.deepEqual(pointersOf(byDocuments, { action: 'approve', phone: '8 900 123-45-67' }), []);
  assert.deepEqual(pointersOf(byDocuments, { action: 'approve', phone: '12' }), ['PHONE_FORMAT /phone']);
  assert.deepEqual(pointersOf(caseOf('unlock', { subject: 'data' }), { action: 'approve', phone: '8 900 123-45-67' }), [
    'NOT_ALLOWED /phone',
  ]);
  assert.throws(() => caseDecisionFaults(caseOf('incident'), { action: 'refuse', text: 'Нет' }), {
    code: 'REQUEST_CLOSED',
  });
});

test('a proposal is confirmed by somebody else', () => {
  assert.throws(() => assertOtherPerson('a', 'a'), { code: 'SAME_PERSON' });
  assertOtherPerson('a', 'b');
});

test('a supervisor gives any case, others their own, to those of the queue alone', () => {
  const clerk = { id: 'c', role: 'clerk' } as const;
  const supervisor = { id: 's', role: 'supervisor' } as const;
  const cashier = { id: 'k', role: 'cashier' } as const;
  const roles = caseRoles.unlock;
  assertAssignable(roles, { by: clerk, to: clerk, assigneeId: null });
  assertAssignable(roles, { by: clerk, to: supervisor, assigneeId: 'c' });
  assertAssignable(roles, { by: supervisor, to: clerk, assigneeId: 'x' });
  for (const given of [
    { by: clerk, to: supervisor, assigneeId: null },
    { by: clerk, to: supervisor, assigneeId: 's' },
    { by: supervisor, to: cashier, assigneeId: null },
  ])
    assert.throws(() => assertAssignable(roles, given), { code: 'ROLE_REFUSED' });
});
