import type { Session, SignIn } from '@vodokanal/contract';
import { foldAccountNumber, foldEmail, loginKind } from '@vodokanal/contract/rules/account-number';
import type { Answers } from '../answers.ts';
import { checkBody } from '../check.ts';
import { MockProblem } from '../problem.ts';
import { PASSWORD, type MockAccount, type MockConnection, type MockCustomer, type MockState } from '../state.ts';

const FREE_FAILURES = 5;

/** Somebody who is signed in: on the utility's own pages, or in a frame of a partner site. */
export function bodyOf(state: MockState, person: MockCustomer | MockConnection | undefined): Session {
  if (!person) return { state: 'signed-out' };
  const scopes = 'site' in person ? [...person.scopes] : undefined;
  const accounts = accountsOf(state, person).map(({ id, number, elsNumber, kind, status, address }) => ({ id, number, ...(elsNumber && { elsNumber }), kind, status, address }));
  const id = 'site' in person ? person.customerId : person.id;
  return { state: 'signed-in', ...(id && { customer: { id, name: '' } }), accounts, expiresAt: new Date(state.now().getTime() + 43_200_000).toISOString(), ...(scopes && { scopes }) };
}

/** The accounts somebody may see: a connection those of its customer, or the one it was made for. */
export function accountsOf(state: MockState, person: MockCustomer | MockConnection): readonly MockAccount[] {
  const ids = !('site' in person) ? person.accountIds : person.accountId ? [person.accountId] : (state.customers.find(({ id }) => id === person.customerId)?.accountIds ?? []);
  return state.accounts.filter(({ id }) => ids.includes(id));
}

function find(state: MockState, login: string): MockCustomer | undefined {
  if (loginKind(login) === 'email') return state.customers.find(({ email }) => email === foldEmail(login));
  const account = state.accounts.find(({ number }) => foldAccountNumber(number) === foldAccountNumber(login));
  return account && state.customers.find(({ accountIds }) => accountIds.includes(account.id));
}

export const session: Pick<Answers, 'session.get' | 'session.create' | 'session.delete'> = {
  'session.get': ({ state, connection, isFramed }) => ({ status: 200, body: bodyOf(state, isFramed ? connection : state.customers.find(({ id }) => id === state.session)) }),

  'session.create'({ state, body, isFramed }) {
    if (isFramed) throw new MockProblem(403, 'SCOPE_REFUSED');
    const errors = checkBody('SignIn', body);
    if (errors.length > 0) throw new MockProblem(422, 'INVALID', errors);
    const { login, password } = body as SignIn;
    const failures = state.failures.get(login) ?? 0;
    if (state.throttled > 0 || failures >= FREE_FAILURES) throw new MockProblem(429, 'RATE_LIMITED', [], state.throttled || 5);
    const customer = find(state, login);
    if (!customer || password !== PASSWORD) {
      state.failures.set(login, failures + 1);
      throw new MockProblem(422, 'WRONG_CREDENTIALS');
    }
    if (customer.blocked) throw new MockProblem(403, 'CUSTOMER_BLOCKED');
    state.failures.delete(login);
    state.session = customer.id;
    return { status: 201, body: bodyOf(state, customer) };
  },

  'session.delete'({ state, connection, isFramed }) {
    if (!isFramed) state.session = undefined;
    else state.connections = state.connections.filter((each) => each !== connection);
    return { status: 204 };
  },
};
