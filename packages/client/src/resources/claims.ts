import type { Claim, NewClaim } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

export const claimsOf = defineResource(({ post, invalidate }) => ({
  async submit(accountId: string, draft: NewClaim, intent: string): Promise<Claim> {
    const claim = await post<Claim>(`/v1/accounts/${accountId}/claims`, { body: draft, key: intent });
    invalidate('claims');
    return claim;
  },
}));
