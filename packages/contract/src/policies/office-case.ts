import type { Finding } from '../index.ts';
import type { CaseAction, CaseKind, NewCaseDecision, Role, StaffCase } from '../office.ts';
import { blockingFinding, ProblemError } from '../problem.ts';
import { parsePhone } from '../rules/contact.ts';

/** The facts of a case that a decision needs. */
export interface DecidedCase {
  readonly kind: CaseKind;
  /** Waits for a decision. */
  readonly isOpen: boolean;
  /** A proposal waits for a second member of staff. */
  readonly isProposed: boolean;
  /** The code of what it is about, e.g. `documents` or `verification`. */
  readonly subject: string;
  readonly hasCustomer: boolean;
  /** The legal term may be extended now. */
  readonly isExtendable: boolean;
}

/** What concerns money or identity: it takes effect when a second member of staff confirms it. */
const FOUR_EYES: readonly CaseKind[] = ['unlock', 'profileChange', 'instalmentPlan', 'difference'];

export const needsSecond = (kind: CaseKind, action: CaseAction): boolean =>
  action === 'approve' && FOUR_EYES.includes(kind);

/** An approval says all by itself where the customer gets a text of the utility with it. */
const approvedWithText: readonly CaseKind[] = ['incident', 'dataRequest'];

/** What can be decided about a case now. */
export function caseActions(of: DecidedCase): StaffCase['actions'] {
  const { kind, isOpen, isProposed, subject, hasCustomer, isExtendable } = of;
  if (!isOpen || isProposed) return [];
  const approve = {
    action: 'approve' as const,
    needsSecond: needsSecond(kind, 'approve'),
    needsText: approvedWithText.includes(kind),
    takes:
      kind === 'meterRequest' && subject === 'verification'
        ? ('until' as const)
        : kind === 'unlock' && subject === 'documents'
          ? ('phone' as const)
          : ('nothing' as const),
  };
  const withText = (action: CaseAction) => ({ action, needsSecond: false, needsText: true, takes: 'nothing' }) as const;
  return [
    // Nobody signs in with the account, so there is nothing to unblock.
    ...(kind === 'unlock' && !hasCustomer ? [] : [approve]),
    ...(kind === 'incident' ? [] : [withText('refuse')]),
    ...(kind === 'unlock' ? [withText('ask')] : []),
    ...(isExtendable ? [withText('extend')] : []),
  ];
}

/** Throws REQUEST_CLOSED for an action that the case does not allow now, and returns what is wrong with the rest. */
export function caseDecisionFaults(of: DecidedCase, { action, text = '', until, phone }: NewCaseDecision): Finding[] {
  const allowed = caseActions(of).find((each) => each.action === action);
  if (!allowed) throw new ProblemError('REQUEST_CLOSED');
  const { needsText, takes } = allowed;
  const faults: Finding[] = [];
  if (needsText && text.trim() === '') faults.push(blockingFinding('REQUIRED', '/text'));
  if (takes === 'until' && until === undefined) faults.push(blockingFinding('REQUIRED', '/until'));
  if (takes !== 'until' && until !== undefined) faults.push(blockingFinding('NOT_ALLOWED', '/until'));
  if (phone !== undefined && takes !== 'phone') faults.push(blockingFinding('NOT_ALLOWED', '/phone'));
  else if (phone !== undefined && !parsePhone(phone)) faults.push(blockingFinding('PHONE_FORMAT', '/phone'));
  return faults;
}

/** Throws SAME_PERSON when the proposal is one's own. */
export function assertOtherPerson(proposedBy: string, staffId: string): void {
  if (proposedBy === staffId) throw new ProblemError('SAME_PERSON');
}

/** Throws ROLE_REFUSED unless a member of staff may give a case of `assigneeId` to somebody of a role. */
export function assertAssignable(
  roles: readonly Role[],
  {
    by,
    to,
    assigneeId,
  }: {
    readonly by: { readonly id: string; readonly role: Role };
    readonly to: { readonly id: string; readonly role: Role };
    readonly assigneeId: string | null;
  },
): void {
  const mayGive = to.id === by.id || by.role === 'supervisor' || assigneeId === by.id;
  if (!mayGive || !roles.includes(to.role)) throw new ProblemError('ROLE_REFUSED');
}
