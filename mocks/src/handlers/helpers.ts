import type { Helper } from '@vodokanal/contract';
import { foldInvitationCode, invitationFaults, isAcceptable } from '@vodokanal/contract/policies/helper-invitation';
import { assertBelow, MOST } from '@vodokanal/contract/policies/limits';
import { codeExpired } from '@vodokanal/contract/policies/one-time-code';
import { assertNoFindings, ProblemError } from '@vodokanal/contract/problem';
import { foldEmail } from '@vodokanal/contract/rules/account-number';
import type { Answers } from '../answers.ts';
import { nextId, type MockHelper } from '../state.ts';
import { accountOf } from './accounts.ts';

const bodyOf = ({ id, email, rights, until, state }: MockHelper): Helper => ({ id, email, rights, until, state });

export const helpers: Pick<Answers, `helpers.${'list' | 'invite' | 'end' | 'accept'}`> = {
  'helpers.list'({ state, account }) {
    const { id } = account();
    return {
      status: 200,
      body: {
        items: state.helpers.filter(({ accountId, until }) => accountId === id && until >= state.today).map(bodyOf),
      },
    };
  },

  'helpers.invite'({ state, account, body: { email, rights, until } }) {
    const { id: accountId } = account();
    assertNoFindings(invitationFaults({ email, until }, state.today));
    assertBelow(
      state.helpers.filter((each) => each.accountId === accountId && each.until >= state.today).length,
      MOST.helpers,
    );
    const helper: MockHelper = {
      id: nextId(state),
      email: foldEmail(email),
      rights,
      until,
      state: 'invited',
      accountId,
      invitedAt: state.now().getTime(),
      code: `kod${String(++state.counter).padStart(9, '0')}`,
      customerId: undefined,
    };
    state.helpers.push(helper);
    state.messages.push({ recipient: helper.email, text: `код приглашения: ${helper.code}` });
    return { status: 201, body: bodyOf(helper) };
  },

  'helpers.end'({ state, account, parameters }) {
    const { id } = account();
    const found = state.helpers.find((helper) => helper.id === parameters.helperId && helper.accountId === id);
    if (!found) throw new ProblemError('NOT_FOUND');
    state.helpers = state.helpers.filter((each) => each !== found);
    state.customers.find((customer) => customer.id === found.customerId)?.helps.delete(found.accountId);
    return { status: 204 };
  },

  'helpers.accept'({ state, customer, body: { code } }) {
    const found = state.helpers.find((each) => each.code === foldInvitationCode(code));
    if (
      !found ||
      !isAcceptable(
        {
          accountId: found.accountId,
          until: found.until,
          createdAt: new Date(found.invitedAt ?? state.now()),
          customerId: found.customerId ?? null,
        },
        { id: customer.id, heldAccountIds: customer.accountIds },
        state.today,
        state.now(),
      )
    )
      throw codeExpired();
    Object.assign(found, { customerId: customer.id, state: 'active' });
    customer.helps.set(found.accountId, { rights: found.rights, until: found.until });
    return { status: 201, body: accountOf(state, customer, found.accountId) };
  },
};
