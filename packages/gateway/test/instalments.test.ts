import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AccountDebt, Balance, InstalmentPlan, InstalmentPlanList, PaymentOptions } from '@vodokanal/contract';
import { Browser } from '@vodokanal/contract/conformance/browser';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { addDays } from '@vodokanal/contract/rules/calendar';
import { transact } from '../src/database/transaction.ts';
import { agreementPdf } from '../src/instalments/agreement-pdf.ts';
import { planByNumber, requestedPlans } from '../src/instalments/queries.ts';
import { signedPlanOn, offerPlan, refusePlan } from '../src/instalments/service.ts';
import { createFixture, ORIGIN, personAt, PASSWORD, TODAY, type Fixture } from './fixture.ts';
import { openPdf, rolesOf, textOf, treesOf } from './read-pdf.ts';

let fixture: Fixture;
before(async () => {
  fixture = await createFixture();
});
after(() => fixture.close());

const DEBTOR = personAt(1);

/** Signs the debtor in and forgets their earlier plans. */
async function debtor() {
  const browser = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  await browser.call('session.create', { body: { login: DEBTOR.accountNumber, password: PASSWORD } });
  const accountId = ((await browser.call('accounts.list')).body as { items: { id: string }[] }).items[0]?.id ?? '';
  await fixture.store.db.deleteFrom('instalment_plan').where('account_id', '=', accountId).execute();
  const parameters = { accountId };
  return {
    browser,
    accountId,
    ask: async (body: object) =>
      (await browser.call('instalmentPlans.create', { parameters, body })).body as InstalmentPlan,
    list: async () => (await browser.call('instalmentPlans.list', { parameters })).body as InstalmentPlanList,
    sign: async (planId: string) =>
      (await browser.call('instalmentPlans.sign', { parameters: { accountId, planId } })).body as InstalmentPlan,
  };
}

/** The newest message to the debtor. */
const lastMessage = async () =>
  (
    await fixture.store.db
      .selectFrom('message')
      .select(['subject', 'body'])
      .where('recipient', '=', DEBTOR.email)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
  ).body;

/** A clerk answers the plan with a number. */
const answer = (number: string, work: (...args: Parameters<typeof refusePlan>) => Promise<void>) =>
  transact(fixture.store.db, async (tx) => {
    const row = await planByNumber(tx, number);
    assert.ok(row);
    await work(tx, row, 'Долг уже передан в суд.', fixture.clock);
  });

test('a long plan waits for the utility, which offers it with dates of that day or refuses it with a reason', async () => {
  const { ask, list } = await debtor();
  const { terms } = await list();
  const refused = await ask({ months: 4, reason: 'Маленькая зарплата' });
  assert.equal(refused.state, 'requested');
  assert.equal(refused.answerBy, addDays(TODAY, 10));
  const [waiting] = await requestedPlans(fixture.store.db);
  assert.deepEqual([waiting?.number, waiting?.accountNumber], [refused.number, DEBTOR.accountNumber]);
  await answer(refused.number, refusePlan);
  const [first] = (await list()).items;
  assert.deepEqual([first?.state, first?.refusal], ['refused', 'Долг уже передан в суд.']);
  assert.match(await lastMessage(), /Мы не можем дать рассрочку .*: Долг уже передан в суд\./);
  await assert.rejects(answer(refused.number, refusePlan), { code: 'PLAN_CLOSED' });

  const { number } = await ask({ months: 4 });
  await answer(number, (tx, row) => offerPlan(tx, fixture.settings, row, fixture.clock));
  const [offered] = (await list()).items;
  assert.equal(offered?.state, 'offered');
  assert.deepEqual(
    offered.instalments.map(({ dueOn }) => dueOn),
    terms?.dueDates.slice(0, 4),
  );
  assert.match(await lastMessage(), /подпишите соглашение .* не позднее 02\.12\.2026/);
});

