import type { Claim } from '@vodokanal/contract';
import { CLAIM_HEADINGS, claimDocument, claimSubtitle, claimTitle } from '@vodokanal/contract/rules/claim-document';
import { profileOf, type Client } from '@vodokanal/client';
import { printLines } from '../kit/print.ts';
import { claimFrame, type ClaimFacts } from './claim-facts.ts';

/** Prints a registered claim with the words of its PDF. Rejects when the holder's name cannot be loaded. */
export async function printClaim(
  page: Document,
  client: Client,
  claim: Claim,
  known: Pick<ClaimFacts, 'config' | 'meters'>,
): Promise<void> {
  const profile = await profileOf(client).get(claim.accountId);
  const frame = claimFrame(profile, known, claim.meterId);
  const { parties, facts, text, evidence, attachments, end } = claimDocument(claim, frame, claim);
  printLines(page, claimTitle(claim), [
    claimSubtitle(claim),
    parties.join('\n'),
    facts.map(([label, value]) => `${label}: ${value}`).join('\n'),
    `${CLAIM_HEADINGS.text}:`,
    text,
    ...(evidence.length > 0 ? [[`${CLAIM_HEADINGS.evidence}:`, ...evidence].join('\n')] : []),
    [`${CLAIM_HEADINGS.attachments}:`, ...attachments].join('\n'),
    end,
  ]);
}
