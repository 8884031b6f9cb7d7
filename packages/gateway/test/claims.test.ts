import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Claim, ClaimCase, ClaimOutcome, ProblemBody } from '@vodokanal/contract';
import { Browser } from '@vodokanal/contract/conformance/browser';
import { addDays } from '@vodokanal/contract/rules/calendar';
import { answerClaim, askAboutClaim, takeClaim, tellLateClaims } from '../src/claims/answers.ts';
import { awaitingClaims, lockClaimByNumber, type ClaimRow } from '../src/claims/queries.ts';
import { transact, type Tx } from '../src/database/transaction.ts';
import { Secrets } from '../src/secrets.ts';
import { Uploads } from '../src/uploads/uploads.ts';
import { createFixture, ORIGIN, personAt, PASSWORD, TODAY, type Fixture } from './fixture.ts';
import { openPdf, rolesOf, textOf, treesOf } from './read-pdf.ts';

let fixture: Fixture;
before(async () => {
  fixture = await createFixture();
});
after(() => fixture.close());

const PERSON = personAt(0);
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
const STAFF = '00000000-0000-7000-8000-00000000a001';
const CHARGE = {
  type: 'charge',
  text: 'За октябрь начислили вдвое больше.',
  period: '2026-10',
  service: 'coldWater',
  demand: 'recalculate',
  amount: 45_210,
} as const;

async function download(
  browser: Browser,
  id: 'claims.document' | 'claims.escalation' | 'claims.file',
  parameters: Record<string, string>,
  query = '',
) {
  let got = { bytes: new Uint8Array(), name: '' };
  const { status } = await browser.call(id, {
    parameters,
    query,
    receive: async (response) => {
      const bytes = new Uint8Array(await response.clone().arrayBuffer());
      got = { bytes, name: response.headers.get('content-disposition') ?? '' };
    },
  });
  assert.equal(status, 200);
  return got;
}

/** A claim of the first person, and what its customer does with it. */
async function filed(body: object = CHARGE) {
  const browser = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  await browser.call('session.create', { body: { login: PERSON.accountNumber, password: PASSWORD } });
  const accountId = ((await browser.call('accounts.list')).body as { items: { id: string }[] }).items[0]?.id ?? '';
  const claim = (await browser.call('claims.create', { parameters: { accountId }, body })).body as Claim;
  const parameters = { accountId, claimId: claim.id };
  return {
    browser,
    claim,
    parameters,
    get: async () => (await browser.call('claims.get', { parameters })).body as ClaimCase,
    resolve: (resolution: object) => browser.call('claims.resolve', { parameters, body: resolution }),
    pdf: async (id: 'claims.document' | 'claims.escalation', query = '') =>
      openPdf((await download(browser, id, parameters, query)).bytes),
  };
}

/** A clerk works on a claim. */
const work = ({ number }: Claim, act: (tx: Tx, row: ClaimRow) => Promise<void>) =>
  transact(fixture.store.db, async (tx) => {
    const row = await lockClaimByNumber(tx, number);
    assert.ok(row);
    await act(tx, row);
  });
const answer = (claim: Claim, outcome: ClaimOutcome, text = 'Ответ', now = fixture.clock) =>
  work(claim, (tx, row) => answerClaim(tx, fixture.settings, row, { text, outcome }, now));

const messages = () =>
  fixture.store.db
    .selectFrom('message')
    .select(['subject', 'body'])
    .where('recipient', '=', PERSON.email)
    .orderBy('id')
    .execute();

test('a clerk asks, the customer answers with a file, the clerk answers, the customer is satisfied', async () => {
  const { claim, get, browser, parameters, resolve } = await filed();
  assert.deepEqual([claim.state, claim.unit, claim.daysLeft], ['registered', 'workingDays', 3]);
  assert.ok((await awaitingClaims(fixture.store.db)).some(({ number }) => number === claim.number));
  await work(claim, takeClaim);
  assert.equal((await get()).claim.state, 'inReview');
  await work(claim, (tx, row) => askAboutClaim(tx, row, { text: 'Пришлите фото' }, fixture.clock));
  const asked = await get();
  assert.deepEqual([asked.claim.state, asked.claim.unread, asked.messages[0]?.text], ['needInfo', 1, 'Пришлите фото']);
  assert.equal((await messages()).at(-1)?.subject, `Обращение ${claim.number}: нужны сведения`);
  const read = await browser.call('claims.markRead', { parameters, body: { messageId: asked.messages[0]!.id } });
  assert.equal(read.body.unread, 0);

  const written = await browser.call('claims.write', { parameters, body: { text: 'Вот оно' } });
  assert.equal(written.body.claim.state, 'inReview');
  await answer(claim, 'granted', 'Пересчитали');
  const answered = await get();
  assert.deepEqual(
    [answered.claim.state, answered.claim.outcome, answered.claim.answeredOn, answered.claim.isLate],
    ['answered', 'granted', TODAY, false],
  );
  assert.equal(answered.claim.daysLeft, null);
  assert.equal(answered.escalation, null, 'nothing to complain about');
  assert.equal((await messages()).at(-1)?.subject, `Ответ на обращение ${claim.number}`);
  assert.equal((await resolve({ isSolved: true })).body.claim.state, 'closed');
  await assert.rejects(answer(claim, 'granted'), { code: 'CLAIM_CLOSED' });
});

