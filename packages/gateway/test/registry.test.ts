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
import { damagedRegistry, refusedLines, storedRecords } from './damaged-registry.ts';
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

const windows1251 = (text: string) => encoded(text, 'windows-1251');

/** Encodes a text in a single-byte encoding, which Node can only decode. */
function encoded(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding);
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
    different: 0,
    refused: 0,
    faultFile: join(fixture.folder, 'one.csv.errors.csv'),
  });
  assert.equal((await load('one.csv', LINES.join('\r\n'))).written, 0);
  const account = await accountOf('007001');
  assert.equal(account?.holder, 'Капля; Роса');
  assert.equal(account?.number, '007-001');
  const charge = await fixture.store.db
    .selectFrom('ledger_entry')
    .selectAll()
    .where('account_id', '=', account?.id ?? '')
    .where('kind', '=', 'charge')
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
  await assert.rejects(load('b.csv', 'Лицевой счёт;Абонент;Адрес\n123/4;Струя;адрес\n'), /1 were refused/);
  assert.match(faultsOf('b.csv'), /2;"номер 123\/4 не отличить от 12\/34.*";"123\/4;Струя;адрес"/);
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
    assert.ok('sheets' in read, format);
    const { table } = read.sheets[0]!;
    assert.equal(recognise(table).kind, kind);
    const { rows, blank, foreign } = readRows(table, recognise(table));
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
  await assert.rejects(loadCase('r01-sci.csv'), /No line of .*r01-sci.csv could be imported: 3 were refused/);
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
  await assert.rejects(loadCase('r12-dash.csv'), /No line of .* could be imported/);
  assert.match(faultsOf('r12-dash.csv'), /2;"«Лицевой счёт»: «-»; в номере нет ни одной цифры/);
  assert.match(faultsOf('r12-dash.csv'), /5;"«Лицевой счёт»: «#Н\/Д»; в ячейке ошибка таблицы/);
});

test('a registry without a record is an error', async () => {
  await assert.rejects(load('names-only.csv', `${HEADER}\r\n`), /no records/);
});

test('every identifier that a spreadsheet has damaged is refused, whatever column it is in', async () => {
  const report = await loadCase('r05-damaged-cells.csv');
  assert.deepEqual([report.written, report.refused], [4, 9]);
  for (const [line, reason] of [
    [3, '«Лицевой счёт»: «230700002,0»; таблица превратила номер в число'],
    [4, '«Абонент»: «#Н/Д»; в ячейке ошибка таблицы'],
    [5, '«Код с квитанции»: «1,23E+11»; таблица округлила номер'],
    [6, '«Лицевой счёт»: «230,700,005»; в номере посторонние знаки'],
    [8, '«Номер прибора учёта»: «1,1E+07»; таблица округлила номер'],
    [9, '«Номер прибора учёта»: «-»; в номере нет ни букв, ни цифр'],
    [11, '«Показание»: «12.май»; нужно число'],
    [12, '«Номер документа»: «2,02611E+11»; таблица округлила номер'],
    [14, '«Дата оплаты»: «####»; в ячейке ошибка таблицы'],
  ] as const)
    assert.ok(faultsOf('r05-damaged-cells.csv').includes(`\r\n${line};"${reason}`), reason);
});

test('dates and months are read in the spellings of spreadsheets, and stored alike', async () => {
  const report = await loadCase('r06-dates.csv');
  assert.deepEqual([report.written, report.refused], [8, 3]);
  const account = await accountOf('230710001');
  const rows = await fixture.store.db
    .selectFrom('reading')
    .select(['period', 'taken_on', 'value'])
    .where('account_id', '=', account?.id ?? '')
    .orderBy('period')
    .execute();
  assert.deepEqual(
    rows.map(({ period, taken_on, value }) => [period, taken_on, value]),
    [
      ['2026-05', '2026-05-22', '100.5'],
      ['2026-06', '2026-06-22', '104'],
      ['2026-07', '2026-07-22', '108.123'],
      ['2026-08', '2026-08-22', '112'],
      ['2026-09', '2026-09-22', '116'],
      ['2026-10', '2026-10-22', '120'],
    ],
  );
});

