import type { Account, SecondFactor, Session, SignIn } from '@vodokanal/contract';
import { foldAccountNumber, foldEmail, loginKind } from '@vodokanal/contract/rules/account-number';
import type { Answers } from '../answers.ts';
import { parseCode } from '@vodokanal/contract/rules/contact';
import { checkBody, checked } from '../check.ts';
import { MockProblem } from '../problem.ts';
import { newSecret } from '@vodokanal/contract/rules/proof';
import { changePassword, credentialOf, factorKinds, isFactor } from '../factors.ts';
import { countTry, liveTicket, openTicket, wrongCode } from '../tickets.ts';
import { nextId, type MockAccount, type MockConnection, type MockCustomer, type MockState } from '../state.ts';

const FREE_FAILURES = 5;

/** Somebody who is signed in: on the utility's own pages, or in a frame of a partner site. */
export function bodyOf(state: MockState, person: MockCustomer | MockConnection | undefined): Session {
  if (!person) return { state: 'signed-out' };
  const scopes = 'site' in person ? [...person.scopes] : undefined;
  const accounts = accountsOf(state, person).map((account) => accountBody(state, person, account));
  const id = 'site' in person ? person.customerId : person.id;
  return { state: 'signed-in', ...(id && { customer: { id, name: '' } }), accounts, expiresAt: new Date(state.now().getTime() + 43_200_000).toISOString(), ...(scopes && { scopes }) };
}

/** The account as this person is told of it. */
export function accountBody(state: MockState, person: MockCustomer | MockConnection, { id, number, elsNumber, kind, status, address }: MockAccount): Account {
  const customer = 'site' in person ? state.customers.find((each) => each.id === person.customerId) : person;
  const name = customer?.names.get(id);
  const help = customer?.helps.get(id);
  return { id, number, ...(elsNumber && { elsNumber }), kind, status, address, ...(name && { name }), ...(help && { role: 'helper', rights: [...help.rights], until: help.until }) };
}

/** The accounts somebody may see: a connection those of its customer, or the one it was made for. */
export function accountsOf(state: MockState, person: MockCustomer | MockConnection): readonly MockAccount[] {
  const ids = !('site' in person) ? person.accountIds : person.accountId ? [person.accountId] : (state.customers.find(({ id }) => id === person.customerId)?.accountIds ?? []);
  const helps = 'helps' in person ? [...person.helps].filter(([, { until }]) => until >= state.today).map(([id]) => id) : [];
  // One's own before those of others.
  return [...state.accounts.filter(({ id }) => ids.includes(id)), ...state.accounts.filter(({ id }) => helps.includes(id) && !ids.includes(id))];
}

export function find(state: MockState, login: string): MockCustomer | undefined {
  if (loginKind(login) === 'email') return state.customers.find(({ email }) => email === foldEmail(login));
  const account = state.accounts.find(({ number }) => foldAccountNumber(number) === foldAccountNumber(login));
  return account && state.customers.find(({ accountIds }) => accountIds.includes(account.id));
}

/** Opens the one session of the browser. */
export function enter(state: MockState, customer: MockCustomer): Session {
  const now = state.now();
  state.session = customer.id;
  state.steppedUpUntil = now.getTime() + 600_000;
  customer.sessions = [{ id: nextId(state), device: 'Firefox, Linux', createdAt: now.toISOString(), seenAt: now.toISOString(), expiresAt: new Date(now.getTime() + 43_200_000).toISOString() }, ...customer.sessions];
  write(state, customer, 'sign-in');
  return bodyOf(state, customer);
}

/** A line of the journal. */
export function write(state: MockState, customer: MockCustomer, action: string): void {
  customer.journal = [{ id: nextId(state), at: state.now().toISOString(), action, network: '203.0.113.*' }, ...customer.journal];
}

type SessionOperation = 'session.get' | 'session.create' | 'session.delete' | 'session.confirm' | 'session.renewPassword' | 'session.stepUp' | 'session.passkeyOptions' | 'session.passkey';

