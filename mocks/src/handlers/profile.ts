import type { CodeTicketed, NewContact, Profile } from '@vodokanal/contract';
import { contactFaults, contactValue } from '@vodokanal/contract/policies/contact';
import { isConfirmationDue, profileChangeFaults } from '@vodokanal/contract/policies/profile';
import { assertNoFindings } from '@vodokanal/contract/problem';
import { addDays } from '@vodokanal/contract/rules/calendar';
import { maskEmail, maskPhone } from '@vodokanal/contract/rules/contact';
import type { Answers, MockCall } from '../answers.ts';
import { nextId, type MockCustomer, type MockState } from '../state.ts';
import { openTicket, sendCode } from '../tickets.ts';
import { attach } from './uploads.ts';

function profileOf({ state, customer, account }: MockCall): Profile {
  const { id, number, address } = account();
  const confirmedOn = customer.confirmedOn.get(id) ?? null;
  return {
    accountId: id,
    accountNumber: number,
    holder: 'Ручьёва Капля 1-я',
    address,
    registeredPersons: 3,
    email: customer.email ?? null,
    phone: customer.phone ?? null,
    confirmedOn,
    isConfirmationDue: isConfirmationDue(confirmedOn, state.today),
    changes: state.changes
      .filter(({ accountId, owner = customer.id }) => accountId === id && owner === customer.id)
      .map(({ accountId: _, owner: _owner, ...change }) => change),
  };
}

export const profile: Pick<Answers, 'profile.get' | 'profile.confirm' | 'profile.change' | 'contacts.change'> = {
  'profile.get': (call) => ({ status: 200, body: profileOf(call) }),

  'profile.confirm'(call) {
    call.customer.confirmedOn.set(call.account().id, call.state.today);
    return { status: 201, body: profileOf(call) };
  },

  'profile.change'({ state, account, customer, body: { field, value, uploadIds = [] } }) {
    const { id: accountId } = account();
    assertNoFindings(profileChangeFaults({ field, value }));
    const change = {
      id: nextId(state),
      field,
      value: value.trim(),
      state: 'inReview' as const,
      sentAt: state.now().toISOString(),
      dueOn: addDays(state.today, 30),
      isLate: false,
    };
    attach(state, customer.id, uploadIds, change.id);
    state.changes = [{ ...change, accountId, owner: customer.id }, ...state.changes];
    return { status: 201, body: change };
  },

  'contacts.change'({ state, customer, body }) {
    assertNoFindings(contactFaults(body));
    return { status: 201, body: sendContactCode(state, customer, body.kind, contactValue(body) ?? '') };
  },
};

/** Sends the code that proves a contact. An address of another customer gets none, and the answer does not say so. */
export function sendContactCode(
  state: MockState,
  customer: MockCustomer,
  kind: NewContact['kind'],
  value: string,
): CodeTicketed {
  const ticket = openTicket(state, {
    purpose: 'contact',
    customer,
    isTaken: kind === 'email' && state.customers.some((each) => each.email === value && each !== customer),
    ...(kind === 'phone' ? { phone: value, shown: maskPhone(value) } : { email: value, shown: maskEmail(value) }),
  });
  return { ticket, ...sendCode(state, ticket) };
}
