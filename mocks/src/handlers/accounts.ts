import type { Proof } from '@vodokanal/contract';
import type { Answers } from '../answers.ts';
import { checked } from '../check.ts';
import { MockProblem } from '../problem.ts';
import { balanceOf } from '../state.ts';
import { proveAccount } from './registrations.ts';
import { accountBody } from './session.ts';

export const accounts: Pick<Answers, `accounts.${'list' | 'add' | 'rename' | 'remove'}` | 'balance.get' | 'config.get' | 'health.live' | 'health.ready'> = {
  'accounts.list': ({ state, accounts: own, customer }) => ({ status: 200, body: { items: own.map((account) => accountBody(state, customer, account)) } }),

  'accounts.add'(call) {
    const { state, customer } = call;
    const { accountNumber, proof } = checked<{ accountNumber: string; proof: Proof }>(call, 'NewAccount');
    const account = proveAccount(state, accountNumber, proof);
    if (!customer.accountIds.includes(account.id)) {
      if (account.status === 'closed') throw new MockProblem(409, 'ACCOUNT_CLOSED');
      if (state.customers.some(({ accountIds }) => accountIds.includes(account.id))) throw new MockProblem(409, 'ALREADY_REGISTERED');
      customer.accountIds = [...customer.accountIds, account.id];
      customer.helps.delete(account.id);
    }
    return { status: 201, body: accountBody(state, customer, account) };
  },

  'accounts.rename'(call) {
    const account = call.account();
    const { name } = checked<{ name: string }>(call, 'AccountName');
    call.customer.names.set(account.id, name.trim());
    return { status: 201, body: accountBody(call.state, call.customer, account) };
  },

  'accounts.remove'({ account, accounts: own, customer }) {
    const { id } = account();
    if (own.length < 2) throw new MockProblem(409, 'LAST_ACCOUNT');
    customer.accountIds = customer.accountIds.filter((each) => each !== id);
    customer.helps.delete(id);
    return { status: 204 };
  },

  'balance.get': ({ state, account }) => ({ status: 200, body: balanceOf(account(undefined, ['see']), state) }),
  'config.get': ({ state }) => ({ status: 200, body: state.config }),
  'health.live': () => ({ status: 200, body: { status: 'ok' } }),
  'health.ready': () => ({ status: 200, body: { status: 'ok' } }),
};
