import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import {
  dateOf,
  delimiterOf,
  readRows,
  recognise,
  type ColumnMap,
  type Table,
} from '@vodokanal/contract/rules/reading-file';
import { readTable, readText } from '../src/building/read-table.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(`${import.meta.dirname}/fixtures/${name}`));

async function tableOf(bytes: Uint8Array): Promise<{ table: Table; encoding: string }> {
  const read = await readTable(bytes);
  if ('fault' in read) throw new Error(read.fault);
  return read;
}

/** The content of all fixtures, whatever their format: account, serial number, service, value, date. */
const THREE = [
  '230109001 21000011 coldWater 107.5 2026-11-22',
  '230109001 21000012 hotWater 106 2026-11-22',
  '230109004 21000041 coldWater 118.25 2026-11-21',
];

const contentOf = (table: Table, recognised = recognise(table)) => {
  const { rows, blank, foreign } = readRows(table, recognised);
  return {
    lines: rows.map(({ accountNumber, serialNumber, service = '', value, takenOn = '' }) =>
      [accountNumber, serialNumber.replace(/^0+/, ''), service, value.replace(',', '.'), takenOn].join(' ').trim(),
    ),
    blank,
    foreign,
  };
};

for (const [name, kind, encoding, counts] of [
  ['own.utf8.csv', 'own', 'utf-8', { blank: 1, foreign: 0 }],
  ['own.1251.csv', 'own', 'windows-1251', { blank: 1, foreign: 0 }],
  ['own.koi8r.csv', 'own', 'koi8-r', { blank: 1, foreign: 0 }],
  ['own.866.csv', 'own', 'ibm866', { blank: 1, foreign: 0 }],
  ['own.utf16.txt', 'own', 'utf-16le', { blank: 1, foreign: 0 }],
  ['own.xlsx', 'own', 'xlsx', { blank: 1, foreign: 0 }],
  ['bank.1251.txt', 'bank', 'windows-1251', { blank: 1, foreign: 1 }],
  ['platform.xlsx', 'platform', 'xlsx', { blank: 0, foreign: 1 }],
] as const) {
  test(`the file ${name} is recognised by its content and gives the three readings`, async () => {
    const read = await tableOf(fixture(name));
    assert.equal(read.encoding, encoding);
    assert.equal(recognise(read.table).kind, kind);
    assert.deepEqual(contentOf(read.table), { lines: THREE, ...counts });
  });
}

test('names and addresses are dropped', async () => {
  const [whole = ''] = [new TextDecoder('windows-1251').decode(fixture('bank.1251.txt'))];
  // Also in lines that cannot be read.
  const damaged = new TextEncoder().encode(
    whole.replace(/;9;0021000041/, ';0021000041') + whole.replaceAll(';9;', ';девять;').split('\r\n')[0],
  );
  for (const bytes of [fixture('bank.1251.txt'), fixture('platform.xlsx'), damaged]) {
    const { table } = await tableOf(bytes);
    assert.doesNotMatch(JSON.stringify(readRows(table, recognise(table))), /Ручь|Капля|Набережная|Родников/);
  }
});

test('a sheet of an unknown layout is read by a column map', async () => {
  const { table } = await tableOf(fixture('sheet-of-1c.xlsx'));
  const recognised = recognise(table);
  assert.deepEqual(recognised, { kind: 'unknown', header: 2, columns: {} });
  const columns: ColumnMap = { account: 0, serial: 1, value: 3 };
  assert.deepEqual(contentOf(table, { kind: 'unknown', header: 2, columns }).lines, [
    '230109001 21000011  107.5',
    '230109004 21000041  118.25',
  ]);
});

test('files without readings are recognised, and files that are no tables are refused with a code', async () => {
  for (const [name, kind] of [
    ['debts.1251.txt', 'debts'],
    ['gorod.1251.txt', 'balances'],
    ['payments.866.txt', 'unknown'],
  ] as const)
    assert.equal(recognise((await tableOf(fixture(name))).table).kind, kind, name);
  for (const [bytes, fault] of [
    [fixture('own.xls'), 'OLD_EXCEL'],
    [new Uint8Array(), 'EMPTY'],
    [new TextEncoder().encode('%PDF-1.7\n\u0001\u0002'), 'NOT_A_TABLE'],
    [new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]), 'DAMAGED'],
    [new Uint8Array(15 * 1024 * 1024 + 1), 'TOO_LARGE'],
  ] as const)
    assert.deepEqual(await readTable(bytes), { fault });
});

test('an unreadable line becomes a row with its fault and does not stop the others', async () => {
  const text =
    'ЛС;№ счётчика;Услуга;Показание;Дата снятия\n230;1;ХВС;5;31.02.2026\n;2;ХВС;5;\n231;3;кисель;5;\n232;4;ГВС;нет;22.11.2026 10:15\n233;"5;ХВС;6;22.11.26\n234;6;Электроэнергия;7;';
  const table = await readText(text);
  const { rows, foreign } = readRows(table, recognise(table));
  assert.deepEqual(
    rows.map(({ line, fault, value }) => [line, fault, value]),
    [
      [2, 'DATE_FORMAT', '5'],
      [3, 'NO_ACCOUNT', '5'],
      [4, undefined, '5'],
      [5, undefined, 'нет'],
      [6, undefined, '6'],
    ],
  );
  assert.equal(foreign, 1);
});

