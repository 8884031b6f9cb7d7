import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import {
  delimiterOf,
  readRows,
  monthNamed,
  recognise,
  type ColumnLayout,
  type FileSheet,
  type Table,
} from '@vodokanal/contract/rules/reading-file';
import { readText } from '../src/building/read-bytes.ts';
import { readTable } from '../src/building/read-table.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(`${import.meta.dirname}/fixtures/${name}`));

async function sheetsOf(bytes: Uint8Array): Promise<readonly FileSheet[]> {
  const read = await readTable(bytes);
  if ('fault' in read) throw new Error(read.fault);
  return read.sheets;
}

async function tableOf(bytes: Uint8Array): Promise<{ table: Table; encoding: string }> {
  const read = await readTable(bytes);
  if ('fault' in read) throw new Error(read.fault);
  return { table: read.sheets[0]?.table ?? [], encoding: read.encoding };
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
  assert.equal(recognised.kind, 'unknown');
  const layout = recognised as ColumnLayout;
  assert.deepEqual([layout.header, layout.columns], [2, {}]);
  assert.deepEqual(contentOf(table, { ...layout, columns: { account: 0, serial: 1, value: 3 } }).lines, [
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
    [new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'DAMAGED'],
    [fixture('x20-password.xlsx'), 'PASSWORD'],
    [zipSync({ 'content.xml': strToU8('<office/>'), mimetype: strToU8('ods') }), 'OTHER_SPREADSHEET'],
    [zipSync({ 'xl/workbook.bin': new Uint8Array(9) }), 'OTHER_SPREADSHEET'],
    [zipSync({ 'ноябрь.xlsx': new Uint8Array(9) }), 'ARCHIVE'],
    [zipSync({ 'word/document.xml': strToU8('<w/>') }), 'NOT_A_TABLE'],
    [strToU8('MIME-Version: 1.0\nContent-Type: multipart/related'), 'OTHER_SPREADSHEET'],
    [strToU8('<html><body><p>Показаний нет</p></body></html>'), 'NOT_A_TABLE'],
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
    const [sheet] = result.sheets;
    if (!sheet) continue;
    const { table } = sheet;
    const recognised = recognise(table);
    if (!('columns' in recognised) && recognised.kind !== 'bank') continue;
    const from = 'body' in recognised ? recognised.body : 0;
    const lines = table.flatMap((line, index) =>
      index >= from && line.some((cell) => cell.trim()) ? [index + 1] : [],
    );
    const { rows, blank, foreign } = readRows(table, recognised);
    if (recognised.kind === 'bank') assert.ok(rows.length + blank + foreign >= lines.length, `seed ${seed}`);
    else assert.equal(rows.length + blank + foreign, lines.length, `seed ${seed}`);
    for (const { line, accountNumber, fault } of rows)
      assert.ok(lines.includes(line) && (accountNumber !== '' || fault !== undefined), `seed ${seed}`);
  }
  assert.ok(read > 50, `${read} files were readable`);
});

const PERIOD = '2026-11';
/** What is found on each sheet of a file: the readings with the month they are taken for, or why they are not. */
async function found(bytes: Uint8Array) {
  return (await sheetsOf(bytes)).map(({ name, isHidden, table, hiddenColumns }) => {
    const recognised = recognise(table, { period: PERIOD, hiddenColumns });
    const month = monthNamed(recognised, name, PERIOD);
    const { rows, otherMonths } = readRows(table, recognised, PERIOD);
    return {
      name,
      isHidden,
      month: `${month.place}${month.fits ? '' : ' (another month)'}`,
      choices: 'choices' in recognised ? recognised.choices : {},
      values: rows.map(({ accountNumber, value, fault }) =>
        [accountNumber, value, ...(fault ? [fault] : [])].join(' '),
      ),
      otherMonths,
    };
  });
}

