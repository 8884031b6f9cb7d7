import type { Account, Helper, NewHelper, Proof } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

/** The customer's list of accounts; every change of it is a change of the session, which all widgets and tabs hear of. */
export const accountsOf = defineResource(({ get, post, tell, session, invalidate }) => {
  const changed = async <T>(act: Promise<T>): Promise<T> => {
    const answer = await act;
    await session.renew();
    return answer;
  };
  const helped = async <T>(act: Promise<T>): Promise<T> => {
    const answer = await act;
    invalidate('helpers');
    return answer;
  };
  const path = (accountId: string) => `/v1/accounts/${accountId}`;
  return {
    add: (accountNumber: string, proof: Proof) => changed(post<Account>('/v1/accounts', { body: { accountNumber, proof } })),
    rename: (accountId: string, name: string) => changed(post<Account>(`${path(accountId)}/name`, { body: { name } })),
    remove: (accountId: string) => changed(tell('DELETE', path(accountId))),
    helpers: async (accountId: string, signal?: AbortSignal) => (await get<{ items: Helper[] }>(`${path(accountId)}/helpers`, signal)).items,
    invite: (accountId: string, helper: NewHelper, intent: string) => helped(post<Helper>(`${path(accountId)}/helpers`, { body: helper, key: intent })),
    endHelper: (accountId: string, helperId: string) => helped(tell('DELETE', `${path(accountId)}/helpers/${helperId}`)),
    accept: (code: string) => changed(post<Account>('/v1/helpers/acceptance', { body: { code } })),
  };
});
