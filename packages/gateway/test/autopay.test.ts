import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { AutopayStatus, Payment } from '@vodokanal/contract';
import { Browser } from '@vodokanal/contract/conformance/browser';
import { balanceOn } from '@vodokanal/contract/rules/ledger';
import { ledgerOf } from '../src/ledger/queries.ts';
import { AcquirerFault, AcquirerRefusal } from '../src/payments/acquirer/acquirer.ts';
import { PaymentService } from '../src/payments/service.ts';
import { createFixture, ORIGIN, PASSWORD, personAt, type Fixture } from './fixture.ts';

let fixture: Fixture;
const PERSON = personAt(0);
let browser: Browser;
let accountId = '';

async function signIn(): Promise<void> {
  browser = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  await browser.call('session.create', { body: { login: PERSON.accountNumber, password: PASSWORD } });
}

before(async () => {
  fixture = await createFixture();
  await signIn();
  accountId = ((await browser.call('accounts.list')).body as { items: { id: string }[] }).items[0]?.id ?? '';
});
after(() => fixture.close());

/** Moves the clock to a local day and hour, and lets the timer run. */
async function work(day: string, hour = 12): Promise<void> {
  fixture.clock = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+03:00`);
  await fixture.gateway.work();
  // Asks the acquirer about what has been placed meanwhile.
  fixture.clock = new Date(fixture.clock.getTime() + 61_000);
  await fixture.gateway.work();
}

const row = () =>
  fixture.store.db.selectFrom('autopay').selectAll().where('account_id', '=', accountId).executeTakeFirst();
const automatic = () =>
  fixture.store.db.selectFrom('payment').selectAll().where('is_automatic', '=', true).orderBy('created_at').execute();
const messages = async () =>
  (
    await fixture.store.db
      .selectFrom('message')
      .select('body')
      .where('recipient', '=', PERSON.email)
      .where('body', 'like', '%втоплатёж%')
      .orderBy('created_at')
      .execute()
  ).map(({ body }) => body);
const owed = async (day: string) => balanceOn(await ledgerOf(fixture.store.db, accountId), day);

let charges = 0;
/** The account is billed. */
const charge = async (amount: number, day: string) => {
  const id = `00000000-0000-4000-8000-${String(++charges).padStart(12, '0')}`;
  await fixture.store.db
    .insertInto('ledger_entry')
    .values({
      ...{ account_id: accountId, id, subject: `test ${charges}`, version: 1, kind: 'charge', amount },
      ...{ entered_on: day, entered_at: fixture.clock, period: day.slice(0, 7), line: 'volume', due_on: day },
    })
    .execute();
};

/** Autopay with a limit whose next day is the 10th of December; nothing is owed. */
beforeEach(async () => {
  const { db } = fixture.store;
  fixture.clock = new Date('2026-11-22T12:00:00+03:00');
  for (const table of ['payment_item', 'payment'] as const) await db.deleteFrom(table).execute();
  fixture.acquirer.orders.clear();
  await db.deleteFrom('message').execute();
  await db.deleteFrom('budget').execute();
  await db.deleteFrom('ledger_entry').where('account_id', '=', accountId).execute();
  await db.deleteFrom('autopay').execute();
  const { customer_id } = await db
    .selectFrom('customer_account')
    .select('customer_id')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('autopay')
    .values({
      ...{ account_id: accountId, customer_id, day: 10, amount_limit: 300_000, method: 'sbp', token: 'kept 1' },
      ...{ title: 'СБП, Тестовый банк', since: fixture.clock, next_on: '2026-12-10' },
    })
    .execute();
});

test('a payment with terms turns autopay on once, and the customer is told', async () => {
  await signIn();
  await fixture.store.db.deleteFrom('autopay').execute();
  const body = {
    items: [{ accountId, amount: 10_000 }],
    method: 'card',
    autopay: { day: 24, limit: 250_000 },
  };
  const { id: paymentId } = (await browser.call('payments.create', { body })).body as Payment;
  await browser.call('payments.confirm', { parameters: { paymentId }, body: {} });
  assert.equal(fixture.acquirer.orderOf(paymentId).keepsMethod, true);
  await fixture.payOrder(paymentId);
  const present = await row();
  assert.deepEqual(
    { day: present?.day, limit: present?.amount_limit, next: present?.next_on, title: present?.title },
    // Two days are not enough for a notice.
    { day: 24, limit: 250_000, next: '2026-12-24', title: 'Карта •••• 0004' },
  );
  await browser.call('autopay.remove', { parameters: { accountId } });
  await fixture.payOrder(paymentId);
  assert.equal(await row(), undefined, 'the same answer of the acquirer again changes nothing');
  assert.match((await messages()).join(), /включён: 24-го числа каждого месяца, не больше 2\s500,00\s₽/);
});

test('a charge is announced three days before, by day, and takes no more than was announced', async () => {
  await charge(80_000, '2026-12-01');
  await work('2026-12-06');
  assert.deepEqual(await messages(), [], 'four days before is too early');
  await work('2026-12-07', 6);
  assert.deepEqual(await messages(), [], 'nobody is written to at night');
  await work('2026-12-07');
  assert.match(
    (await messages()).join(),
    /10\.12\.2026 спишем 800,00\s₽ .* \(СБП, Тестовый банк\)\. Больше этой суммы/,
  );
  await work('2026-12-08');
  assert.equal((await messages()).length, 1, 'announced once');
  assert.equal((await automatic()).length, 0, 'nothing is taken before its day');
  await charge(50_000, '2026-12-09');
  await work('2026-12-10');
  const [payment] = await automatic();
  assert.ok(payment);
  assert.deepEqual([payment.amount, payment.fee, payment.state], [80_000, 0, 'pending']);
  assert.equal(fixture.acquirer.charged.get(payment.id), 'kept 1');
  fixture.acquirer.take(payment.id, fixture.clock);
  await work('2026-12-10', 14);
  assert.equal(await owed('2026-12-10'), 50_000);
  await signIn();
  const { autopay } = (await browser.call('autopay.get', { parameters: { accountId } })).body as AutopayStatus;
  assert.deepEqual([autopay?.nextOn, autopay?.announced], ['2027-01-10', null]);
  assert.deepEqual(autopay?.last, { on: '2026-12-10', result: 'paid', amount: 80_000 });
  await work('2026-12-11');
  assert.equal((await automatic()).length, 1, 'charged once');
});

test('what is above the limit is not taken, and nothing is taken when nothing is owed', async () => {
  await charge(300_001, '2026-12-01');
  await work('2026-12-07');
  assert.match((await messages()).join(), /3\s000,01\s₽, это больше вашего предела 3\s000,00\s₽/);
  await work('2026-12-10');
  assert.equal((await automatic()).length, 0);
  assert.deepEqual([(await row())?.next_on, (await row())?.last_result], ['2027-01-10', 'overLimit']);
  await charge(-300_001, '2026-12-11');
  await work('2027-01-07');
  assert.equal((await messages()).length, 1);
  assert.deepEqual([(await row())?.next_on, (await row())?.last_result], ['2027-02-10', 'nothingOwed']);
});

test('what was paid meanwhile is not taken again, and another payment on its way is waited for', async () => {
  await charge(80_000, '2026-12-01');
  await work('2026-12-07');
  await signIn();
  const { id: paymentId } = (
    await browser.call('payments.create', { body: { items: [{ accountId, amount: 80_000 }], method: 'sbp' } })
  ).body as Payment;
  await browser.call('payments.confirm', { parameters: { paymentId }, body: {} });
  await work('2026-12-10');
  assert.equal((await automatic()).length, 0, 'the other payment may still succeed');
  await fixture.payOrder(paymentId);
  await work('2026-12-10', 15);
  assert.equal((await automatic()).length, 0);
  assert.equal((await row())?.last_result, 'nothingOwed');
});

test('an acquirer that is down is tried again, and an unknown outcome makes no second order', async () => {
  await charge(80_000, '2026-12-01');
  await work('2026-12-07');
  fixture.acquirer.isDown = true;
  await work('2026-12-10');
  const [waiting] = await automatic();
  assert.deepEqual([waiting?.state, waiting?.acquirer_id], ['created', null]);
  fixture.acquirer.isDown = false;
  const { charge: original } = fixture.acquirer;
  fixture.acquirer.charge = async (...given) => {
    await original.apply(fixture.acquirer, given);
    throw new AcquirerFault('The bank has the money, and the answer is lost');
  };
  await work('2026-12-10', 13);
  fixture.acquirer.charge = original;
  // What the customer does meanwhile changes nothing about the payment that is on its way.
  await signIn();
  const parameters = { accountId };
  assert.equal((await browser.call('autopay.change', { parameters, body: { day: 20, limit: 200_000 } })).status, 201);
  const cancelled = await browser.call('payments.cancel', { parameters: { paymentId: waiting?.id ?? '' } });
  assert.equal(cancelled.status, 409);
  const options = await browser.call('payments.options', { parameters });
  assert.deepEqual((options.body as { unfinished: unknown[] }).unfinished, [], 'nobody is asked to finish it');
  assert.equal((await browser.call('autopay.remove', { parameters })).status, 204);
  await work('2026-12-10', 14);
  const [payment, another] = await automatic();
  assert.deepEqual([payment?.id, another], [waiting?.id, undefined]);
  assert.equal([...fixture.acquirer.orders.values()].length, 1);
  fixture.acquirer.take(payment?.id ?? '', fixture.clock);
  await work('2026-12-10', 15);
  assert.equal(await owed('2026-12-10'), 0, 'what was taken is entered');
});

test('a charge that was prepared is not made after the consent was withdrawn', async () => {
  await charge(80_000, '2026-12-01');
  await work('2026-12-07');
  fixture.clock = new Date('2026-12-10T12:00:00+03:00');
  // The timer ends between the preparation and the order.
  const { charge: original } = fixture.acquirer;
  const { chargePrepared } = PaymentService.prototype;
  PaymentService.prototype.chargePrepared = () => Promise.resolve();
  await fixture.gateway.work();
  PaymentService.prototype.chargePrepared = chargePrepared;
  assert.equal((await automatic())[0]?.state, 'created');
  await signIn();
  assert.equal((await browser.call('autopay.remove', { parameters: { accountId } })).status, 204);
  fixture.acquirer.charge = () => Promise.reject(new Error('Nobody may be asked'));
  await work('2026-12-10', 13);
  fixture.acquirer.charge = original;
  assert.equal((await automatic())[0]?.state, 'cancelled');
});

test('nothing is taken while a guest pays the same account', async () => {
  await charge(80_000, '2026-12-01');
  await work('2026-12-07');
  fixture.clock = new Date('2026-12-10T11:00:00+03:00');
  const guest = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  const lookup = { accountNumber: PERSON.accountNumber, fact: '11000000' };
  const { ticket } = (await guest.call('guestPayments.find', { body: lookup })).body as { ticket: string };
  const { id } = (await guest.call('guestPayments.create', { body: { ticket, amount: 80_000, method: 'sbp' } }))
    .body as Payment;
  await guest.call('guestPayments.confirm', { parameters: { paymentId: id }, body: { ticket } });
  await work('2026-12-10');
  assert.equal((await automatic()).length, 0);
});

test('nothing is taken from somebody who cannot be told', async () => {
  const { db } = fixture.store;
  const { email, phone } = await db
    .selectFrom('customer')
    .select(['email', 'phone'])
    .where('email', '=', PERSON.email)
    .executeTakeFirstOrThrow();
  await db.updateTable('customer').set({ email: null, phone: null }).where('email', '=', PERSON.email).execute();
  const contact = db.updateTable('customer').set({ email, phone });
  const { customer_id } = (await row()) ?? {};
  await charge(80_000, '2026-12-01');
  await work('2026-12-07');
  await work('2026-12-10');
  await contact.where('id', '=', customer_id ?? '').execute();
  assert.equal((await automatic()).length, 0);
  assert.deepEqual([(await row())?.next_on, (await row())?.last_result], ['2027-01-10', 'failed']);
});

test('a refusal for good ends the charge at once, and the payer is told', async () => {
  await charge(80_000, '2026-12-01');
  await work('2026-12-07');
  const { charge: original } = fixture.acquirer;
  fixture.acquirer.charge = () => Promise.reject(new AcquirerRefusal('The acquirer answers 400'));
  await work('2026-12-10');
  fixture.acquirer.charge = original;
  assert.equal((await automatic())[0]?.state, 'failed');
  assert.match((await messages()).at(-1) ?? '', /не прошёл: банк отклонил платёж/);
  assert.equal((await row())?.failures, 1);
});

test('a late notice puts the charge off, and three days of silence of the acquirer give it up', async () => {
  await charge(80_000, '2026-12-01');
  await work('2026-12-09');
  assert.equal((await row())?.next_on, '2026-12-12');
  assert.match((await messages()).join(), /12\.12\.2026 спишем/);
  fixture.acquirer.isDown = true;
  await work('2026-12-12');
  await work('2026-12-16');
  fixture.acquirer.isDown = false;
  assert.equal((await automatic())[0]?.state, 'expired');
  assert.deepEqual([(await row())?.next_on, (await row())?.failures], ['2027-01-10', 1]);
  assert.match((await messages()).at(-1) ?? '', /не прошёл/);
});

test('the fee is that of the sum that is taken, and a bill that came meanwhile raises neither', async () => {
  await fixture.store.db.updateTable('autopay').set({ method: 'card' }).execute();
  await charge(100_000, '2026-12-01');
  await work('2026-12-07');
  assert.equal((await row())?.announced_amount, 101_000);
  await charge(100_000, '2026-12-09');
  await work('2026-12-10');
  const [payment] = await automatic();
  assert.deepEqual([payment?.amount, payment?.fee], [100_000, 1_000]);
});

test('another limit keeps the notice of the day, another day does not', async () => {
  await charge(80_000, '2026-12-01');
  await work('2026-12-07');
  await signIn();
  const change = (body: object) => browser.call('autopay.change', { parameters: { accountId }, body });
  await change({ day: 10, limit: 200_000 });
  assert.deepEqual([(await row())?.next_on, (await row())?.announced_for], ['2026-12-10', '2026-12-10']);
  await change({ day: 10, limit: 70_000 });
  assert.deepEqual([(await row())?.next_on, (await row())?.announced_for], ['2026-12-10', null], 'above the new limit');
  await change({ day: 12, limit: 200_000 });
  assert.deepEqual([(await row())?.next_on, (await row())?.announced_for], ['2026-12-12', null]);
});

test('of a debt in instalments only what is due is taken', async () => {
  await charge(90_000, '2026-08-01');
  await charge(20_000, '2026-12-05');
  const { customer_id } = (await row()) ?? {};
  const [debt] = await fixture.store.db
    .selectFrom('ledger_entry')
    .select('id')
    .where('account_id', '=', accountId)
    .where('amount', '=', 90_000)
    .execute();
  const instalments = ['2026-12-15', '2027-01-15', '2027-02-15'].map((dueOn) => ({ dueOn, amount: 30_000 }));
  await fixture.store.db
    .insertInto('instalment_plan')
    .values({
      ...{ id: debt?.id ?? '', number: 'test', account_id: accountId, customer_id: customer_id ?? '', state: 'signed' },
      ...{ amount: 90_000, debt_ids: JSON.stringify([debt?.id]), instalments: JSON.stringify(instalments), reason: '' },
      ...{ created_on: '2026-11-22', signed_at: fixture.clock },
    })
    .execute();
  await work('2026-12-07');
  // The bill, and the instalment that is due before the next charge.
  assert.equal((await row())?.announced_amount, 50_000);
  await fixture.store.db.deleteFrom('instalment_plan').execute();
});

test('autopay ends after two failures in a row, and the payer is told each time', async () => {
  await charge(80_000, '2026-12-01');
  for (const [notice, day] of [
    ['2026-12-07', '2026-12-10'],
    ['2027-01-07', '2027-01-10'],
  ] as const) {
    await work(notice);
    await work(day);
    const payment = (await automatic()).at(-1);
    assert.equal(payment?.state, 'pending');
    fixture.acquirer.decline(payment.id);
    await work(day, 15);
  }
  assert.equal(await row(), undefined);
  const [, first, , second] = await messages();
  assert.match(
    first ?? '',
    /не прошёл: на счёте не хватило денег\. Деньги не списаны.* В следующем месяце попробуем снова/,
  );
  assert.match(second ?? '', /второй раз, поэтому автоплатёж отключён/);
});

test('an account that was given up is not paid any more', async () => {
  await charge(80_000, '2026-12-01');
  await work('2026-12-07');
  await fixture.store.db
    .updateTable('customer_account')
    .set({ role: 'helper' })
    .where('account_id', '=', accountId)
    .execute();
  await work('2026-12-10');
  assert.equal((await automatic()).length, 0);
  await fixture.store.db
    .updateTable('customer_account')
    .set({ role: 'holder' })
    .where('account_id', '=', accountId)
    .execute();
});
