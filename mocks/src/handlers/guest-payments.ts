import { GUEST_PAYMENT_LIFE, isFactOf, optionsForGuest } from '@vodokanal/contract/policies/guest-payment';
import { assertGuestPayment, stateNow } from '@vodokanal/contract/policies/payment';
import { ProblemError } from '@vodokanal/contract/problem';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { newSecret } from '@vodokanal/contract/rules/proof-of-possession';
import type { Answers } from '../answers.ts';
import type { MockAccount, MockPayment, MockState } from '../state.ts';
import { countFailure, forgetFailures } from '../throttle.ts';
import { demandWork } from './guest.ts';
import { confirm, optionsOf, prepare, settled, shown } from './payments.ts';

/** The account of a ticket that may still prepare payments. */
function accountOf(state: MockState, ticket: string): MockAccount {
  const payer = state.guestPayers.get(ticket);
  const account =
    payer && payer.endsAt > state.now().getTime() ? state.accounts.find(({ id }) => id === payer.accountId) : undefined;
  if (!account) throw new ProblemError('PAYER_NOT_FOUND');
  return account;
}

function guestPayment(state: MockState, id: string, ticket: string): MockPayment {
  const payment = state.payments.find((each) => each.id === id && each.guestTicket === ticket);
  const oldest = state.now().getTime() - GUEST_PAYMENT_LIFE.result;
  if (!payment || Date.parse(payment.createdAt) < oldest) throw new ProblemError('NOT_FOUND');
  return { ...payment, state: stateNow(payment, state.now()) };
}

export const guestPayments: Pick<
  Answers,
  'guestPayments.find' | 'guestPayments.create' | 'guestPayments.confirm' | 'guestPayments.get'
> = {
  async 'guestPayments.find'({ state, body: { accountNumber, fact, work } }) {
    const number = foldAccountNumber(accountNumber);
    const source = `guest payment ${number}`;
    await demandWork(state, source, number, work);
    countFailure(state, source);
    const account = state.accounts.find((each) => foldAccountNumber(each.number) === number);
    const serialNumbers = state.meters
      .filter(({ accountId, state: meterState }) => accountId === account?.id && meterState !== 'removed')
      .map(({ serialNumber }) => serialNumber);
    if (!account || !isFactOf(fact, { serialNumbers, billCode: account.billCode }))
      throw new ProblemError('PAYER_NOT_FOUND');
    forgetFailures(state, source);
    const ticket = newSecret();
    state.guestPayers.set(ticket, {
      accountId: account.id,
      endsAt: state.now().getTime() + GUEST_PAYMENT_LIFE.prepare,
    });
    return { status: 201, body: { ticket, options: optionsForGuest(optionsOf(state, account)) } };
  },

  'guestPayments.create'({ state, body: { ticket, amount, method } }) {
    const { id: accountId, number: accountNumber, address } = accountOf(state, ticket);
    assertGuestPayment({ amount });
    const payer = { customerId: undefined, guestTicket: ticket, debtIds: [] };
    return {
      status: 201,
      body: shown(prepare(state, payer, [{ accountId, accountNumber, address, amount }], method)),
    };
  },

  'guestPayments.confirm': ({ state, parameters: { paymentId }, body: { ticket } }) => ({
    status: 201,
    body: shown(confirm(state, guestPayment(state, paymentId, ticket))),
  }),

  'guestPayments.get': ({ state, parameters: { paymentId }, body: { ticket } }) => ({
    status: 201,
    body: shown(settled(state, guestPayment(state, paymentId, ticket))),
  }),
};
