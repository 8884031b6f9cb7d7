import type { ClaimEvidence, Finding, NewEvidence } from '../index.ts';
import { assertNoFindings, blockingFinding } from '../problem.ts';
import { allEvidence, isSameEvidence, type EvidenceSources } from '../rules/claim-evidence.ts';

/**
 * What the account shows now of what the customer has chosen, in the same order. Throws INVALID when something chosen is
 * not of the account.
 */
export function evidenceOf(chosen: readonly NewEvidence[], sources: EvidenceSources): ClaimEvidence[] {
  const all = allEvidence(sources);
  const found = chosen.map((name) => all.find((each) => isSameEvidence(each, name)));
  assertNoFindings(
    found.flatMap((each, at): Finding[] => (each ? [] : [blockingFinding('BAD_FORMAT', `/evidence/${at}`)])),
  );
  return found.flatMap((each) => each ?? []);
}
