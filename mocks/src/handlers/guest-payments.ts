import { GUEST_PAYMENT_LIFE, isFactOf, optionsForGuest } from '@vodokanal/contract/policies/guest-payment';
import { assertGuestPayment, stateNow } from '@vodokanal/contract/policies/payment';
import { assertNoFindings, blockingFinding, ProblemError } from '@vodokanal/contract/problem';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { newSecret } from '@vodokanal/contract/rules/proof-of-possession';
import type { Answers } from '../answers.ts';
import type { MockAccount, MockPayment, MockPaymentLink, MockState } from '../state.ts';
import { countFailure, forgetFailures } from '../throttle.ts';
import { demandWork } from './guest.ts';
import { openLink } from './payment-links.ts';
import { confirm, optionsOf, prepare, settled, shown } from './payments.ts';

/** The account and the link of a ticket that may still prepare payments. */
function payerOf(
  state: MockState,
  ticket: string,
): { readonly account: MockAccount; readonly link: MockPaymentLink | undefined } {
  const payer = state.guestPayers.get(ticket);
  const account =
    payer && payer.endsAt > state.now().getTime() ? state.accounts.find(({ id }) => id === payer.accountId) : undefined;
  if (!account) throw new ProblemError('PAYER_NOT_FOUND');
  return { account, link: payer?.linkId === undefined ? undefined : linkOf(state, payer.linkId) };
}

const linkOf = (state: MockState, linkId: string): MockPaymentLink =>
  openLink(
    state,
    state.paymentLinks.find(({ id }) => id === linkId),
  );

function guestPayment(state: MockState, id: string, ticket: string): MockPayment {
  const payment = state.payments.find((each) => each.id === id && each.guestTicket === ticket);
  const oldest = state.now().getTime() - GUEST_PAYMENT_LIFE.result;
  if (!payment || Date.parse(payment.createdAt) < oldest) throw new ProblemError('NOT_FOUND');
  return { ...payment, state: stateNow(payment, state.now()) };
}

export const guestPayments: Pick<
  Answers,
  | 'guestPayments.find'
  | 'guestPayments.openLink'
  | 'guestPayments.create'
  | 'guestPayments.confirm'
  | 'guestPayments.get'
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

  'guestPayments.openLink'({ state, body: { secret } }) {
    const link = openLink(
      state,
      state.paymentLinks.find((each) => each.secret === secret),
    );
    const account = state.accounts.find(({ id }) => id === link.accountId);
    if (!account) throw new ProblemError('LINK_ENDED');
    const ticket = newSecret();
    state.guestPayers.set(ticket, {
      accountId: account.id,
      endsAt: state.now().getTime() + GUEST_PAYMENT_LIFE.prepare,
      linkId: link.id,
    });
    const options = optionsForGuest(optionsOf(state, account));
    const owesNothing = options.amount <= 0;
    return { status: 201, body: { ticket, isFixed: true, owesNothing, options: { ...options, amount: link.amount } } };
  },

  'guestPayments.create'({ state, body: { ticket, amount, method } }) {
    const { account, link } = payerOf(state, ticket);
    const { id: accountId, number: accountNumber, address } = account;
    assertGuestPayment({ amount });
    assertNoFindings(link && amount !== link.amount ? [blockingFinding('NOT_ALLOWED', '/amount')] : []);
    const payer = { customerId: undefined, guestTicket: ticket, debtIds: [], ...(link && { linkId: link.id }) };
    return {
      status: 201,
      body: shown(prepare(state, payer, [{ accountId, accountNumber, address, amount }], method)),
    };
  },

  'guestPayments.confirm'({ state, parameters: { paymentId }, body: { ticket } }) {
    const payment = guestPayment(state, paymentId, ticket);
    if (payment.linkId !== undefined && payment.state === 'created') linkOf(state, payment.linkId);
    return { status: 201, body: shown(confirm(state, payment)) };
  },

  'guestPayments.get': ({ state, parameters: { paymentId }, body: { ticket } }) => ({
    status: 201,
    body: shown(settled(state, guestPayment(state, paymentId, ticket))),
  }),
};
