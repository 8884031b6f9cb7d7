import { audit } from '../audit/audit.ts';
import { SITE_HEADER } from '@vodokanal/contract/policies/operation-access';
import { leaveConnection } from '../connections/service.ts';
import { steps, type Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import type { Services } from '../services.ts';
import {
  allowSensitiveActs,
  checkCredentials,
  checkPasswordAgain,
  checkTicket,
  chooseNewPassword,
  confirmSignIn,
  renewPassword,
  signIn,
  signInByKey,
} from './service.ts';
import { isDueForRenewal, renewDevice } from './devices.ts';
import { closeSession, sessionBody } from './sessions.ts';

type SessionOperation =
  | 'session.get'
  | 'session.create'
  | 'session.delete'
  | 'session.confirm'
  | 'session.renewPassword'
  | 'session.stepUp'
  | 'session.passkeyOptions'
  | 'session.passkey';

export function sessionRoutes(services: Services): Pick<Handlers, SessionOperation> {
  const { passkeys } = services;
  return {
    async 'session.get'({ db, request, address, now }) {
      const signedIn = await services.identify(db, request, now);
      if (!signedIn) return { body: { state: 'signed-out' } };
      if (!signedIn.isRemembered || !isDueForRenewal(request, now)) return { body: sessionBody(signedIn) };
      const renewed = await renewDevice(db, request, address, now);
      if (!renewed) return { body: { state: 'signed-out' } };
      return { body: sessionBody(signedIn), ...(renewed.cookie && { headers: { 'Set-Cookie': renewed.cookie } }) };
    },

    'session.create': steps({
      before: ({ db, body, request, address, now }) => checkCredentials(db, body, { request, address, now }),
      run: ({ db, body, request, address, now }, checked) =>
        signIn(services, db, checked, body.remember ?? false, { request, address, now }),
    }),

    'session.confirm': steps({
      before: ({ db, body, request, address, now }) => checkTicket(services, db, body, { request, address, now }),
      run: ({ db, body, request, address, now }, checked) =>
        confirmSignIn(services, db, checked, body, { request, address, now }),
    }),

    'session.renewPassword': steps({
      before: ({ db, body, now }) => chooseNewPassword(services, db, body, now),
      run: ({ db, request, address, now }, chosen) => renewPassword(services, db, chosen, { request, address, now }),
    }),

    'session.passkeyOptions': async ({ db, request, now }) => ({ body: await passkeys.start(db, request, now) }),

    'session.passkey': steps({
      // Runs before the transaction, so that a wrong answer uses up the ticket.
      async before({ db, body, now }) {
        const customerId = await passkeys.check(db, body.ticket, body.response, now);
        if (!customerId) throw new ProblemError('CODE_EXPIRED');
        return customerId;
      },
      run: ({ db, body, request, address, now }, customerId) =>
        signInByKey(services, db, customerId, body.remember ?? false, { request, address, now }),
    }),

    'session.stepUp': steps({
      before: ({ db, customer, body, address, now }) =>
        checkPasswordAgain(db, customer, body.password, { address, now }),
      async run({ db, customer, now }) {
        const { cookie, until } = await allowSensitiveActs(db, customer, now);
        return { body: { until: until.toISOString() }, headers: { 'Set-Cookie': cookie } };
      },
    }),

    'session.delete': steps({
      before: ({ db, request, now }) => services.identify(db, request, now),
      async run({ db, request, address, now }, signedIn) {
        const cookie = request.headers.has(SITE_HEADER)
          ? await leaveConnection(db, request, signedIn?.connectionId)
          : await closeSession(db, request);
        if (signedIn) await audit(db, { action: 'sign-out', customerId: signedIn.id, address, now });
        return { body: undefined, headers: { 'Set-Cookie': cookie, 'Clear-Site-Data': '"cache"' } };
      },
    }),
  };
}
