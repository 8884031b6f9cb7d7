import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import type { ImportJob } from '@vodokanal/contract/office';
import { addDays } from '@vodokanal/contract/rules/calendar';
import { transact } from '../src/database/transaction.ts';
import { ImportJobs } from '../src/import-jobs/service.ts';
import { blockStaff } from '../src/office/staff.ts';
import { checkSetting } from '../src/settings/checks.ts';
import { openDemoSettings, openLaw } from '../src/settings/files.ts';
import { codeFor, createFixture, ORIGIN, PARTNER, PASSWORD, personAt, TODAY, type Fixture } from './fixture.ts';
import { Desk, emailOf, staffed } from './office-desk.ts';

let fixture: Fixture;
let office: Awaited<ReturnType<typeof staffed>>;
before(async () => {
  fixture = await createFixture();
  office = await staffed(fixture);
});
after(() => fixture.close());

const TOMORROW = addDays(TODAY, 1);
const NEXT_YEAR = '2027-01-01';

// Settings

test('every setting that the gateway ships fits its kind', async () => {
  for (const line of [...(await openLaw()), ...(await openDemoSettings())]) checkSetting(line);
});

test('a value that does not fit its kind is refused with the place of the fault', () => {
  const utility = { name: 'Водоканал', phone: '1', timeZone: 'Europe/Moscow', paymentUrl: null, demo: false };
  for (const [kind, key, value, pointer] of [
    ['weather', '', 1, '/kind'],
    ['dueDay', 'other', 10, '/key'],
    ['dueDay', '', 0, '/value'],
    ['dueDay', '', '10', '/value'],
    ['dueDay', '', 10.5, '/value'],
    ['tariff', 'город', 100, '/key'],
    ['tariff', 'город:coldWater', -1, '/value'],
    ['norm', 'coldWater', 4.3, '/value'],
    ['utility', '', { ...utility, timeZone: 'Moscow' }, '/value/timeZone'],
    ['utility', '', { ...utility, paymentUrl: 'javascript:alert(1)' }, '/value/paymentUrl'],
    ['utility', '', { ...utility, colour: 'red' }, '/value/colour'],
    ['calendar', '', { holidays: ['2026-02-30'], workingWeekends: [] }, '/value/holidays/0'],
    ['answerTemplates', '', [{ title: ' ', outcome: 'granted', text: 'да' }], '/value/0/title'],
    ['answerTemplates', '', { 0: {} }, '/value'],
    ['fiscalRules', '', { vat: 20, lateFeeVat: 'none', email: 'a@example.org' }, '/value'],
    ['lateFeeTerms', '', { steps: [{ fromDay: 31, divisor: 0 }] }, '/value/steps/0/divisor'],
  ] as const)
    assert.throws(
      () => checkSetting({ kind, key, validFrom: '2027-01-01', value }),
      (fault: { pointer?: string }) => fault.pointer === pointer,
      `${kind} ${key} ${JSON.stringify(value)}`,
    );
  assert.throws(
    () => checkSetting({ kind: 'dueDay', validFrom: '2027-01-02', validTo: '2027-01-01', value: 10 }),
    (fault: { pointer?: string }) => fault.pointer === '/validTo',
  );
});

