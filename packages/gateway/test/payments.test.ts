import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { sql } from 'kysely';
import { Browser } from '@vodokanal/contract/conformance/browser';
import type { GuestPayer, Payment, PaymentEntryList, PaymentOptions } from '@vodokanal/contract';
import type { PaymentFact } from '@vodokanal/contract/rules/payment-facts';
import { localDate } from '@vodokanal/contract/rules/calendar';
import { createSandbox } from '../../demo/acquirer/app.ts';
import { newId } from '../src/ids.ts';
import { AcquirerFault, AcquirerRefusal } from '../src/payments/acquirer/acquirer.ts';
import { transact } from '../src/database/transaction.ts';
import { createUtilityLink } from '../src/payments/links.ts';
import { PaymentService } from '../src/payments/service.ts';
import { SandboxAcquirer } from '../src/payments/acquirer/sandbox.ts';
import { YooKassaAcquirer } from '../src/payments/acquirer/yookassa-acquirer.ts';
import { importRegistry } from '../src/registry/import.ts';
import { DOUBLE_HEADER, notificationOf } from './acquirer-double.ts';
import { createFixture, ORIGIN, personAt, type Fixture } from './fixture.ts';

let fixture: Fixture;
let browser: Browser;
let accountId: string;
before(async () => {
  fixture = await createFixture();
});
after(() => fixture.close());
beforeEach(async () => {
  fixture.acquirer.isDown = false;
  browser = await signedIn(0);
  accountId = await firstAccount(browser);
});
afterEach(invariants);

async function signedIn(person: number): Promise<Browser> {
  const own = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  const { status } = await own.call('session.create', {
    body: { login: personAt(person).accountNumber, password: personAt(person).password },
  });
  assert.equal(status, 201);
  return own;
}

const firstAccount = async (own: Browser): Promise<string> =>
  ((await own.call('accounts.list')).body as { items: { id: string }[] }).items[0]?.id ?? '';

/** The ledger has each payment exactly once. */
async function invariants(): Promise<void> {
  const { rows } = await sql<{ number: string; entered: number; taken: number }>`
    select payment.number, coalesce(-sum(entry.amount), 0)::bigint as entered,
      greatest(0, (select coalesce(sum(case fact->>'kind' when 'succeeded' then (fact->>'amount')::bigint when 'refunded' then -(fact->>'amount')::bigint else 0 end), 0)
        from jsonb_array_elements(payment.facts) as fact) - payment.fee)::bigint as taken
    from payment left join ledger_entry as entry on entry.payment_id = payment.id group by payment.id`.execute(
    fixture.store.db,
  );
  for (const { number, entered, taken } of rows) assert.equal(entered, taken, number);
  const { rows: unconfirmed } =
    await sql`select id from payment where settled_at is not null and confirmed_at is null`.execute(fixture.store.db);
  assert.deepEqual(unconfirmed, [], 'no success without the confirmation of the person');
}

async function prepared(
  amount = 10_000,
  method = 'sbp',
  own = browser,
  items = [{ accountId, amount }],
): Promise<Payment> {
  const { status, body } = await own.call('payments.create', { body: { items, method } });
  assert.equal(status, 201, JSON.stringify(body));
  return body as Payment;
}

async function confirmed(amount = 10_000, method = 'sbp'): Promise<Payment> {
  const { id } = await prepared(amount, method);
  const { status, body } = await browser.call('payments.confirm', { parameters: { paymentId: id }, body: {} });
  assert.equal(status, 201, JSON.stringify(body));
  return body as Payment;
}

const found = async (paymentId: string): Promise<Payment> =>
  (await browser.call('payments.get', { parameters: { paymentId } })).body as Payment;

const history = async (): Promise<PaymentEntryList['items']> =>
  ((await browser.call('payments.list', { parameters: { accountId } })).body as PaymentEntryList).items;

const notify = (paymentId: string) => fixture.gateway.handle(notificationOf(fixture.acquirer, paymentId, ORIGIN));

function says(paymentId: string, ...facts: readonly PaymentFact[]): void {
  fixture.acquirer.orderOf(paymentId).status = { facts, receipt: undefined };
}

const at = '2026-11-22T09:45:00.000Z';

test('twenty notifications at once are one payment, one entry and one mail', async () => {
  const { id, number, amount } = await confirmed(15_000);
  says(id, { kind: 'succeeded', amount, at });
  const answers = await Promise.all(Array.from({ length: 20 }, () => notify(id)));
  assert.ok(
    answers.every(({ status }) => status === 200 || status === 503),
    'an answer that passes is repeated',
  );
  assert.ok(answers.some(({ status }) => status === 200));
  const entries = (await history()).filter(({ document }) => document === number);
  assert.deepEqual(
    entries.map(({ amount: entered }) => entered),
    [15_000],
  );
  const mails = await fixture.store.db
    .selectFrom('message')
    .select('body')
    .where('subject', 'like', `%${number}%`)
    .execute();
  assert.equal(mails.length, 1);
  assert.match(mails[0]?.body ?? '', /150,00 ₽/);
});

