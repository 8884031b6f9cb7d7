import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  caseRoles,
  officeOperations,
  roles,
  type CaseKind,
  type OfficeOperationId,
  type Role,
} from '@vodokanal/contract/office';
import { Browser } from '@vodokanal/contract/conformance/browser';
import type { Application, ApplicationCase, Claim, ClaimCase } from '@vodokanal/contract';
import { transact } from '../src/database/transaction.ts';
import { addStaff, endStaff } from '../src/office/staff.ts';
import { codeFor, createFixture, ORIGIN, personAt, PASSWORD, type Fixture } from './fixture.ts';
import { Desk, emailOf, NOBODY, staffed, type Options } from './office-desk.ts';

let fixture: Fixture;
let signIn: (role: Role) => Promise<Desk>;
let signedIn: (role?: Role) => Promise<Desk>;
before(async () => {
  fixture = await createFixture();
  ({ signIn, signedIn } = await staffed(fixture));
});
after(() => fixture.close());

const isOneOf = (roles: readonly Role[], role: Role) => roles.includes(role);

/** A claim of the first person, with what its customer sees of it. */
async function filed() {
  const browser = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  await browser.call('session.create', { body: { login: personAt(0).accountNumber, password: PASSWORD } });
  const accountId = ((await browser.call('accounts.list')).body as { items: { id: string }[] }).items[0]?.id ?? '';
  const body = { type: 'other', text: 'Слабый напор' };
  const claim = (await browser.call('claims.create', { parameters: { accountId }, body })).body as Claim;
  const parameters = { accountId, claimId: claim.id };
  return {
    claim,
    parameters: { claimId: claim.id },
    browser,
    get: async () => (await browser.call('claims.get', { parameters })).body as ClaimCase,
  };
}

test('staff sign in with a password and a code from their mailbox, and out again', async () => {
  const desk = new Desk(fixture);
  for (const body of [
    { email: emailOf('clerk'), password: 'неверный пароль' },
    { email: 'nobody@vodokanal.example.org', password: PASSWORD },
  ])
    assert.equal((await desk.call('session.create', { body })).body.code, 'WRONG_CREDENTIALS');
  const { ticket, recipient } = (
    await desk.call('session.create', { body: { email: ` ${emailOf('clerk').toUpperCase()}`, password: PASSWORD } })
  ).body;
  assert.equal(recipient, 'c···@vodokanal.example.org');
  const code = await codeFor(fixture, emailOf('clerk'));
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  assert.equal((await desk.call('session.confirm', { body: { ticket, code: wrong } })).body.code, 'CODE_WRONG');
  assert.equal((await desk.call('session.get')).body.staff, null);
  await desk.call('session.confirm', { body: { ticket, code } });
  assert.equal((await desk.call('session.get')).body.staff?.name, 'Сотрудник clerk');
  assert.equal((await new Desk(fixture).call('session.confirm', { body: { ticket, code } })).body.code, 'CODE_EXPIRED');
  await desk.call('session.delete');
  assert.equal((await desk.call('claims.list')).status, 401);
});

test('a session ends after half an hour without requests, and with the access of the member of staff', async () => {
  const desk = await signIn('clerk');
  const { db } = fixture.store;
  await db
    .updateTable('staff_session')
    .set({ seen_at: new Date(fixture.clock.getTime() - 31 * 60_000) })
    .execute();
  assert.equal((await desk.call('claims.list')).status, 401);
  const other = await signIn('dataOfficer');
  assert.equal((await other.call('session.get')).body.staff?.role, 'dataOfficer');
  await transact(db, (tx) => endStaff(tx, emailOf('dataOfficer'), fixture.clock));
  assert.equal((await other.call('session.get')).body.staff, null);
  await addStaff(
    db,
    { email: emailOf('dataOfficer'), name: 'Новый', role: 'dataOfficer', password: PASSWORD },
    fixture.clock,
  );
});

test('every operation is for its roles alone, and needs a session', async () => {
  const { parameters } = await filed();
  for (const role of roles) {
    const desk = await signedIn(role);
    for (const id of Object.keys(officeOperations) as OfficeOperationId[]) {
      const { roles: allowed, method } = officeOperations[id];
      if (allowed.length === 0) continue;
      const given: Options = {
        parameters: {
          ...parameters,
          kind: (Object.keys(caseRoles) as CaseKind[]).find((kind) => isOneOf(caseRoles[kind], role)) ?? '',
          ...{ applicationId: NOBODY, fileId: NOBODY, caseId: NOBODY, decisionId: NOBODY, viewId: NOBODY },
        },
        query: id === 'files.create' ? '?name=a' : id === 'cases.search' ? '?text=000' : '',
        ...(method === 'post' && (id === 'files.create' ? { raw: new Uint8Array([1]) } : { body: {} })),
      };
      const { status, body } = await desk.call(id, given);
      const mayCall = (allowed as readonly string[]).includes(role);
      assert.equal(status === 403 && body.code === 'ROLE_REFUSED', !mayCall, `${role} ${id}: ${status}`);
      assert.equal((await new Desk(fixture).call(id, given)).status, 401, id);
    }
  }
});

