import type { InstalmentPlan, InstalmentTerms } from '@vodokanal/contract';
import {
  assertNewPlan,
  assertPlanPossible,
  assertSignable,
  assertWithdrawable,
  isOfferedAtOnce,
  unsignedPlanState,
  type InstalmentPolicy,
} from '@vodokanal/contract/policies/instalment-plan';
import { ProblemError } from '@vodokanal/contract/problem';
import { addDays } from '@vodokanal/contract/rules/calendar';
import {
  coveredDates,
  instalmentDates,
  instalmentsOf,
  overdueForPlan,
  paidInstalments,
  paidOfPlan,
  signedPlanState,
} from '@vodokanal/contract/rules/instalment-plan';
import type { Answers } from '../answers.ts';
import { DUE_DAY } from '../ledger.ts';
import { allocationOf, nextId, type MockAccount, type MockPlan, type MockState } from '../state.ts';

/** A plan as its customer sees it today. */
function shown(state: MockState, { id, ledger }: MockAccount, plan: MockPlan): InstalmentPlan {
  const { accountId: _account, debtIds, graceDays, state: stored, ...rest } = plan;
  const debts = { amount: plan.amount, debtIds };
  const allocation = allocationOf(state.plans, id);
  const paid = paidOfPlan(debts, ledger, allocation);
  const instalments = paidInstalments(plan.instalments, paid);
  return {
    ...rest,
    paid,
    instalments,
    paymentOrder: 'asDue',
    state:
      stored === 'signed'
        ? signedPlanState(
            instalments,
            coveredDates(plan.instalments, debts, ledger, allocation),
            graceDays,
            state.today,
          )
        : unsignedPlanState(stored, plan.offeredUntil, state.today),
  };
}

const plansOf = (state: MockState, account: MockAccount): InstalmentPlan[] =>
  state.plans
    .filter(({ accountId }) => accountId === account.id)
    .map((plan) => shown(state, account, plan))
    .reverse();

const datesOf = (state: MockState, count: number): string[] =>
  instalmentDates(state.today, count, {
    dueDay: DUE_DAY,
    offerDays: state.instalmentPolicy?.offerDays ?? 10,
    calendar: state.calendar,
  });

function termsOf(
  state: MockState,
  { offerDays: _offer, graceDays: _grace, ...told }: InstalmentPolicy,
): InstalmentTerms {
  return {
    ...told,
    dueDates: datesOf(state, told.mostMonths),
    law: 'ПП РФ № 354, п. 118–120: соглашение о погашении задолженности; ГК РФ ст. 450, 452',
  };
}

/** Finds a plan of the account. Throws NOT_FOUND. */
function ownPlan(state: MockState, account: MockAccount, planId: string): MockPlan {
  const plan = state.plans.find(({ id, accountId }) => id === planId && accountId === account.id);
  if (!plan) throw new ProblemError('NOT_FOUND');
  return plan;
}

export const instalments: Pick<
  Answers,
  | 'instalmentPlans.list'
  | 'instalmentPlans.create'
  | 'instalmentPlans.remove'
  | 'instalmentPlans.sign'
  | 'instalmentPlans.agreement'
> = {
  'instalmentPlans.list'({ state, account }) {
    const own = account();
    const policy = state.instalmentPolicy;
    return {
      status: 200,
      body: {
        terms: policy && termsOf(state, policy),
        debt: overdueForPlan(own.ledger, allocationOf(state.plans, own.id), state.today).amount,
        items: plansOf(state, own),
      },
    };
  },

  'instalmentPlans.create'({ state, account, body }) {
    const own = account();
    const policy = state.instalmentPolicy;
    const plans = plansOf(state, own);
    const { amount, debtIds } = overdueForPlan(own.ledger, allocationOf(state.plans, own.id), state.today);
    assertPlanPossible(policy, amount, plans);
    assertNewPlan(body, policy, amount);
    const isOffered = isOfferedAtOnce(body, policy, plans);
    const plan: MockPlan = {
      id: nextId(state),
      accountId: own.id,
      number: `Р-${state.today.slice(0, 4)}-${String(state.plans.length + 1).padStart(6, '0')}`,
      state: isOffered ? 'offered' : 'requested',
      amount,
      debtIds,
      instalments: instalmentsOf(amount, body, datesOf(state, body.months)),
      reason: body.reason?.trim() ?? '',
      createdOn: state.today,
      answerBy: isOffered ? null : addDays(state.today, policy.answerDays),
      offeredUntil: isOffered ? addDays(state.today, policy.offerDays) : null,
      signedAt: null,
      refusal: null,
      graceDays: policy.graceDays,
    };
    state.plans = [...state.plans, plan];
    return { status: 201, body: shown(state, own, plan) };
  },

  'instalmentPlans.remove'({ state, account, parameters: { planId } }) {
    const own = account();
    const plan = ownPlan(state, own, planId);
    assertWithdrawable(shown(state, own, plan).state);
    Object.assign(plan, { state: 'withdrawn', answerBy: null });
    return { status: 204 };
  },

  'instalmentPlans.sign'({ state, account, parameters: { planId } }) {
    const own = account();
    const plan = ownPlan(state, own, planId);
    assertSignable(shown(state, own, plan).state);
    if (plan.state !== 'signed') Object.assign(plan, { state: 'signed', signedAt: state.now().toISOString() });
    return { status: 201, body: shown(state, own, plan) };
  },

  'instalmentPlans.agreement'({ state, account, parameters: { planId } }) {
    if (ownPlan(state, account(), planId).offeredUntil === null) throw new ProblemError('NOT_FOUND');
    return { status: 200, headers: { 'Content-Type': 'application/pdf' } };
  },
};
