import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readRows, recognise } from '@vodokanal/contract/rules/reading-file';
import { readTable } from '../../widgets/src/building/read-table.ts';
import { exportReadings } from '../src/registry/export.ts';
import { importRegistry } from '../src/registry/import.ts';
import { createFixture, type Fixture } from './fixture.ts';

let fixture: Fixture;
before(async () => {
  fixture = await createFixture();
});
after(() => fixture.close());

const HEADER =
  'Запись;Лицевой счёт;Абонент;Адрес;Проживает;Номер прибора учёта;Услуга;Период;Показание;Дата снятия;Сумма;Номер документа;Дата оплаты';
const LINES = [
  HEADER,
  'счёт;007-001;"Капля; Роса";г. Родников, ул. Тихая, д. 1;2;;;;;;;;',
  'прибор;007001;;;;A-1;ХВС;;;;;;',
  'показание;007001;;;;A-1;;10.2026;00012,500;22.10.2026;;;',
  'начисление;007001;;;;;ХВС;10.2026;;;1 234,56;;',
  'платёж;007001;;;;;;;;;200;П-1;03.11.2026',
];

/** Encodes a text as Windows-1251, which Node can only decode. */
function windows1251(text: string): Buffer {
  const decoder = new TextDecoder('windows-1251');
  const codes = new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]));
  return Buffer.from([...text].map((letter) => codes.get(letter) ?? 63));
}

const load = async (name: string, content: string | Buffer) => {
  const file = join(fixture.folder, name);
  writeFileSync(file, content);
  return importRegistry(fixture.store.db, fixture.settings, file);
};

const exported = async (period = '2026-11', options: Parameters<typeof exportReadings>[3] = {}): Promise<Buffer> => {
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), exportReadings(fixture.store.db, period, out, options)]);
  return bytes;
};

const accountOf = (folded: string) =>
  fixture.store.db.selectFrom('account').selectAll().where('number_folded', '=', folded).executeTakeFirst();

test('a registry is read, and the second time changes nothing', async () => {
  assert.deepEqual(await load('one.csv', LINES.join('\r\n')), {
    written: 5,
    unchanged: 0,
    refused: 0,
    faultFile: join(fixture.folder, 'one.csv.errors.csv'),
  });
  assert.equal((await load('one.csv', LINES.join('\r\n'))).written, 0);
  const account = await accountOf('007001');
  assert.equal(account?.holder, 'Капля; Роса');
  assert.equal(account?.number, '007-001');
  const charge = await fixture.store.db
    .selectFrom('charge')
    .selectAll()
    .where('account_id', '=', account?.id ?? '')
    .executeTakeFirstOrThrow();
  assert.deepEqual([charge.amount, charge.due_on], [123_456, '2026-11-16'], 'the 15th is a Sunday');
});

test('UTF-8 with and without BOM and Windows-1251 give the same', async () => {
  for (const [name, content] of [
    ['bom.csv', `\ufeff${LINES.join('\n')}`],
    ['1251.csv', windows1251(LINES.join('\r\n'))],
  ] as const) {
    const { written, unchanged, refused } = await load(name, content);
    assert.deepEqual([written, unchanged, refused], [0, 5, 0], name);
  }
});

test('bad lines are told with number and reason, good ones are kept', async () => {
  const bad = [
    HEADER,
    'счёт;;Без Номера;адрес;1;;;;;;;;',
    'счёт;007002;Струя;адрес;много;;;;;;;;',
    'прибор;404404;;;;B-1;ХВС;;;;;;',
    'показание;007001;;;;A-1;;13.2026;5;22.10.2026;;;',
    'показание;007001;;;;A-1;;09.2026;пять;22.09.2026;;;',
    'платёж;007001;;;;;;;;;сто;П-2;03.11.2026',
    'платёж;007001;;;;;;;;;100;П-3;31.02.2026',
    'начисление;007001;;;;;ХВС;01.1999;;;10;;',
    'вода;007001;;;;;;;;;;;',
    '"счёт;007009;Кавычка',
    'счёт;007003;Пена;адрес;1;;;;;;;;',
  ].join('\r\n');
  const { written, refused, faultFile } = await load('bad.csv', bad);
  assert.deepEqual([written, refused], [1, 10]);
  const report = readFileSync(faultFile, 'utf8');
  assert.ok(report.startsWith('\ufeffСтрока;Причина;Текст\r\n'));
  for (const [line, reason] of [
    [2, 'не заполнено «Лицевой счёт»'],
    [3, '«Проживает»: «много»'],
    [4, 'нет лицевого счёта 404404'],
    [5, 'нужен месяц вида 11.2026'],
    [6, '«Показание»: «пять»'],
    [7, '«Сумма»: «сто»'],
    [8, 'нужна дата вида 31.12.2026'],
    [9, 'срок оплаты неизвестен'],
    [10, '«Запись»: «вода»'],
    [11, 'кавычка'],
  ] as const) {
    assert.match(report, new RegExp(`^${line};.*${reason.replace(/[«».]/g, '.')}`, 'm'), reason);
  }
  assert.ok(await accountOf('007003'));
});

