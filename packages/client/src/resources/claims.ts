import type {
  AuthorityKind,
  Claim,
  ClaimCase,
  ClaimList,
  ClaimResolution,
  NewClaim,
  NewClaimMessage,
} from '@vodokanal/contract';
import { defineResource } from '../client.ts';

/** Claims about an account, and their conversations. */
export const claimsOf = defineResource(({ get, post, endpoint, invalidate }) => {
  const pathOf = (accountId: string, claimId?: string) =>
    `/v1/accounts/${accountId}/claims${claimId === undefined ? '' : `/${claimId}`}`;
  const send = async <T>(path: string, options: { readonly body?: unknown; readonly key: string }): Promise<T> => {
    const answer = await post<T>(path, options);
    invalidate('claims');
    return answer;
  };
  return {
    /** Files a claim. */
    submit: (accountId: string, draft: NewClaim, intent: string) =>
      send<Claim>(pathOf(accountId), { body: draft, key: intent }),
    /** The claims, newest first. */
    list: (accountId: string, signal?: AbortSignal) => get<ClaimList>(pathOf(accountId), signal),
    /** A claim with its conversation. */
    get: (accountId: string, claimId: string, signal?: AbortSignal) =>
      get<ClaimCase>(pathOf(accountId, claimId), signal),
    /** Marks the messages of the utility as read, up to one of them. */
    markRead: (accountId: string, claimId: string, messageId: string, intent: string) =>
      send<Claim>(`${pathOf(accountId, claimId)}/read`, { body: { messageId }, key: intent }),
    /** Adds words or files to a claim that waits for its answer. */
    write: (accountId: string, claimId: string, message: NewClaimMessage, intent: string) =>
      send<ClaimCase>(`${pathOf(accountId, claimId)}/messages`, { body: message, key: intent }),
    withdraw: (accountId: string, claimId: string, intent: string) =>
      send<ClaimCase>(`${pathOf(accountId, claimId)}/withdrawal`, { key: intent }),
    /** Says whether the answer has solved the matter. */
    resolve: (accountId: string, claimId: string, resolution: ClaimResolution, intent: string) =>
      send<ClaimCase>(`${pathOf(accountId, claimId)}/resolution`, { body: resolution, key: intent }),
    /** Address of a file of the conversation, for a link. */
    fileAddress: (accountId: string, claimId: string, fileId: string) =>
      `${endpoint}${pathOf(accountId, claimId)}/files/${fileId}`,
    /** Address of the claim as a PDF, for a link. */
    documentAddress: (accountId: string, claimId: string) => `${endpoint}${pathOf(accountId, claimId)}/document`,
    /** Address of the complaint to an authority as a PDF, for a link. */
    escalationAddress: (accountId: string, claimId: string, to: AuthorityKind) =>
      `${endpoint}${pathOf(accountId, claimId)}/escalation?to=${to}`,
  };
});