test('an administrator previews a price, sets it for a day, sees who did, and takes it back', async () => {
  const desk = await office.signedIn('administrator');
  const place = '?kind=tariff&key=' + encodeURIComponent('город:coldWater');
  const body = { kind: 'tariff', key: 'город:coldWater', validFrom: NEXT_YEAR, value: 4500, law: 'Приказ № 7' };
  const present = (await desk.call('settings.get', { query: place })).body.values.length;
  const preview = (await desk.call('settings.preview', { body })).body;
  assert.deepEqual([preview.before?.value, preview.after.value, preview.isReplaced], [4592, 4500, false]);
  assert.equal(
    (await desk.call('settings.get', { query: place })).body.values.length,
    present,
    'a preview stores nothing',
  );

  const changed = await desk.call('settings.change', { body });
  assert.equal(changed.status, 201);
  const [change] = changed.body.changes;
  assert.deepEqual(
    [change?.by, change?.validFrom, change?.before, change?.after?.value, change?.mayWithdraw],
    ['Сотрудник administrator', NEXT_YEAR, null, 4500, true],
  );
  const found = (await desk.call('settings.list')).body.items.find(({ key }) => key === body.key);
  assert.deepEqual([found?.inForce?.value, found?.comingOn], [4592, NEXT_YEAR]);
  await fixture.settings.refresh();
  // The gateway of the fixture has settings of its own; they are what requests are answered by.
  await fixture.gateway.settings.refresh();
  assert.equal(fixture.gateway.settings.get('tariff', body.key, NEXT_YEAR), 4500);
  assert.equal(fixture.gateway.settings.get('tariff', body.key, '2026-12-31'), 4592);

  const again = (await desk.call('settings.change', { body: { ...body, value: 4600 } })).body;
  assert.equal(again.values.length, present + 1);
  assert.equal(again.changes[0]?.before?.value, 4500);
  const first = { changeId: again.changes[1]?.id ?? '' };
  assert.equal((await desk.call('settings.withdraw', { parameters: first })).body.code, 'SETTING_IN_FORCE');
  const latest = { changeId: again.changes[0]?.id ?? '' };
  assert.equal((await desk.call('settings.withdraw', { parameters: latest })).status, 204);
  const back = (await desk.call('settings.get', { query: place })).body;
  assert.equal(back.values.at(-1)?.value, 4500, 'what stood there before stands there again');
  assert.equal((await desk.call('settings.withdraw', { parameters: latest })).body.code, 'SETTING_IN_FORCE');
});

test('a change is refused for a past day and for a value that does not fit, and withdrawn before its day only', async () => {
  const desk = await office.signedIn('administrator');
  const past = { kind: 'dueDay', validFrom: addDays(TODAY, -1), value: 12 };
  const refused = await desk.call('settings.change', { body: past });
  assert.deepEqual([refused.status, refused.body.errors?.[0]?.pointer], [422, '/validFrom']);
  const wrong = await desk.call('settings.preview', { body: { kind: 'dueDay', validFrom: TODAY, value: 40 } });
  assert.deepEqual([wrong.status, wrong.body.errors?.[0]?.pointer], [422, '/value']);
  const { changes } = (await desk.call('settings.change', { body: { kind: 'dueDay', validFrom: TODAY, value: 12 } }))
    .body;
  assert.equal(changes[0]?.mayWithdraw, false);
  const parameters = { changeId: changes[0]?.id ?? '' };
  assert.equal((await desk.call('settings.withdraw', { parameters })).body.code, 'SETTING_IN_FORCE');
  // The command line keeps the history, too, and may correct the past.
  await fixture.settings.add([{ kind: 'dueDay', validFrom: TOMORROW, value: 14 }], {
    staffId: null,
    now: fixture.clock,
  });
  assert.equal((await desk.call('settings.get', { query: '?kind=dueDay' })).body.changes[0]?.by, null);
});

// Sites

