import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Account } from '@vodokanal/contract';
import { addMonths, periodOf } from '@vodokanal/contract/rules/calendar';
import { checkCharges } from '../src/charges/check.ts';
import { chargeDetail } from '../src/charges/service.ts';
import { recordNotice } from '../src/debts/service.ts';
import { importRegister } from '../src/payments/import-register.ts';
import { importRegistry } from '../src/registry/import.ts';
import { createFixture, personAt, type Fixture } from './fixture.ts';

let fixture: Fixture;
before(async () => {
  fixture = await createFixture();
});
after(() => fixture.close());

const importBytes = (bytes: Uint8Array) =>
  importRegister(fixture.store.db, fixture.settings, bytes, { now: fixture.clock });

/** A register of a terminal with these payments: account, sum, day, operation. */
function register(lines: readonly (readonly [string, string, string, string])[]): Uint8Array {
  const kopecks = lines.reduce((sum, [, amount]) => sum + Math.round(Number(amount.replace(',', '.')) * 100), 0);
  return Buffer.from(
    [
      'Лицевой счёт;Сумма;Дата;Номер операции',
      ...lines.map((line) => line.join(';')),
      `ИТОГО;${(kopecks / 100).toFixed(2).replace('.', ',')}`,
      '',
    ].join('\r\n'),
  );
}

test('every month of every demo account is billed as the rules compute it', async () => {
  const { rows } = await sql<{
    period: string;
  }>`select distinct period from ledger_entry where kind = 'charge' order by 1`.execute(fixture.store.db);
  assert.equal(rows.length, 36);
  for (const { period } of rows) {
    const differences = [];
    for await (const difference of checkCharges(fixture.store.db, fixture.settings, period))
      differences.push(difference);
    assert.deepEqual(differences, [], period);
  }
});

test('a line that was billed otherwise is listed with both sums', async () => {
  const file = join(fixture.folder, 'wrong.csv');
  const account = personAt(3).accountNumber;
  writeFileSync(file, `Запись;Лицевой счёт;Услуга;Период;Сумма\r\nначисление;${account};ХВС;09.2026;1,00\r\n`);
  await importRegistry(fixture.store.db, fixture.settings, file);
  const found = [];
  for await (const difference of checkCharges(fixture.store.db, fixture.settings, '2026-09')) found.push(difference);
  assert.equal(found.length, 1);
  assert.deepEqual(
    { ...found[0], computed: (found[0]?.computed ?? 0) > 100 },
    { accountNumber: account, service: 'coldWater', kind: 'volume', billed: 100, computed: true },
  );
});

test('a notice is recorded once, with what was overdue on its day', async () => {
  const number = personAt(1).accountNumber;
  const record = () =>
    recordNotice(fixture.store.db, fixture.settings, number, { kind: 'restriction', sentOn: '2026-11-16' });
  const [first, again] = [await record(), await record()];
  assert.ok((first?.amount ?? 0) > 0);
  assert.deepEqual(first, again);
  const { rows } = await sql`select id from debt_notice where id = ${first?.id}`.execute(fixture.store.db);
  assert.equal(rows.length, 1);
  assert.equal(
    await recordNotice(fixture.store.db, fixture.settings, '404', { kind: 'court', sentOn: '2026-11-16' }),
    undefined,
  );
});

test('a register is posted once, and what is not certain goes to the clerk', async () => {
  const bytes = register([
    [personAt(0).accountNumber, '100,50', '20.11.2026', '7001'],
    [personAt(1).accountNumber, '200,00', '20.11.2026', '7002'],
    ['999999999', '300,00', '20.11.2026', '7003'],
  ]);
  const first = await importBytes(bytes);
  assert.equal(first.kind, 'posted', JSON.stringify(first));
  if (first.kind !== 'posted') return;
  assert.deepEqual([first.posted, first.known, first.amount], [2, 0, 30_050]);
  assert.deepEqual(
    first.forClerk.map(({ amount, reason }) => [amount, reason]),
    [[30_000, 'unknownAccount']],
  );
  const again = await importBytes(bytes);
  assert.deepEqual(again.kind === 'posted' && [again.posted, again.known], [0, 2]);
});

