import { claimsOf, type Client } from '@vodokanal/client';
import type { ClaimCase } from '@vodokanal/contract';

/** What the customer has done with a claim. */
export type ClaimChange = 'written' | 'withdrawn' | 'solved' | 'disputed';

export interface ClaimAct {
  readonly change: ClaimChange;
  readonly accountId: string;
  readonly claimId: string;
  /** Of a message or a dispute. */
  readonly text?: string;
  readonly uploadIds?: readonly string[];
}

/** Sends what the customer has done. */
export function act(
  client: Client,
  { change, accountId, claimId, text = '', uploadIds = [] }: ClaimAct,
  intent: string,
): Promise<ClaimCase> {
  const claims = claimsOf(client);
  const files = uploadIds.length > 0 ? { uploadIds: [...uploadIds] } : {};
  switch (change) {
    case 'written':
      return claims.write(accountId, claimId, { text, ...files }, intent);
    case 'withdrawn':
      return claims.withdraw(accountId, claimId, intent);
    case 'solved':
      return claims.resolve(accountId, claimId, { isSolved: true }, intent);
    case 'disputed':
      return claims.resolve(accountId, claimId, { isSolved: false, text, ...files }, intent);
  }
}
