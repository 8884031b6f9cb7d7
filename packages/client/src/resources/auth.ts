import type {
  CodeChecked,
  CodeSent,
  CodeTicketed,
  ConsentDocument,
  NewRegistration,
  RecoveryEnd,
  RegistrationEnd,
  SecondFactor,
  Session,
} from '@vodokanal/contract';
import type { Connection } from '../connection.ts';
import { jsonOf } from '../transport.ts';

/** The challenge for an authenticator, in the JSON of WebAuthn. */
export interface PasskeyQuestion {
  readonly ticket: string;
  readonly options: object;
}

/**
 * Steps of registration, recovery and sign-in. Each step carries the ticket of the step before. With the `intent` of a
 * form a step that is sent again after a lost answer has one effect.
 */
export const authOf = ({ send, session }: Connection) => {
  const post = async <T>(path: string, body: unknown, intent?: string): Promise<T> =>
    jsonOf<T>(await send('POST', `/v1/${path}`, { body, key: intent }));
  /** Sends the last step; when it opens a session, all widgets and tabs are notified. */
  const completeSignIn = async (path: string, body: unknown, intent?: string): Promise<Session> => {
    const answer = await post<Session>(path, body, intent);
    if (answer.state === 'signed-in') await session.renew();
    return answer;
  };
  return {
    /** Documents a person may consent to. */
    documents: async () =>
      (await jsonOf<{ items: ConsentDocument[] }>(await send('GET', '/v1/consents/documents'))).items,
    sendCode: (ticket: string) => post<CodeSent>('codes', { ticket }),
    checkCode: (ticket: string, code: string, intent?: string) =>
      post<CodeChecked>('codes/verification', { ticket, code }, intent),
    register: (registration: NewRegistration, intent?: string) =>
      post<CodeTicketed>('registrations', registration, intent),
    completeRegistration: (end: RegistrationEnd, intent?: string) =>
      completeSignIn('registrations/completion', end, intent),
    recover: (login: string, intent?: string) => post<CodeTicketed>('recoveries', { login }, intent),
    completeRecovery: async (end: RecoveryEnd, intent?: string) =>
      void (await send('POST', '/v1/recoveries/completion', { body: end, key: intent })),
    confirm: (factor: SecondFactor, intent?: string) => completeSignIn('session/second-factor', factor, intent),
    passkeyOptions: async () => jsonOf<PasskeyQuestion>(await send('POST', '/v1/session/passkey/options')),
    passkey: (ticket: string, response: object, remember: boolean) =>
      completeSignIn('session/passkey', { ticket, response, remember }),
    renewPassword: (ticket: string, password: string, intent?: string) =>
      completeSignIn('session/password', { ticket, password }, intent),
  };
};
