import { ProblemError } from '@vodokanal/contract/problem';
import { debtOf } from '@vodokanal/contract/rules/ledger';
import type { Answers } from '../answers.ts';
import { debtRules } from '../ledger.ts';
import { allocationOf } from '../state.ts';

export const debts: Pick<Answers, 'debts.get' | 'debts.acknowledge'> = {
  'debts.get'({ state, account }) {
    const { id, number, address, ledger, notices } = account();
    return {
      status: 200,
      body: debtOf(
        ledger,
        { accountId: id, accountNumber: number, address },
        notices,
        { ...debtRules, allocation: allocationOf(state.plans, id) },
        state.today,
      ),
    };
  },

  'debts.acknowledge'({ state, account, parameters: { noticeId } }) {
    const own = state.accounts.find(({ id }) => id === account().id);
    const notice = own?.notices.find(({ id }) => id === noticeId);
    if (!own || !notice) throw new ProblemError('NOT_FOUND');
    const noted = { ...notice, acknowledgedOn: notice.acknowledgedOn ?? state.today };
    own.notices = own.notices.map((each) => (each.id === noticeId ? noted : each));
    return { status: 201, body: noted };
  },
};
