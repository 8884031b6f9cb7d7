import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Application, ApplicationCase, ApplicationFacts, VisitSlot } from '@vodokanal/contract';
import { Browser } from '@vodokanal/contract/conformance/browser';
import { askApplicant, completeStep, decideApplication, takeApplication } from '../src/applications/decisions.ts';
import { lockApplicationByNumber, type ApplicationRow } from '../src/applications/queries.ts';
import { deleteOldApplications } from '../src/applications/retention.ts';
import { transact, type Tx } from '../src/database/transaction.ts';
import { newId } from '../src/ids.ts';
import { createFixture, ORIGIN, PASSWORD, personAt, type Fixture } from './fixture.ts';
import { openPdf, rolesOf, textOf, treesOf } from './read-pdf.ts';

let fixture: Fixture;
before(async () => {
  fixture = await createFixture();
});
after(() => fixture.close());

async function signIn(index = 0) {
  const browser = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  await browser.call('session.create', { body: { login: personAt(index).accountNumber, password: PASSWORD } });
  const { items } = (await browser.call('accounts.list')).body as { items: { id: string }[] };
  return { browser, accountId: items[0]?.id ?? '' };
}

/** An application of a person, and what its customer and the utility do with it. */
async function filed(body: object = { templateId: 'noDebt', values: { purpose: 'sale' } }, index = 0) {
  const { browser, accountId } = await signIn(index);
  const answer = await browser.call('applications.create', { parameters: { accountId }, body });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  const application = answer.body as Application;
  const parameters = { accountId, applicationId: application.id };
  return {
    browser,
    application,
    parameters,
    get: async () => (await browser.call('applications.get', { parameters })).body as ApplicationCase,
    utility: (work: (tx: Tx, row: ApplicationRow) => Promise<unknown>) =>
      transact(fixture.store.db, async (tx) => {
        const row = await lockApplicationByNumber(tx, application.number);
        assert.ok(row);
        await work(tx, row);
      }),
  };
}

const texts = async () =>
  (await fixture.store.db.selectFrom('message').select(['subject', 'body']).execute()).map(
    ({ subject, body }) => `${subject ?? ''} ${body}`,
  );

test('the utility takes, asks, and decides; the customer reads each step, and gets a letter', async () => {
  const { get, utility, browser, parameters, application } = await filed();
  await utility((tx, row) => takeApplication(tx, row));
  assert.equal((await get()).application.state, 'inWork');
  await utility((tx, row) => askApplicant(tx, row, { text: 'Для какого банка?' }, fixture.clock));
  const asked = await get();
  assert.equal(asked.application.state, 'needsMore');
  assert.equal(asked.application.unread, 1);
  await browser.call('applications.markRead', { parameters, body: { messageId: asked.messages[0]?.id } });
  assert.equal((await get()).application.unread, 0);
  const written = await browser.call('applications.write', { parameters, body: { text: 'Для любого' } });
  assert.equal((written.body as ApplicationCase).application.state, 'inWork');
  await utility((tx, row) =>
    decideApplication(tx, fixture.settings, row, { outcome: 'done', text: 'Долга нет.' }, fixture.clock),
  );
  const { application: done, messages } = await get();
  assert.deepEqual([done.state, done.decision, done.daysLeft, done.isLate], ['done', 'Долга нет.', null, false]);
  assert.deepEqual(
    messages.map(({ kind }) => kind),
    ['question', 'message', 'decision'],
  );
  for (const word of ['зарегистрировано', 'нужны сведения', 'есть решение'])
    assert.ok(
      (await texts()).some((text) => text.includes(application.number) && text.includes(word)),
      word,
    );
  for (const work of [
    (tx: Tx, row: ApplicationRow) => askApplicant(tx, row, { text: 'Ещё?' }, fixture.clock),
    (tx: Tx, row: ApplicationRow) =>
      decideApplication(tx, fixture.settings, row, { outcome: 'refused', text: 'Нет' }, fixture.clock),
    (tx: Tx, row: ApplicationRow) => takeApplication(tx, row),
  ])
    await assert.rejects(utility(work), { code: 'APPLICATION_CLOSED' });
});