export const session: Pick<Answers, SessionOperation> = {
  'session.get': ({ state, connection, isFramed }) => ({ status: 200, body: bodyOf(state, isFramed ? connection : state.customers.find(({ id }) => id === state.session)) }),

  'session.create'({ state, body, isFramed }) {
    if (isFramed) throw new MockProblem(403, 'SCOPE_REFUSED');
    const errors = checkBody('SignIn', body);
    if (errors.length > 0) throw new MockProblem(422, 'INVALID', errors);
    const { login, password } = body as SignIn;
    const failures = state.failures.get(login) ?? 0;
    if (state.throttled > 0 || failures >= FREE_FAILURES) throw new MockProblem(429, 'RATE_LIMITED', [], state.throttled || 5);
    const customer = find(state, login);
    if (!customer || password.normalize('NFC') !== customer.password.normalize('NFC')) {
      state.failures.set(login, failures + 1);
      if (customer) write(state, customer, 'sign-in-failed');
      throw new MockProblem(422, 'WRONG_CREDENTIALS');
    }
    if (customer.blocked) throw new MockProblem(403, 'CUSTOMER_BLOCKED', [{ code: 'NOT_ALLOWED', severity: 'block', pointer: '/login', params: { by: customer.blockedBy ?? 'utility', reason: customer.blockReason } }]);
    state.failures.delete(login);
    const kinds = factorKinds(customer);
    if (kinds.length > 0) return { status: 201, body: { state: 'second-factor', factors: kinds, ticket: openTicket(state, { purpose: 'sign-in', customer, phone: customer.phone }) } };
    if (customer.mustChangePassword) return { status: 201, body: { state: 'new-password', ticket: openTicket(state, { purpose: 'new-password', customer }) } };
    return { status: 201, body: enter(state, customer) };
  },

  async 'session.confirm'(call) {
    const { state } = call;
    const { ticket: secret, kind, code } = checked<SecondFactor>(call, 'SecondFactor');
    const ticket = countTry(state, secret, ['sign-in']);
    const { customer } = ticket;
    const isRight = customer !== undefined && (kind === 'sms' ? ticket.code === parseCode(code) : await isFactor(state, customer, kind, code));
    if (!customer || !isRight) throw wrongCode(ticket);
    ticket.done = true;
    return { status: 201, body: enter(state, customer) };
  },

  'session.renewPassword'(call) {
    const { state } = call;
    const { ticket: secret, password } = checked<{ ticket: string; password: string }>(call, 'PasswordRenewal');
    const ticket = liveTicket(state, secret, 'new-password');
    const { customer } = ticket;
    if (!customer || ticket.done) throw new MockProblem(422, 'CODE_EXPIRED');
    changePassword(state, customer, password);
    ticket.done = true;
    return { status: 201, body: enter(state, customer) };
  },

  'session.passkeyOptions'({ state, request }) {
    const ticket = openTicket(state, { purpose: 'passkey' });
    const challenge = newSecret();
    Object.assign(liveTicket(state, ticket), { code: challenge });
    return { status: 201, body: { ticket, options: { challenge, rpId: new URL(request.url).hostname, userVerification: 'required' } } };
  },

  'session.passkey'(call) {
    const { state, request } = call;
    const { ticket: secret, response } = checked<{ ticket: string; response: object }>(call, 'PasskeyAnswer');
    const ticket = liveTicket(state, secret, 'passkey');
    const id = ticket.done ? undefined : credentialOf(response, 'webauthn.get', ticket.code, new URL(request.url).origin);
    ticket.done = true;
    const customer = id ? state.customers.find(({ passkeys }) => passkeys.has(id)) : undefined;
    if (!customer) throw new MockProblem(422, 'CODE_EXPIRED');
    return { status: 201, body: enter(state, customer) };
  },

  'session.stepUp'(call) {
    const { state, customer } = call;
    const { password } = checked<{ password: string }>(call, 'StepUp');
    if (password !== customer.password) throw new MockProblem(422, 'WRONG_CREDENTIALS');
    state.steppedUpUntil = state.now().getTime() + 600_000;
    return { status: 201, body: { until: new Date(state.steppedUpUntil).toISOString() } };
  },

  'session.delete'({ state, connection, isFramed }) {
    if (!isFramed) state.session = undefined;
    else state.connections = state.connections.filter((each) => each !== connection);
    return { status: 204 };
  },
};
