import assert from 'node:assert/strict';
import { Readable, Writable } from 'node:stream';
import { after, before, test } from 'node:test';
import type { DataCopy, DataRecipient, DataRequest, DataRequestList, Journal } from '@vodokanal/contract';
import { Browser } from '@vodokanal/contract/conformance/browser';
import { runCommand } from '../src/commands/program.ts';
import { lockRequest, openRequests, type DataRequestRow } from '../src/data-requests/queries.ts';
import { listRecipients } from '../src/data-requests/recipients.ts';
import { answerDataRequest, extendDataRequest, proposedParts, takeDataRequest } from '../src/data-requests/service.ts';
import { transact, type Tx } from '../src/database/transaction.ts';
import { newId } from '../src/ids.ts';
import { Secrets } from '../src/secrets.ts';
import { addCustomer } from '../src/session/customers.ts';
import { createFixture, ORIGIN, PARTNER, PASSWORD, personAt, TODAY, type Fixture } from './fixture.ts';
import { openPdf, textOf } from './read-pdf.ts';

let fixture: Fixture;
before(async () => {
  fixture = await createFixture();
});
after(() => fixture.close());

const NOON = new Date(`${TODAY}T09:40:00Z`);

async function resident(index = 0) {
  fixture.clock = NOON;
  const { accountNumber, email } = personAt(index);
  const browser = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  await browser.call('session.create', { body: { login: accountNumber, password: PASSWORD } });
  const { id: customerId } = await fixture.store.db
    .selectFrom('customer')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return {
    browser,
    customerId,
    email,
    accountNumber,
    ask: async (body: object) => (await browser.call('dataRequests.create', { body })).body as DataRequest,
    list: async () => (await browser.call('dataRequests.list')).body as DataRequestList,
    find: async (id: string) =>
      ((await browser.call('dataRequests.list')).body as DataRequestList).items.find((each) => each.id === id),
    confirm: () => browser.call('session.stepUp', { body: { password: PASSWORD } }),
  };
}

/** A clerk works on a request. */
const work = (number: string, act: (tx: Tx, row: DataRequestRow) => Promise<unknown>) =>
  transact(fixture.store.db, async (tx) => {
    const row = await lockRequest(tx, number);
    assert.ok(row);
    return act(tx, row);
  });

const lastMessage = async (email: string) =>
  (
    await fixture.store.db
      .selectFrom('message')
      .select('body')
      .where('recipient', '=', email)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
  ).body;

test('the copy needs the password, is in the journal, and can be downloaded for ten minutes', async () => {
  const { browser, confirm, accountNumber, email } = await resident();
  fixture.clock = new Date('2026-11-22T09:51:00Z');
  assert.equal((await browser.call('dataRequests.copy')).body.code, 'STEP_UP_REQUIRED');
  await confirm();
  const copy = (await browser.call('dataRequests.copy')).body as DataRequest;
  assert.deepEqual([copy.kind, copy.state, copy.copyUntil], ['copy', 'answered', '2026-11-22T10:01:00.000Z']);
  assert.match(await lastMessage(email), /запросили копию ваших персональных данных/);
  const at = { parameters: { requestId: copy.id } };
  const json = await browser.call('dataRequests.download', at);
  assert.match(json.headers.get('Content-Disposition') ?? '', /attachment/);
  const data = json.body as DataCopy;
  const account = data.sections.find(({ section }) => section === 'accounts')?.tables[0];
  assert.equal(account?.rows[0]?.['number'], accountNumber);
  assert.equal(account.labels['number'], 'Номер');
  const pdf = await fixture.gateway.handle(new Request(`${ORIGIN}/v1/data-requests/${copy.id}/copy-pdf`));
  assert.equal(pdf.status, 401);
  const { items } = (await browser.call('security.journal')).body as Journal;
  assert.deepEqual(
    items.slice(0, 3).map(({ action }) => action),
    ['data-copy-read', 'data-copy', 'data-request'],
  );

  const other = await resident(2);
  await other.confirm();
  assert.equal((await other.browser.call('dataRequests.download', at)).status, 404, 'somebody else');
  fixture.clock = new Date('2026-11-22T10:01:00Z');
  await browser.call('session.stepUp', { body: { password: PASSWORD } });
  assert.equal((await browser.call('dataRequests.download', at)).status, 404, 'too late');
});

