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

/** Steps of registration, recovery and sign-in. Each step carries the ticket of the step before. */
export const authOf = ({ send, session }: Connection) => {
  const post = async <T>(path: string, body: unknown): Promise<T> =>
    jsonOf<T>(await send('POST', `/v1/${path}`, { body }));
  /** Sends the last step; when it opens a session, all widgets and tabs are notified. */
  const completeSignIn = async (path: string, body: unknown): Promise<Session> => {
    const answer = await post<Session>(path, body);
    if (answer.state === 'signed-in') await session.renew();
    return answer;
  };
  return {
    /** Documents a person may consent to. */
    documents: async () =>
      (await jsonOf<{ items: ConsentDocument[] }>(await send('GET', '/v1/consents/documents'))).items,
    sendCode: (ticket: string) => post<CodeSent>('codes', { ticket }),
    checkCode: (ticket: string, code: string) => post<CodeChecked>('codes/verification', { ticket, code }),
    register: (registration: NewRegistration) => post<CodeTicketed>('registrations', registration),
    completeRegistration: (end: RegistrationEnd) => completeSignIn('registrations/completion', end),
    recover: (login: string) => post<CodeTicketed>('recoveries', { login }),
    completeRecovery: async (end: RecoveryEnd) => void (await send('POST', '/v1/recoveries/completion', { body: end })),
    confirm: (factor: SecondFactor) => completeSignIn('session/second-factor', factor),
    passkeyOptions: async () => jsonOf<PasskeyQuestion>(await send('POST', '/v1/session/passkey/options')),
    passkey: (ticket: string, response: object, remember: boolean) =>
      completeSignIn('session/passkey', { ticket, response, remember }),
    renewPassword: (ticket: string, password: string) => completeSignIn('session/password', { ticket, password }),
  };
};
