import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { localDate } from '@vodokanal/contract/rules/calendar';
import { addFact, paymentEntries, paymentState, type PaymentFacts } from '@vodokanal/contract/rules/payment-facts';
import { createHash } from 'node:crypto';
import { readRobokassaResult } from '../src/payments/acquirer/robokassa.ts';
import {
  isAddressOf,
  readYooKassaNotification,
  readYooKassaPayment,
  readYooKassaRefund,
} from '../src/payments/acquirer/yookassa.ts';

const cases = Object.fromEntries(
  JSON.parse(readFileSync(new URL('cases/money/acquirer.json', import.meta.url), 'utf8')).map(
    (each: { id: string }) => [each.id, each],
  ),
);
const id = '22e12f66-000f-5000-8000-18db351245c7';
/** What the acquirer answers about the payment of the cases. */
const answer = (status: string, more = {}) => ({
  id,
  status,
  paid: status === 'succeeded',
  amount: { value: '1500.00', currency: 'RUB' },
  captured_at: status === 'succeeded' ? '2026-10-15T18:59:59.123Z' : undefined,
  metadata: { payment: 'p-1' },
  ...more,
});
const refund = (refundId: string, value: string) => ({
  id: refundId,
  payment_id: id,
  status: 'succeeded',
  amount: { value, currency: 'RUB' },
  created_at: '2026-10-16T10:00:00Z',
});

/** Takes notifications as the gateway does: each only makes it ask the acquirer. */
function converge(notifications: readonly unknown[], ask: (object: string, id: string) => unknown): PaymentFacts {
  let facts: PaymentFacts = new Map();
  for (const body of notifications) {
    const said = readYooKassaNotification(body);
    if (!said) continue;
    const told = ask(said.object, said.id);
    const fact = said.object === 'payment' ? readYooKassaPayment(told)?.fact : readYooKassaRefund(told)?.fact;
    if (fact) facts = addFact(facts, fact).facts;
  }
  return facts;
}
const ledger = (facts: PaymentFacts) =>
  paymentEntries(facts).map(({ amount }) => `${amount < 0 ? '-' : '+'}${(Math.abs(amount) / 100).toFixed(2)}`);
const notification = (event: string, object: object = { id }) => ({ type: 'notification', event, object });

test('A01: twenty notifications are one payment', () => {
  const { timeline, expect } = cases.A01;
  const [{ send, times }] = timeline;
  const facts = converge(
    Array.from({ length: times }, () => send),
    () => answer('succeeded'),
  );
  assert.deepEqual([paymentState(facts), ledger(facts)], [expect.state, expect.ledger]);
});

test('A02: notifications out of order do not take a success back', () => {
  const { timeline, expect } = cases.A02;
  const sent = timeline.map(({ send }: { send: string }) => notification(send));
  // The acquirer's answer lags behind once.
  const answers = ['succeeded', 'waiting_for_capture', 'succeeded'];
  let count = 0;
  const facts = converge(sent, () => answer(answers[count++] ?? ''));
  assert.deepEqual([paymentState(facts), ledger(facts)], ['succeeded', expect.ledger]);
});

test('A03: a forged body changes nothing, because the acquirer is asked', () => {
  const { timeline, expect } = cases.A03;
  const facts = converge(
    timeline.map(({ send }: { send: unknown }) => send),
    () => answer('pending'),
  );
  assert.deepEqual([paymentState(facts), ledger(facts)], [expect.state, expect.ledger]);
  const networks = expect.ranges.map((range: string) => range.replace(' (from memory)', ''));
  assert.deepEqual(
    timeline.map(({ fromIp }: { fromIp: string }) => isAddressOf(fromIp, networks)),
    [false, true],
  );
  for (const [address, isTheirs] of [
    ['185.71.76.31', true],
    ['185.71.76.32', false],
    ['::ffff:77.75.156.11', true],
    ['77.75.156.12', false],
    ['2a02:5180::1', true],
    ['2a02:5181::1', false],
    ['no address', false],
  ] as const)
    assert.equal(isAddressOf(address, networks), isTheirs, address);
});

