import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Browser } from '@vodokanal/contract/conformance/browser';
import { balanceOn } from '@vodokanal/contract/rules/ledger';
import { transact } from '../src/database/transaction.ts';
import { ledgerOf } from '../src/ledger/queries.ts';
import { importRegister } from '../src/payments/import-register.ts';
import { importRegistry } from '../src/registry/import.ts';
import { renumberAccount } from '../src/registry/queries.ts';
import { createFixture, ORIGIN, PASSWORD, personAt, TODAY, type Fixture } from './fixture.ts';

let fixture: Fixture;
before(async () => {
  fixture = await createFixture();
});
after(() => fixture.close());

const accountOf = (number: string) =>
  fixture.store.db.selectFrom('account').selectAll().where('number_folded', '=', number).executeTakeFirst();

const HEADER = 'Запись;Лицевой счёт;Прежний лицевой счёт;Абонент;Адрес;Тарифная зона;Услуга;Период;Сумма\r\n';
/** Imports lines of a registry and returns what was refused. */
async function importLines(name: string, lines: readonly string[]): Promise<string> {
  const path = join(fixture.folder, `${name}.csv`);
  writeFileSync(path, HEADER + lines.map((line) => `${line}\r\n`).join(''));
  // An import that takes no line at all throws, and its refused lines are in the same file.
  const report = await importRegistry(fixture.store.db, fixture.settings, path).catch(() => undefined);
  return report?.refused === 0 ? '' : readFileSync(`${path}.errors.csv`, 'utf8');
}

const signIn = async (login: string) => {
  const browser = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  const { status } = await browser.call('session.create', { body: { login, password: PASSWORD } });
  return { browser, status };
};

test('a new number keeps the account: sign-ins, payments and charges with the former one find it', async () => {
  const { accountNumber: former } = personAt(0);
  const before = await accountOf(former);
  assert.ok(before);
  const line = `счёт;770000001;${former};${before.holder};${before.address};город;;;`;
  assert.equal(await importLines('renumbered', [line]), '');
  const account = await accountOf('770000001');
  assert.deepEqual([account?.id, account?.number], [before.id, '770000001']);
  assert.equal(await accountOf(former), undefined);

  const balance = async () => balanceOn(await ledgerOf(fixture.store.db, before.id), '9999-12-31');
  const owed = await balance();
  assert.equal(await importLines('charge', [`начисление;${former};;;;;ХВС;11.2026;100,00`]), '');
  assert.equal(await balance(), owed + 10_000);
  const register = `Лицевой счёт;Сумма;Дата;Номер операции\r\n${former};25,00;20.11.2026;op-1\r\nИТОГО;25,00\r\n`;
  const posted = await importRegister(fixture.store.db, fixture.settings, Buffer.from(register), {
    now: fixture.clock,
  });
  assert.equal('refused' in posted, false, JSON.stringify(posted));
  assert.equal(await balance(), owed + 7_500);

  for (const login of [former, '770 000 001']) {
    const { browser, status } = await signIn(login);
    assert.equal(status, 201, login);
    const { items } = (await browser.call('accounts.list')).body as { items: { id: string; number: string }[] };
    assert.deepEqual([items[0]?.id, items[0]?.number], [before.id, '770000001']);
  }
  const guest = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  const found = await guest.call('guestPayments.find', { body: { accountNumber: former, fact: '11000000' } });
  assert.equal(found.status, 201, JSON.stringify(found.body));

  assert.equal(await importLines('again', [line]), '', 'the same file again changes nothing');
  assert.match(
    await importLines('stale', [`счёт;${former};;Кто-то;адрес;город;;;`]),
    /прежний номер счёта 770000001: в строке счёта нужен новый номер/,
  );
});

test('two accounts are never joined, and a number that is free again can be given back', async () => {
  const [first, second] = [personAt(2).accountNumber, personAt(3).accountNumber];
  assert.match(
    await importLines('joined', [`счёт;${second};${first};Кто-то;адрес;город;;;`]),
    /уже есть оба: объединить их нельзя, исправьте «Прежний лицевой счёт»/,
  );
  const renumber = (from: string, to: string) =>
    transact(fixture.store.db, (tx) => renumberAccount(tx, { from, fromText: from, to, toText: to }, TODAY));
  const { id } = (await accountOf(first)) ?? {};
  assert.equal(await renumber(first, '770000003'), true);
  assert.equal(await renumber(second, first), false, 'the number still finds the other account');
  assert.equal(await renumber('770000003', first), true);
  assert.equal((await accountOf(first))?.id, id);
  const formers = await fixture.store.db
    .selectFrom('former_number')
    .select('number_folded')
    .where('account_id', '=', id ?? '')
    .execute();
  assert.deepEqual(
    formers.map(({ number_folded }) => number_folded),
    ['770000003'],
  );
});

test('one file may renumber an account and name its former number again, which is reported', async () => {
  const { accountNumber: number } = personAt(4);
  const account = await accountOf(number);
  assert.ok(account);
  const refused = await importLines('reused', [
    `счёт;770000055;${number};${account.holder};${account.address};город;;;`,
    `счёт;${number};;Новый жилец;${account.address};город;;;`,
    'счёт;770000056;;Ещё один;адрес;город;;;',
  ]);
  assert.match(refused, /прежний номер счёта 770000055/);
  assert.equal((await accountOf('770000055'))?.id, account.id);
  assert.ok(await accountOf('770000056'), 'the other lines are taken');
  assert.equal(
    await importLines('back', [`счёт;${number};770000055;${account.holder};${account.address};город;;;`]),
    '',
  );
  assert.equal((await accountOf(number))?.id, account.id, 'the number was given back');
});

test('a former number is not given on as if it were the present one', async () => {
  const [own, other] = [personAt(5).accountNumber, personAt(9).accountNumber];
  const renumber = (from: string, to: string) =>
    transact(fixture.store.db, (tx) => renumberAccount(tx, { from, fromText: from, to, toText: to }, TODAY));
  assert.equal(await renumber(own, '770000060'), true);
  assert.equal(await renumber(own, '770000061'), false, 'it is the former number of another account');
  assert.equal(await renumber(own, other), false);
  assert.equal(await renumber(own, '770000060'), true, 'the same again changes nothing');
});
