import type { Proof } from '@vodokanal/contract';
import { assertFreeToHold } from '@vodokanal/contract/policies/account-access';
import { isProven } from '@vodokanal/contract/policies/account-proof';
import { presentDocument } from '@vodokanal/contract/policies/consent';
import { registrationContacts } from '@vodokanal/contract/policies/contact';
import { codeExpired } from '@vodokanal/contract/policies/one-time-code';
import { assertNoFindings, ProblemError } from '@vodokanal/contract/problem';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import type { Answers } from '../answers.ts';
import { checkPassword } from '../factors.ts';
import { newCustomer, type MockAccount, type MockState } from '../state.ts';
import { liveTicket, openTicket, sendCode } from '../tickets.ts';
import { countFailure, forgetFailures } from '../throttle.ts';
import { giveConsent } from './consents.ts';
import { enter } from './session.ts';

/** Finds the account that fits the proof. Every mismatch throws the same problem, so guesses learn nothing. */
export function proveAccount(state: MockState, accountNumber: string, proof: Proof): MockAccount {
  const number = foldAccountNumber(accountNumber);
  const source = `proof ${proof.kind} ${number}`;
  countFailure(state, source);
  const account = state.accounts.find((each) => foldAccountNumber(each.number) === number);
  const serialNumbers = state.meters
    .filter((meter) => meter.accountId === account?.id && meter.state !== 'removed')
    .map((meter) => meter.serialNumber);
  if (
    !account ||
    !isProven(proof, {
      serialNumbers,
      lastPayments: account.lastPayment ? [account.lastPayment.amount] : [],
      billCode: account.billCode,
    })
  )
    throw new ProblemError('PROOF_REFUSED');
  forgetFailures(state, source);
  return account;
}

/** Whether a customer signs in with the account. */
export const isHeld = (state: MockState, accountId: string): boolean =>
  state.customers.some(({ accountIds }) => accountIds.includes(accountId));

export const registrations: Pick<Answers, 'registrations.create' | 'registrations.complete'> = {
  'registrations.create'({ state, body: { accountNumber, proof, ...given } }) {
    const { phone, email, errors } = registrationContacts(given);
    assertNoFindings(errors);
    const account = proveAccount(state, accountNumber, proof);
    assertFreeToHold({ status: account.status, isHeld: isHeld(state, account.id) });
    const ticket = openTicket(state, { purpose: 'registration', account, phone: phone ?? undefined, email });
    return { status: 201, body: { ticket, ...sendCode(state, ticket) } };
  },

  'registrations.complete'({ state, body: { ticket: secret, password, consents = [] } }) {
    const ticket = liveTicket(state, secret, 'registration');
    const { account, phone, email, customer: before } = ticket;
    if (!ticket.verified || !account || (before && before.password !== password)) throw codeExpired();
    if (before) return { status: 201, body: enter(state, before) };
    checkPassword(password, [account.number, phone, email]);
    const documents = consents.map((consent, index) =>
      presentDocument(state.documents, consent, `/consents/${index}/version`),
    );
    assertFreeToHold({ status: account.status, isHeld: isHeld(state, account.id) });
    const isFree = !state.customers.some((each) => each.email === email);
    const customer = newCustomer(state, {
      email: isFree ? email : undefined,
      phone,
      password,
      accountIds: [account.id],
    });
    for (const document of documents) giveConsent(state, customer, document);
    state.customers.push(customer);
    Object.assign(ticket, { customer, done: true });
    return { status: 201, body: enter(state, customer) };
  },
};