test('an administrator registers a partner, gives it a key and accounts, blocks, opens and removes it', async () => {
  const desk = await office.signedIn('administrator');
  const origin = 'https://uk.example.net';
  const wrong = await desk.call('sites.save', { body: { origin: 'http://uk.example.net/', mode: 'framed' } });
  assert.deepEqual([wrong.status, wrong.body.errors?.[0]?.pointer], [422, '/origin']);
  const body = { origin, mode: 'framed', name: 'УК «Двор»', scopes: ['readings:write'], theme: ['accent'] };
  const saved = (await desk.call('sites.save', { body })).body;
  assert.deepEqual([saved.name, saved.hasKey, saved.accounts, saved.isBlocked], ['УК «Двор»', false, 0, false]);
  const key = (await desk.call('sites.rotate', { body: { origin } })).body.key;
  assert.match(key, /^site-key-/);
  const numbers = [personAt(0).accountNumber, '000'];
  assert.deepEqual((await desk.call('sites.serve', { body: { origin, numbers } })).body, {
    known: 1,
    unknown: ['000'],
  });
  const listed = (await desk.call('sites.list')).body.items.find((site) => site.origin === origin);
  assert.deepEqual([listed?.hasKey, listed?.accounts], [true, 1]);
  assert.ok(!JSON.stringify(listed).includes(key), 'the key is told once');

  const delegate = (given: string) =>
    fixture.gateway.handle(
      new Request(`${ORIGIN}/v1/delegations`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${given}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': crypto.randomUUID(),
        },
        body: JSON.stringify({ accountNumber: personAt(0).accountNumber }),
      }),
    );
  const opened = await delegate(key);
  assert.equal(opened.status, 201, await opened.clone().text());
  assert.equal((await desk.call('sites.block', { body: { origin } })).body.isBlocked, true);
  assert.notEqual((await delegate(key)).status, 201, 'the key of a blocked site opens nothing');
  await fixture.gateway.sites.refresh();
  assert.equal(fixture.gateway.sites.find(origin), undefined);
  const query = `?origin=${encodeURIComponent(origin)}`;
  assert.equal((await desk.call('sites.unblock', { query })).status, 204);
  await fixture.gateway.sites.refresh();
  assert.equal(fixture.gateway.sites.find(origin)?.mode, 'framed');
  const renewed = (await desk.call('sites.rotate', { body: { origin } })).body.key;
  assert.notEqual((await delegate(key)).status, 201, 'the key before it has ended');
  assert.equal((await delegate(renewed)).status, 201);

  await desk.call('sites.remove', { query });
  assert.equal((await desk.call('sites.block', { body: { origin } })).status, 404);
  assert.ok((await desk.call('sites.list')).body.items.some((site) => site.origin === PARTNER));
});

test('the list says on which inline site nobody can sign in', async () => {
  const desk = await office.signedIn('administrator');
  const far = (await desk.call('sites.save', { body: { origin: 'https://www.example.com', mode: 'inline' } })).body;
  const near = (await desk.call('sites.save', { body: { origin: 'https://www.example.org', mode: 'inline' } })).body;
  assert.deepEqual([far.cannotSignIn, near.cannotSignIn], [true, false]);
});

// Imports and exports

const REGISTRY = [
  'Запись;Лицевой счёт;Вид помещения;Абонент;Адрес;Номер прибора учёта;Услуга;Период;Показание;Дата снятия',
  'счёт;990001;квартира;Иванов И. И.;г. Родников, ул. Новая, д. 1, кв. 1',
  'прибор;990001;;;;099001;ХВС',
  'показание;990001;;;;099001;ХВС;10.2026;12;24.10.2026',
  'показание;990009;;;;099001;ХВС;10.2026;12;24.10.2026',
  '=счёт;990002;квартира;Петров П. П.;г. Родников, ул. Новая, д. 1, кв. 2',
  '',
].join('\r\n');
const bytesOf = (text: string) => new TextEncoder().encode(text);
const importNamed = (desk: Desk, name: string, text: string) =>
  desk.call('imports.create', { query: `?name=${encodeURIComponent(name)}`, raw: bytesOf(text) });
const accountsNamed = async (number: string) =>
  (await fixture.store.db.selectFrom('account').select('id').where('number', '=', number).execute()).length;
const folder = () => join(fixture.folder, 'uploads', 'imports');

