import type { NewPayment, Payment, PaymentEntry, PaymentOptions } from '@vodokanal/contract';
import { accessibleAccount } from '@vodokanal/contract/policies/account-access';
import { assertAutopayBegins } from '@vodokanal/contract/policies/autopay';
import { assertFewOpen } from '@vodokanal/contract/policies/guest-payment';
import {
  assertCancellable,
  assertConfirmable,
  assertPayment,
  offeredMethod,
  PAYMENT_LIMITS,
  PAYMENT_MINUTES,
  stateNow,
} from '@vodokanal/contract/policies/payment';
import { statementPeriods } from '@vodokanal/contract/rules/account-statement';
import { periodOf } from '@vodokanal/contract/rules/calendar';
import { isIssued } from '@vodokanal/contract/rules/fiscal-receipt';
import { paymentFee } from '@vodokanal/contract/rules/payment-fee';
import { isUnfinished } from '@vodokanal/contract/rules/payment-state';
import { ProblemError } from '@vodokanal/contract/problem';
import { balanceOn, chargeMonths, openDebts, paymentEntries } from '@vodokanal/contract/rules/ledger';
import type { Answers, MockCall } from '../answers.ts';
import { payees, receiptOf } from '../ledger.ts';
import { allocationOf, nextId, type MockAccount, type MockPayment, type MockState } from '../state.ts';
import { autopayOffer, beginAutopay } from './autopay.ts';

const payeeName = payees[0]?.name ?? '';

export const shown = ({
  customerId: _owner,
  guestTicket: _ticket,
  linkId: _link,
  debtIds: _debts,
  ...payment
}: MockPayment): Payment => payment;

/** Replaces a payment in the state. */
function store(state: MockState, payment: MockPayment): MockPayment {
  state.payments = state.payments.map((each) => (each.id === payment.id ? payment : each));
  return payment;
}

/** The payment as it is now; one that waits for the mock acquirer gets its result. */
export function settled(state: MockState, payment: MockPayment): MockPayment {
  if (payment.state !== 'pending' || state.acquirer === 'waits' || state.acquirer === 'unavailable') return payment;
  const ended = { ...payment, confirmation: null };
  if (state.acquirer === 'declines') return store(state, { ...ended, state: 'failed', reason: 'declined' });
  for (const { accountId, amount } of payment.items) {
    const account = state.accounts.find(({ id }) => id === accountId);
    account?.ledger.push({
      kind: 'payment',
      id: nextId(state),
      amount: -amount,
      enteredOn: state.today,
      payment: {
        document: payment.number,
        channel: 'online',
        method: payment.method,
        receipt: { state: 'forming' },
        ...(payment.debtIds.length > 0 && { debtIds: payment.debtIds }),
      },
    });
  }
  beginAutopay(state, payment);
  return store(state, {
    ...ended,
    state: 'succeeded',
    settledAt: state.now().toISOString(),
    receipt: receiptOf(payment.amount, state.today, state.payments.length),
  });
}

function ownPayment({ state, caller }: MockCall, id: string): MockPayment {
  const payment = state.payments.find((each) => each.id === id && each.customerId === caller?.customer?.id);
  if (!payment) throw new ProblemError('NOT_FOUND');
  return { ...payment, state: stateNow(payment, state.now()) };
}

/** What can be paid for an account, and how. */
export const optionsOf = (state: MockState, { id, number, address, ledger }: MockAccount): PaymentOptions => ({
  accountId: id,
  accountNumber: number,
  address,
  amount: balanceOn(ledger, state.today),
  methods: [...state.paymentMethods],
  debts: openDebts(ledger, allocationOf(state.plans, id)),
  payee: payeeName,
  unfinished: [],
  ...PAYMENT_LIMITS,
});

/** Prepares a payment. Throws METHOD_UNAVAILABLE and RATE_LIMITED. */
export function prepare(
  state: MockState,
  payer: Pick<MockPayment, 'customerId' | 'guestTicket' | 'linkId' | 'debtIds' | 'autopay'>,
  items: Payment['items'],
  wanted: NewPayment['method'],
): MockPayment {
  const method = offeredMethod(state.paymentMethods, wanted);
  const now = state.now();
  const isOpen = (payment: MockPayment): boolean => {
    const present = stateNow(payment, now);
    if (payer.guestTicket === undefined) return present === 'created' && payment.customerId === payer.customerId;
    return (
      payment.guestTicket !== undefined &&
      isUnfinished(present) &&
      payment.items.some(({ accountId }) => items.some((item) => item.accountId === accountId))
    );
  };
  const open = state.payments.filter(isOpen);
  const [first = 0] = open.map(({ expiresAt }) => Date.parse(expiresAt)).sort();
  assertFewOpen(open.length, Math.max(60, (first - now.getTime()) / 1000));
  const amount = items.reduce((sum, item) => sum + item.amount, 0);
  const payment: MockPayment = {
    id: nextId(state),
    number: `П-${state.today.slice(0, 4)}-${String(state.payments.length + 1).padStart(6, '0')}`,
    state: 'created',
    method: wanted,
    amount,
    fee: paymentFee(amount, method),
    payee: payeeName,
    items,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + PAYMENT_MINUTES * 60_000).toISOString(),
    confirmedAt: null,
    settledAt: null,
    confirmation: null,
    ...payer,
  };
  state.payments.push(payment);
  return payment;
}

