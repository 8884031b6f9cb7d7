import { assertFreeToHold, assertNotLastAccount } from '@vodokanal/contract/policies/account-access';
import { ProblemError } from '@vodokanal/contract/problem';
import { linkOf } from '@vodokanal/contract/rules/link';
import type { Account } from '@vodokanal/contract';
import type { Answers } from '../answers.ts';
import { accountsOf } from '../callers.ts';
import { balanceOf, type MockCustomer, type MockState } from '../state.ts';
import { isHeld, proveAccount } from './registrations.ts';

/** The account as this customer sees it. Throws NOT_FOUND for an account they cannot see. */
export function accountOf(state: MockState, customer: MockCustomer, accountId: string): Account {
  const account = accountsOf(state, customer).find(({ id }) => id === accountId);
  if (!account) throw new ProblemError('NOT_FOUND');
  return account;
}

export const accounts: Pick<
  Answers,
  `accounts.${'list' | 'add' | 'rename' | 'remove'}` | 'balance.get' | 'config.get' | 'health.live' | 'health.ready'
> = {
  'accounts.list': ({ caller }) => ({ status: 200, body: { items: [...(caller?.accounts ?? [])] } }),

  'accounts.add'({ state, customer, body: { accountNumber, proof } }) {
    const { id, status } = proveAccount(state, accountNumber, proof);
    if (!customer.accountIds.includes(id)) {
      assertFreeToHold({ status, isHeld: isHeld(state, id) });
      customer.accountIds = [...customer.accountIds, id];
      customer.helps.delete(id);
    }
    return { status: 201, body: accountOf(state, customer, id) };
  },

  'accounts.rename'({ state, account, customer, body }) {
    const { id } = account();
    customer.names.set(id, body.name.trim());
    return { status: 201, body: accountOf(state, customer, id) };
  },

  'accounts.remove'({ state, account, customer, caller }) {
    const { id } = account();
    assertNotLastAccount(caller?.accounts ?? []);
    // When the holder gives up the account, its helpers lose access too.
    if (customer.accountIds.includes(id)) {
      state.helpers = state.helpers.filter(({ accountId }) => accountId !== id);
      for (const other of state.customers) other.helps.delete(id);
    }
    state.helpers = state.helpers.filter(({ accountId, customerId }) => accountId !== id || customerId !== customer.id);
    customer.accountIds = customer.accountIds.filter((each) => each !== id);
    customer.helps.delete(id);
    return { status: 204 };
  },

  'balance.get': ({ state, account, caller }) => {
    const own = account();
    const isHolder = caller?.accounts.find(({ id }) => id === own.id)?.role !== 'helper';
    return { status: 200, body: balanceOf(own, state, isHolder) };
  },
  'config.get': ({ state: { config } }) => ({
    status: 200,
    body: { ...config, paymentUrl: linkOf(config.paymentUrl) ?? null },
  }),
  'health.live': () => ({ status: 200, body: { status: 'ok' } }),
  'health.ready': () => ({ status: 200, body: { status: 'ok' } }),
};
