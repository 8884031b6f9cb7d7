import type { PaymentLink } from '@vodokanal/contract';
import {
  assertNewLink,
  assertOpenLink,
  isLinkShown,
  linkEnd,
  linkState,
} from '@vodokanal/contract/policies/payment-link';
import { ProblemError } from '@vodokanal/contract/problem';
import { newSecret } from '@vodokanal/contract/rules/proof-of-possession';
import type { Answers } from '../answers.ts';
import { nextId, type MockPaymentLink, type MockState } from '../state.ts';

const stateOf = (state: MockState, { id, expiresAt }: MockPaymentLink): PaymentLink['state'] =>
  linkState(
    new Date(expiresAt),
    state.payments.filter(({ linkId }) => linkId === id).map((payment) => payment.state),
    state.now(),
  );

const shown = (state: MockState, link: MockPaymentLink): PaymentLink => {
  const { id, amount, createdAt, expiresAt } = link;
  return { id, amount, state: stateOf(state, link), createdAt, expiresAt };
};

/** The link, when it can be paid by. Throws LINK_ENDED and LINK_USED. */
export function openLink(state: MockState, link: MockPaymentLink | undefined): MockPaymentLink {
  const holder = state.customers.find(({ id }) => id === link?.customerId);
  if (!link || !holder?.accountIds.includes(link.accountId)) throw new ProblemError('LINK_ENDED');
  assertOpenLink(stateOf(state, link));
  return link;
}

const linksOf = (state: MockState, accountId: string, customerId: string): PaymentLink[] =>
  state.paymentLinks
    .filter((link) => link.accountId === accountId && link.customerId === customerId)
    .map((link) => shown(state, link))
    .filter(({ state: now, expiresAt }) => isLinkShown(now, new Date(expiresAt), state.now()))
    .reverse();

export const paymentLinks: Pick<Answers, 'paymentLinks.list' | 'paymentLinks.create' | 'paymentLinks.remove'> = {
  'paymentLinks.list': ({ state, account, customer }) => ({
    status: 200,
    body: { items: linksOf(state, account().id, customer.id) },
  }),

  'paymentLinks.create'({ state, account, customer, body }) {
    const { id: accountId } = account();
    const active = linksOf(state, accountId, customer.id).filter((link) => link.state === 'active');
    assertNewLink(body, active.length);
    const now = state.now();
    const link: MockPaymentLink = {
      id: nextId(state),
      accountId,
      customerId: customer.id,
      secret: newSecret(),
      amount: body.amount,
      createdAt: now.toISOString(),
      expiresAt: linkEnd(body, now).toISOString(),
    };
    state.paymentLinks = [...state.paymentLinks, link];
    return { status: 201, body: { link: shown(state, link), secret: link.secret } };
  },

  'paymentLinks.remove'({ state, account, customer, parameters: { linkId } }) {
    const { id: accountId } = account();
    const link = state.paymentLinks.find(
      (each) => each.id === linkId && each.accountId === accountId && each.customerId === customer.id,
    );
    if (!link) throw new ProblemError('NOT_FOUND');
    state.paymentLinks = state.paymentLinks.filter((each) => each !== link);
    return { status: 204 };
  },
};