/** Notes that the person has confirmed. Throws PAYMENT_CLOSED and ACQUIRER_UNAVAILABLE. */
export function confirm(state: MockState, payment: MockPayment): MockPayment {
  assertConfirmable(payment.state);
  if (state.acquirer === 'unavailable') throw new ProblemError('ACQUIRER_UNAVAILABLE', { retryAfter: 5 });
  if (payment.state === 'pending') return payment;
  return store(state, {
    ...payment,
    state: 'pending',
    confirmedAt: state.now().toISOString(),
    confirmation: {
      kind: payment.method === 'sbp' ? 'code' : 'page',
      url: `https://bank.example.org/pay/${payment.id}`,
    },
  });
}

/** The mocks make no PDF and no archives. */
const emptyFile = (type: string) => ({ status: 200 as const, headers: { 'Content-Type': type } });

const receiptedEntries = ({ ledger }: MockAccount): PaymentEntry[] =>
  paymentEntries(ledger).filter(({ receipt }) => receipt && isIssued(receipt));

const unfinishedOf = (call: MockCall, accountId: string): Payment[] =>
  call.state.payments
    .filter(
      (payment) =>
        payment.customerId === call.caller?.customer?.id && payment.items.some((item) => item.accountId === accountId),
    )
    .map((payment) => settled(call.state, payment))
    .filter(({ state }) => isUnfinished(state))
    .map(shown);

export const payments: Pick<
  Answers,
  | 'payments.options'
  | 'payments.list'
  | 'payments.receipt'
  | 'payments.receipts'
  | 'payments.statement'
  | 'payments.create'
  | 'payments.get'
  | 'payments.confirm'
  | 'payments.cancel'
> = {
  'payments.options'(call) {
    const account = call.account();
    // First, because it may enter a payment that the acquirer has taken meanwhile.
    const unfinished = unfinishedOf(call, account.id);
    const { paymentLinks, payments: all } = call.state;
    const isPaidByLink = paymentLinks.some(
      (link) =>
        link.accountId === account.id &&
        link.customerId === call.caller?.customer?.id &&
        all.some((payment) => payment.linkId === link.id && payment.state === 'pending'),
    );
    return {
      status: 200,
      body: { ...optionsOf(call.state, call.account()), unfinished, ...(isPaidByLink && { isPaidByLink }) },
    };
  },

  'payments.list'(call) {
    const unfinished = unfinishedOf(call, call.account().id);
    return { status: 200, body: { items: paymentEntries(call.account().ledger), unfinished } };
  },

  'payments.receipt'({ account, parameters: { entryId } }) {
    if (!receiptedEntries(account()).some(({ id }) => id === entryId)) throw new ProblemError('NOT_FOUND');
    return emptyFile('application/pdf');
  },

  'payments.receipts'({ account, parameters: { from, to } }) {
    const periods = receiptedEntries(account()).map(({ paidOn }) => periodOf(paidOn));
    if (!periods.some((period) => period >= from && period <= to)) throw new ProblemError('NOT_FOUND');
    return emptyFile('application/zip');
  },

  'payments.statement'({ account, parameters: { from, to } }) {
    const { ledger } = account();
    const periods = statementPeriods({ charges: chargeMonths(ledger), entries: paymentEntries(ledger) });
    if (!periods.some((period) => period >= from && period <= to)) throw new ProblemError('NOT_FOUND');
    return emptyFile('application/pdf');
  },

  'payments.create'({ state, caller, customer, body }) {
    assertPayment(body);
    const accounts = body.items.map(({ accountId }) =>
      accessibleAccount(caller?.accounts ?? [], accountId, 'payments.create'),
    );
    const items = body.items.map(({ accountId, amount }, at) => ({
      accountId,
      accountNumber: accounts[at]?.number ?? '',
      address: accounts[at]?.address ?? '',
      amount,
    }));
    assertAutopayBegins(
      body,
      autopayOffer(state),
      accounts.map(({ role }) => role),
    );
    const debtIds = body.items.flatMap(({ debtIds: named = [] }) => named);
    const payer = { customerId: customer.id, debtIds, ...(body.autopay && { autopay: body.autopay }) };
    return { status: 201, body: shown(prepare(state, payer, items, body.method)) };
  },

  'payments.get': (call) => ({
    status: 200,
    body: shown(settled(call.state, ownPayment(call, call.parameters.paymentId))),
  }),

  'payments.confirm': (call) => ({
    status: 201,
    body: shown(confirm(call.state, ownPayment(call, call.parameters.paymentId))),
  }),

  'payments.cancel'(call) {
    const payment = ownPayment(call, call.parameters.paymentId);
    assertCancellable(payment.state);
    return { status: 201, body: shown(store(call.state, { ...payment, state: 'cancelled' })) };
  },
};