test('a disputed answer needs a reason, gets a new term, and names the authorities', async () => {
  const { claim, get, resolve, pdf } = await filed();
  await answer(claim, 'refused', 'Начисление верное: показание передали позже.');
  const refused = await get();
  assert.equal(refused.escalation?.reason, 'refused');
  assert.deepEqual(
    refused.escalation.authorities.map(({ kind }) => kind),
    ['housingInspection', 'consumerAuthority', 'court'],
  );
  assert.equal((await resolve({ isSolved: false, text: ' ' })).body.errors?.[0]?.pointer, '/text');
  const disputed = (await resolve({ isSolved: false, text: 'Показание передал вовремя' })).body;
  assert.deepEqual([disputed.claim.state, disputed.claim.isDisputed], ['inReview', true]);
  assert.equal(disputed.messages.at(-1)?.dueOn, disputed.claim.dueOn);
  assert.equal(disputed.claim.daysLeft, 3);
  assert.equal(disputed.escalation?.reason, 'disputed');

  const court = await pdf('claims.escalation', 'to=court');
  const text = await textOf(court);
  assert.match(text, /Исковое заявление/);
  assert.match(text, new RegExp(`обращение № ${claim.number}`));
  assert.match(text, /КАС РФ\), который иногда советуют, не подходит/);
  assert.match(text, /Приложение 2\. Переписка/);
  assert.match(text, /Показание передал вовремя/);
  assert.match(text, /спорная сумма 452,10 ₽/);
  assert.ok((await treesOf(court)).flatMap(rolesOf).includes('H1'));
  const inspection = await textOf(await pdf('claims.escalation', 'to=housingInspection'));
  assert.match(inspection, /Кому: Государственная жилищная инспекция Родниковской области, 170000/);
});

test('a complaint about a late second answer does not say that no answer came', async () => {
  const { claim, resolve, pdf } = await filed();
  await answer(claim, 'refused', 'Начисление верное.');
  await resolve({ isSolved: false, text: 'Не согласен' });
  await fixture.store.db
    .updateTable('claim')
    .set({ due_on: addDays(TODAY, -1) })
    .where('id', '=', claim.id)
    .execute();
  const text = await textOf(await pdf('claims.escalation', 'to=housingInspection'));
  assert.match(text, /С ответом организации я не согласен .* Новый ответ должен был прийти не позднее/);
  assert.match(text, /нового ответа нет/);
  assert.doesNotMatch(text, /[^о] ответа нет/);
});

test('who asked for an answer by mail finds it in the mail, others only that it is there', async () => {
  const told = async ({ number }: Claim) =>
    (await messages()).find(({ subject }) => subject === `Ответ на обращение ${number}`)?.body ?? '';
  const byMail = (await filed({ ...CHARGE, answerBy: 'mail' })).claim;
  await answer(byMail, 'explained', 'Начисление\nверное.');
  assert.match(await told(byMail), /^Начисление верное\.\n\nОтвет и файлы/);
  const inCabinet = (await filed()).claim;
  await answer(inCabinet, 'explained', 'Начисление верное.');
  assert.doesNotMatch(await told(inCabinet), /Начисление верное/);
});

test('an answer after its last day is late for good, and the customer is told once, in the daytime', async () => {
  const { claim, get } = await filed();
  const late = new Date(`${addDays(claim.dueOn, 1)}T09:00:00Z`);
  const { db } = fixture.store;
  const told = async () =>
    (await messages()).filter(({ subject }) => subject === `Обращение ${claim.number}: ответ опаздывает`).length;
  await tellLateClaims(db, fixture.settings, new Date(`${claim.dueOn}T09:00:00Z`));
  assert.equal(await told(), 0, 'not on the last day');
  await tellLateClaims(db, fixture.settings, new Date(`${addDays(claim.dueOn, 1)}T00:30:00Z`));
  assert.equal(await told(), 0, 'not at night');
  await tellLateClaims(db, fixture.settings, late);
  await tellLateClaims(db, fixture.settings, late);
  assert.equal(await told(), 1);
  await answer(claim, 'explained', 'Объясняем', late);
  const { claim: answered, messages: talk, escalation } = await get();
  assert.equal(answered.isLate, true);
  assert.deepEqual([talk.at(-1)?.isLate, talk.at(-1)?.dueOn], [true, claim.dueOn]);
  assert.equal(escalation?.reason, 'disputed', 'an explanation may not be what was demanded');
});

