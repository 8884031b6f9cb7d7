import type { Factor, Incident, Journal, OpenSession, Security, TotpSecret } from '@vodokanal/contract';
import { defineResource } from '../client.ts';
import type { PasskeyQuestion } from './auth.ts';

const PATH = '/v1/security';

export const securityOf = defineResource(({ get, post, command, invalidate }) => {
  const thenInvalidate = async <T>(call: Promise<T>): Promise<T> => {
    const answer = await call;
    invalidate('security');
    return answer;
  };
  const codes = async (path: string, intent?: string, body?: unknown) =>
    (await thenInvalidate(post<{ codes: string[] }>(`${PATH}/${path}`, { body, key: intent }))).codes;
  return {
    get: (signal?: AbortSignal) => get<Security>(PATH, signal),
    sessions: async (signal?: AbortSignal) => (await get<{ items: OpenSession[] }>(`${PATH}/sessions`, signal)).items,
    journal: async (signal?: AbortSignal) => (await get<Journal>(`${PATH}/journal`, signal)).items,
    /** Confirms the password again; sensitive operations are allowed for ten minutes. */
    stepUp: (password: string, intent?: string) =>
      thenInvalidate(post<{ until: string }>('/v1/session/step-up', { body: { password }, key: intent })),
    changePassword: (password: string, intent?: string) =>
      thenInvalidate(command('POST', `${PATH}/password`, { body: { password }, key: intent })),
    startTotp: () => post<TotpSecret>(`${PATH}/totp`),
    /** Returns recovery codes; an empty list when the present ones stay valid. */
    confirmTotp: (code: string, intent?: string) => codes('totp/confirmation', intent, { code }),
    enableSms: (intent?: string) => codes('sms', intent),
    renewRecoveryCodes: (intent?: string) => codes('recovery-codes', intent),
    passkeyOptions: () => post<PasskeyQuestion>(`${PATH}/passkeys/options`),
    addPasskey: (ticket: string, response: object) =>
      thenInvalidate(post<Factor>(`${PATH}/passkeys`, { body: { ticket, response } })),
    removeFactor: (id: string, intent?: string) =>
      thenInvalidate(command('DELETE', `${PATH}/factors/${id}`, { key: intent })),
    endSession: (id: string, intent?: string) =>
      thenInvalidate(command('DELETE', `${PATH}/sessions/${id}`, { key: intent })),
    endOtherSessions: (intent?: string) => thenInvalidate(command('DELETE', `${PATH}/sessions`, { key: intent })),
    report: (text: string, intent: string) =>
      thenInvalidate(post<Incident>(`${PATH}/incidents`, { body: text ? { text } : {}, key: intent })),
  };
});
