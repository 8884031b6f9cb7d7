import { maskPhone } from '@vodokanal/contract/rules/contact';
import { MIN_LENGTH, MIN_LENGTH_WITH_FACTOR } from '@vodokanal/contract/rules/password';
import { newTotpSecret } from '@vodokanal/contract/rules/totp';
import type { Answers } from '../answers.ts';
import { newSecret } from '@vodokanal/contract/rules/proof-of-possession';
import { changePassword, credentialOf, endOtherSessions, renewCodes, stepOf } from '../factors.ts';
import { blockingFinding, ProblemError } from '@vodokanal/contract/problem';
import { nextId, type MockCustomer, type MockState } from '../state.ts';
import { liveTicket, openTicket } from '../tickets.ts';
import { addJournalEntry } from './session.ts';

type SecurityOperation =
  `security.${'get' | 'changePassword' | 'startTotp' | 'confirmTotp' | 'enableSms' | 'renewRecoveryCodes' | 'passkeyOptions' | 'addPasskey' | 'removeFactor' | 'sessions' | 'endSessions' | 'endSession' | 'journal' | 'report'}`;

function factorEnabled(state: MockState, customer: MockCustomer): { status: 201; body: { codes: string[] } } {
  endOtherSessions(state, customer);
  addJournalEntry(state, customer, 'factor-on');
  return { status: 201, body: { codes: customer.recoveryCodes.length > 0 ? [] : renewCodes(customer, state) } };
}

export const security: Pick<Answers, SecurityOperation> = {
  'security.get'({ state, customer }) {
    const { factors, passkeys, recoveryCodes, passwordChangedAt, frozen, phone } = customer;
    return {
      status: 200,
      body: {
        factors: [...factors.map(({ id, kind, createdAt }) => ({ id, kind, createdAt })), ...passkeys.values()],
        recoveryCodesLeft: recoveryCodes.length,
        passwordChangedAt,
        frozen,
        phone: phone ? maskPhone(phone) : null,
        steppedUpUntil:
          state.steppedUpUntil > state.now().getTime() ? new Date(state.steppedUpUntil).toISOString() : null,
        minPasswordLength: factors.length > 0 ? MIN_LENGTH_WITH_FACTOR : MIN_LENGTH,
      },
    };
  },

  'security.changePassword'({ state, customer, body }) {
    changePassword(state, customer, body.password);
    return { status: 201 };
  },

  'security.startTotp'({ customer }) {
    const secret = (customer.pendingSecret = newTotpSecret());
    return {
      status: 201,
      body: { secret: secret.replace(/(.{4})(?=.)/g, '$1 '), uri: `otpauth://totp/Vodokanal?secret=${secret}` },
    };
  },

  async 'security.confirmTotp'({ state, customer, body: { code } }) {
    const { pendingSecret: secret } = customer;
    const step = secret && (await stepOf(secret, code, state.now().getTime()));
    if (!secret || !step) throw new ProblemError('CODE_WRONG', { errors: [blockingFinding('CODE_WRONG', '/code')] });
    customer.factors = [
      ...customer.factors.filter(({ kind }) => kind !== 'totp'),
      { id: nextId(state), kind: 'totp', createdAt: state.now().toISOString(), secret, lastStep: step },
    ];
    return factorEnabled(state, customer);
  },

  'security.enableSms'({ state, customer }) {
    if (!customer.phone) throw new ProblemError('NO_PHONE');
    if (!customer.factors.some(({ kind }) => kind === 'sms'))
      customer.factors = [
        ...customer.factors,
        { id: nextId(state), kind: 'sms', createdAt: state.now().toISOString() },
      ];
    return factorEnabled(state, customer);
  },

  'security.passkeyOptions'({ state, customer, request }) {
    const ticket = openTicket(state, { purpose: 'new-passkey', customer });
    const challenge = newSecret();
    Object.assign(liveTicket(state, ticket), { code: challenge });
    return {
      status: 201,
      body: {
        ticket,
        options: {
          challenge,
          rp: { id: new URL(request.url).hostname, name: state.config.utility.name },
          user: { id: newSecret(), name: 'customer', displayName: '' },
          pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
        },
      },
    };
  },

  'security.addPasskey'({ state, customer, request, body: { ticket: secret, response } }) {
    const ticket = liveTicket(state, secret, 'new-passkey');
    const id = ticket.done
      ? undefined
      : credentialOf(response, 'webauthn.create', ticket.code, new URL(request.url).origin);
    ticket.done = true;
    if (!id || ticket.customer !== customer) throw new ProblemError('CODE_EXPIRED');
    const factor = {
      id: nextId(state),
      kind: 'passkey' as const,
      name: 'Chrome, Android',
      createdAt: state.now().toISOString(),
    };
    customer.passkeys.set(id, factor);
    addJournalEntry(state, customer, 'passkey-added');
    return { status: 201, body: factor };
  },

  'security.renewRecoveryCodes'({ state, customer }) {
    if (customer.factors.length === 0) throw new ProblemError('NOT_FOUND');
    return { status: 201, body: { codes: renewCodes(customer, state) } };
  },

  'security.removeFactor'({ state, customer, parameters }) {
    const passkey = [...customer.passkeys].find(([, { id }]) => id === parameters.factorId)?.[0];
    const left = customer.factors.filter(({ id }) => id !== parameters.factorId);
    if (left.length === customer.factors.length && !customer.passkeys.delete(passkey ?? ''))
      throw new ProblemError('NOT_FOUND');
    customer.factors = left;
    if (left.length === 0) customer.recoveryCodes = [];
    addJournalEntry(state, customer, 'factor-off');
    return { status: 204 };
  },

  'security.sessions': ({ customer }) => ({
    status: 200,
    body: { items: customer.sessions.map((session, index) => ({ ...session, isThis: index === 0 })) },
  }),

  'security.endSessions'({ state, customer }) {
    endOtherSessions(state, customer);
    addJournalEntry(state, customer, 'sessions-ended');
    return { status: 204 };
  },

  'security.endSession'({ state, customer, parameters }) {
    const [present] = customer.sessions;
    const left = customer.sessions.filter(({ id }) => id !== parameters.sessionId);
    if (left.length === customer.sessions.length) throw new ProblemError('NOT_FOUND');
    customer.sessions = left;
    if (present?.id === parameters.sessionId) state.session = undefined;
    return { status: 204 };
  },

  'security.journal': ({ customer }) => ({ status: 200, body: { items: customer.journal } }),

  'security.report'({ state, customer }) {
    customer.frozen = true;
    endOtherSessions(state, customer);
    addJournalEntry(state, customer, 'incident');
    const incident = {
      id: nextId(state),
      number: `Д-${state.today.slice(0, 4)}-${String(customer.incidents.length + 1).padStart(6, '0')}`,
      registeredAt: state.now().toISOString(),
    };
    customer.incidents = [...customer.incidents, incident];
    return { status: 201, body: incident };
  },
};