test('a file of one kind needs no column for it, and columns have other names', async () => {
  const { written, refused } = await load(
    'payments.csv',
    'Л/с;Оплачено;Документ;Дата платежа\n007001;50,5;П-9;04.11.2026\n',
  );
  assert.deepEqual([written, refused], [1, 0]);
});

test('a file without the account column is refused whole', async () => {
  await assert.rejects(load('wrong.csv', 'Фамилия;Сумма\nКапля;5\n'), /no column «Лицевой счёт»/);
  await assert.rejects(
    importRegistry(fixture.store.db, fixture.settings, join(fixture.folder, 'none.csv')),
    /There is no file/,
  );
});

test('numbers that differ only in their separators are not merged', async () => {
  await load('a.csv', 'Лицевой счёт;Абонент;Адрес\n12/34;Капля;адрес\n');
  const { refused } = await load('b.csv', 'Лицевой счёт;Абонент;Адрес\n123/4;Струя;адрес\n');
  assert.equal(refused, 1);
  assert.equal((await accountOf('1234'))?.holder, 'Капля');
});

test('accepted readings go out, and come back billed with their receipt number', async () => {
  const account = await accountOf('007001');
  const meter = await fixture.store.db
    .selectFrom('meter')
    .selectAll()
    .where('account_id', '=', account?.id ?? '')
    .executeTakeFirstOrThrow();
  await fixture.store.db
    .insertInto('reading')
    .values({
      account_id: meter.account_id,
      id: '01900000-0000-7000-8000-000000000001',
      meter_id: meter.id,
      period: '2026-11',
      value: '15.25',
      volume: '2.75',
      taken_on: '2026-11-22',
      received_at: fixture.clock,
      source: 'resident',
      status: 'accepted',
      receipt_number: 'П-2026-11-000001',
      customer_id: null,
    })
    .execute();
  const lines = (await exported()).toString('utf8').split(/(?<=\r\n)/);
  assert.deepEqual(lines, [
    '\ufeffЛицевой счёт;Номер прибора учёта;Услуга;Показание;Дата снятия;Источник\r\n',
    '007-001;A-1;ХВС;15,25;22.11.2026;абонент\r\n',
  ]);
  await load('back.csv', `${lines[0]?.trim()};Период\r\n${lines[1]?.trim()};11.2026\r\n`);
  const reading = await fixture.store.db
    .selectFrom('reading')
    .selectAll()
    .where('meter_id', '=', meter.id)
    .where('period', '=', '2026-11')
    .executeTakeFirstOrThrow();
  assert.deepEqual([reading.status, reading.receipt_number], ['billed', 'П-2026-11-000001']);
  assert.ok(!existsSync(join(fixture.folder, 'back.csv.errors.csv')));
});

