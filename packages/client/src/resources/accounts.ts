import type { Account, Helper, NewHelper, Proof } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

/** The customer's accounts. Every change renews the session, so that all widgets and tabs see it. */
export const accountsOf = defineResource(({ get, post, command, session, invalidate }) => {
  const thenRenewSession = async <T>(call: Promise<T>): Promise<T> => {
    const answer = await call;
    await session.renew();
    return answer;
  };
  const thenInvalidateHelpers = async <T>(call: Promise<T>): Promise<T> => {
    const answer = await call;
    invalidate('helpers');
    return answer;
  };
  const path = (accountId: string) => `/v1/accounts/${accountId}`;
  return {
    add: (accountNumber: string, proof: Proof, intent?: string) =>
      thenRenewSession(post<Account>('/v1/accounts', { body: { accountNumber, proof }, key: intent })),
    rename: (accountId: string, name: string, intent?: string) =>
      thenRenewSession(post<Account>(`${path(accountId)}/name`, { body: { name }, key: intent })),
    remove: (accountId: string, intent?: string) =>
      thenRenewSession(command('DELETE', path(accountId), { key: intent })),
    helpers: async (accountId: string, signal?: AbortSignal) =>
      (await get<{ items: Helper[] }>(`${path(accountId)}/helpers`, signal)).items,
    invite: (accountId: string, helper: NewHelper, intent: string) =>
      thenInvalidateHelpers(post<Helper>(`${path(accountId)}/helpers`, { body: helper, key: intent })),
    endHelper: (accountId: string, helperId: string, intent?: string) =>
      thenInvalidateHelpers(command('DELETE', `${path(accountId)}/helpers/${helperId}`, { key: intent })),
    accept: (code: string, intent?: string) =>
      thenRenewSession(post<Account>('/v1/helpers/acceptance', { body: { code }, key: intent })),
  };
});
