import { ownAccount } from '../accounts/service.ts';
import type { Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';
import { agreementFile, createPlan, listPlans, signPlan, withdrawPlan } from './service.ts';

export const instalmentRoutes = ({
  settings,
  today,
}: Services): Pick<
  Handlers,
  | 'instalmentPlans.list'
  | 'instalmentPlans.create'
  | 'instalmentPlans.remove'
  | 'instalmentPlans.sign'
  | 'instalmentPlans.agreement'
> => ({
  'instalmentPlans.list': async ({ db, customer, parameters, now }) => {
    const { id } = ownAccount(customer, parameters.accountId, 'instalmentPlans.list');
    return { body: await listPlans(db, settings, id, customer.id, today(now)) };
  },

  'instalmentPlans.create': async ({ db, customer, parameters, body, now }) => {
    const { id } = ownAccount(customer, parameters.accountId, 'instalmentPlans.create');
    return { body: await createPlan(db, settings, { accountId: id, customerId: customer.id }, body, now) };
  },

  'instalmentPlans.remove': async ({ db, customer, parameters, now }) => {
    const { id } = ownAccount(customer, parameters.accountId, 'instalmentPlans.remove');
    const at = { accountId: id, planId: parameters.planId, customerId: customer.id };
    await withdrawPlan(db, settings, at, now);
    return {};
  },

  'instalmentPlans.sign': async ({ db, customer, parameters, address, now }) => {
    const { id: accountId } = ownAccount(customer, parameters.accountId, 'instalmentPlans.sign');
    const at = { accountId, planId: parameters.planId, customerId: customer.id };
    return { body: await signPlan(db, settings, at, { address, now }) };
  },

  'instalmentPlans.agreement': async ({ db, customer, parameters, now }) => {
    const account = ownAccount(customer, parameters.accountId, 'instalmentPlans.agreement');
    return {
      file: await agreementFile(
        db,
        settings,
        account,
        { planId: parameters.planId, customerId: customer.id },
        today(now),
      ),
    };
  },
});