test('a forged notification, and one of an unknown order, change nothing', async () => {
  const { id } = await confirmed();
  fixture.acquirer.take(id, fixture.clock);
  const order = fixture.acquirer.orderOf(id).id;
  for (const [header, body] of [
    ['forged', order],
    ['real', 'no-such-order'],
  ] as const) {
    const { status } = await fixture.gateway.handle(
      new Request(`${ORIGIN}/v1/acquirer/notifications`, {
        method: 'POST',
        headers: { [DOUBLE_HEADER]: header },
        body,
      }),
    );
    assert.equal(status, 404);
  }
  const row = await fixture.store.db
    .selectFrom('payment')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  assert.equal(row.state, 'pending');
});

test('a success that is told after a failure counts, and a refund told before it waits for it', async () => {
  const { id, number, amount } = await confirmed(30_000);
  says(id, { kind: 'failed', reason: 'declined' });
  await notify(id);
  assert.equal((await found(id)).state, 'failed');
  const refund = { kind: 'refunded', refundId: 'r1', amount: 10_000, at } as const;
  says(id, refund);
  await notify(id);
  assert.equal((await history()).filter(({ document }) => document === number).length, 0);
  says(id, refund, { kind: 'succeeded', amount, at });
  await notify(id);
  await notify(id);
  assert.equal((await found(id)).state, 'succeeded');
  assert.deepEqual(
    (await history())
      .filter(({ document }) => document === number)
      .map(({ kind, amount: sum }) => [kind, sum])
      .sort(),
    [
      ['payment', 30_000],
      ['refund', -10_000],
    ],
  );
});

test('while the acquirer is down a payment stays prepared, and is confirmed when it is back', async () => {
  const { id } = await prepared();
  const parameters = { paymentId: id };
  fixture.acquirer.isDown = true;
  const down = await browser.call('payments.confirm', { parameters, body: {} });
  assert.deepEqual([down.status, down.body.code], [503, 'ACQUIRER_UNAVAILABLE']);
  assert.equal((await found(id)).state, 'created');
  fixture.acquirer.isDown = false;
  const back = await browser.call('payments.confirm', { parameters, body: {} });
  assert.equal((back.body as Payment).state, 'pending');
  assert.equal([...fixture.acquirer.orders.values()].filter(({ paymentId }) => paymentId === id).length, 1);
});

test('money that was taken while nobody was told is found later, and dated by the day it was taken', async () => {
  const { id, number } = await confirmed();
  fixture.acquirer.take(id, new Date('2026-11-22T20:59:59Z'));
  fixture.acquirer.isDown = true;
  const clock = fixture.clock;
  fixture.clock = new Date('2026-11-23T10:00:00Z');
  await fixture.gateway.work();
  const options = (await (await signedIn(0)).call('payments.options', { parameters: { accountId } }))
    .body as PaymentOptions;
  assert.ok(
    options.unfinished.some((payment) => payment.id === id),
    'it is told that its result is not known',
  );
  fixture.acquirer.isDown = false;
  fixture.clock = new Date('2026-11-23T10:05:00Z');
  await fixture.gateway.work();
  browser = await signedIn(0);
  assert.equal((await found(id)).state, 'succeeded');
  assert.equal((await history()).find(({ document }) => document === number)?.paidOn, '2026-11-22');
  fixture.clock = clock;
});

test('a prepared payment ends when nobody confirms it', async () => {
  const { id } = await prepared();
  const clock = fixture.clock;
  fixture.clock = new Date(clock.getTime() + 31 * 60_000);
  browser = await signedIn(0);
  assert.equal((await found(id)).state, 'expired');
  const { status, body } = await browser.call('payments.confirm', { parameters: { paymentId: id }, body: {} });
  assert.deepEqual([status, body.code], [409, 'PAYMENT_CLOSED']);
  fixture.clock = clock;
});

test('a payment for two accounts and its refund are split to the kopeck; the fee is not credited', async () => {
  const owner = await signedIn(8);
  const { items } = (await owner.call('accounts.list')).body as { items: { id: string }[] };
  const [first = { id: '' }, second = { id: '' }] = items;
  const payment = await prepared(0, 'card', owner, [
    { accountId: first.id, amount: 10_001 },
    { accountId: second.id, amount: 5_000 },
  ]);
  assert.deepEqual([payment.amount, payment.fee], [15_001, 150]);
  await owner.call('payments.confirm', { parameters: { paymentId: payment.id }, body: {} });
  const total = payment.amount + payment.fee;
  assert.equal(fixture.acquirer.orderOf(payment.id).amount, total);
  says(payment.id, { kind: 'succeeded', amount: total, at }, { kind: 'refunded', refundId: 'half', amount: 7_500, at });
  await notify(payment.id);
  const sums = async () =>
    (
      await fixture.store.db
        .selectFrom('ledger_entry')
        .select(['account_id', sql<string>`(-sum(amount))::text`.as('sum')])
        .where('payment_id', '=', payment.id)
        .groupBy('account_id')
        .execute()
    )
      .map(({ account_id, sum }) => [account_id === first.id ? 'first' : 'second', Number(sum)])
      .sort();
  assert.deepEqual(await sums(), [
    ['first', 10_001 - 5_000],
    ['second', 5_000 - 2_500],
  ]);
  says(
    payment.id,
    { kind: 'succeeded', amount: total, at },
    { kind: 'refunded', refundId: 'half', amount: 7_500, at },
    { kind: 'refunded', refundId: 'rest', amount: 7_501, at },
  );
  await notify(payment.id);
  assert.deepEqual(await sums(), [
    ['first', 0],
    ['second', 0],
  ]);
  // What is left at the acquirer is the fee, which was never credited.
  says(payment.id, { kind: 'succeeded', amount: total, at }, { kind: 'refunded', refundId: 'half', amount: 7_500, at });
  await fixture.store.db.deleteFrom('ledger_entry').where('payment_id', '=', payment.id).execute();
  await fixture.store.db.deleteFrom('payment').where('id', '=', payment.id).execute();
});