test('A04: refunds doubled and swapped', () => {
  const { timeline, expect } = cases.A04;
  const sent = timeline.map(({ send }: { send: string }) => {
    const [event = '', ...rest] = send.split(' ');
    return notification(event, { id: event.startsWith('refund') ? rest[0] : id });
  });
  const refunds: Record<string, object> = { 'r-1': refund('r-1', '300.00'), 'r-2': refund('r-2', '1200.00') };
  const facts = converge(sent, (object, asked) => (object === 'refund' ? refunds[asked] : answer('succeeded')));
  assert.deepEqual([paymentState(facts), ledger(facts)], [expect.state, expect.ledger]);
});

test('A05: the signature of Robokassa is over the sum as it was sent', () => {
  const { password2, requests } = cases.A05;
  const results = requests.map(({ expect: _, ...parameters }: Record<string, string>) =>
    readRobokassaResult(parameters, password2),
  );
  const right = { invoiceId: '41', amount: 150_000, answer: 'OK41' };
  assert.deepEqual(results, [right, right, undefined, undefined]);
});

test('Robokassa: own parameters are sorted, other algorithms work, and a sum with half a kopeck is none', () => {
  const signed = (parameters: Record<string, string>, text: string, algorithm = 'md5') => ({
    ...parameters,
    SignatureValue: createHash(algorithm).update(text).digest('hex'),
  });
  const base = { OutSum: '10.5', InvId: '7', Shp_b: '2', Shp_a: '1' };
  const text = '10.5:7:secret:Shp_a=1:Shp_b=2';
  assert.equal(readRobokassaResult(signed(base, text), 'secret')?.amount, 1050);
  assert.equal(readRobokassaResult(signed(base, text, 'sha256'), 'secret', 'sha256')?.answer, 'OK7');
  assert.equal(readRobokassaResult(signed(base, text, 'sha256'), 'secret'), undefined);
  assert.equal(readRobokassaResult(signed({ OutSum: '10.505', InvId: '7' }, '10.505:7:secret'), 'secret'), undefined);
  assert.equal(readRobokassaResult({ ...base, SignatureValue: '' }, 'secret'), undefined);
  assert.equal(readRobokassaResult({}, 'secret'), undefined);
});

test('A06: a payment found by polling is dated by its capture, so no late fee runs for the delay', () => {
  const { fact } = readYooKassaPayment(answer('succeeded')) ?? {};
  assert.deepEqual(fact, { kind: 'succeeded', amount: 150_000, at: '2026-10-15T18:59:59.123Z' });
  assert.equal(fact?.kind === 'succeeded' && localDate(new Date(fact.at), 'Europe/Moscow'), '2026-10-15');
});

test('answers and notifications that cannot be read change nothing', () => {
  for (const body of [
    null,
    [],
    'payment.succeeded',
    {},
    notification('payment'),
    notification('deal.closed'),
    notification('payment.succeeded', {}),
    notification('payment.succeeded', { id: '../refunds/1' }),
    notification('payment.succeeded', { id: 1 }),
  ])
    assert.equal(readYooKassaNotification(body), undefined, JSON.stringify(body));
  for (const body of [
    null,
    answer('unheard_of'),
    answer('succeeded', { paid: false }),
    answer('succeeded', { captured_at: undefined }),
    answer('succeeded', { amount: { value: '1500.00', currency: 'USD' } }),
    answer('succeeded', { amount: { value: '1500', currency: 'RUB' } }),
    answer('succeeded', { amount: { value: 1500, currency: 'RUB' } }),
  ])
    assert.equal(readYooKassaPayment(body), undefined, JSON.stringify(body));
  assert.equal(readYooKassaRefund({ ...refund('r-1', '1.00'), status: 'pending' }), undefined);
  assert.deepEqual(
    readYooKassaPayment(answer('canceled', { cancellation_details: { reason: 'insufficient_funds' } }))?.fact,
    {
      kind: 'failed',
      reason: 'insufficient_funds',
    },
  );
  assert.deepEqual(
    readYooKassaPayment(answer('canceled', { cancellation_details: { reason: 'expired_on_confirmation' } }))?.fact,
    { kind: 'expired' },
  );
});