/** An XLSX file with these sheets; each is the content of `sheetData` and what follows. */
const workbook = (sheets: readonly { readonly name: string; readonly state?: string; readonly xml: string }[]) =>
  zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets.map(({ name, state }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"${state ? ` state="${state}"` : ''}/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    ),
    ...Object.fromEntries(
      sheets.map(({ xml }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        strToU8(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${xml}</worksheet>`),
      ]),
    ),
  });
/** Rows of cells without references, as report servers write them; a cell that begins with `<` is XML. */
const bare = (...lines: readonly (readonly string[])[]) =>
  `<sheetData>${lines.map((line) => `<row>${line.map((cell) => (cell.startsWith('<') ? `<c>${cell}</c>` : cell ? `<c t="inlineStr"><is><t>${cell}</t></is></c>` : '<c/>')).join('')}</row>`).join('')}</sheetData>`;

test('files of a public report are read with the right sheet, column and month, or leave the choice', async () => {
  const one = async (name: string) => (await found(fixture(name)))[0];
  assert.deepEqual((await one('x05-noref.xlsx'))?.values, ['230100201 337.1', '230100201 481', '230100203 592.5']);
  assert.deepEqual((await one('c06-html.xls'))?.values, ['230100201 337,1']);
  assert.deepEqual((await one('c09-badbyte.csv'))?.values, ['230100201 337,1', '230100203 592,5']);
  assert.deepEqual(await one('c21-period-column.csv'), {
    name: '',
    isHidden: false,
    month: 'unnamed',
    choices: {},
    values: [],
    otherMonths: 2,
  });
  assert.deepEqual((await one('x24-all-formulas.xlsx'))?.values, [
    '230100204 =530.9+4.3 NO_RESULT',
    '230100205 =741.4+10.9 NO_RESULT',
  ]);
  const merged = await one('x21-merged-header-own-prev.xlsx');
  assert.deepEqual(
    [merged?.choices, merged?.values[0], merged?.month],
    [{ value: [4, 5] }, '230100201 337.1', 'column'],
  );
  const twice = await one('x23-twice-nodate.xlsx');
  assert.deepEqual([twice?.choices, twice?.values, twice?.month], [{ value: [3, 4] }, ['230100204 535.2'], 'column']);
  assert.deepEqual(
    (await found(fixture('x22-hidden-draft.xlsx'))).map(({ name, isHidden, values }) => [name, isHidden, values[0]]),
    [
      ['Черновик', true, '230100204 531.5'],
      ['Ноябрь', false, '230100204 535.2'],
    ],
  );
  assert.deepEqual(
    (await found(fixture('x02c-instruction-first.xlsx'))).map(({ name, values }) => [name, values.length]),
    [
      ['Инструкция', 0],
      ['Показания', 3],
    ],
  );
});

test('line ends of old programs, UTF-16 without a mark and a named delimiter are read', async () => {
  const text = 'ЛС;№ счётчика;Показание\n230109001;21000011;107,5\n230109004;21000041;118,25\n';
  const values = ['230109001 107,5', '230109004 118,25'];
  const utf16 = Buffer.from(text, 'utf16le');
  for (const bytes of [
    strToU8(text.replaceAll('\n', '\r')),
    strToU8(text.replace('\n', '\r\n').replace('107,5\n', '107,5\r')),
    new Uint8Array(utf16),
    new Uint8Array(Buffer.from(utf16).swap16()),
    strToU8(`sep=;\n${text}`),
  ])
    assert.deepEqual((await found(bytes))[0]?.values, values);
});

test('an XML spreadsheet and a web page are read with merged and skipped cells, whatever their name', async () => {
  const cell = (text: string, more = '') => `<Cell${more}><Data ss:Type="String">${text}</Data></Cell>`;
  const xml = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Справка"><Table><Row>${cell('Заполните лист «Дом»')}</Row></Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
<Worksheet ss:Name="Дом"><Table><Row ss:Index="3">${cell('Лицевой счёт', ' ss:MergeDown="1"')}${cell('Показания', ' ss:MergeAcross="1"')}</Row>
<Row>${cell('предыдущие', ' ss:Index="2"')}${cell('текущие')}</Row>
<Row>${cell('230109001')}${cell('103')}${cell('107.5')}</Row><Row>${cell('230109004')}<Cell ss:Index="3" ss:Formula="=R[-1]C+1"/></Row></Table></Worksheet></Workbook>`;
  assert.deepEqual(
    (await found(strToU8(xml))).map(({ name, isHidden, choices, values }) => ({ name, isHidden, choices, values })),
    [
      { name: 'Справка', isHidden: true, choices: {}, values: [] },
      {
        name: 'Дом',
        isHidden: false,
        choices: {},
        values: ['230109001 107.5', '230109004 =R[-1]C+1 NO_RESULT'],
      },
    ],
  );
  const page = `<meta http-equiv=Content-Type content="text/html; charset=windows-1251"><style>td{}</style><table><tr><td><table>
<tr><td rowspan=2>ЛС<td colspan=2>Показание<tr><td>на&nbsp;31.10<td>на 24.11<tr><td>230109001<td>103<td>107,5</table></table>`;
  const old = Uint8Array.from(page, (letter) => {
    const code = letter.charCodeAt(0);
    return code < 0x80 ? code : letter === 'ё' ? 0xb8 : code - 0x350;
  });
  const [sheet] = await found(old);
  assert.deepEqual([sheet?.values, sheet?.choices, sheet?.month], [['230109001 107,5'], { value: [1, 2] }, 'column']);
});

test('a sheet, column or title that names another month is found out', async () => {
  const lines = [
    ['ЛС', '№ счётчика', 'Показание'],
    ['230109001', '21000011', '107'],
  ] as const;
  const months = async (bytes: Uint8Array) => (await found(bytes)).map(({ month }) => month);
  assert.deepEqual(
    await months(
      workbook([
        { name: 'Октябрь', xml: bare(...lines) },
        { name: 'Ноябрь', xml: bare(...lines) },
        { name: 'ул. Октябрьская, 5', xml: bare(...lines) },
      ]),
    ),
    ['sheet (another month)', 'sheet', 'unnamed'],
  );
  assert.deepEqual(await months(workbook([{ name: 'Лист1', xml: bare(['Показания за октябрь 2026 г.'], ...lines) }])), [
    'title (another month)',
  ]);
  const text = (head: string) => strToU8(`ЛС;№ счётчика;${head}\n230109001;21000011;107\n`);
  assert.deepEqual(await months(text('Показание на 31.10')), ['column (another month)']);
  assert.deepEqual(await months(text('Показание за ноябрь 2025')), ['column (another month)']);
  assert.deepEqual(await months(text('Показания на 24.11.2026, м3')), ['column']);
});

test('of several columns the latest in sight is guessed, and numbered or service headings are understood', async () => {
  const hidden = bare(
    ['ЛС', 'Показание', 'Показание', 'Номер счётчика'],
    ['230109001', '103', '107', '21000011'],
    ['230109004', '110', '118', '21000041'],
  );
  const [byNumbers] = await found(workbook([{ name: 'Лист1', xml: hidden }]));
  assert.deepEqual([byNumbers?.choices, byNumbers?.values], [{ value: [1, 2] }, ['230109001 107', '230109004 118']]);
  const [visible] = await found(
    workbook([{ name: 'Лист1', xml: `<cols><col min="3" max="3" hidden="1"/></cols>${hidden}` }]),
  );
  assert.deepEqual(visible?.values, ['230109001 103', '230109004 110']);
  const [numbered] = await found(strToU8('Лицевой счёт;Номер счётчика;Показание\n1;2;3\n230109001;21000011;107\n'));
  assert.deepEqual(numbered?.values, ['230109001 107']);
  const wide = strToU8(
    'Лицевой счёт;ХВС;;ГВС;\n;№ счётчика;Показание;№ счётчика;Показание\n230109001;21000011;107;21000012;90\n',
  );
  const [sheet] = await sheetsOf(wide);
  const layout = recognise(sheet!.table, { period: PERIOD }) as ColumnLayout;
  assert.deepEqual([layout.choices, layout.titles[4]], [{ serial: [1, 3], value: [2, 4] }, 'ГВС, Показание']);
  const { rows } = readRows(sheet!.table, { ...layout, columns: { account: 0, serial: 3, value: 4 } });
  assert.deepEqual([rows[0]?.serialNumber, rows[0]?.service, rows[0]?.value], ['21000012', 'hotWater', '90']);
  const [some] = await found(
    workbook([
      { name: 'Лист1', xml: bare(['ЛС', 'Показание'], ['230109001', '<v>107</v>'], ['230109004', '<f>1+2</f>']) },
    ]),
  );
  assert.deepEqual(some?.values, ['230109001 107', '230109004 =1+2 NO_RESULT']);
});