test('a signed plan rules out notices while it is kept, follows the payments, and breaks after ten days', async () => {
  const { ask, list, sign, accountId } = await debtor();
  const folded = foldAccountNumber(DEBTOR.accountNumber);
  const { id } = await ask({ months: 3 });
  assert.equal(await signedPlanOn(fixture.store.db, fixture.settings, folded, TODAY), undefined, 'not signed');
  const signed = await sign(id);
  assert.equal(signed.state, 'kept');
  assert.match(await lastMessage(), /Первый платёж — .* ₽, не позднее 15\.12\.2026/);
  assert.equal((await signedPlanOn(fixture.store.db, fixture.settings, folded, TODAY))?.id, id);

  const [first] = signed.instalments;
  assert.ok(first);
  await fixture.store.db
    .insertInto('ledger_entry')
    .values({
      ...{ account_id: accountId, id: '00000000-0000-4000-8000-000000000abc', subject: 'payment test', version: 1 },
      ...{ kind: 'payment', amount: -first.amount, entered_on: '2026-11-22', entered_at: fixture.clock },
      ...{ document: 'test', channel: 'register' },
    })
    .execute();
  const stateOn = async (today: string) =>
    (await signedPlanOn(fixture.store.db, fixture.settings, folded, today))?.state;
  const [present] = (await list()).items;
  assert.equal(present?.paid, first.amount);
  assert.deepEqual(present.instalments[0], { ...first, paid: first.amount });
  assert.equal(await stateOn('2027-01-15'), 'kept');
  assert.equal(await stateOn('2027-01-25'), 'late');
  assert.equal(await stateOn('2027-01-26'), undefined, 'broken');
});

test('bill and instalment paid together pay both, in the debt, the balance, the options and the plan', async () => {
  const { browser, ask, list, sign, accountId } = await debtor();
  const start = fixture.clock;
  const entry = (id: string, more: object) =>
    fixture.store.db
      .insertInto('ledger_entry')
      .values({
        ...{ account_id: accountId, id: `00000000-0000-4000-8000-0000000${id}`, subject: `as due ${id}`, version: 1 },
        ...{ entered_at: fixture.clock, kind: 'payment', amount: 0, entered_on: TODAY, ...more },
      })
      .execute();
  const facts = async () => {
    const parameters = { accountId };
    const get = async (operation: 'debts.get' | 'balance.get' | 'payments.options') =>
      (await browser.call(operation, { parameters })).body;
    const [plan] = (await list()).items;
    assert.ok(plan);
    return {
      plan,
      debt: (await get('debts.get')) as AccountDebt,
      balance: (await get('balance.get')) as Balance,
      options: (await get('payments.options')) as PaymentOptions,
    };
  };
  const bill = { kind: 'charge', period: '2026-11', service: 'coldWater', line: 'volume', due_on: '2026-12-15' };
  try {
    for (const order of ['asDue', 'byAge'] as const) {
      await fixture.store.db.deleteFrom('instalment_plan').where('account_id', '=', accountId).execute();
      await fixture.store.db.deleteFrom('ledger_entry').where('subject', 'like', 'as due %').execute();
      await fixture.settings.add([
        {
          kind: 'allocationRule',
          key: '',
          validFrom: '2012-09-01',
          law: 'ПП РФ № 354, п. 118',
          value: { lateFees: 'ofDueDay', ...(order === 'asDue' && { plans: order }) },
        },
      ]);
      fixture.clock = start;
      const { id } = await ask({ months: 3 });
      const { amount, instalments, paymentOrder } = await sign(id);
      assert.equal(paymentOrder, order);
      const [first] = instalments;
      assert.ok(first);
      await entry('00b11', { ...bill, amount: 70_000, entered_on: '2026-12-05', basis: 'meter', quantity: '1' });
      await entry('0fa1d', { amount: -70_000 - first.amount, entered_on: '2026-12-10', channel: 'register' });
      fixture.clock = new Date('2026-12-16T09:00:00Z');
      // The session has ended meanwhile.
      await browser.call('session.create', { body: { login: DEBTOR.accountNumber, password: PASSWORD } });
      const { plan, debt, balance, options } = await facts();
      const isOpen = options.debts.some(({ period }) => period === '2026-11');
      const rest = amount - first.amount;
      if (order === 'asDue') {
        assert.deepEqual([plan.state, plan.paid, isOpen], ['kept', first.amount, false]);
        assert.deepEqual([debt.amount + debt.lateFeeCharged, balance.overdue?.amount, balance.due], [rest, rest, null]);
      } else {
        assert.deepEqual([plan.paid, isOpen], [first.amount + 70_000, true]);
        assert.equal(balance.overdue?.amount, rest, 'the new bill is overdue, the plan runs ahead');
        assert.ok(debt.debts.some(({ period }) => period === '2026-11'));
      }
      // The rule of another day changes nothing for a plan that is signed.
      await fixture.settings.add([
        {
          kind: 'allocationRule',
          key: '',
          validFrom: '2026-12-01',
          law: 'ПП РФ № 354, п. 118',
          value: { lateFees: 'ofDueDay', ...(order === 'byAge' && { plans: 'asDue' as const }) },
        },
      ]);
      // The gateway looks for changed settings after a while.
      fixture.clock = new Date(fixture.clock.getTime() + 10_000);
      assert.equal((await facts()).plan.paid, plan.paid);
      await fixture.store.db
        .deleteFrom('setting')
        .where('kind', '=', 'allocationRule')
        .where('valid_from', '=', '2026-12-01')
        .execute();
    }
  } finally {
    fixture.clock = start;
  }
});

