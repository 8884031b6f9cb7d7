import type { Proof } from '@vodokanal/contract';
import { assertFreeToHold } from '@vodokanal/contract/policies/account-access';
import {
  foldProofValue,
  isProven,
  isUnlockProven,
  proofFaults,
  type ProvableAccount,
} from '@vodokanal/contract/policies/account-proof';
import { presentDocument } from '@vodokanal/contract/policies/consent';
import { registrationContacts } from '@vodokanal/contract/policies/contact';
import { codeExpired } from '@vodokanal/contract/policies/one-time-code';
import { assertNoFindings, ProblemError } from '@vodokanal/contract/problem';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import type { Answers } from '../answers.ts';
import { checkPassword } from '../factors.ts';
import { lastPaymentOf, newCustomer, type MockAccount, type MockState } from '../state.ts';
import { liveTicket, openTicket, sendCode } from '../tickets.ts';
import { countFailure, forgetFailures } from '../throttle.ts';
import { giveConsent } from './consents.ts';
import { sendContactCode } from './profile.ts';
import { enter } from './session.ts';

/** Finds the account that fits the proof. Every mismatch throws the same problem, so guesses learn nothing. */
export function proveAccount(state: MockState, accountNumber: string, proof: Proof): MockAccount {
  assertNoFindings(proofFaults(proof));
  return provenBy(state, accountNumber, [foldProofValue(proof)], (facts) => isProven(proof, facts));
}

/** Like `proveAccount`, with the two facts of an unlock request. */
export const proveForUnlock = (
  state: MockState,
  accountNumber: string,
  { serialNumber = '', lastPayment = '' }: { readonly serialNumber?: string; readonly lastPayment?: string },
): MockAccount =>
  provenBy(
    state,
    accountNumber,
    [
      foldProofValue({ kind: 'meterSerial', value: serialNumber }),
      foldProofValue({ kind: 'lastPayment', value: lastPayment }),
    ],
    (facts) => isUnlockProven({ serialNumber, lastPayment }, facts),
  );

function provenBy(
  state: MockState,
  accountNumber: string,
  values: readonly string[],
  isRight: (facts: ProvableAccount) => boolean,
): MockAccount {
  const number = foldAccountNumber(accountNumber);
  const sources = [`proof ${number}`, ...values.map((value) => `proof value ${number} ${value}`)];
  for (const source of sources) countFailure(state, source);
  const account = state.accounts.find((each) => foldAccountNumber(each.number) === number);
  const serialNumbers = state.meters
    .filter((meter) => meter.accountId === account?.id && meter.state !== 'removed')
    .map((meter) => meter.serialNumber);
  if (
    !account ||
    !isRight({
      serialNumbers,
      lastPayments: [lastPaymentOf(account) ?? []].flat(),
      billCode: account.billCode,
    })
  )
    throw new ProblemError('PROOF_REFUSED');
  for (const source of sources) forgetFailures(state, source);
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
    const { account, phone, email } = ticket;
    if (!ticket.verified || !account) throw codeExpired();
    if (ticket.done) throw new ProblemError('ALREADY_REGISTERED');
    checkPassword(password, [account.number, phone, email]);
    const documents = consents.map((consent, index) =>
      presentDocument(state.documents, consent, `/consents/${index}/version`),
    );
    assertFreeToHold({ status: account.status, isHeld: isHeld(state, account.id) });
    const customer = newCustomer(state, { email: undefined, phone, password, accountIds: [account.id] });
    for (const document of documents) giveConsent(state, customer, document);
    state.customers.push(customer);
    Object.assign(ticket, { customer, done: true });
    const session = enter(state, customer);
    return {
      status: 201,
      body: email ? { ...session, emailCode: sendContactCode(state, customer, 'email', email) } : session,
    };
  },
};
