import { steps, type Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import type { Services } from '../services.ts';
import {
  addPasskey,
  changePassword,
  checkNewPassword,
  confirmTotp,
  enableSms,
  endSession,
  listSessions,
  readJournal,
  removeFactor,
  renewRecoveryCodes,
  reportIncident,
  securityOf,
} from './service.ts';

type SecurityOperation =
  `security.${'get' | 'changePassword' | 'startTotp' | 'confirmTotp' | 'enableSms' | 'renewRecoveryCodes' | 'passkeyOptions' | 'addPasskey' | 'removeFactor' | 'sessions' | 'endSessions' | 'endSession' | 'journal' | 'report'}`;

export function securityRoutes(services: Services): Pick<Handlers, SecurityOperation> {
  const { settings, factors, passkeys, today } = services;
  const utilityName = (now: Date) => settings.get('utility', '', today(now)).name;
  return {
    'security.get': async ({ db, customer, now }) => ({ body: await securityOf(services, db, customer, now) }),

    'security.changePassword': steps({
      before: ({ db, customer, body }) => checkNewPassword(services, db, customer, body.password),
      run: async ({ db, customer, address, now }, hash) => ({
        body: undefined,
        headers: { 'Set-Cookie': await changePassword(db, hash, { customer, address, now }) },
      }),
    }),

    'security.startTotp': async ({ db, customer, now }) => ({
      body: await factors.startTotp(db, customer.id, customer.accounts[0]?.number ?? '', utilityName(now), now),
    }),

    'security.confirmTotp': async ({ db, customer, body, address, now }) => ({
      body: await confirmTotp(services, db, body.code, { customer, address, now }),
    }),

    'security.enableSms': async ({ db, customer, address, now }) => ({
      body: await enableSms(services, db, { customer, address, now }),
    }),

    'security.passkeyOptions': async ({ db, customer, request, now }) => ({
      body: await passkeys.startNew(
        db,
        customer.id,
        customer.accounts[0]?.number ?? '',
        utilityName(now),
        request,
        now,
      ),
    }),

    'security.addPasskey': steps({
      async before({ db, customer, body, now }) {
        const key = await passkeys.checkNew(db, customer.id, body.ticket, body.response, now);
        if (!key) throw new ProblemError('CODE_EXPIRED');
        return key;
      },
      run: async ({ db, customer, request, address, now }, key) => ({
        body: await addPasskey(services, db, key, request.headers.get('User-Agent') ?? '', { customer, address, now }),
      }),
    }),

    'security.renewRecoveryCodes': async ({ db, customer, address, now }) => ({
      body: { codes: await renewRecoveryCodes(services, db, { customer, address, now }) },
    }),

    async 'security.removeFactor'({ db, customer, parameters, address, now }) {
      await removeFactor(services, db, parameters.factorId, { customer, address, now });
      return { body: undefined };
    },

    'security.sessions': async ({ db, customer }) => ({ body: { items: await listSessions(db, customer) } }),

    async 'security.endSessions'({ db, customer, address, now }) {
      await endSession(db, undefined, { customer, address, now });
      return { body: undefined };
    },

    async 'security.endSession'({ db, customer, parameters, address, now }) {
      await endSession(db, parameters.sessionId, { customer, address, now });
      return { body: undefined };
    },

    'security.journal': async ({ db, customer, now }) => ({ body: { items: await readJournal(db, customer.id, now) } }),

    'security.report': async ({ db, customer, body, address, now }) => ({
      body: await reportIncident(services, db, body.text ?? '', { customer, address, now }),
    }),
  };
}