test('a change from another page is refused', async () => {
  const desk = await signedIn();
  const { parameters } = await filed();
  const body = { reason: 'Перезвонить' };
  for (const headers of [{ Origin: 'https://evil.example' }, { 'X-VK': '' }, { 'Sec-Fetch-Site': 'cross-site' }])
    assert.equal((await desk.call('claims.reveal', { parameters, body, headers })).body.code, 'ORIGIN_REFUSED');
});

test('a clerk takes, asks and answers; the customer reads it, and sees in the journal who looked', async () => {
  const desk = await signedIn();
  const { claim, parameters, get, browser } = await filed();
  const queue = (await desk.call('claims.list')).body;
  assert.ok(queue.items.some(({ id }) => id === claim.id));
  const found = (await desk.call('claims.list', { query: `?number=${claim.number.slice(-6)}&state=ended` })).body;
  assert.deepEqual(
    found.items.map(({ number }) => number),
    [claim.number],
    'found by the end of its number in any state',
  );
  const opened = (await desk.call('claims.get', { parameters })).body;
  assert.equal(opened.account.number, `•••••${personAt(0).accountNumber.slice(-4)}`);
  assert.ok(!JSON.stringify(opened).includes(personAt(0).email));
  const me = (await desk.call('session.get')).body.staff;
  await desk.call('claims.assign', { parameters, body: { staffId: me?.id } });
  assert.equal((await get()).claim.state, 'inReview');
  assert.equal((await desk.call('claims.list', { query: '?state=mine' })).body.mine, 1);
  const short = await desk.call('claims.reveal', { parameters, body: { reason: '  ' } });
  assert.equal(short.body.errors?.[0]?.pointer, '/reason');
  const contacts = (await desk.call('claims.reveal', { parameters, body: { reason: 'Перезвонить заявителю' } })).body;
  assert.equal(contacts.email, personAt(0).email);

  await desk.call('claims.ask', { parameters, body: { text: 'На каком этаже?' } });
  assert.equal((await get()).claim.state, 'needInfo');
  const file = (
    await desk.call('files.create', { query: '?name=акт.pdf', raw: new TextEncoder().encode('%PDF-1.7\n') })
  ).body;
  const body = { outcome: 'granted', text: 'Отрегулировали давление', uploadIds: [file.id] };
  const answered = await desk.call('claims.answer', { parameters, body });
  assert.equal(answered.body.claim.state, 'answered');
  const seen = await get();
  assert.deepEqual([seen.claim.unread, seen.messages.at(-1)?.attachments[0]?.name], [2, 'акт.pdf']);
  assert.equal((await desk.call('claims.answer', { parameters, body })).body.code, 'CLAIM_CLOSED');
  assert.equal(
    (await desk.call('claims.file', { parameters: { ...parameters, fileId: file.id } })).headers.get('Content-Type'),
    'application/pdf',
  );
  const journal = (await browser.call('security.journal')).body as { items: { action: string; reason?: string }[] };
  const contactsRead = journal.items.find(({ action }) => action === 'office-contacts-read');
  assert.equal(contactsRead?.reason, 'Перезвонить заявителю');
  assert.ok(journal.items.some(({ action }) => action === 'office-claim-read'));
});

test('a clerk takes claims for themselves only, a supervisor gives them to others', async () => {
  const { parameters } = await filed();
  const clerk = await signedIn('clerk');
  const supervisor = await signedIn('supervisor');
  const staff = (await supervisor.call('staff.list')).body.items;
  const idOf = (role: Role) => staff.find((each) => each.role === role)?.id ?? '';
  const give = { parameters, body: { staffId: idOf('supervisor') } };
  assert.equal((await clerk.call('claims.assign', give)).body.code, 'ROLE_REFUSED');
  const given = await supervisor.call('claims.assign', { parameters, body: { staffId: idOf('clerk') } });
  assert.equal(given.body.assignee?.role, 'clerk');
  assert.equal((await supervisor.call('claims.assign', { parameters, body: { staffId: NOBODY } })).status, 404);
});

test('two answers at once: one is given, the other is told that the claim is answered', async () => {
  const { parameters, get } = await filed();
  const both = [await signedIn('clerk'), await signedIn('supervisor')];
  const answers = await Promise.all(
    both.map((desk, at) =>
      desk.call('claims.answer', { parameters, body: { outcome: 'explained', text: `Ответ ${at}` } }),
    ),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);
  assert.equal((await get()).messages.length, 1);
});

