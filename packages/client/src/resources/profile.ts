import type { CodeTicketed, NewProfileChange, Profile, ProfileChange } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

export const profileOf = defineResource(({ get, post, invalidate }) => {
  const changed = async <T>(act: Promise<T>): Promise<T> => {
    const answer = await act;
    invalidate('profile');
    return answer;
  };
  const path = (accountId: string) => `/v1/accounts/${accountId}/profile`;
  return {
    get: (accountId: string, signal?: AbortSignal) => get<Profile>(path(accountId), signal),
    confirm: (accountId: string) => changed(post<Profile>(`${path(accountId)}/confirmation`)),
    /** Asks the office for a change. */
    change: (accountId: string, change: NewProfileChange, intent: string) => changed(post<ProfileChange>(`${path(accountId)}/changes`, { body: change, key: intent })),
    /** A code goes to the new phone or address; `checkContact` puts it in force. */
    changeContact: (kind: 'phone' | 'email', value: string) => post<CodeTicketed>('/v1/contacts', { body: { kind, value } }),
    checkContact: (ticket: string, code: string) => changed(post<{ expiresIn: number }>('/v1/codes/verification', { body: { ticket, code } })),
  };
});
