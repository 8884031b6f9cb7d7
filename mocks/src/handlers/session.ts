import type { Session } from '@vodokanal/contract';
import {
  assertNotBlocked,
  assertNotFrozen,
  foldLogin,
  passwordSpellings,
  stepAfterPassword,
} from '@vodokanal/contract/policies/sign-in';
import { MOST } from '@vodokanal/contract/policies/limits';
import { codeExpired } from '@vodokanal/contract/policies/one-time-code';
import { ProblemError } from '@vodokanal/contract/problem';
import { foldAccountNumber, foldEmail, loginKind } from '@vodokanal/contract/rules/account-number';
import { parseCode } from '@vodokanal/contract/rules/contact';
import { newSecret } from '@vodokanal/contract/rules/proof-of-possession';
import type { Answers } from '../answers.ts';
import { callerOnOwnPage, sessionBody } from '../callers.ts';
import { changePassword, credentialOf, factorKinds, isFactor } from '../factors.ts';
import { nextId, type MockCustomer, type MockState } from '../state.ts';
import { countFailure, forgetFailures } from '../throttle.ts';
import { countTry, liveTicket, openTicket, wrongCodeOf } from '../tickets.ts';

export function find(state: MockState, login: string): MockCustomer | undefined {
  if (loginKind(login) === 'email') return state.customers.find(({ email }) => email === foldEmail(login));
  const account = state.accounts.find(({ number }) => foldAccountNumber(number) === foldAccountNumber(login));
  return account && state.customers.find(({ accountIds }) => accountIds.includes(account.id));
}

/** Opens the session; it replaces the earlier one of the browser. */
export function enter(state: MockState, customer: MockCustomer): Session {
  const now = state.now();
  state.session = customer.id;
  state.steppedUpUntil = now.getTime() + 600_000;
  customer.sessions = [
    {
      id: nextId(state),
      device: 'Firefox, Linux',
      createdAt: now.toISOString(),
      seenAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + 43_200_000).toISOString(),
    },
    ...customer.sessions.slice(0, MOST.sessions - 1),
  ];
  addJournalEntry(state, customer, 'sign-in');
  return sessionBody(state, callerOnOwnPage(state, customer));
}

/** Adds an entry to the customer's sign-in log. */
export function addJournalEntry(state: MockState, customer: MockCustomer, action: string): void {
  customer.journal = [
    { id: nextId(state), at: state.now().toISOString(), action, network: '203.0.113.*' },
    ...customer.journal,
  ];
}

const isPasswordOf = (customer: MockCustomer, password: string): boolean =>
  passwordSpellings(password).some((spelling) => spelling.normalize('NFC') === customer.password.normalize('NFC'));

/** Opens the session, or returns the ticket for the next step. */
function goOn(state: MockState, customer: MockCustomer, kinds: ReturnType<typeof factorKinds>): Session {
  assertNotFrozen(customer.frozen);
  const step = stepAfterPassword({
    hasSecondFactor: kinds.length > 0,
    mustChangePassword: customer.mustChangePassword,
  });
  if (step === 'signed-in') return enter(state, customer);
  const ticket = openTicket(state, {
    purpose: step === 'second-factor' ? 'sign-in' : 'new-password',
    customer,
    phone: customer.phone,
  });
  return { state: step, ticket, ...(step === 'second-factor' && { factors: kinds }) };
}

function refuseBlocked({ blocked, blockedBy, blockReason }: MockCustomer): void {
  assertNotBlocked({ isBlocked: blocked, blockedBy, blockReason });
}

type SessionOperation =
  | 'session.get'
  | 'session.create'
  | 'session.delete'
  | 'session.confirm'
  | 'session.renewPassword'
  | 'session.stepUp'
  | 'session.passkeyOptions'
  | 'session.passkey';

export const session: Pick<Answers, SessionOperation> = {
  'session.get': ({ state, caller }) => ({ status: 200, body: sessionBody(state, caller) }),

  'session.create'({ state, body: { login, password } }) {
    const customer = find(state, login);
    const source = `sign-in ${customer?.id ?? foldLogin(login)}`;
    countFailure(state, source);
    if (!customer || !isPasswordOf(customer, password)) {
      if (customer) addJournalEntry(state, customer, 'sign-in-failed');
      throw new ProblemError('WRONG_CREDENTIALS');
    }
    forgetFailures(state, source);
    refuseBlocked(customer);
    return { status: 201, body: goOn(state, customer, factorKinds(customer)) };
  },

  async 'session.confirm'({ state, body: { ticket: secret, kind, code } }) {
    const ticket = countTry(state, secret, ['sign-in']);
    const { customer } = ticket;
    const isRight =
      customer !== undefined &&
      (kind === 'sms' ? ticket.code === parseCode(code) : await isFactor(state, customer, kind, code));
    if (!customer || !isRight) throw wrongCodeOf(ticket);
    ticket.done = true;
    refuseBlocked(customer);
    return { status: 201, body: goOn(state, customer, []) };
  },

  'session.renewPassword'({ state, body: { ticket: secret, password } }) {
    const ticket = liveTicket(state, secret, 'new-password');
    const { customer } = ticket;
    if (!customer?.mustChangePassword || ticket.done) throw codeExpired();
    assertNotFrozen(customer.frozen);
    changePassword(state, customer, password, { isOldRefused: true });
    ticket.done = true;
    return { status: 201, body: enter(state, customer) };
  },

  'session.passkeyOptions'({ state, request }) {
    const ticket = openTicket(state, { purpose: 'passkey' });
    const challenge = newSecret();
    Object.assign(liveTicket(state, ticket), { code: challenge });
    return {
      status: 201,
      body: { ticket, options: { challenge, rpId: new URL(request.url).hostname, userVerification: 'required' } },
    };
  },

  'session.passkey'({ state, request, body: { ticket: secret, response } }) {
    const ticket = liveTicket(state, secret, 'passkey');
    const id = ticket.done
      ? undefined
      : credentialOf(response, 'webauthn.get', ticket.code, new URL(request.url).origin);
    ticket.done = true;
    const customer = id ? state.customers.find(({ passkeys }) => passkeys.has(id)) : undefined;
    if (!customer) throw codeExpired();
    refuseBlocked(customer);
    assertNotFrozen(customer.frozen);
    return { status: 201, body: enter(state, customer) };
  },

  'session.stepUp'({ state, customer, body: { password } }) {
    const source = `step-up ${customer.id}`;
    countFailure(state, source);
    if (password.normalize('NFC') !== customer.password.normalize('NFC')) throw new ProblemError('WRONG_CREDENTIALS');
    forgetFailures(state, source);
    state.steppedUpUntil = state.now().getTime() + 600_000;
    return { status: 201, body: { until: new Date(state.steppedUpUntil).toISOString() } };
  },

  'session.delete'({ state, request, caller }) {
    if (!request.headers.has('X-VK-Site')) state.session = undefined;
    else state.connections = state.connections.filter((each) => each !== caller?.connection);
    return { status: 204 };
  },
};
