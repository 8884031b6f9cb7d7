import type { NewProfileChange, Profile } from '@vodokanal/contract';
import { foldEmail } from '@vodokanal/contract/rules/account-number';
import { addDays } from '@vodokanal/contract/rules/calendar';
import { isEmail, maskEmail, maskPhone, parsePhone } from '@vodokanal/contract/rules/contact';
import type { Answers, MockCall } from '../answers.ts';
import { checked } from '../check.ts';
import { MockProblem } from '../problem.ts';
import { nextId } from '../state.ts';
import { openTicket, sendCode } from '../tickets.ts';

function profileOf({ state, customer, account }: MockCall): Profile {
  const { id, number, address } = account();
  const confirmedOn = customer.confirmedOn.get(id) ?? null;
  return {
    accountId: id, accountNumber: number, holder: 'Ручьёва Капля 1-я', address, registeredPersons: 3, email: customer.email ?? null, phone: customer.phone ?? null, confirmedOn,
    isConfirmationDue: confirmedOn === null || addDays(confirmedOn, 365) <= state.today, changes: state.changes.filter(({ accountId }) => accountId === id).map(({ accountId: _, ...change }) => change),
  };
}

export const profile: Pick<Answers, 'profile.get' | 'profile.confirm' | 'profile.change' | 'contacts.change'> = {
  'profile.get': (call) => ({ status: 200, body: profileOf(call) }),

  'profile.confirm'(call) {
    call.customer.confirmedOn.set(call.account().id, call.state.today);
    return { status: 201, body: profileOf(call) };
  },

  'profile.change'(call) {
    const { state } = call;
    const { id: accountId } = call.account();
    const { field, value, uploadIds = [] } = checked<NewProfileChange>(call, 'NewProfileChange');
    if (value.trim() === '' || (field === 'registeredPersons' && !/^\d{1,2}$/.test(value.trim()))) throw new MockProblem(422, 'INVALID', [{ code: 'BAD_FORMAT', severity: 'block', pointer: '/value' }]);
    for (const [index, id] of uploadIds.entries()) if (!state.uploads.some((upload) => upload.id === id && upload.owner === call.customer.id)) throw new MockProblem(422, 'INVALID', [{ code: 'UPLOAD_NOT_FOUND', severity: 'block', pointer: `/uploadIds/${index}` }]);
    const change = { id: nextId(state), field, value: value.trim(), state: 'inReview' as const, sentAt: state.now().toISOString() };
    state.changes = [{ ...change, accountId }, ...state.changes];
    return { status: 201, body: change };
  },

  'contacts.change'(call) {
    const { state, customer } = call;
    const { kind, value: given } = checked<{ kind: 'phone' | 'email'; value: string }>(call, 'NewContact');
    const value = kind === 'phone' ? parsePhone(given) : foldEmail(given);
    if (!value || (kind === 'email' && !isEmail(value))) throw new MockProblem(422, 'INVALID', [{ code: kind === 'phone' ? 'PHONE_FORMAT' : 'EMAIL_FORMAT', severity: 'block', pointer: '/value' }]);
    if (kind === 'email' && state.customers.some((each) => each.email === value && each !== customer)) throw new MockProblem(422, 'INVALID', [{ code: 'EMAIL_TAKEN', severity: 'block', pointer: '/value' }]);
    const ticket = openTicket(state, { purpose: 'contact', customer, ...(kind === 'phone' ? { phone: value, shown: maskPhone(value) } : { email: value, shown: maskEmail(value) }) });
    return { status: 201, body: { ticket, ...sendCode(state, ticket) } };
  },
};
