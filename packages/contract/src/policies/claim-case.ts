import type { ClaimState, Finding, NewClaimMessage } from '../index.ts';
import { assertNoFindings, blockingFinding, ProblemError } from '../problem.ts';
import { claimActions, type ClaimAction } from '../rules/claim-state.ts';

/** Throws CLAIM_CLOSED unless the customer can do this with a claim in this state. */
export function assertClaimAction(state: ClaimState, action: ClaimAction): void {
  if (!claimActions(state).includes(action)) throw new ProblemError('CLAIM_CLOSED');
}

/** Throws INVALID for a message without words and files, or with too many files. */
export function assertClaimMessage(
  { text, uploadIds = [] }: NewClaimMessage,
  { maxFiles, needsText = false }: { readonly maxFiles: number; readonly needsText?: boolean },
): void {
  const findings: Finding[] = [];
  if (text.trim() === '' && (needsText || uploadIds.length === 0)) findings.push(blockingFinding('REQUIRED', '/text'));
  if (uploadIds.length > maxFiles) findings.push(blockingFinding('TOO_MANY', '/uploadIds', { most: maxFiles }));
  assertNoFindings(findings);
}

/** Throws CLAIM_CLOSED unless the utility can still answer, or ask something. */
export function assertAnswerable(state: ClaimState): void {
  if (!claimActions(state).includes('write')) throw new ProblemError('CLAIM_CLOSED');
}
