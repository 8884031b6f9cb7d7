import type { Finding, NewRegistration, Proof, RegistrationEnd } from '@vodokanal/contract';
import { foldAccountNumber, foldEmail } from '@vodokanal/contract/rules/account-number';
import { isEmail, parsePhone } from '@vodokanal/contract/rules/contact';
import { parseMoney } from '@vodokanal/contract/rules/money';
import type { Answers } from '../answers.ts';
import { checked } from '../check.ts';
import { checkPassword } from '../factors.ts';
import { MockProblem } from '../problem.ts';
import { newCustomer, type MockAccount, type MockState } from '../state.ts';
import { liveTicket, openTicket, sendCode } from '../tickets.ts';
import { giveConsent, presentDocument } from './consents.ts';
import { enter } from './session.ts';

const FREE_FAILURES = 5;

/** The account, if the proof fits it; one answer for all that does not. */
export function proveAccount(state: MockState, accountNumber: string, { kind, value }: Proof): MockAccount {
  const number = foldAccountNumber(accountNumber);
  const failures = state.failures.get(`proof ${number}`) ?? 0;
  if (state.throttled > 0 || failures >= FREE_FAILURES) throw new MockProblem(429, 'RATE_LIMITED', [], state.throttled || 5);
  const account = state.accounts.find((each) => foldAccountNumber(each.number) === number);
  const plain = value.replace(/[\s\p{Pd}]/gu, '');
  const fits = account && (
    kind === 'meterSerial' ? state.meters.some((meter) => meter.accountId === account.id && meter.serialNumber === plain)
    : kind === 'lastPayment' ? account.lastPayment?.amount === parseMoney(value)
    : plain === account.number.slice(-6));
  if (!account || !fits) {
    state.failures.set(`proof ${number}`, failures + 1);
    throw new MockProblem(422, 'PROOF_REFUSED');
  }
  state.failures.delete(`proof ${number}`);
  return account;
}

export const registrations: Pick<Answers, 'registrations.create' | 'registrations.complete'> = {
  'registrations.create'(call) {
    const { state } = call;
    const { accountNumber, proof, phone: given, email: address } = checked<NewRegistration>(call, 'NewRegistration');
    const phone = parsePhone(given);
    const email = address?.trim() ? foldEmail(address) : undefined;
    const errors: Finding[] = [];
    if (!phone) errors.push({ code: 'PHONE_FORMAT', severity: 'block', pointer: '/phone' });
    if (email !== undefined && !isEmail(email)) errors.push({ code: 'EMAIL_FORMAT', severity: 'block', pointer: '/email' });
    if (!phone || errors.length > 0) throw new MockProblem(422, 'INVALID', errors);
    const account = proveAccount(state, accountNumber, proof);
    if (account.status === 'closed') throw new MockProblem(409, 'ACCOUNT_CLOSED');
    if (state.customers.some(({ accountIds }) => accountIds.includes(account.id))) throw new MockProblem(409, 'ALREADY_REGISTERED');
    const ticket = openTicket(state, { purpose: 'registration', account, phone, email });
    return { status: 201, body: { ticket, ...sendCode(state, ticket) } };
  },

  'registrations.complete'(call) {
    const { state } = call;
    const { ticket: secret, password, consents = [] } = checked<RegistrationEnd>(call, 'RegistrationEnd');
    const ticket = liveTicket(state, secret, 'registration');
    const { account, phone, email, customer: before } = ticket;
    if (!ticket.verified || !account || (before && before.password !== password)) throw new MockProblem(422, 'CODE_EXPIRED');
    if (before) return { status: 201, body: enter(state, before) };
    checkPassword(password, [account.number, phone, email]);
    const documents = consents.map((consent, index) => presentDocument(state, consent, `/consents/${index}/version`));
    const isFree = !state.customers.some((each) => each.email === email);
    const customer = newCustomer(state, { email: isFree ? email : undefined, phone, password, accountIds: [account.id] });
    for (const document of documents) giveConsent(state, customer, document);
    state.customers.push(customer);
    Object.assign(ticket, { customer, done: true });
    return { status: 201, body: enter(state, customer) };
  },
};
