import type { CodeTicketed, NewProfileChange, Profile, ProfileChange } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

export const profileOf = defineResource(({ get, post, invalidate }) => {
  const thenInvalidate = async <T>(call: Promise<T>): Promise<T> => {
    const answer = await call;
    invalidate('profile');
    return answer;
  };
  const path = (accountId: string) => `/v1/accounts/${accountId}/profile`;
  return {
    get: (accountId: string, signal?: AbortSignal) => get<Profile>(path(accountId), signal),
    confirm: (accountId: string, intent?: string) =>
      thenInvalidate(post<Profile>(`${path(accountId)}/confirmation`, { key: intent })),
    /** Asks the utility for a change. */
    change: (accountId: string, change: NewProfileChange, intent: string) =>
      thenInvalidate(post<ProfileChange>(`${path(accountId)}/changes`, { body: change, key: intent })),
    /** Sends a code to the new phone or e-mail address; `checkContact` puts it into effect. */
    changeContact: (kind: 'phone' | 'email', value: string, intent?: string) =>
      post<CodeTicketed>('/v1/contacts', { body: { kind, value }, key: intent }),
    checkContact: (ticket: string, code: string, intent?: string) =>
      thenInvalidate(post<{ expiresIn: number }>('/v1/codes/verification', { body: { ticket, code }, key: intent })),
  };
});