test('the PDF of a copy names the account and reads its values in Russian', async () => {
  const { browser, confirm, accountNumber } = await resident();
  const accountId = (await browser.call('accounts.list')).body.items[0]?.id ?? '';
  const [meter] = (await browser.call('meters.list', { parameters: { accountId } })).body.items;
  const readings = await browser.call('readings.list', { parameters: { meterId: meter?.id ?? '' } });
  const filed = await browser.call('claims.create', {
    parameters: { accountId },
    body: {
      type: 'meterCheck',
      meterId: meter?.id,
      text: 'Счётчик считает быстрее',
      applicant: 'resident',
      answerBy: 'paper',
      evidence: [{ kind: 'reading', id: readings.body.items[0]?.id }],
    },
  });
  assert.equal(filed.status, 201);
  await confirm();
  const { id } = (await browser.call('dataRequests.copy')).body as DataRequest;
  let bytes = new Uint8Array();
  await browser.call('dataRequests.pdf', {
    parameters: { requestId: id },
    receive: async (response) => {
      bytes = new Uint8Array(await response.clone().arrayBuffer());
    },
  });
  const text = await textOf(await openPdf(bytes));
  for (const part of [
    'Ваши персональные данные',
    accountNumber,
    'Услуга: холодная вода',
    'Начисления и оплата',
    'О чём проверка счётчика',
    'Кто подал жилец',
    'письмом на бумаге',
    'Приложено из кабинета Показание за',
  ])
    assert.ok(text.includes(part), `${part} in ${text.slice(0, 2000)}`);
  assert.ok(!/undefined|\[object/.test(text));
  assert.doesNotMatch(text, /\b(cabinet|paper|meterCheck|workingDays|calendarDays|utility|customer)\b/);
});

test('a request is due in ten working days, is extended once with a reason, and its copy answers from the office', async () => {
  const { ask, find, email } = await resident();
  const { id, number, dueOn, state } = await ask({ kind: 'copy', text: ' Записи звонков ' });
  assert.match(number, /^ПД-2026-\d{6}$/);
  assert.deepEqual([dueOn, state], ['2026-12-04', 'received']);
  assert.match(await lastMessage(email), /Ответим не позднее 04\.12\.2026 \(152-ФЗ ст\. 14/);
  assert.ok((await openRequests(fixture.store.db)).some((row) => row.number === number));
  await work(number, takeDataRequest);
  assert.equal((await find(id))?.state, 'inWork');
  const extend = () =>
    work(number, (tx, row) => extendDataRequest(tx, fixture.settings, row, 'Записи хранит подрядчик.', NOON));
  await extend();
  const extended = await find(id);
  assert.deepEqual([extended?.dueOn, extended?.extendedOn], ['2026-12-11', TODAY]);
  assert.match(await lastMessage(email), /Записи хранит подрядчик\. Ответим не позднее 11\.12\.2026/);
  await assert.rejects(extend(), { code: 'REQUEST_CLOSED' });
  const answer = () =>
    work(number, (tx, row) =>
      answerDataRequest(tx, fixture.settings, row, { text: 'Записей звонков мы не храним.' }, NOON),
    );
  await answer();
  const answered = await find(id);
  assert.deepEqual([answered?.state, answered?.answer], ['answered', 'Записей звонков мы не храним.']);
  await assert.rejects(answer(), { code: 'REQUEST_CLOSED' });
  assert.ok(!(await openRequests(fixture.store.db)).some((row) => row.number === number));
});

test('a correction is due in seven working days and cannot be extended', async () => {
  const { ask } = await resident();
  const { number, dueOn } = await ask({ kind: 'correction', text: 'Нас теперь двое' });
  assert.equal(dueOn, '2026-12-01');
  await assert.rejects(
    work(number, (tx, row) => extendDataRequest(tx, fixture.settings, row, 'Долго.', NOON)),
    { code: 'REQUEST_CLOSED' },
  );
});

test('deletion is refused in part with its ground, and what is not kept is gone', async () => {
  const { ask, find, email, customerId } = await resident();
  await fixture.store.db.updateTable('message').set({ sent_at: NOON }).where('recipient', '=', email).execute();
  const { id, number } = await ask({ kind: 'deletion', sections: ['payments', 'messages', 'requests'] });
  const parts = await work(number, (tx, row) => proposedParts(tx, fixture.settings, row, TODAY));
  await work(number, (tx, row) => answerDataRequest(tx, fixture.settings, row, { text: 'Письма удалили.' }, NOON));
  const answered = await find(id);
  assert.equal(answered?.state, 'partlyRefused');
  assert.deepEqual(answered.parts, parts);
  const [payments, messages] = answered.parts;
  assert.equal(payments?.isDone, false);
  assert.match(payments.ground, /ст\. 6 ч\. 1 п\. 5/);
  assert.deepEqual(messages, { section: 'messages', isDone: true, ground: '', keptUntil: null });
  const left = await fixture.store.db.selectFrom('message').select('sent_at').where('recipient', '=', email).execute();
  assert.ok(left.length > 0 && left.every(({ sent_at }) => sent_at === null), 'only what waits to go is left');
  assert.ok(await fixture.store.db.selectFrom('customer').where('id', '=', customerId).select('id').executeTakeFirst());
});

test('the end of processing withdraws consents and connections, and keeps the contract', async () => {
  const { browser, ask, find, customerId } = await resident();
  const [document] = fixture.settings.consentDocuments(TODAY);
  assert.ok(document);
  await browser.call('consents.give', { body: { document: document.document, version: document.version } });
  const { id, number } = await ask({ kind: 'stop', sections: ['consents', 'meters'] });
  await work(number, (tx, row) => answerDataRequest(tx, fixture.settings, row, { text: 'Прекратили.' }, NOON));
  assert.deepEqual(
    (await find(id))?.parts.map(({ isDone }) => isDone),
    [true, false],
  );
  const open = await fixture.store.db
    .selectFrom('consent')
    .select('id')
    .where('customer_id', '=', customerId)
    .where('withdrawn_at', 'is', null)
    .execute();
  assert.deepEqual(open, []);
});

test('somebody without accounts whose terms are over is deleted, and the answer stays', async () => {
  fixture.clock = NOON;
  const email = 'gone@example.org';
  const old = new Date('2020-01-10T09:00:00Z');
  const customerId = await addCustomer(fixture.store.db, {
    ...{ name: 'Бывший Житель', email, password: PASSWORD, accountNumbers: [], now: old },
  });
  const browser = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  await browser.call('session.create', { body: { login: email, password: PASSWORD } });
  const { number } = (await browser.call('dataRequests.create', { body: { kind: 'deletion', sections: ['person'] } }))
    .body as DataRequest;
  const answered = (await work(number, (tx, row) =>
    answerDataRequest(tx, fixture.settings, row, { text: 'Удалили.' }, NOON),
  )) as DataRequest;
  assert.equal(answered.state, 'answered');
  const find = (table: 'customer' | 'session') =>
    table === 'customer'
      ? fixture.store.db.selectFrom('customer').select('id').where('id', '=', customerId).execute()
      : fixture.store.db.selectFrom('session').select('id').where('customer_id', '=', customerId).execute();
  assert.deepEqual([await find('customer'), await find('session')], [[], []]);
  assert.equal((await browser.call('dataRequests.list')).status, 401);
});

test('a clerk lists the requests, sees what the law answers, extends one and answers it', async () => {
  const { browser } = await resident();
  // The commands take the present day.
  fixture.clock = new Date();
  await browser.call('session.create', { body: { login: personAt(0).accountNumber, password: PASSWORD } });
  const { id, number } = (
    await browser.call('dataRequests.create', { body: { kind: 'deletion', sections: ['payments', 'helpers'] } })
  ).body as DataRequest;
  const run = async (...args: string[]) => {
    let out = '';
    const write = new Writable({
      write(chunk, _encoding, done) {
        out += String(chunk);
        done();
      },
    });
    const code = await runCommand(['data-request', ...args], {
      ...{ stdin: Readable.from([]), stdout: write, stderr: write, folder: fixture.folder },
      running: {
        ...{ store: fixture.store, db: fixture.store.db, settings: fixture.settings },
        secrets: new Secrets(new Uint8Array(32)),
      },
    });
    return { code, out };
  };
  assert.match((await run('list')).out, new RegExp(`${number}  deletion  answer by \\d{4}-\\d\\d-\\d\\d`));
  const shown = (await run('show', number)).out;
  assert.match(shown, /Начисления и оплата: refused, 152-ФЗ ст\. 6 ч\. 1 п\. 5.*\n.*Доверенные лица: done/);
  assert.match((await run('extend', number, '--reason', 'Ищем в архиве.')).out, /extended/);
  const twice = await run('extend', number, '--reason', 'Ещё.');
  assert.deepEqual([twice.code, /cannot be extended/.test(twice.out)], [1, true]);
  assert.match((await run('answer', number, '--text', 'Доступ закрыли.')).out, /partlyRefused/);
  const again = await run('answer', number, '--text', 'Ещё раз.');
  assert.deepEqual([again.code, /was answered on/.test(again.out)], [1, true]);
  assert.equal((await run('show', 'ПД-2020-000001')).code, 1);
  const { items } = (await browser.call('dataRequests.list')).body as DataRequestList;
  assert.equal(items.find((each) => each.id === id)?.answer, 'Доступ закрыли.');
});

test('ten requests may wait, and the limit counts exactly', async () => {
  const { browser, list } = await resident(2);
  const ask = () => browser.call('dataRequests.create', { body: { kind: 'correction', text: 'Ошибка' } });
  const answers = await Promise.all(Array.from({ length: 12 }, ask));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [...Array<number>(10).fill(201), 409, 409]);
  assert.equal((await list()).items.length, 10);
});

test('the recipients are those of now: partners, helpers, managers, consents and configured adapters', async () => {
  const { browser, customerId } = await resident();
  const names = async (kind: DataRecipient['kind']) =>
    ((await browser.call('dataRecipients.list')).body as { items: DataRecipient[] }).items
      .filter((each) => each.kind === kind)
      .map(({ name }) => name);
  assert.deepEqual(await names('partnerServer'), ['УК «Тихий двор»']);
  assert.deepEqual(await names('acquirer'), ['Учебный банк (демонстрация)']);
  assert.deepEqual(await names('mail'), []);
  assert.deepEqual(await names('consent'), []);

  const { db } = fixture.store;
  const { account_id } = await db
    .selectFrom('customer_account')
    .select('account_id')
    .where('customer_id', '=', customerId)
    .executeTakeFirstOrThrow();
  const connection = {
    ...{ id: newId(), id_hash: newId(), site: PARTNER, customer_id: customerId, account_id: null, scopes: '[]' },
    ...{ created_at: NOON, seen_at: NOON, expires_at: new Date('2026-11-22T17:40:00Z') },
  };
  await db.insertInto('connection').values(connection).execute();
  const helper = { account_id, id: newId(), email: 'doch@example.org', rights: '["readings"]', until: '2027-01-31' };
  await db
    .insertInto('helper')
    .values({ ...helper, created_at: NOON, accepted_at: NOON })
    .execute();
  const [document] = fixture.settings.consentDocuments(TODAY);
  assert.ok(document);
  await browser.call('consents.give', { body: { document: document.document, version: document.version } });

  const { items } = (await browser.call('dataRecipients.list')).body as { items: DataRecipient[] };
  const of = (kind: DataRecipient['kind']) => items.find((each) => each.kind === kind);
  assert.deepEqual(of('partnerSite')?.withdrawal, { of: 'connection', id: connection.id });
  assert.deepEqual(of('helper')?.withdrawal, { of: 'helper', id: helper.id, accountId: account_id });
  assert.equal(of('helper')?.until, '2027-01-31');
  assert.equal(of('consent')?.basis, 'consent');
  assert.ok(items.every(({ ground }) => /152-ФЗ ст\. 6/.test(ground)));
  const withMail = await listRecipients(
    db,
    { settings: fixture.settings, adapters: new Set(['mail']) },
    customerId,
    NOON,
  );
  assert.ok(withMail.some(({ kind }) => kind === 'mail'));
  await browser.call('consents.withdraw', { parameters: { consentId: of('consent')?.withdrawal?.id ?? '' } });
  assert.deepEqual(await names('consent'), []);
});

test('the sweep deletes data on the day after its last one, and closed accounts after five years', async () => {
  const { customerId, accountNumber, ask } = await resident(1);
  const { db } = fixture.store;
  const { number } = await ask({ kind: 'copy', text: 'Бумаги' });
  await work(number, (tx, row) => answerDataRequest(tx, fixture.settings, row, { text: 'Вот.' }, NOON));
  const { account_id } = await db
    .selectFrom('customer_account')
    .select('account_id')
    .where('customer_id', '=', customerId)
    .executeTakeFirstOrThrow();
  const count = async () => ({
    requests: (await db.selectFrom('data_request').select('id').where('number', '=', number).execute()).length,
    messages: (await db.selectFrom('message').select('id').where('recipient', '=', personAt(1).email).execute()).length,
    account: (await db.selectFrom('account').select('id').where('number', '=', accountNumber).execute()).length,
    entries: (await db.selectFrom('ledger_entry').select('id').where('account_id', '=', account_id).execute()).length,
    readings: (await db.selectFrom('reading').select('id').where('account_id', '=', account_id).execute()).length,
  });
  const sweepOn = async (date: string) => {
    fixture.clock = new Date(`${date}T09:40:00Z`);
    await fixture.gateway.sweep();
    return count();
  };
  const before = await count();
  assert.ok(before.messages > 0 && before.entries > 0 && before.readings > 0);
  await db.updateTable('account').set({ status: 'closed' }).where('id', '=', account_id).execute();
  assert.deepEqual(await sweepOn('2027-11-22'), before);
  assert.deepEqual(await sweepOn('2027-11-23'), { ...before, messages: 0 });
  assert.equal((await sweepOn('2029-11-22')).requests, 1);
  assert.equal((await sweepOn('2029-11-23')).requests, 0);
  assert.equal((await sweepOn('2031-12-31')).entries, before.entries);
  const last = await sweepOn('2032-01-01');
  assert.deepEqual([last.account, last.entries, last.readings], [0, 0, 0]);
  const others = await db.selectFrom('ledger_entry').select('id').limit(1).execute();
  assert.equal(others.length, 1, 'an account that is not closed is kept');
});
