import { ownAccount } from '../accounts/service.ts';
import type { Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';
import { acknowledge, debtFor } from './service.ts';

export const debtRoutes = ({ settings, today }: Services): Pick<Handlers, 'debts.get' | 'debts.acknowledge'> => ({
  'debts.get': async ({ db, customer, parameters, now }) => ({
    body: await debtFor(db, settings, ownAccount(customer, parameters.accountId, 'debts.get'), today(now)),
  }),

  'debts.acknowledge': async ({ db, customer, parameters, now }) => {
    const { id } = ownAccount(customer, parameters.accountId, 'debts.acknowledge');
    return { body: await acknowledge(db, id, parameters.noticeId, today(now)) };
  },
});