test('a payment that names debts pays them first', async () => {
  const debtor = await signedIn(1);
  const own = await firstAccount(debtor);
  const options = async () =>
    (await debtor.call('payments.options', { parameters: { accountId: own } })).body as PaymentOptions;
  const { debts } = await options();
  const last = debts.filter(({ isLateFee }) => !isLateFee).at(-1);
  assert.ok(last);
  const { body } = await debtor.call('payments.create', {
    body: { items: [{ accountId: own, amount: last.amount, debtIds: [last.id] }], method: 'sbp' },
  });
  const { id } = body as Payment;
  await debtor.call('payments.confirm', { parameters: { paymentId: id }, body: {} });
  await fixture.payOrder(id);
  const left = (await options()).debts;
  assert.deepEqual(
    left.map((debt) => debt.id),
    debts.map((debt) => debt.id).filter((debt) => debt !== last.id),
  );
});

test('what the billing tells of a payment made here adds nothing; a payment of its own becomes a correction', async () => {
  const { id, number } = await confirmed(12_300);
  await fixture.payOrder(id);
  const load = async (document: string, amount: string, day = '22.11.2026') => {
    const file = join(fixture.folder, 'payments.csv');
    writeFileSync(
      file,
      `Лицевой счёт;Оплачено;Документ;Дата платежа\r\n${personAt(0).accountNumber};${amount};${document};${day}\r\n`,
    );
    return importRegistry(fixture.store.db, fixture.settings, file);
  };
  const before = (await history()).length;
  for (const amount of ['123', '120']) assert.equal((await load(number, amount)).written, 0);
  assert.equal((await history()).length, before);
  for (const [amount, written] of [
    ['500', 1],
    ['500', 0],
    ['450', 1],
    ['450', 0],
  ] as const)
    assert.equal((await load('К-17', amount)).written, written, amount);
  const own = (await history()).filter(({ document }) => document === 'К-17');
  assert.deepEqual(own.map(({ kind, amount }) => [kind, amount]).sort(), [
    ['correction', -5_000],
    ['payment', 50_000],
  ]);
  await assert.rejects(load('К-17', '450', '22.11.2025'), /could be imported/, 'a number of another year is refused');
});

test('what a bill has said is not changed by the billing: another sum becomes a recalculation', async () => {
  const load = async (amount: string) => {
    const file = join(fixture.folder, 'charges.csv');
    writeFileSync(
      file,
      `Запись;Лицевой счёт;Услуга;Период;Сумма;Оплатить до\r\nначисление;${personAt(0).accountNumber};полив;08.2026;${amount};15.09.2026\r\n`,
    );
    return importRegistry(fixture.store.db, fixture.settings, file);
  };
  assert.equal((await load('500,00')).written, 1);
  assert.equal((await load('450,50')).written, 1);
  assert.equal((await load('450,50')).written, 0);
  const lines = await fixture.store.db
    .selectFrom('ledger_entry')
    .select(['line', 'amount', 'reason'])
    .where('service', '=', 'irrigation')
    .orderBy('version')
    .execute();
  assert.deepEqual(lines, [
    { line: 'volume', amount: 50_000, reason: null },
    { line: 'recalculation', amount: -4_950, reason: 'Исправлено: было 500,00 ₽, стало 450,50 ₽' },
  ]);
});

test('a page of another site is no place to come back to', async () => {
  const { id } = await prepared();
  const { status, body } = await browser.call('payments.confirm', {
    parameters: { paymentId: id },
    body: { returnUrl: 'https://evil.example/pay' },
  });
  assert.deepEqual([status, body.errors?.[0]?.code, body.errors?.[0]?.pointer], [422, 'NOT_ALLOWED', '/returnUrl']);
  const own = await browser.call('payments.confirm', {
    parameters: { paymentId: id },
    body: { returnUrl: `${ORIGIN}/account.html` },
  });
  assert.equal(own.status, 201);
  assert.equal(fixture.acquirer.orderOf(id).returnUrl, `${ORIGIN}/account.html`);
});