test('columns with known names are found in any position; a bank line without meters counts as blank', async () => {
  const wide = await readText(
    [
      'Лицевой счёт;Помещение;Подъезд;Дом;ФИО;Этаж;Номер прибора учёта;а;б;в;Услуга;Показание;Дата снятия',
      ...[1, 2, 3].map(
        (flat) => `23000000${flat};${flat};1;5;Капля;${flat + 7};7700000${flat};;;;ХВС;10${flat};22.11.2026`,
      ),
    ].join('\n'),
  );
  assert.equal(recognise(wide).kind, 'own');
  assert.deepEqual(
    readRows(wide, recognise(wide)).rows.map(({ value, service }) => [value, service]),
    [
      ['101', 'coldWater'],
      ['102', 'coldWater'],
      ['103', 'coldWater'],
    ],
  );
  const bank = await readText(
    new TextDecoder('windows-1251').decode(fixture('bank.1251.txt')) +
      '230109005;Капля Пятая;75РД333005;guid;г. Родников, кв. 5;\r\n230109006;Капля Шестая;x;y\r\n',
  );
  const { rows, blank } = readRows(bank, { kind: 'bank' });
  assert.deepEqual([blank, rows.filter(({ fault }) => fault === 'LINE_FORMAT').length], [2, 1]);
});

test('a sheet that would unpack to an excessive size is refused before it is read', async () => {
  const sheet = (rows: string) =>
    zipSync({
      'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
      'xl/workbook.xml': strToU8('<workbook/>'),
    });
  assert.deepEqual(await readTable(sheet('<row r="4000000000"><c r="A4000000000"><v>1</v></c></row>')), {
    fault: 'DAMAGED',
  });
  assert.deepEqual(await readTable(zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(151 * 1024 * 1024) })), {
    fault: 'TOO_LARGE',
  });
});

test('dates are read in the formats of people, programs and spreadsheets', () => {
  for (const text of [
    '22.11.2026',
    '22.11.26',
    '2026-11-22',
    '2026-11-22T10:00:00',
    '22.11.2026 9:05',
    '46348',
    '46348,5',
  ])
    assert.equal(dateOf(text), '2026-11-22', text);
  for (const text of ['31.02.2026', '2026-02-30', '2026-13-01', 'вчера', '123']) assert.equal(dateOf(text), null, text);
});

test('the delimiter is found also beside decimal commas', () => {
  assert.equal(delimiterOf('a;b;c\n1,5;2,5;3,5'), ';');
  assert.equal(delimiterOf('a\tb\n1,5\t2'), '\t');
  assert.equal(delimiterOf('a,b\n1,2'), ',');
});

/** Pseudo-random numbers, the same on every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

test('each of two hundred damaged files is refused with a code or accounts for every line', async () => {
  const names = [
    'own.utf8.csv',
    'own.1251.csv',
    'own.koi8r.csv',
    'own.866.csv',
    'own.utf16.txt',
    'bank.1251.txt',
    'own.xlsx',
    'platform.xlsx',
  ];
  let read = 0;
  for (let seed = 0; seed < 200; seed++) {
    const random = numbers(seed * 7919 + 1);
    let bytes = fixture(names[seed % names.length] as string);
    for (let damage = 0; damage < 1 + random() * 6; damage++) {
      const at = Math.floor(random() * bytes.length);
      const kind = random();
      if (kind < 0.4) bytes[at] = Math.floor(random() * 256);
      else if (kind < 0.6) bytes = bytes.slice(0, at);
      else if (kind < 0.8)
        bytes = new Uint8Array([
          ...bytes.slice(0, at),
          ...Array.from({ length: 1 + random() * 5 }, () => Math.floor(random() * 256)),
          ...bytes.slice(at),
        ]);
      else bytes = new Uint8Array([...bytes.slice(0, at), ...bytes.slice(at + Math.floor(random() * 40))]);
    }
    const result = await readTable(bytes);
    if ('fault' in result) continue;
    read++;
    const recognised = recognise(result.table);
    if (!('columns' in recognised) && recognised.kind !== 'bank') continue;
    const from = 'header' in recognised ? recognised.header + 1 : 0;
    const lines = result.table.flatMap((line, index) =>
      index >= from && line.some((cell) => cell.trim()) ? [index + 1] : [],
    );
    const { rows, blank, foreign } = readRows(result.table, recognised);
    if (recognised.kind === 'bank') assert.ok(rows.length + blank + foreign >= lines.length, `seed ${seed}`);
    else assert.equal(rows.length + blank + foreign, lines.length, `seed ${seed}`);
    for (const { line, accountNumber, fault } of rows)
      assert.ok(lines.includes(line) && (accountNumber !== '' || fault !== undefined), `seed ${seed}`);
  }
  assert.ok(read > 50, `${read} files were readable`);
});