test('every layout and encoding that goes out is read again by what the management company reads files with', async () => {
  const account = await accountOf('007001');
  const meter = await fixture.store.db
    .selectFrom('meter')
    .selectAll()
    .where('account_id', '=', account?.id ?? '')
    .executeTakeFirstOrThrow();
  await fixture.store.db
    .updateTable('account')
    .set({ els_number: '75РД300001', flat: '7' })
    .where('id', '=', meter.account_id)
    .execute();
  await fixture.store.db
    .insertInto('meter')
    .values({
      account_id: meter.account_id,
      id: '01900000-0000-7000-8000-000000000011',
      serial_number: '0077;1',
      service: 'hotWater',
      place: 'санузел',
      digits: 5,
      fraction_digits: 3,
      state: 'inService',
      verified_on: null,
      next_verification_on: '2030-01-31',
      sealed_on: null,
    })
    .execute();
  for (const [id, meterId, value] of [
    ['01900000-0000-7000-8000-000000000012', meter.id, '16.5'],
    ['01900000-0000-7000-8000-000000000013', '01900000-0000-7000-8000-000000000011', '7'],
  ] as const) {
    await fixture.store.db
      .insertInto('reading')
      .values({
        account_id: meter.account_id,
        id,
        meter_id: meterId,
        period: '2026-12',
        value,
        volume: null,
        taken_on: '2026-12-20',
        received_at: fixture.clock,
        source: 'manager',
        status: 'accepted',
        receipt_number: null,
        customer_id: null,
      })
      .execute();
  }
  for (const [format, encoding, kind] of [
    ['own', 'utf-8', 'own'],
    ['own', 'windows-1251', 'own'],
    ['bank', 'utf-8', 'bank'],
    ['bank', 'windows-1251', 'bank'],
    ['platform', 'utf-8', 'platform'],
  ] as const) {
    const read = await readTable(new Uint8Array(await exported('2026-12', { format, encoding })));
    assert.ok('table' in read, format);
    assert.equal(recognise(read.table).kind, kind);
    const { rows, blank, foreign } = readRows(read.table, recognise(read.table));
    assert.deepEqual(
      rows.map(({ accountNumber, serialNumber, service, value, takenOn, fault }) => [
        accountNumber,
        serialNumber,
        service,
        value.replace(',', '.'),
        takenOn,
        fault,
      ]),
      [
        ['007-001', 'A-1', 'coldWater', '16.5', '2026-12-20', undefined],
        ['007-001', '0077;1', 'hotWater', '7', '2026-12-20', undefined],
      ],
      `${format} ${encoding}`,
    );
    assert.deepEqual([blank, foreign], [0, 0]);
  }
  assert.doesNotMatch(
    (await exported('2026-12', { format: 'bank' })).toString('utf8'),
    new RegExp(account?.holder ?? 'nobody'),
  );
});

test('memory does not grow with the file', async () => {
  const lines = ['Лицевой счёт;Абонент;Адрес'];
  for (let index = 0; index < 100_000; index++)
    lines.push(`8${String(index).padStart(8, '0')};Капля ${index};г. Родников, ул. Тихая, д. ${index}`);
  const file = join(fixture.folder, 'large.csv');
  writeFileSync(file, lines.join('\n'));
  lines.length = 0;
  // Collect garbage first, so that only live memory is measured.
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const alive = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = alive();
  let most = -Infinity;
  const timer = setInterval(() => {
    most = Math.max(most, alive() - before);
  }, 200);
  const { written } = await importRegistry(fixture.store.db, fixture.settings, file);
  clearInterval(timer);
  assert.equal(written, 100_000);
  assert.ok(
    Number.isFinite(most) && most < 20 * 1024 * 1024,
    `${Math.round(most / 1024 / 1024)} MB alive more than before`,
  );
});

const loadCase = (name: string) => load(name, readFileSync(new URL(`cases/${name}`, import.meta.url)));
const faultsOf = (name: string) => readFileSync(join(fixture.folder, `${name}.errors.csv`), 'utf8');

test('account numbers that a spreadsheet rounded are refused with line and reason', async () => {
  const report = await loadCase('r01-sci.csv');
  assert.deepEqual([report.written, report.refused], [0, 3]);
  assert.match(faultsOf('r01-sci.csv'), /2;"«Лицевой счёт»: «2,302E\+08»; таблица округлила номер/);
  assert.equal(await accountOf('2,302E+08'), undefined);
});

test('cells written as ="000230401" are stored without the signs of the formula', async () => {
  const report = await loadCase('r02-eqquote.csv');
  assert.deepEqual([report.written, report.refused], [1, 0]);
  const account = await accountOf('000230401');
  assert.deepEqual([account?.number, account?.holder, account?.flat], ['000230401', 'Капля Роса', '2']);
});

test('a registry with CR line ends is read', async () => {
  const report = await loadCase('r03-cr.csv');
  assert.deepEqual([report.written, report.refused], [2, 0]);
  assert.equal((await accountOf('230500002'))?.holder, 'Струя Пена');
});

test('invisible direction marks are not stored', async () => {
  const report = await loadCase('r04-bidi.csv');
  assert.deepEqual([report.written, report.refused], [2, 0]);
  assert.deepEqual(
    [(await accountOf('230600001'))?.number, (await accountOf('230600002'))?.number],
    ['230600001', '230600002'],
  );
});

test('placeholders and spreadsheet errors are no account numbers', async () => {
  const report = await loadCase('r12-dash.csv');
  assert.equal(report.written, 0);
  assert.match(faultsOf('r12-dash.csv'), /2;"«Лицевой счёт»: «-»; в номере нет ни одной цифры/);
  assert.match(faultsOf('r12-dash.csv'), /5;"«Лицевой счёт»: «#Н\/Д»; в ячейке ошибка таблицы/);
});

test('a registry without a record is an error', async () => {
  await assert.rejects(load('names-only.csv', `${HEADER}\r\n`), /no records/);
});