test('a decision after its last day is late, also when it is done later still', async () => {
  const { parameters, utility } = await filed();
  const { clock } = fixture;
  /** The application some days after it was filed; sessions have ended by then. */
  const after = async (days: number) => {
    fixture.clock = new Date(clock.getTime() + days * 86_400_000);
    const { browser } = await signIn();
    return ((await browser.call('applications.get', { parameters })).body as ApplicationCase).application;
  };
  const decide = (outcome: 'approved' | 'done') =>
    utility((tx, row) => decideApplication(tx, fixture.settings, row, { outcome, text: 'Готовим.' }, fixture.clock));
  try {
    const waiting = await after(10);
    assert.ok(waiting.isLate && (waiting.daysLeft ?? 0) < 0, JSON.stringify(waiting));
    await decide('approved');
    const { decidedOn } = await after(10);
    await after(12);
    await decide('done');
    const done = await after(12);
    assert.deepEqual([done.state, done.isLate, done.decidedOn], ['done', true, decidedOn]);
  } finally {
    fixture.clock = clock;
  }
});

test('of fifteen customers who choose the last places of a time at once, as many get one as there are places', async () => {
  const { browser, accountId } = await signIn();
  const query = 'kind=controller';
  const slots = async () =>
    ((await browser.call('visitSlots.list', { parameters: { accountId }, query })).body as { items: VisitSlot[] })
      .items;
  const [slot] = await slots();
  assert.ok(slot);
  const { on, from } = slot;
  const facts = (await browser.call('applicationTemplates.list', { parameters: { accountId } })).body
    .facts as ApplicationFacts;
  const values = { meter: facts.meters[0]?.id ?? '', reason: 'other', phone: '1' };
  const body = { templateId: 'sealing', values, visit: { on, from } };
  const answers = await Promise.all(
    Array.from({ length: 15 }, () => browser.call('applications.create', { parameters: { accountId }, body })),
  );
  const made = answers.filter(({ status }) => status === 201);
  assert.equal(made.length, 3, 'a time of the demo has three places');
  assert.ok(answers.every(({ status, body: { code } }) => status === 201 || code === 'SLOT_TAKEN'));
  assert.ok(!(await slots()).some((each) => each.on === on && each.from === from));
  const { taken } = await fixture.store.db
    .selectFrom('visit_slot')
    .select('taken')
    .where('visit_on', '=', on)
    .where('visit_from', '=', from)
    .executeTakeFirstOrThrow();
  assert.equal(taken, 3);
  for (const application of made)
    await browser.call('applications.withdraw', { parameters: { accountId, applicationId: application.body.id } });
  assert.ok((await slots()).some((each) => each.on === on && each.from === from));
});

test('two customers swap their times at once without waiting for each other, and no place is lost', async () => {
  const { browser, accountId } = await signIn(1);
  const { items } = (await browser.call('visitSlots.list', { parameters: { accountId }, query: 'kind=office' }))
    .body as {
    items: VisitSlot[];
  };
  const [first, second] = items.map(({ on, from }) => ({ on, from }));
  const apply = async (visit: object | undefined) =>
    (
      await browser.call('applications.create', {
        parameters: { accountId },
        body: { templateId: 'officeVisit', values: { subject: 'Договор', phone: '1' }, visit },
      })
    ).body.id as string;
  const ids = [await apply(first), await apply(second)];
  for (let turn = 0; turn < 4; turn++) {
    const moved = await Promise.all(
      ids.map((applicationId, at) =>
        browser.call('applications.bookVisit', {
          parameters: { accountId, applicationId },
          body: (at + turn) % 2 === 0 ? second : first,
        }),
      ),
    );
    assert.deepEqual(
      moved.map(({ status }) => status),
      [201, 201],
    );
  }
  const rows = await fixture.store.db.selectFrom('visit_slot').select('taken').where('kind', '=', 'office').execute();
  assert.deepEqual(
    rows.map(({ taken }) => taken),
    [1, 1],
  );
});

