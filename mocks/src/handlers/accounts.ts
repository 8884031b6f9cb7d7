import type { Answers } from '../answers.ts';
import { balanceOf } from '../state.ts';

export const accounts: Pick<Answers, 'accounts.list' | 'balance.get' | 'config.get' | 'health.live' | 'health.ready'> = {
  'accounts.list': ({ accounts: own }) => ({ status: 200, body: { items: own.map(({ id, number, elsNumber, kind, status, address }) => ({ id, number, ...(elsNumber && { elsNumber }), kind, status, address })) } }),
  'balance.get': ({ state, account }) => ({ status: 200, body: balanceOf(account(), state) }),
  'config.get': ({ state }) => ({ status: 200, body: state.config }),
  'health.live': () => ({ status: 200, body: { status: 'ok' } }),
  'health.ready': () => ({ status: 200, body: { status: 'ok' } }),
};
