import type { Helper, NewHelper } from '@vodokanal/contract';
import { addDays } from '@vodokanal/contract/rules/calendar';
import { foldEmail } from '@vodokanal/contract/rules/account-number';
import { isEmail } from '@vodokanal/contract/rules/contact';
import type { Answers } from '../answers.ts';
import { checked } from '../check.ts';
import { MockProblem } from '../problem.ts';
import { nextId, type MockHelper } from '../state.ts';
import { accountBody } from './session.ts';

const bodyOf = ({ id, email, rights, until, state }: MockHelper): Helper => ({ id, email, rights, until, state });

export const helpers: Pick<Answers, `helpers.${'list' | 'invite' | 'end' | 'accept'}`> = {
  'helpers.list': ({ state, account }) => ({ status: 200, body: { items: state.helpers.filter(({ accountId }) => accountId === account().id).map(bodyOf) } }),

  'helpers.invite'(call) {
    const { state } = call;
    const { id: accountId } = call.account();
    const { email, rights, until } = checked<NewHelper>(call, 'NewHelper');
    if (!isEmail(email)) throw new MockProblem(422, 'INVALID', [{ code: 'EMAIL_FORMAT', severity: 'block', pointer: '/email' }]);
    if (until < state.today || until > addDays(state.today, 366)) throw new MockProblem(422, 'INVALID', [{ code: until < state.today ? 'DATE_TOO_OLD' : 'DATE_IN_FUTURE', severity: 'block', pointer: '/until' }]);
    const helper: MockHelper = { id: nextId(state), email: foldEmail(email), rights, until, state: 'invited', accountId, code: `kod${String(++state.counter).padStart(9, '0')}`, customerId: undefined };
    state.helpers.push(helper);
    state.messages.push({ recipient: helper.email, text: `код приглашения: ${helper.code}` });
    return { status: 201, body: bodyOf(helper) };
  },

  'helpers.end'({ state, account, parameters }) {
    const found = state.helpers.find(({ id, accountId }) => id === parameters['helperId'] && accountId === account().id);
    if (!found) throw new MockProblem(404, 'NOT_FOUND');
    state.helpers = state.helpers.filter((each) => each !== found);
    state.customers.find(({ id }) => id === found.customerId)?.helps.delete(found.accountId);
    return { status: 204 };
  },

  'helpers.accept'(call) {
    const { state, customer } = call;
    const { code } = checked<{ code: string }>(call, 'OneCode');
    const found = state.helpers.find((each) => each.code === code.replace(/\s/g, '') && each.until >= state.today);
    const account = state.accounts.find(({ id }) => id === found?.accountId);
    if (!found || !account || customer.accountIds.includes(account.id) || (found.customerId !== undefined && found.customerId !== customer.id)) throw new MockProblem(422, 'CODE_EXPIRED');
    Object.assign(found, { customerId: customer.id, state: 'active' });
    customer.helps.set(account.id, { rights: found.rights, until: found.until });
    return { status: 201, body: accountBody(state, customer, account) };
  },
};
