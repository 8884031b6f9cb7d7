import type { Factor, Incident, Journal, OpenSession, Security, TotpSecret } from '@vodokanal/contract';
import { defineResource } from '../client.ts';
import type { PasskeyQuestion } from './auth.ts';

const PATH = '/v1/security';

export const securityOf = defineResource(({ get, post, tell, invalidate }) => {
  const changed = async <T>(act: Promise<T>): Promise<T> => {
    const answer = await act;
    invalidate('security');
    return answer;
  };
  const codes = async (path: string, body?: unknown) => (await changed(post<{ codes: string[] }>(`${PATH}/${path}`, body === undefined ? {} : { body }))).codes;
  return {
    get: (signal?: AbortSignal) => get<Security>(PATH, signal),
    sessions: async (signal?: AbortSignal) => (await get<{ items: OpenSession[] }>(`${PATH}/sessions`, signal)).items,
    journal: async (signal?: AbortSignal) => (await get<Journal>(`${PATH}/journal`, signal)).items,
    /** Says the password once more: sensitive acts are free for ten minutes. */
    stepUp: (password: string) => changed(post<{ until: string }>('/v1/session/step-up', { body: { password } })),
    changePassword: (password: string) => changed(tell('POST', `${PATH}/password`, { body: { password } })),
    startTotp: () => post<TotpSecret>(`${PATH}/totp`),
    /** Recovery codes, or none where the present ones stay good. */
    confirmTotp: (code: string) => codes('totp/confirmation', { code }),
    enableSms: () => codes('sms'),
    renewRecoveryCodes: () => codes('recovery-codes'),
    passkeyOptions: () => post<PasskeyQuestion>(`${PATH}/passkeys/options`),
    addPasskey: (ticket: string, response: object) => changed(post<Factor>(`${PATH}/passkeys`, { body: { ticket, response } })),
    removeFactor: (id: string) => changed(tell('DELETE', `${PATH}/factors/${id}`)),
    endSession: (id: string) => changed(tell('DELETE', `${PATH}/sessions/${id}`)),
    endOtherSessions: () => changed(tell('DELETE', `${PATH}/sessions`)),
    report: (text: string, intent: string) => changed(post<Incident>(`${PATH}/incidents`, { body: text ? { text } : {}, key: intent })),
  };
});