test('a file of the utility is checked, and only the customer of the claim gets it', async () => {
  const { claim, get, browser, parameters } = await filed();
  const uploads = new Uploads(fixture.store.db, join(fixture.folder, 'uploads'), new Secrets(new Uint8Array(32)));
  const store = async (name: string, bytes: Uint8Array) => {
    const file = await uploads.checked({ name, bytes });
    return transact(fixture.store.db, (tx) => uploads.store(tx, STAFF, file, fixture.clock));
  };
  await assert.rejects(store('ответ.pdf', Buffer.from('MZ program')), { code: 'UPLOAD_TYPE' });
  await assert.rejects(store('ответ.pdf', Buffer.alloc(11 * 1024 * 1024, '%PDF-')), { code: 'TOO_LARGE' });
  const { id: uploadId } = await store('ответ.pdf', PDF);
  await work(claim, (tx, row) =>
    answerClaim(
      tx,
      fixture.settings,
      row,
      { text: 'Ответ в файле', outcome: 'explained', files: { senderId: STAFF, uploadIds: [uploadId] } },
      fixture.clock,
    ),
  );
  const [file] = (await get()).messages.at(-1)?.attachments ?? [];
  assert.deepEqual([file?.name, file?.bytes, file?.type], ['ответ.pdf', PDF.length, 'application/pdf']);
  const fileId = file?.id ?? '';
  const got = await download(browser, 'claims.file', { ...parameters, fileId });
  assert.deepEqual(Buffer.from(got.bytes), PDF);
  assert.match(got.name, /^attachment;/);

  const other = await filed({ type: 'other', text: 'Другое' });
  assert.equal(
    (await browser.call('claims.file', { parameters: { ...other.parameters, fileId } })).status,
    404,
    'not under another claim',
  );
});

test('evidence stays what it was when the reading is corrected later, and stands in both documents', async () => {
  const { browser, parameters } = await filed({ type: 'other', text: 'Другое' });
  const { accountId } = parameters;
  const [meter] = (await browser.call('meters.list', { parameters: { accountId } })).body.items;
  const [reading] = (await browser.call('readings.list', { parameters: { meterId: meter?.id ?? '' } })).body.items;
  const [month] = (await browser.call('charges.list', { parameters: { accountId } })).body.items;
  const [entry] = (await browser.call('payments.list', { parameters: { accountId } })).body.items;
  assert.ok(reading && month && entry);
  const { claim, get, pdf } = await filed({
    ...CHARGE,
    evidence: [
      { kind: 'reading', id: reading.id },
      { kind: 'bill', period: month.period },
      { kind: 'payment', id: entry.id },
    ],
  });
  await fixture.store.db.updateTable('reading').set({ value: '99999' }).where('id', '=', reading.id).execute();
  const [kept] = (await get()).claim.evidence;
  assert.deepEqual(kept, claim.evidence[0]);
  assert.ok(kept?.kind === 'reading' && kept.value === reading.value);
  const text = await textOf(await pdf('claims.document'));
  assert.match(text, /Данные личного кабинета/);
  assert.match(text, /1\. Показание за/);
  assert.match(text, /2\. Счёт за/);
  assert.match(text, /3\. Платёж|3\. Возврат/);
  await answer(claim, 'refused');
  const complaint = await textOf(await pdf('claims.escalation', 'to=housingInspection'));
  assert.match(complaint, /Счёт за .+ \(из личного кабинета, на день обращения\)/);
  assert.doesNotMatch(complaint, /Счёт за спорный месяц/);
});

test('the document of a claim says everything that was filed, also a text longer than a page', async () => {
  const long = 'Вода с запахом и мутная уже неделю. '.repeat(110).trim();
  const { claim, pdf } = await filed({ ...CHARGE, text: long, applicant: 'resident', answerBy: 'paper' });
  const document = await pdf('claims.document');
  const text = await textOf(document);
  assert.match(text, new RegExp(`Обращение № ${claim.number}`));
  assert.equal(text.match(/запахом/g)?.length, 110);
  assert.match(text, /жилец/);
  assert.match(text, /письмом на бумаге/);
  assert.match(text, /Без приложений/);
  assert.match(text, /Основание: ПП РФ № 354, п\. 31 «д»/);
  assert.ok(document.numPages > 1);
});

test('an answer by mail is refused with the field while the customer has no address', async () => {
  const { browser, parameters } = await filed({ ...CHARGE, answerBy: 'mail' });
  const { customer_id: id } = await fixture.store.db
    .selectFrom('claim')
    .select('customer_id')
    .where('id', '=', parameters.claimId)
    .executeTakeFirstOrThrow();
  await fixture.store.db.updateTable('customer').set({ email: null }).where('id', '=', id).execute();
  try {
    const refused = await browser.call('claims.create', {
      parameters: { accountId: parameters.accountId },
      body: { type: 'other', text: 'Вопрос', answerBy: 'mail' },
    });
    assert.equal(refused.status, 422);
    const { errors } = refused.body as unknown as ProblemBody;
    assert.deepEqual(errors, [{ code: 'NOT_ALLOWED', pointer: '/answerBy', severity: 'block' }]);
  } finally {
    await fixture.store.db.updateTable('customer').set({ email: PERSON.email }).where('id', '=', id).execute();
  }
});