test('the agreement names the debt, each instalment and how it was signed', async () => {
  const plan: InstalmentPlan = {
    id: '',
    number: 'Р-2026-000012',
    state: 'kept',
    amount: 250_001,
    paid: 0,
    paymentOrder: 'asDue',
    instalments: [
      { dueOn: '2026-12-15', amount: 125_001, paid: 0 },
      { dueOn: '2027-01-15', amount: 125_000, paid: 0 },
    ],
    reason: '',
    createdOn: '2026-11-22',
    answerBy: null,
    offeredUntil: '2026-12-02',
    signedAt: '2026-11-23T20:15:00Z',
    refusal: null,
  };
  const frame = {
    account: { number: '230100002', address: 'г. Родников, ул. Речная, д. 3, кв. 7' },
    holder: 'Пристань Анна Петровна',
    utility: { name: 'Водоканал города Родникова', phone: '8 800 000-00-00', timeZone: 'Europe/Moscow' },
    graceDays: 10,
    law: 'ПП РФ № 354, п. 118–120',
  };
  const document = await openPdf(await agreementPdf(plan, frame));
  const text = await textOf(document);
  for (const part of [
    'Соглашение о погашении задолженности № Р-2026-000012 от 22 ноября 2026 г.',
    'Потребитель: Пристань Анна Петровна Лицевой счёт 230100002',
    'погашает задолженность 2 500,01 ₽ частями по графику',
    '1 15 декабря 2026 г. 1 250,01 ₽ 2 15 января 2027 г. 1 250,00 ₽ Всего 2 500,01 ₽',
    'сначала погашает части, срок которых наступил, затем счета, начиная с самого раннего',
    'подписал соглашение в личном кабинете 23 ноября 2026 г., подтвердив вход паролем',
  ])
    assert.ok(text.includes(part), `${part} in ${text}`);
  assert.equal(document.numPages, 1);
  assert.equal((await treesOf(document)).flatMap(rolesOf).filter((role) => role === 'H1').length, 1);
  const byAge = await textOf(await openPdf(await agreementPdf({ ...plan, paymentOrder: 'byAge' }, frame)));
  assert.match(byAge, /сначала погашает самый старый долг/);
  const offered = await textOf(await openPdf(await agreementPdf({ ...plan, state: 'offered', signedAt: null }, frame)));
  assert.match(offered, /ещё не подписал соглашение\. Предложение действует по 2 декабря 2026 г\. включительно/);
});
