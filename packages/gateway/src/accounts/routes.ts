import type { Account } from '@vodokanal/contract';
import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import type { SignedIn } from '../session/sessions.ts';

/** The account if the customer may see it; to everybody else it does not exist. */
export function ownAccount(customer: SignedIn, accountId: string): Account {
  const account = customer.accounts.find(({ id }) => id === accountId);
  if (!account) throw new ProblemError('NOT_FOUND');
  return account;
}

export const accountRoutes: Pick<Handlers, 'accounts.list'> = {
  'accounts.list': ({ customer }) => Promise.resolve({ body: { items: [...customer.accounts] } }),
};