test('a file with damaged lines keeps its encoding, and a line in another one is refused', async () => {
  const header = Buffer.from('Лицевой счёт;Абонент;Адрес\n');
  const mixed = Buffer.concat([
    header,
    Buffer.from('230720001;Капля;ул. Тихая, д. 1\n'),
    windows1251('230720002;Струя;ул. Тихая, д. 2\n'),
    Buffer.from('230720003;Рос'),
    Buffer.from([0xd0]),
    Buffer.from(';ул. Тихая, д. 3\n230720004;Пена;ул. Тихая, д. 4\n'),
  ]);
  const report = await load('mixed.csv', mixed);
  assert.deepEqual([report.written, report.refused], [2, 2]);
  assert.match(faultsOf('mixed.csv'), /^3;"в строке испорченные буквы/m);
  const twice = Buffer.concat([
    windows1251('Лицевой счёт;Абонент;Адрес\n230720005;Капля;адрес\n'),
    Buffer.from('230720006;Роса;ул. Тихая\n'),
  ]);
  assert.deepEqual([(await load('twice.csv', twice)).refused], [1]);
  for (const [name, encode] of [
    ['utf16.csv', (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    ['cp866.csv', (text: string) => encoded(text, 'ibm866')],
    ['koi8.csv', (text: string) => encoded(text, 'koi8-r')],
  ] as const) {
    const { written, unchanged, refused } = await load(
      name,
      encode('Лицевой счёт;Абонент;Адрес\n230720007;Капля Роса;ул. Тихая\n'),
    );
    assert.deepEqual([written + unchanged, refused], [1, 0], name);
  }
  assert.equal((await accountOf('230720007'))?.holder, 'Капля Роса');
});

test('lines that name the same record are all refused, in one batch and across batches', async () => {
  const report = await loadCase('r07-twice.csv');
  assert.deepEqual([report.written, report.refused], [5, 8]);
  for (const [line, other] of [
    [2, 4],
    [4, 2],
    [6, 7],
    [9, 11],
    [12, 13],
  ])
    assert.match(faultsOf('r07-twice.csv'), new RegExp(`^${line};"то же самое записано в строке ${other}: `, 'm'));
  const far = [
    'Лицевой счёт;Абонент;Адрес',
    ...Array.from({ length: 2500 }, (_, at) => `9${String(at).padStart(8, '0')};Капля;адрес`),
    '900-000-007;Роса;адрес',
  ];
  const { written, refused } = await load('far.csv', far.join('\n'));
  assert.deepEqual([written, refused], [2499, 2]);
  assert.equal(await accountOf('900000007'), undefined);
});

test('a cut line is refused where lines are written in full, and a line with a semicolon too many always', async () => {
  const full = [
    'Лицевой счёт;Абонент;Адрес;Проживает',
    '230740001;Капля;адрес;2',
    '230740002;Роса;адрес;1',
    '230740003;Пена;ад',
    '230740004;Струя;г. Родников; ул. Тихая;2',
  ];
  const { written, refused } = await load('cut.csv', full.join('\n'));
  assert.deepEqual([written, refused], [2, 2]);
  assert.match(faultsOf('cut.csv'), /^4;"в строке меньше ячеек.*\r\n5;"в строке больше ячеек/m);
});

test('a meter is the same however its number is written', async () => {
  const head = 'Лицевой счёт;Номер прибора учёта;Услуга;Место';
  await load('meters-account.csv', 'Лицевой счёт;Абонент;Адрес\n230750001;Капля;адрес\n');
  await load('meters-1.csv', `${head}\n230750001;00-СВК 15;ХВС;кухня\n`);
  await load('meters-2.csv', `${head}\n230750001;cbk15;холодная вода;санузел\n`);
  const account = await accountOf('230750001');
  const meters = await fixture.store.db
    .selectFrom('meter')
    .select(['serial_number', 'place'])
    .where('account_id', '=', account?.id ?? '')
    .execute();
  assert.deepEqual(meters, [{ serial_number: 'cbk15', place: 'санузел' }]);
});

test('of a registry with every tenth line damaged no damaged line is stored and no good one refused', async () => {
  const parts: Buffer[] = [];
  const expected = damagedRegistry(3000, 20_261_129, (bytes) => parts.push(bytes));
  const { written, refused, faultFile } = await load('damaged.csv', Buffer.concat(parts));
  assert.deepEqual(refusedLines(faultFile), expected.refused);
  assert.deepEqual([written, refused], [expected.records.length, expected.refused.length]);
  assert.deepEqual(await storedRecords(fixture.store.db), expected.records);
});

test('area, ИЖКУ and heat are read, kept while a file does not name them, and refused when they are damaged', async () => {
  const header = 'Лицевой счёт;Абонент;Адрес;ЕЛС;ИЖКУ;Общая площадь, м²';
  const account = 'О-1;Роса;г. Родников';
  const stored = async () => {
    const row = await accountOf('O1');
    return [row?.els_number, row?.service_id_gis, row?.area === null ? null : Number(row?.area)];
  };
  const give = (cells: string) => load('home.csv', `${header}\r\n${account};${cells}`);
  assert.equal((await give('75рд300001;75рд300001–01;54,30')).written, 1);
  assert.deepEqual(await stored(), ['75РД300001', '75РД300001-01', 54.3]);
  assert.equal((await give('75РД 300001;75РД300001-01;54,3 м2')).unchanged, 1);
  assert.equal((await give('75РД300001;;')).unchanged, 1, 'an empty cell keeps both');
  assert.equal((await give(';75РД300001-02;60')).written, 1);
  assert.deepEqual(await stored(), ['75РД300001', '75РД300001-02', 60], 'the ЕЛС is part of the ИЖКУ');
  assert.equal((await give('75РД300009;;')).written, 1);
  assert.deepEqual(await stored(), ['75РД300009', null, 60], 'the ИЖКУ of another ЕЛС does not stay');
  for (const [cells, reason] of [
    ['75РД300001;75РД300002-01;', /«ИЖКУ»: «75РД300002-01»; ИЖКУ начинается с другого ЕЛС, чем «75РД300001»/],
    ['75РД300001;75РД300001;', /«ИЖКУ»: «75РД300001»; нужны ЕЛС и две цифры/],
    ['75Р300001;;', /«ЕЛС»: «75Р300001»; нужно 10 знаков/],
    [';;54,345', /«Площадь»: «54,345»; нужна площадь в м², например 54,3/],
    [';;0', /«Площадь»: «0»; нужна площадь/],
  ] as const) {
    await assert.rejects(give(cells), /could be imported/, cells);
    assert.match(readFileSync(join(fixture.folder, 'home.csv.errors.csv'), 'utf8'), reason);
  }
  const heat = (volume: string) =>
    load(
      'heat.csv',
      `Запись;Лицевой счёт;Услуга;Период;Сумма;Вид начисления;Способ расчёта;Объём\r\nначисление;О-1;ГВС;10.2026;404,40;тепло;по объёму горячей воды;${volume}`,
    );
  assert.equal((await heat('0,17238')).written, 1);
  const line = await fixture.store.db
    .selectFrom('ledger_entry')
    .innerJoin('account', 'account.id', 'ledger_entry.account_id')
    .select(['line', 'basis', 'quantity'])
    .where('number_folded', '=', 'O1')
    .executeTakeFirst();
  assert.deepEqual([line?.line, line?.basis, Number(line?.quantity)], ['heat', 'heat', 0.17238]);
  await assert.rejects(heat('0,1723845'), /could be imported/);
});