test('a file that does not agree with its own total posts nothing', async () => {
  const count = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from ledger_entry`.execute(fixture.store.db)).rows[0]?.n;
  const before = await count();
  const wrong = Buffer.from(
    [
      'Лицевой счёт;Сумма;Дата;Номер операции',
      `${personAt(0).accountNumber};100,50;20.11.2026;8001`,
      'ИТОГО;100,51',
      '',
    ].join('\r\n'),
  );
  assert.equal((await importBytes(wrong)).kind, 'refused');
  assert.equal(await count(), before);
});

/** What the rules compute for the cold water of an account in a month, in kopecks. */
async function computedOf(number: string, period: string): Promise<number> {
  let sum = 0;
  for await (const { accountNumber, service, computed } of checkCharges(fixture.store.db, fixture.settings, period))
    if (accountNumber === number && service === 'coldWater') sum += computed;
  return sum;
}

test('a past month is computed with the persons and the zone that held in it', async () => {
  const present = periodOf(fixture.settings.today(new Date()));
  const [before, last] = [addMonths(present, -2), addMonths(present, -1)];
  await fixture.settings.add([
    { kind: 'tariff', key: 'посёлок:coldWater', validFrom: '2020-01-01', value: 10_000, law: 'Приказ' },
  ]);
  let files = 0;
  const take = async (...lines: readonly string[]) => {
    const path = join(fixture.folder, `facts-${++files}.csv`);
    const header = 'Запись;Лицевой счёт;Абонент;Адрес;Проживает;Тарифная зона;Период;Услуга;Сумма;Способ расчёта';
    writeFileSync(path, [header, ...lines, ''].join('\r\n'));
    const { refused } = await importRegistry(fixture.store.db, fixture.settings, path);
    assert.equal(refused, 0);
  };
  const account = (number: string, persons: number, zone = 'город', from = '') =>
    `счёт;${number};Капля Роса;г. Родников, ул. Тихая, д. 9, кв. ${number};${persons};${zone};${from};;;`;
  const month = (period: string) => `${period.slice(5)}.${period.slice(0, 4)}`;
  // Charges of a kopeck, so that every month differs from what is computed.
  const charges = (number: string) =>
    [before, last, present].map((period) => `начисление;${number};;;;;${month(period)};ХВС;0,01;по нормативу`);
  const monthsOf = (number: string) => Promise.all([before, last, present].map((period) => computedOf(number, period)));

  await take(account('880001', 2), ...charges('880001'), account('880002', 3), ...charges('880002'));
  await take(account('880003', 3, 'посёлок'), ...charges('880003'));
  const [two, three, elsewhere] = [await monthsOf('880001'), await monthsOf('880002'), await monthsOf('880003')];
  assert.ok(two.every((sum, at) => sum > 0 && sum < (three[at] ?? 0)));

  await take(account('880001', 3));
  assert.deepEqual(await monthsOf('880001'), [two[0], two[1], three[2]], 'changed this month');
  const bill = await chargeDetail(
    fixture.store.db,
    fixture.settings,
    { id: (await accountOf('880001')).id } as Account,
    last,
  );
  const norm = (
    await chargeDetail(fixture.store.db, fixture.settings, { id: (await accountOf('880001')).id } as Account, present)
  ).norms[0];
  assert.equal(Number(bill.norms[0]?.volume) / 2, Number(norm?.volume) / 3, 'the page shows the norm of two');
  await take(account('880001', 3));
  assert.deepEqual(await monthsOf('880001'), [two[0], two[1], three[2]], 'the same again changes nothing');
  await take(account('880001', 2));
  assert.deepEqual(await monthsOf('880001'), two, 'a mistake of this month is taken back');
  await take(account('880001', 3, 'город', month(last)));
  assert.deepEqual(await monthsOf('880001'), [two[0], three[1], three[2]], 'the registry names the month');
  await take(account('880001', 3, 'посёлок'));
  assert.deepEqual(await monthsOf('880001'), [two[0], three[1], elsewhere[2]], 'the zone as well');
  await take(account('880001', 3, 'город', month(addMonths(present, -12))));
  assert.deepEqual(await monthsOf('880001'), three, 'an earlier month replaces what was kept of later ones');
});

const accountOf = (number: string) =>
  fixture.store.db.selectFrom('account').select('id').where('number', '=', number).executeTakeFirstOrThrow();

test('the correction of a coefficient is told apart from that of the volume, and is checked as one', async () => {
  const number = personAt(3).accountNumber;
  const take = async (name: string, sum: string) => {
    const path = join(fixture.folder, `${name}.csv`);
    const header = 'Запись;Лицевой счёт;Услуга;Вид начисления;Период;Сумма;Основание';
    writeFileSync(path, `${header}\r\nначисление;${number};ХВС;повышающий коэффициент;09.2026;${sum};\r\n`);
    assert.equal((await importRegistry(fixture.store.db, fixture.settings, path)).refused, 0);
  };
  await take('coefficient', '30,00');
  await take('coefficient-corrected', '20,00');
  const { id } = await accountOf(number);
  const { lines } = await chargeDetail(fixture.store.db, fixture.settings, { id } as Account, '2026-09');
  assert.deepEqual(
    lines.flatMap(({ kind, corrects }) => (kind === 'recalculation' ? [corrects] : [])),
    ['volume', 'coefficient', 'coefficient'],
  );
  const billed = new Map<string, number>();
  for await (const difference of checkCharges(fixture.store.db, fixture.settings, '2026-09'))
    if (difference.accountNumber === number) billed.set(difference.kind, difference.billed);
  // The volume is that of an earlier test.
  assert.deepEqual(
    [...billed],
    [
      ['volume', 100],
      ['coefficient', 2000],
    ],
  );
});