test('payments of a former acquirer do not keep those of the present one from being asked about', async () => {
  const { id } = await confirmed(17_000);
  const { db } = fixture.store;
  const row = await db.selectFrom('payment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const old = new Date('2026-01-01T00:00:00Z');
  for (let number = 0; number < 60; number++)
    await db
      .insertInto('payment')
      .values({
        ...row,
        id: newId(),
        number: `former-${number}`,
        items: JSON.stringify(row.items),
        facts: '[]',
        autopay: null,
        confirmation: null,
        receipt: null,
        receipt_order: null,
        refund_receipts: null,
        acquirer: 'former',
        acquirer_id: `former-${number}`,
        asked_at: old,
      })
      .execute();
  fixture.acquirer.take(id, fixture.clock);
  const clock = fixture.clock;
  fixture.clock = new Date(clock.getTime() + 60_000);
  await fixture.gateway.work();
  fixture.clock = clock;
  const state = async () =>
    (await db.selectFrom('payment').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;
  assert.equal(await state(), 'succeeded');
  await db.deleteFrom('payment').where('acquirer', '=', 'former').execute();
});

test('a guest pays an account: the ledger has it once, the ticket alone tells the result, and it ends', async () => {
  const guest = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  const find = (fact: string) =>
    guest.call('guestPayments.find', { body: { accountNumber: ` ${personAt(1).accountNumber} `, fact } });
  assert.equal((await find('нет такого')).status, 422);
  await sql`update account set bill_code = 'K7H2' where number = ${personAt(1).accountNumber}`.execute(
    fixture.store.db,
  );
  const { status, body } = await find('k7-h2');
  assert.equal(status, 201);
  const { ticket, options } = body as GuestPayer;
  assert.doesNotMatch(JSON.stringify(options), /holder|Ветров/);
  const pay = (amount: number) => guest.call('guestPayments.create', { body: { ticket, amount, method: 'sbp' } });
  const { id: paymentId, number } = (await pay(15_000)).body as Payment;
  const parameters = { paymentId };
  await guest.call('guestPayments.confirm', { parameters, body: { ticket } });
  says(paymentId, { kind: 'succeeded', amount: 15_000, at });
  await notify(paymentId);
  const result = await guest.call('guestPayments.get', { parameters, body: { ticket } });
  assert.equal((result.body as Payment).state, 'succeeded');
  const holder = await signedIn(1);
  const account = await firstAccount(holder);
  const { items } = (await holder.call('payments.list', { parameters: { accountId: account } }))
    .body as PaymentEntryList;
  assert.deepEqual(
    items.filter(({ document }) => document === number).map(({ amount }) => amount),
    [15_000],
  );
  assert.equal((await holder.call('payments.get', { parameters })).status, 404, 'the payment of a guest is not theirs');
  const { clock } = fixture;
  try {
    fixture.clock = new Date(clock.getTime() + 31 * 60_000);
    assert.equal((await pay(15_000)).body.code, 'PAYER_NOT_FOUND', 'no payments after half an hour');
    assert.equal((await guest.call('guestPayments.get', { parameters, body: { ticket } })).status, 201);
    fixture.clock = new Date(clock.getTime() + 73 * 3_600_000);
    assert.equal((await guest.call('guestPayments.get', { parameters, body: { ticket } })).status, 404);
  } finally {
    fixture.clock = clock;
  }
});

test('a helper whose right has ended confirms nothing and sees nothing', async () => {
  const { db } = fixture.store;
  const helper = await signedIn(2);
  const { customer } = (await helper.call('session.get')).body as { customer: { id: string } };
  await db
    .insertInto('customer_account')
    .values({
      customer_id: customer.id,
      account_id: accountId,
      role: 'helper',
      rights: JSON.stringify(['pay']),
      until: '2027-01-01',
    })
    .execute();
  const payment = await prepared(11_000, 'sbp', helper);
  const parameters = { paymentId: payment.id };
  await db
    .deleteFrom('customer_account')
    .where('customer_id', '=', customer.id)
    .where('account_id', '=', accountId)
    .execute();
  for (const call of [
    helper.call('payments.get', { parameters }),
    helper.call('payments.confirm', { parameters, body: {} }),
    helper.call('payments.cancel', { parameters }),
  ])
    assert.equal((await call).status, 404);
  assert.ok(![...fixture.acquirer.orders.values()].some(({ paymentId }) => paymentId === payment.id));
});

/** Serves an app on a free port. */
async function served(fetch: (request: Request) => Response | Promise<Response>) {
  const server = createServer(getRequestListener(fetch));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

test('the sandbox acquirer: an order by HTTP, its page, a signed notification, decline by magic sum, refund, outage', async () => {
  const notified: { readonly headers: Headers; readonly body: string }[] = [];
  let onNotified = () => {};
  const firstNotification = new Promise<void>((resolve) => (onNotified = resolve));
  const utility = await served(async (request) => {
    notified.push({ headers: request.headers, body: await request.text() });
    onNotified();
    return Response.json({ status: 'ok' });
  });
  const sandbox = createSandbox({ secret: 'тайна'.repeat(8), origin: 'http://sandbox.example' });
  const bank = await served((request) => sandbox.app.fetch(request));
  try {
    const acquirer = new SandboxAcquirer({
      url: bank.url,
      secret: encodeURIComponent('тайна'.repeat(8)),
      notifyUrl: utility.url,
    });
    await assert.rejects(acquirer.ask('none'), AcquirerFault, 'another secret');
    const secret = 'a'.repeat(32);
    const open = createSandbox({ secret, origin: 'http://sandbox.example' });
    const openBank = await served((request) => open.app.fetch(request));
    const own = new SandboxAcquirer({ url: openBank.url, secret, notifyUrl: utility.url });
    const order = (key: string, amount: number) => ({
      paymentId: key,
      number: 'П-1',
      amount,
      method: 'card' as const,
      description: 'Вода',
      returnUrl: 'https://lk.example.org/',
      expiresAt: new Date(Date.now() + 60_000),
    });
    const placed = await own.place(order('one', 150_000));
    assert.deepEqual(await own.place(order('one', 150_000)), placed, 'the same payment is the same order');
    assert.deepEqual((await own.ask(placed.acquirerId)).facts, [{ kind: 'pending' }]);
    const pay = (id: string, outcome: string) =>
      fetch(`${openBank.url}/pay/${id}`, {
        method: 'POST',
        body: new URLSearchParams({ outcome }),
        redirect: 'manual',
      });
    assert.match(await (await fetch(`${openBank.url}/pay/${placed.acquirerId}`)).text(), /1\s500,00/);
    const back = await pay(placed.acquirerId, 'taken');
    assert.deepEqual([back.status, back.headers.get('Location')], [303, 'https://lk.example.org/']);
    await firstNotification;
    const [{ headers, body } = { headers: new Headers(), body: '' }] = notified;
    assert.equal(own.readNotification(headers, body), placed.acquirerId);
    assert.equal(own.readNotification(headers, body.replace('}', ' }')), undefined, 'a changed body is forged');
    const taken = await own.ask(placed.acquirerId);
    assert.deepEqual(
      taken.facts.map(({ kind }) => kind),
      ['succeeded'],
    );
    open.orders.refund(placed.acquirerId, 50_000);
    assert.deepEqual(
      (await own.ask(placed.acquirerId)).facts.map(({ kind }) => kind),
      ['succeeded', 'refunded'],
    );
    const poor = await own.place(order('two', 100_002));
    await pay(poor.acquirerId, 'taken');
    assert.deepEqual((await own.ask(poor.acquirerId)).facts, [{ kind: 'failed', reason: 'funds' }]);
    open.behaviour.isDown = true;
    await assert.rejects(own.place(order('three', 100)), AcquirerFault);
    await openBank.close();
  } finally {
    await bank.close();
    await utility.close();
  }
});

test('ЮKassa by its documentation: an order with its key and metadata, the state by asking, notifications by network only', async () => {
  const asked: { readonly method: string; readonly path: string; readonly headers: Headers; readonly body: unknown }[] =
    [];
  const double = await served(async (request) => {
    const { pathname, search } = new URL(request.url);
    const text = await request.text();
    asked.push({
      method: request.method,
      path: pathname + search,
      headers: request.headers,
      body: text && JSON.parse(text),
    });
    const amount = { value: '151.50', currency: 'RUB' };
    if (request.method === 'POST')
      return Response.json({
        id: 'yk-1',
        status: 'pending',
        paid: false,
        amount,
        confirmation: { type: 'redirect', confirmation_url: 'https://yoomoney.example/yk-1' },
      });
    if (pathname.startsWith('/v3/refunds'))
      return Response.json({
        items: [
          {
            id: 'rf-1',
            payment_id: 'yk-1',
            status: 'succeeded',
            amount: { value: '50.00', currency: 'RUB' },
            created_at: at,
          },
        ],
      });
    return Response.json({
      id: 'yk-1',
      status: 'succeeded',
      paid: true,
      amount,
      captured_at: at,
      metadata: { payment: 'p-1' },
    });
  });
  try {
    const acquirer = new YooKassaAcquirer({ shopId: '1001', secretKey: 'test_key', api: `${double.url}/v3` });
    const placed = await acquirer.place({
      paymentId: 'p-1',
      number: 'П-2026-000001',
      amount: 15_150,
      method: 'sbp',
      description: 'Вода, лицевой счёт 230100001',
      returnUrl: 'https://lk.example.org/',
      expiresAt: fixture.clock,
    });
    assert.deepEqual(placed, {
      acquirerId: 'yk-1',
      confirmation: { kind: 'page', url: 'https://yoomoney.example/yk-1' },
    });
    const [order] = asked;
    assert.equal(order?.headers.get('Idempotence-Key'), 'p-1');
    assert.equal(order?.headers.get('Authorization'), `Basic ${Buffer.from('1001:test_key').toString('base64')}`);
    assert.deepEqual((order?.body as { amount: unknown }).amount, { value: '151.50', currency: 'RUB' });
    assert.equal('payment_order' in (order?.body as object), false, 'off by default');
    const utilities = new YooKassaAcquirer({
      ...{ shopId: '1001', secretKey: 'test_key', paysUtilities: true, api: `${double.url}/v3` },
    });
    const given = {
      ...{ paymentId: 'p-2', number: 'П-2', amount: 15_150, description: 'Вода, лицевой счёт 1' },
      method: 'card' as const,
      expiresAt: fixture.clock,
    };
    const payee = {
      ...{ name: 'МУП «Водоканал»', bankName: 'ОАО «БАНК»', bic: '044525225', correspAcc: '30101810400000000225' },
      ...{ personalAcc: '40702810138250123017', inn: '6200098765', kpp: '620001001', validFrom: '', validTo: null },
    };
    await utilities.charge({ ...given, utilities: { payee, accountNumber: '230100001' } }, 'kept');
    const { payment_order, payment_method_id } = asked.at(-1)?.body as Record<string, unknown>;
    assert.equal(payment_method_id, 'kept');
    assert.deepEqual(payment_order, {
      type: 'utilities',
      amount: { value: '151.50', currency: 'RUB' },
      payment_purpose: 'Вода, лицевой счёт 1',
      recipient: {
        name: 'МУП «Водоканал»',
        inn: '6200098765',
        kpp: '620001001',
        bank: {
          name: 'ОАО «БАНК»',
          bic: '044525225',
          account: '40702810138250123017',
          correspondent_account: '30101810400000000225',
        },
      },
      account_number: '230100001',
    });
    await assert.rejects(utilities.charge(given, 'kept'), AcquirerRefusal, 'several accounts');
    assert.deepEqual((await acquirer.ask('yk-1')).facts, [
      { kind: 'succeeded', amount: 15_150, at },
      { kind: 'refunded', refundId: 'rf-1', amount: 5_000, at },
    ]);
    const notification = JSON.stringify({
      type: 'notification',
      event: 'payment.succeeded',
      object: { id: 'yk-1', status: 'succeeded' },
    });
    assert.equal(acquirer.readNotification(new Headers(), notification, '185.71.76.5'), 'yk-1');
    assert.equal(acquirer.readNotification(new Headers(), notification, '203.0.113.9'), undefined);
  } finally {
    await double.close();
  }
});

test('ЮKassa by its documentation: the receipt is sent with the order and read back, also that of a refund', async () => {
  const sent: unknown[] = [];
  let registration = 'pending';
  let receipts: Record<string, readonly object[]> = {};
  let areReceiptsDown = false;
  const amount = { value: '160.50', currency: 'RUB' };
  const registered = {
    ...{ id: 'rt-1', type: 'payment', payment_id: 'yk-1', status: 'succeeded', tax_system_code: 1 },
    ...{ fiscal_document_number: '3986', fiscal_storage_number: '9288000100115785', fiscal_attribute: '2617603921' },
    registered_at: '2026-11-22T12:56:00.000+03:00',
  };
  const double = await served(async (request) => {
    const { pathname, search } = new URL(request.url);
    if (request.method === 'POST') {
      sent.push(await request.json());
      const confirmation = { confirmation_url: 'https://yoomoney.example/yk-1' };
      return Response.json({ id: 'yk-1', status: 'pending', paid: false, amount, confirmation });
    }
    if (pathname === '/v3/receipts')
      return areReceiptsDown
        ? Response.json({}, { status: 500 })
        : Response.json({ type: 'list', items: receipts[search] ?? [] });
    const refund = { id: 'rf-1', payment_id: 'yk-1', status: 'succeeded', created_at: at };
    if (pathname === '/v3/refunds')
      return Response.json({
        items: [{ ...refund, amount: { value: '50.00', currency: 'RUB' }, receipt_registration: registration }],
      });
    const payment = { id: 'yk-1', status: 'succeeded', paid: true, amount, captured_at: at };
    return Response.json({ ...payment, receipt_registration: registration, metadata: { payment: 'p-1' } });
  });
  try {
    const acquirer = new YooKassaAcquirer({ shopId: '1', secretKey: 'k', api: `${double.url}/v3` });
    await acquirer.place({
      ...{ paymentId: 'p-1', number: 'П-1', amount: 16_050, method: 'card', description: 'Вода', returnUrl: ORIGIN },
      expiresAt: fixture.clock,
      receipt: {
        contact: { phone: '+79007654321' },
        taxSystem: 1,
        lines: [
          { kind: 'service', description: 'Холодная вода, лицевой счёт 1', amount: 10_000, vat: '22' },
          { kind: 'lateFee', description: 'Пени, лицевой счёт 1', amount: 5, vat: 'none' },
          { kind: 'advance', description: 'Аванс за воду, лицевой счёт 1', amount: 5_995, vat: '22' },
          { kind: 'fee', description: 'Комиссия за оплату', amount: 50, vat: '20' },
        ],
      },
    });
    const item = (
      description: string,
      value: string,
      vat_code: number,
      payment_subject: string,
      payment_mode: string,
    ) => ({
      ...{ description, quantity: 1, amount: { value, currency: 'RUB' }, vat_code, payment_subject, payment_mode },
    });
    assert.deepEqual((sent[0] as { receipt: unknown }).receipt, {
      customer: { phone: '79007654321' },
      tax_system_code: 1,
      items: [
        item('Холодная вода, лицевой счёт 1', '100.00', 11, 'service', 'full_payment'),
        item('Пени, лицевой счёт 1', '0.05', 1, 'non_operating_gain', 'full_payment'),
        item('Аванс за воду, лицевой счёт 1', '59.95', 12, 'payment', 'advance'),
        item('Комиссия за оплату', '0.50', 4, 'service', 'full_payment'),
      ],
    });
    const told = async () => {
      const { receipt, refundReceipts, facts } = await acquirer.ask('yk-1');
      assert.equal(facts.length, 2);
      return { receipt, ofRefund: refundReceipts?.get('rf-1') };
    };
    assert.deepEqual(await told(), { receipt: { state: 'forming' }, ofRefund: { state: 'forming' } });
    receipts = { '?payment_id=yk-1': [{ ...registered, status: 'pending' }] };
    assert.deepEqual((await told()).receipt, { state: 'forming' });
    registration = 'succeeded';
    receipts = {
      '?payment_id=yk-1': [registered],
      '?refund_id=rf-1': [{ ...registered, type: 'refund', refund_id: 'rf-1', fiscal_document_number: '3987' }],
    };
    const fiscal = { state: 'ready', issuedAt: '2026-11-22T09:56:00.000Z', fn: '9288000100115785', fpd: '2617603921' };
    assert.deepEqual(await told(), {
      receipt: { ...fiscal, fd: '3986', amount: 16_050 },
      ofRefund: { ...fiscal, fd: '3987', amount: 5_000 },
    });
    areReceiptsDown = true;
    assert.deepEqual((await told()).receipt, { state: 'forming' }, 'the result does not wait for the receipt');
    registration = 'canceled';
    assert.deepEqual(await told(), { receipt: null, ofRefund: null });
    registration = '';
    assert.deepEqual(await told(), { receipt: undefined, ofRefund: undefined }, 'none was ordered');
  } finally {
    await double.close();
  }
});

test('an order names what is paid for its receipt, the same for each try; the history has the receipts as they come', async () => {
  const rules = { vat: '22', lateFeeVat: 'none', email: 'chek@vodokanal.example' };
  await assert.rejects(
    fixture.settings.add([{ kind: 'fiscalRules', validFrom: '2026-01-01', value: { ...rules, vat: 22 } }]),
    /fiscalRules: vat must be one of/,
  );
  const { id, number, amount, fee } = await prepared(21_000, 'card');
  fixture.acquirer.isDown = true;
  const confirm = () => browser.call('payments.confirm', { parameters: { paymentId: id }, body: {} });
  assert.equal((await confirm()).status, 503);
  fixture.acquirer.isDown = false;
  // Another payment changes what is owed meanwhile.
  const other = await confirmed(1_000);
  await fixture.payOrder(other.id);
  const stored = await fixture.store.db
    .selectFrom('payment')
    .select('receipt_order')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  assert.equal((await confirm()).status, 201);
  const { receipt } = fixture.acquirer.orderOf(id);
  assert.deepEqual(receipt, stored.receipt_order);
  assert.deepEqual(receipt?.contact, { email: personAt(0).email });
  assert.equal(
    receipt?.lines.reduce((sum, line) => sum + line.amount, 0),
    amount + fee,
  );
  assert.equal(receipt?.lines.at(-1)?.description, 'Комиссия за оплату');

  const receipts = async () =>
    (await history())
      .filter(({ document }) => document === number)
      .map((entry) => [entry.kind, entry.receipt?.fd ?? entry.receipt?.state]);
  const ready = (fd: string) => ({
    ...{ state: 'ready' as const, issuedAt: at, amount: 100, fn: '9288000100115785', fd, fpd: '1' },
  });
  const success: PaymentFact = { kind: 'succeeded', amount: amount + fee, at };
  const order = fixture.acquirer.orderOf(id);
  order.status = { facts: [success], receipt: { state: 'forming' } };
  await notify(id);
  assert.deepEqual(await receipts(), [['payment', 'forming']]);
  const row = async () =>
    fixture.store.db.selectFrom('payment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  assert.equal((await row()).receipt_order, null, 'the contact is not kept');
  const refund: PaymentFact = { kind: 'refunded', refundId: 'rf-9', amount: 5_000, at };
  order.status = {
    facts: [success, refund],
    receipt: ready('1'),
    refundReceipts: new Map([['rf-9', { state: 'forming' }]]),
  };
  await notify(id);
  assert.deepEqual((await receipts()).sort(), [
    ['payment', '1'],
    ['refund', 'forming'],
  ]);
  assert.notEqual((await row()).receipts_until, null, 'the receipt of the refund is awaited');
  order.status = { facts: [success, refund], receipt: ready('1'), refundReceipts: new Map([['rf-9', ready('2')]]) };
  const { clock } = fixture;
  fixture.clock = new Date(clock.getTime() + 60_000);
  await fixture.gateway.work();
  fixture.clock = clock;
  assert.deepEqual((await receipts()).sort(), [
    ['payment', '1'],
    ['refund', '2'],
  ]);
  assert.equal((await row()).receipts_until, null);
  order.status = { facts: [success, refund], receipt: null, refundReceipts: new Map([['rf-9', null]]) };
  await notify(id);
  assert.deepEqual(
    (await receipts()).sort(),
    [
      ['payment', undefined],
      ['refund', undefined],
    ],
    'refused receipts are not awaited',
  );
});

test('a reconciliation settles what was taken unnoticed, and tells what only one side knows', async () => {
  const day = localDate(fixture.clock, 'Europe/Moscow');
  await fixture.gateway.work();
  const unnoticed = await confirmed(31_000);
  fixture.acquirer.take(unnoticed.id, fixture.clock);
  await fixture.store.db.updateTable('payment').set({ state: 'expired' }).where('id', '=', unnoticed.id).execute();
  const lost = await confirmed(32_000);
  fixture.acquirer.take(lost.id, fixture.clock);
  // The process has ended before it could note the order.
  await fixture.store.db
    .updateTable('payment')
    .set({ state: 'created', acquirer: null, acquirer_id: null })
    .where('id', '=', lost.id)
    .execute();
  const strange = await fixture.acquirer.place({
    ...{ paymentId: 'of somebody else', number: '', amount: 700, method: 'sbp', description: '', returnUrl: '' },
    expiresAt: fixture.clock,
  });
  fixture.acquirer.take('of somebody else', fixture.clock);
  const gone = await confirmed(33_000);
  fixture.acquirer.take(gone.id, fixture.clock);
  await fixture.gateway.handle(notificationOf(fixture.acquirer, gone.id, ORIGIN));
  fixture.acquirer.orders.delete(fixture.acquirer.orderOf(gone.id).id);

  const payments = new PaymentService(fixture.store.db, fixture.settings, {
    acquirer: fixture.acquirer,
    origin: ORIGIN,
  });
  const result = await payments.reconcile(day, fixture.clock);
  const numberOf = async (id: string) =>
    (await fixture.store.db.selectFrom('payment').select('number').where('id', '=', id).executeTakeFirstOrThrow())
      .number;
  assert.deepEqual([...(result?.found ?? [])].sort(), [await numberOf(unnoticed.id), await numberOf(lost.id)].sort());
  const { acquirerId } = strange;
  assert.deepEqual(
    result?.unknown.filter((order) => order.acquirerId === acquirerId),
    [{ acquirerId, paymentId: 'of somebody else', amount: 700 }],
  );
  assert.ok(result.missing.includes(await numberOf(gone.id)));
  assert.equal(result.missing.includes(await numberOf(lost.id)), false);
  const states = await fixture.store.db
    .selectFrom('payment')
    .select('state')
    .where('id', 'in', [unnoticed.id, lost.id])
    .execute();
  assert.deepEqual(
    states.map(({ state }) => state),
    ['succeeded', 'succeeded'],
  );
  assert.deepEqual((await payments.reconcile(day, fixture.clock))?.found, [], 'it may be repeated');
});

test('a link of the utility is paid once, whoever holds the account', async () => {
  const link = await transact(fixture.store.db, (tx) =>
    createUtilityLink(tx, accountId, { amount: 34_000, days: 14 }, fixture.clock),
  );
  const guest = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  const open = () => guest.call('guestPayments.openLink', { body: { secret: link.secret } });
  const { ticket, options } = (await open()).body as GuestPayer;
  assert.equal(options.amount, 34_000);
  const { id } = (await guest.call('guestPayments.create', { body: { ticket, amount: 34_000, method: 'sbp' } }))
    .body as Payment;
  await guest.call('guestPayments.confirm', { parameters: { paymentId: id }, body: { ticket } });
  await fixture.payOrder(id);
  assert.equal((await open()).status, 409, 'used up');
  const list = await browser.call('paymentLinks.list', { parameters: { accountId } });
  assert.equal(JSON.stringify(list.body).includes(link.link.id), false, 'it is not among the links of the customer');
});

test('one network opens links and prepares payments without a sign-in only so often; a shared one may more often', async () => {
  const start = fixture.clock;
  await fixture.settings.add([
    {
      kind: 'attemptLimits',
      validFrom: '2020-01-01',
      value: { address: 12, neighbourhood: 30, networks: { '203.0.113.0/24': 20 } },
    },
  ]);
  // The gateway looks for changed settings after a while.
  fixture.clock = new Date(start.getTime() + 10_000);
  const { secret } = await transact(fixture.store.db, (tx) =>
    createUtilityLink(tx, accountId, { amount: 34_000, days: 14 }, fixture.clock),
  );
  const from = (address: string) => new Browser((request) => fixture.gateway.handle(request, address), ORIGIN);
  const open = (address: string) => from(address).call('guestPayments.openLink', { body: { secret } });
  const counted = async (most: number, call: (turn: number) => ReturnType<Browser['call']>) => {
    for (let turn = 0; turn < most; turn++) assert.notEqual((await call(turn)).status, 429, `call ${turn}`);
    const refused = await call(most);
    assert.equal(refused.status, 429);
    assert.equal((refused.body as { code: string }).code, 'RATE_LIMITED');
    const wait = Number(refused.headers.get('Retry-After'));
    assert.ok(wait > 0 && wait <= 3600, `${wait} s`);
  };
  try {
    await counted(12, () => open('198.51.100.1'));
    await counted(20, () => open('203.0.113.7'));
    await counted(30, (turn) => open(`2001:db8:7:${turn}::1`));
    // Links that are unknown count as well.
    await counted(12, (turn) =>
      from('198.51.100.2').call('guestPayments.openLink', { body: { secret: `${turn}`.padEnd(43, 'a') } }),
    );
    const { ticket } = (await open('198.51.100.3')).body as GuestPayer;
    await counted(12, () =>
      from('198.51.100.4').call('guestPayments.create', { body: { ticket, amount: 34_000, method: 'sbp' } }),
    );
    assert.equal((await open('198.51.100.4')).status, 201, 'opening has a budget of its own');
    fixture.clock = new Date(fixture.clock.getTime() + 3_600_001);
    assert.equal((await open('198.51.100.1')).status, 201, 'an hour later');
  } finally {
    fixture.clock = start;
    await fixture.store.db.deleteFrom('setting').where('kind', '=', 'attemptLimits').execute();
    await fixture.settings.refresh();
  }
});