test('a change of owner goes its steps in their order, closes the account, and ends with the last one', async () => {
  const { db } = fixture.store;
  const { browser, accountId } = await signIn(2);
  const { customer_id } = await db
    .selectFrom('customer_account')
    .select('customer_id')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  const id = newId();
  await db
    .insertInto('application')
    .values({
      account_id: accountId,
      id,
      number: 'З-2026-900001',
      customer_id,
      template_id: 'changeOwner',
      title: JSON.stringify({ ru: 'Сменить собственника' }),
      state: 'sent',
      fields: '[]',
      answers: '{}',
      meters: '[]',
      registered_at: fixture.clock,
      registered_on: '2026-11-22',
      due_on: '2026-12-22',
      unit: 'calendarDays',
      law: '',
      confirmed_at: fixture.clock,
      confirmed_by: '+7',
      visit_kind: null,
      visit_on: null,
      visit_from: null,
      visit_to: null,
      step_names: '["readings","finalBill","closing","newAccount"]',
    })
    .execute();
  const parameters = { accountId, applicationId: id };
  const steps = async () =>
    ((await browser.call('applications.get', { parameters })).body as ApplicationCase).application.steps.map(
      ({ state }) => state,
    );
  const utility = (work: (tx: Tx, row: ApplicationRow) => Promise<unknown>) =>
    transact(db, async (tx) => {
      const row = await lockApplicationByNumber(tx, 'З-2026-900001');
      assert.ok(row);
      await work(tx, row);
    });
  const complete = (step: 'readings' | 'finalBill' | 'closing' | 'newAccount', amount?: number) =>
    utility((tx, row) => completeStep(tx, fixture.settings, row, { step, text: '', amount }, fixture.clock));
  assert.deepEqual(await steps(), ['current', 'waiting', 'waiting', 'waiting']);
  await assert.rejects(complete('closing'), { code: 'APPLICATION_CLOSED' });
  await complete('readings');
  // Nothing is billed before the utility has looked at the papers.
  assert.deepEqual(await steps(), ['done', 'waiting', 'waiting', 'waiting']);
  await assert.rejects(complete('finalBill', 100), { code: 'APPLICATION_CLOSED' });
  await utility((tx, row) =>
    decideApplication(tx, fixture.settings, row, { outcome: 'approved', text: 'Начинаем' }, fixture.clock),
  );
  await assert.rejects(complete('finalBill'), { code: 'INVALID' });
  await assert.rejects(
    utility((tx, row) => decideApplication(tx, fixture.settings, row, { outcome: 'done', text: 'Всё' }, fixture.clock)),
    { code: 'APPLICATION_CLOSED' },
  );
  await complete('finalBill', 148_230);
  assert.deepEqual(await steps(), ['done', 'done', 'current', 'waiting']);
  const status = async () =>
    (await db.selectFrom('account').select('status').where('id', '=', accountId).executeTakeFirstOrThrow()).status;
  assert.equal(await status(), 'confirmed');
  await complete('closing');
  assert.equal(await status(), 'closed');
  await complete('newAccount');
  const { application, messages } = (await browser.call('applications.get', { parameters })).body as ApplicationCase;
  assert.deepEqual([application.state, application.steps[1]?.amount], ['done', 148_230]);
  assert.ok(
    messages.some(({ text }) => /1\s482,30/.test(text)),
    'the sum is not told',
  );
  await db.updateTable('account').set({ status: 'confirmed' }).where('id', '=', accountId).execute();
});

test('the document is a tagged PDF with what was filled in', async () => {
  const { browser, accountId } = await signIn();
  const facts = (await browser.call('applicationTemplates.list', { parameters: { accountId } })).body
    .facts as ApplicationFacts;
  const values = { meter: facts.meters[0]?.id ?? '', reason: 'damaged', phone: '+7 918', comment: 'Код домофона 12' };
  const { parameters, application } = await filed({ templateId: 'sealing', values });
  let bytes = new Uint8Array();
  const receive = async (response: Response) => {
    bytes = new Uint8Array(await response.clone().arrayBuffer());
  };
  await browser.call('applications.document', { parameters, receive });
  const pdf = await openPdf(bytes);
  const text = (await textOf(pdf)).replaceAll('\u00a0', ' ');
  for (const part of [
    application.number,
    'Опломбировать счётчик',
    `№ ${facts.meters[0]?.serialNumber ?? ''}`,
    'Пломба повреждена',
    'Код домофона 12',
    'Без приложений.',
    'п. 81(11)',
  ])
    assert.ok(text.includes(part), `${part} is not in: ${text}`);
  const roles = (await treesOf(pdf)).flatMap(rolesOf);
  for (const role of ['H1', 'H2', 'Table', 'P']) assert.ok(roles.includes(role), role);
});

test('what ended before the limit is deleted with its messages, what is open stays', async () => {
  const { application, utility } = await filed();
  const open = await filed();
  await utility((tx, row) =>
    decideApplication(tx, fixture.settings, row, { outcome: 'refused', text: 'Нет оснований' }, fixture.clock),
  );
  const uploads = { removeOf: () => Promise.resolve() } as unknown as Parameters<typeof deleteOldApplications>[1];
  await deleteOldApplications(fixture.store.db, uploads, '2027-01-01', new Date('2027-01-01'));
  const left = (await fixture.store.db.selectFrom('application').select('id').execute()).map(({ id }) => id);
  assert.ok(!left.includes(application.id) && left.includes(open.application.id));
  const messages = await fixture.store.db
    .selectFrom('application_message')
    .select('id')
    .where('application_id', '=', application.id)
    .execute();
  assert.equal(messages.length, 0);
});