test('the pages of the queue show each claim once, in the order of their due dates', async () => {
  for (let count = 0; count < 60; count++)
    await fixture.store.db
      .insertInto('claim')
      .values({
        account_id: NOBODY,
        id: `00000000-0000-7000-8000-0000000001${String(count).padStart(2, '0')}`,
        number: `Т-2026-${String(count).padStart(6, '0')}`,
        customer_id: NOBODY,
        type: 'other',
        state: 'registered',
        text: '',
        period: null,
        service: null,
        meter_id: null,
        amount: null,
        demand: null,
        applicant: 'holder',
        answer_by: 'cabinet',
        registered_at: fixture.clock,
        registered_on: '2026-11-01',
        due_on: count % 3 === 0 ? '2026-11-10' : '2026-12-10',
        unit: 'calendarDays',
        law: '',
      })
      .execute();
  const desk = await signedIn();
  const ids: string[] = [];
  const dates: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const query: string = next ? `?after=${encodeURIComponent(next)}` : '';
    const page = (await desk.call('claims.list', { query })).body;
    ids.push(...page.items.map(({ id }) => id));
    dates.push(...page.items.map(({ dueOn }) => dueOn));
    next = page.next;
  }
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(dates, [...dates].sort());
  const late = (await desk.call('claims.list', { query: '?state=late' })).body;
  assert.equal(late.items.length, 20);
  assert.equal(late.late, 20);
  assert.equal(ids.length, late.waiting);
});

/** An application of the first person, and what its customer sees of it. */
async function applied(body: object = { templateId: 'noDebt', values: { purpose: 'sale' } }) {
  const browser = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  await browser.call('session.create', { body: { login: personAt(0).accountNumber, password: PASSWORD } });
  const accountId = ((await browser.call('accounts.list')).body as { items: { id: string }[] }).items[0]?.id ?? '';
  const application = (await browser.call('applications.create', { parameters: { accountId }, body }))
    .body as Application;
  const parameters = { accountId, applicationId: application.id };
  return {
    application,
    browser,
    parameters: { applicationId: application.id },
    get: async () => (await browser.call('applications.get', { parameters })).body as ApplicationCase,
  };
}

test('a clerk takes, asks about and decides an application; the customer reads it, and sees who looked', async () => {
  const desk = await signedIn();
  const { application, parameters, browser, get } = await applied();
  const { items, waiting } = (await desk.call('applications.list')).body;
  assert.ok(items.some(({ number, title }) => number === application.number && title === application.title.ru));
  assert.ok(waiting > 0);
  const opened = (await desk.call('applications.get', { parameters })).body;
  assert.match(opened.accountNumber, /^•{5}\d{4}$/);
  assert.equal(
    (await desk.call('applications.reveal', { parameters, body: { reason: 'Сверить адрес' } })).body.accountNumber,
    personAt(0).accountNumber,
  );
  const me = (await desk.call('session.get')).body.staff?.id ?? '';
  await desk.call('applications.assign', { parameters, body: { staffId: me } });
  const asked = await desk.call('applications.ask', { parameters, body: { text: 'Для какого банка?' } });
  assert.equal(asked.body.application.state, 'needsMore');
  const file = (await desk.call('files.create', { query: '?name=a.pdf', raw: new TextEncoder().encode('%PDF-1.7\n') }))
    .body.id;
  const decided = await desk.call('applications.decide', {
    parameters,
    body: { outcome: 'done', text: 'Долга нет.', uploadIds: [file] },
  });
  assert.deepEqual([decided.status, decided.body.application.state], [201, 'done']);
  const { messages, application: seen } = await get();
  assert.deepEqual([seen.decision, messages.at(-1)?.attachments[0]?.name], ['Долга нет.', 'a.pdf']);
  assert.equal((await desk.call('applications.file', { parameters: { ...parameters, fileId: file } })).status, 200);
  const again = await desk.call('applications.decide', { parameters, body: { outcome: 'refused', text: 'Нет' } });
  assert.equal(again.body.code, 'APPLICATION_CLOSED');
  const journal = (await browser.call('security.journal')).body as { items: { action: string }[] };
  for (const action of ['office-application-read', 'office-contacts-read', 'office-application-decided'])
    assert.ok(
      journal.items.some((item) => item.action === action),
      action,
    );
});

test('two decisions at once: one is given, the other is told that the application has ended', async () => {
  const { parameters } = await applied();
  const [clerk, supervisor] = await Promise.all([signedIn(), signedIn('supervisor')]);
  const body = { outcome: 'refused', text: 'Есть долг.' };
  const answers = await Promise.all(
    [clerk, supervisor].map((desk) => desk.call('applications.decide', { parameters, body })),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);
});

test('an application is found by the end of its number, and in the queue of its state only', async () => {
  const desk = await signedIn();
  const { application, parameters } = await applied();
  const numbers = async (query: string) =>
    (await desk.call('applications.list', { query })).body.items.map(({ number }) => number);
  assert.deepEqual(await numbers(`?number=${application.number.slice(-6)}`), [application.number]);
  assert.ok((await numbers('?state=open')).includes(application.number));
  await desk.call('applications.decide', { parameters, body: { outcome: 'approved', text: 'Готовим.' } });
  assert.ok(!(await numbers('?state=open')).includes(application.number));
  assert.ok((await numbers('?state=tasks')).includes(application.number));
  await desk.call('applications.decide', { parameters, body: { outcome: 'done', text: 'Готово.' } });
  assert.ok(!(await numbers('?state=tasks')).includes(application.number));
  assert.ok((await numbers('?state=ended')).includes(application.number));
});