test('a registry is checked first, and loaded when somebody says so; refused lines come as CSV', async () => {
  const desk = await office.signedIn('administrator');
  const { id } = (await importNamed(desk, 'реестр.csv', REGISTRY)).body;
  await fixture.gateway.work();
  const checked = (await desk.call('imports.get', { parameters: { importId: id } })).body;
  assert.deepEqual(checked.job.checked, { written: 3, unchanged: 0, different: 0, refused: 2 });
  assert.deepEqual([checked.job.state, checked.job.loaded, checked.job.progress], ['checked', null, 100]);
  assert.deepEqual(
    checked.faults.map(({ line }) => line),
    [5, 6],
  );
  assert.match(checked.faults[0]?.reason ?? '', /нет лицевого счёта 990009/);
  assert.equal(await accountsNamed('990001'), 0, 'a check writes nothing');
  assert.equal((await importNamed(desk, 'другой.csv', REGISTRY)).body.code, 'IMPORT_CONFLICT');

  const parameters = { importId: id };
  assert.equal((await desk.call('imports.load', { parameters })).body.state, 'loading');
  assert.equal((await desk.call('imports.load', { parameters })).body.code, 'IMPORT_CONFLICT');
  assert.equal((await desk.call('imports.cancel', { parameters })).body.code, 'IMPORT_CONFLICT');
  await fixture.gateway.work();
  const loaded = (await desk.call('imports.get', { parameters })).body.job;
  assert.deepEqual([loaded.state, loaded.loaded], ['loaded', { written: 3, unchanged: 0, different: 0, refused: 2 }]);
  assert.equal(await accountsNamed('990001'), 1);
  assert.ok(!existsSync(join(folder(), `${id}.csv`)), 'the file is deleted');
  const csv = (await desk.call('imports.faults', { parameters })).body as unknown as string;
  assert.match(csv, /^\ufeffСтрока;Причина;Текст\r\n5;"нет лицевого счёта 990009/);
  assert.ok(csv.includes(`6;`) && !/;"=/.test(csv), 'no cell begins a formula');
  assert.equal((await desk.call('imports.list')).body.items[0]?.by, 'Сотрудник administrator');
});

test('a file that is no registry is refused as a whole; a check can be given up', async () => {
  const desk = await office.signedIn('administrator');
  for (const [text, problem] of [
    ['Один;Два\r\n1;2\r\n', 'noAccountColumn'],
    ['', 'empty'],
    ['Лицевой счёт;Адрес\r\n', 'empty'],
  ] as const) {
    const { id } = (await importNamed(desk, 'файл.csv', text)).body;
    await fixture.gateway.work();
    const { job } = (await desk.call('imports.get', { parameters: { importId: id } })).body;
    assert.deepEqual([job.state, job.problem], ['failed', problem], text);
  }
  const { id } = (await importNamed(desk, 'реестр.csv', REGISTRY)).body;
  await fixture.gateway.work();
  assert.equal((await desk.call('imports.cancel', { parameters: { importId: id } })).status, 204);
  const { job } = (await desk.call('imports.get', { parameters: { importId: id } })).body;
  assert.equal(job.state, 'cancelled');
  assert.equal((await desk.call('imports.load', { parameters: { importId: id } })).body.code, 'IMPORT_CONFLICT');
});

/** Accounts in several batches, with a refused line in each. */
const long = (count: number) =>
  [
    'Запись;Лицевой счёт;Вид помещения;Абонент;Адрес;Номер прибора учёта;Услуга;Период;Показание;Дата снятия',
    ...Array.from({ length: count }, (_, at) =>
      at % 500 === 7
        ? `показание;${770_000 + at};;;;1;ХВС;10.2026;1;24.10.2026`
        : `счёт;${880_000 + at};квартира;Абонент ${at};г. Родников, ул. Длинная, д. ${at}`,
    ),
    '',
  ].join('\r\n');

test('an import that was cut off goes on where it was, with the same counts as without', async () => {
  const desk = await office.signedIn('administrator');
  const { id } = (await importNamed(desk, 'длинный.csv', long(2500))).body;
  await fixture.gateway.work();
  const parameters = { importId: id };
  const { checked } = (await desk.call('imports.get', { parameters })).body.job;
  assert.deepEqual(checked, { written: 2495, unchanged: 0, different: 0, refused: 5 });
  const { db } = fixture.store;
  await desk.call('imports.load', { parameters });
  // The gateway may have begun at once; begin again as a process that dies after its first batch.
  await fixture.gateway.work();
  await db.deleteFrom('account').where('number', 'like', '88____').execute();
  await db.deleteFrom('import_fault').where('job_id', '=', id).where('line', '>', 1001).execute();
  await db
    .updateTable('import_job')
    .set({
      state: 'loading',
      ended_at: null,
      loaded: null,
      line: 1001,
      counts: JSON.stringify({ written: 998, unchanged: 0, different: 0, refused: 2 }),
      worker: crypto.randomUUID(),
      seen_at: fixture.clock,
    })
    .where('id', '=', id)
    .execute();
  const { writeFileSync } = await import('node:fs');
  writeFileSync(join(folder(), `${id}.csv`), long(2500));
  const clock = { now: fixture.clock.getTime() };
  const other = new ImportJobs(db, { settings: fixture.settings, folder: folder(), clock: () => clock.now });
  await other.work();
  const job = async (): Promise<ImportJob> => (await desk.call('imports.get', { parameters })).body.job;
  assert.equal((await job()).state, 'loading', 'the process that works on it was heard of a moment ago');
  clock.now += 31_000;
  await other.work();
  const ended = await job();
  assert.deepEqual([ended.state, ended.loaded], ['loaded', checked]);
  assert.equal((await desk.call('imports.get', { parameters })).body.faults.length, 5);
  const written = await db.selectFrom('account').select('number').where('number', 'like', '88____').execute();
  assert.equal(written.length, 2495 - 998, 'lines before the cut are not done again');
});

test('a check that nobody loads is given up after a day, and its file is deleted', async () => {
  const desk = await office.signedIn('administrator');
  const { id } = (await importNamed(desk, 'забытый.csv', REGISTRY)).body;
  await fixture.gateway.work();
  const { utimesSync } = await import('node:fs');
  utimesSync(join(folder(), `${id}.csv`), new Date(0), new Date(0));
  await fixture.gateway.sweep();
  assert.ok(existsSync(join(folder(), `${id}.csv`)));
  await fixture.store.db
    .updateTable('import_job')
    .set({ created_at: new Date(fixture.clock.getTime() - 25 * 3_600_000) })
    .where('id', '=', id)
    .execute();
  await fixture.gateway.sweep();
  assert.equal((await desk.call('imports.get', { parameters: { importId: id } })).body.job.state, 'cancelled');
  assert.deepEqual(readdirSync(folder()), []);
});

test('the readings of a month leave as CSV or as a sheet', async () => {
  const desk = await office.signedIn('administrator');
  const { db } = fixture.store;
  const meter = db.selectFrom('meter').select('id').where('serial_number', '=', '007701');
  await db.updateTable('reading').set({ status: 'accepted' }).where('meter_id', 'in', meter).execute();
  const csv = await desk.call('exports.readings', { query: '?period=2026-10' });
  assert.equal(csv.headers.get('Content-Type'), 'text/csv; charset=utf-8');
  assert.match(csv.body as unknown as string, /^\ufeffЛицевой счёт;/);
  assert.match(csv.body as unknown as string, /7701;007701;/);
  const sheet = await desk.call('exports.readings', { query: '?period=2026-10&format=platform' });
  assert.match(sheet.headers.get('Content-Type') ?? '', /spreadsheetml/);
});

// Staff

const linkFor = async (email: string): Promise<string> => {
  const { body } = await fixture.store.db
    .selectFrom('message')
    .select('body')
    .where('recipient', '=', email)
    .where('body', 'like', '%#/invitation/%')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return /#\/invitation\/([\w-]{43})/.exec(body)?.[1] ?? '';
};

const colleagueOf = async (desk: Desk, email: string) =>
  (await desk.call('colleagues.list')).body.items.find((each) => each.email === email);

test('an invited colleague chooses a password with a link that works once', async () => {
  const desk = await office.signedIn('administrator');
  const email = 'novaya@vodokanal.example.org';
  const body = { email: ' Novaya@vodokanal.example.org', name: 'Новая Анна', role: 'clerk' };
  const { id, state } = (await desk.call('colleagues.invite', { body })).body;
  assert.equal(state, 'invited');
  const known = await desk.call('colleagues.invite', { body });
  assert.deepEqual([known.status, known.body.errors?.[0]?.pointer], [422, '/email']);
  const credentials = { email, password: PASSWORD };
  assert.equal((await new Desk(fixture).call('session.create', { body: credentials })).body.code, 'WRONG_CREDENTIALS');
  const first = await linkFor(email);
  await desk.call('colleagues.remind', { parameters: { staffId: id } });
  const ticket = await linkFor(email);
  const accept = (given: string, password: string) =>
    new Desk(fixture).call('invitations.accept', { body: { ticket: given, password } });
  assert.equal((await accept(first, PASSWORD)).body.code, 'LINK_ENDED', 'an earlier link has ended');
  assert.equal((await accept(ticket, 'короткий')).body.errors?.[0]?.pointer, '/password');
  assert.deepEqual((await accept(ticket, PASSWORD)).body, { email });
  assert.equal((await accept(ticket, PASSWORD)).body.code, 'LINK_ENDED');
  assert.equal((await colleagueOf(desk, email))?.state, 'active');
  const entered = await new Desk(fixture).call('session.create', { body: credentials });
  assert.equal(entered.status, 201);
});

test('a block, another role and the end of access end the sessions; an administrator is always left', async () => {
  const desk = await office.signedIn('administrator');
  const me = (await desk.call('session.get')).body.staff?.id ?? '';
  for (const id of ['colleagues.block', 'colleagues.end'] as const)
    assert.equal((await desk.call(id, { parameters: { staffId: me } })).body.code, 'ROLE_REFUSED', id);
  const demotion = { parameters: { staffId: me }, body: { name: 'Я', role: 'clerk' } };
  assert.equal((await desk.call('colleagues.change', demotion)).body.code, 'ROLE_REFUSED');

  const cashier = await office.signIn('cashier');
  const staffId = (await colleagueOf(desk, emailOf('cashier')))?.id ?? '';
  const parameters = { staffId };
  assert.equal((await desk.call('colleagues.block', { parameters })).body.state, 'blocked');
  assert.equal((await cashier.call('session.get')).body.staff, null);
  const credentials = { body: { email: emailOf('cashier'), password: PASSWORD } };
  assert.equal((await new Desk(fixture).call('session.create', credentials)).body.code, 'WRONG_CREDENTIALS');
  assert.equal((await desk.call('colleagues.unblock', { parameters })).status, 204);
  const again = await office.signIn('cashier');
  await desk.call('colleagues.change', { parameters, body: { name: 'Кассир', role: 'clerk' } });
  assert.equal((await again.call('session.get')).body.staff, null, 'another role ends the sessions');
  assert.deepEqual(
    [(await colleagueOf(desk, emailOf('cashier')))?.name, (await colleagueOf(desk, emailOf('cashier')))?.role],
    ['Кассир', 'clerk'],
  );
  assert.equal((await desk.call('colleagues.end', { parameters })).status, 204);
  assert.equal(await colleagueOf(desk, emailOf('cashier')), undefined);
});

const appCode = (secret: string, now: Date) =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({ timestamp: now.getTime() });

test('an authenticator app takes the place of the mail, and an administrator turns a lost one off', async () => {
  const desk = await office.signIn('supervisor');
  const other = await office.signIn('supervisor');
  assert.equal((await desk.call('authenticator.get')).body.since, null);
  const { secret, uri } = (await desk.call('authenticator.start')).body;
  assert.match(uri, /^otpauth:\/\/totp\//);
  const wrong = await desk.call('authenticator.confirm', { body: { code: '000000' } });
  assert.equal(wrong.body.code, 'CODE_WRONG');
  const code = appCode(secret, fixture.clock);
  assert.ok((await desk.call('authenticator.confirm', { body: { code } })).body.since);
  assert.equal((await other.call('session.get')).body.staff, null, 'other sessions end');
  assert.equal((await desk.call('session.get')).body.staff?.role, 'supervisor');

  const entering = new Desk(fixture);
  const credentials = { body: { email: emailOf('supervisor'), password: PASSWORD } };
  const mailed = async () =>
    (await fixture.store.db.selectFrom('message').select('id').where('recipient', '=', emailOf('supervisor')).execute())
      .length;
  const before = await mailed();
  const { ticket, recipient } = (await entering.call('session.create', credentials)).body;
  assert.deepEqual([recipient, await mailed()], [null, before], 'no code goes to the mailbox');
  const used = await entering.call('session.confirm', { body: { ticket, code } });
  assert.equal(used.body.code, 'CODE_WRONG', 'a code works once');
  fixture.clock = new Date(fixture.clock.getTime() + 60_000);
  const fresh = { ticket, code: appCode(secret, fixture.clock) };
  assert.equal((await entering.call('session.confirm', { body: fresh })).body.staff?.role, 'supervisor');
  assert.equal((await entering.call('session.confirm', { body: fresh })).body.code, 'CODE_EXPIRED');

  const administrator = await office.signedIn('administrator');
  const found = await colleagueOf(administrator, emailOf('supervisor'));
  assert.equal(found?.hasAuthenticator, true);
  await administrator.call('colleagues.disarm', { parameters: { staffId: found?.id ?? '' } });
  assert.notEqual((await new Desk(fixture).call('session.create', credentials)).body.recipient, null);
});

test('an app is turned off by a code of it, and guesses are counted', async () => {
  const desk = await office.signIn('dataOfficer');
  const { secret } = (await desk.call('authenticator.start')).body;
  await desk.call('authenticator.confirm', { body: { code: appCode(secret, fixture.clock) } });
  const codes: (string | undefined)[] = [];
  for (let count = 0; count < 12; count++)
    codes.push((await desk.call('authenticator.remove', { body: { code: '123456' } })).body.code);
  assert.equal(codes[0], 'CODE_WRONG');
  assert.equal(codes.at(-1), 'RATE_LIMITED');
  fixture.clock = new Date(fixture.clock.getTime() + 2 * 3_600_000);
  const entering = await (async () => {
    const fresh = new Desk(fixture);
    const body = { email: emailOf('dataOfficer'), password: PASSWORD };
    const { ticket } = (await fresh.call('session.create', { body })).body;
    await fresh.call('session.confirm', { body: { ticket, code: appCode(secret, fixture.clock) } });
    return fresh;
  })();
  fixture.clock = new Date(fixture.clock.getTime() + 60_000);
  const off = await entering.call('authenticator.remove', { body: { code: appCode(secret, fixture.clock) } });
  assert.equal(off.body.since, null);
});

test('two administrators who block each other at once: one stays', async () => {
  const { db } = fixture.store;
  const desk = await office.signIn('administrator');
  const email = 'vtoroy@vodokanal.example.org';
  const body = { email, name: 'Второй', role: 'administrator' };
  const { id } = (await desk.call('colleagues.invite', { body })).body;
  await new Desk(fixture).call('invitations.accept', { body: { ticket: await linkFor(email), password: PASSWORD } });
  const second = new Desk(fixture);
  const { ticket } = (await second.call('session.create', { body: { email, password: PASSWORD } })).body;
  await second.call('session.confirm', { body: { ticket, code: await codeFor(fixture, email) } });
  const me = (await desk.call('session.get')).body.staff?.id ?? '';
  const answers = await Promise.all([
    desk.call('colleagues.block', { parameters: { staffId: id } }),
    second.call('colleagues.block', { parameters: { staffId: me } }),
  ]);
  assert.equal(answers.filter(({ status }) => status === 201).length, 1);
  await transact(db, async (tx) => {
    await blockStaff(tx, email, null);
    await blockStaff(tx, emailOf('administrator'), null);
  });
});
