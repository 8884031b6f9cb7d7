import type { AutopayStatus } from '@vodokanal/contract';
import { assertTerms } from '@vodokanal/contract/policies/autopay';
import { ProblemError } from '@vodokanal/contract/problem';
import { firstAutopayOn } from '@vodokanal/contract/rules/autopay';
import type { Answers, MockCall } from '../answers.ts';
import type { MockPayment, MockState } from '../state.ts';

/** What autopay the mock utility offers. */
export const autopayOffer = ({ autopayPolicy }: MockState): AutopayStatus['offer'] =>
  autopayPolicy && { methods: ['card', 'sbp'], ...autopayPolicy };

/** Turns autopay on with a payment that has succeeded, if the payer has asked for it. */
export function beginAutopay(state: MockState, { autopay, items, method, customerId }: MockPayment): void {
  const [item] = items;
  if (!autopay || !item || state.keepsNothing || method === 'bank' || customerId === undefined) return;
  state.autopays.set(item.accountId, {
    ...autopay,
    customerId,
    method,
    title: method === 'card' ? 'Карта •••• 0004' : 'СБП, Тестовый банк',
    since: state.now().toISOString(),
    nextOn: firstAutopayOn(autopay.day, state.today, state.autopayPolicy?.noticeDays ?? 3),
    announced: null,
    last: null,
  });
}

const shown = ({ customerId: _owner, ...autopay }: NonNullable<ReturnType<MockState['autopays']['get']>>) => autopay;

/** Autopay of the caller. Throws NOT_FOUND. */
function own({ state, customer, account }: MockCall) {
  const { id } = account();
  const autopay = state.autopays.get(id);
  if (autopay?.customerId !== customer.id) throw new ProblemError('NOT_FOUND');
  return { id, autopay };
}

export const autopay: Pick<Answers, 'autopay.get' | 'autopay.change' | 'autopay.remove'> = {
  'autopay.get'({ state, account, customer, caller }) {
    const { id } = account();
    const found = state.autopays.get(id);
    if (found && found.customerId !== customer.id) return { status: 200, body: { offer: null, autopay: null } };
    const isHelper = caller?.accounts.find((each) => each.id === id)?.role === 'helper';
    return {
      status: 200,
      body: { offer: isHelper ? null : autopayOffer(state), autopay: found ? shown(found) : null },
    };
  },

  'autopay.change'(call) {
    const { id, autopay: present } = own(call);
    const { state, body } = call;
    assertTerms(body, state.autopayPolicy ?? { mostLimit: present.limit });
    const nextOn = firstAutopayOn(body.day, state.today, state.autopayPolicy?.noticeDays ?? 3);
    const changed = { ...present, ...body, nextOn, announced: null };
    state.autopays.set(id, changed);
    return { status: 201, body: shown(changed) };
  },

  'autopay.remove'(call) {
    call.state.autopays.delete(own(call).id);
    return { status: 204 };
  },
};
