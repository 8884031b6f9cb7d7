import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BuildingMeter, BuildingStatus, BulkRowResult, Meter } from '@vodokanal/contract';
import type { FileRow } from '@vodokanal/contract/rules/reading-file';
import { readRows, recognise } from '@vodokanal/contract/rules/reading-file';
import { workbookOf } from '../src/building/download-workbook.ts';
import { quantity } from '../src/building/quantity.ts';
import { readTable } from '../src/building/read-table.ts';
import { resultTable, sentTable, templateTable } from '../src/building/result-table.ts';
import { Sheet } from '../src/building/sheet.ts';

const meter = (id: string, serialNumber: string, change: Partial<Meter> = {}): Meter => ({
  id,
  serialNumber,
  service: 'coldWater',
  place: 'кухня',
  digits: 5,
  fractionDigits: 3,
  state: 'inService',
  verifiedOn: null,
  nextVerificationOn: null,
  previous: { value: '100', takenOn: '2026-10-22', source: 'resident' },
  current: null,
  averageVolume: '4',
  confirmAbove: '9',
  refuseAbove: '500',
  pricePerCubicMetre: null,
  ...change,
});
const item = (accountNumber: string, flat: string, of: Meter): BuildingMeter => ({
  accountNumber,
  accountStatus: 'confirmed',
  flat,
  meter: of,
});
const status = (items: readonly BuildingMeter[]): BuildingStatus => ({
  building: { id: 'b', address: 'ул. Тихая, д. 1', accounts: 2, meters: items.length },
  window: { today: '2026-11-22', period: '2026-11', open: true, opensOn: '2026-11-15', closesOn: '2026-11-25' },
  expected: 0,
  received: 0,
  volume: '0',
  commonVolume: null,
  items: [...items],
});
const house = () =>
  new Sheet(
    status([
      item(
        'УК-1',
        '',
        meter('m0', '55001', {
          service: 'common',
          previous: { value: '9000', takenOn: '2026-10-22', source: 'manager' },
          confirmAbove: null,
        }),
      ),
      item('1', '1', meter('m1', '0011')),
      item('2', '2', meter('m2', '0022')),
    ]),
    false,
  );
const line = (change: Partial<FileRow>): FileRow => ({
  line: 2,
  flat: '',
  accountNumber: '1',
  serialNumber: '11',
  value: '104',
  ...change,
});
const accepted: BulkRowResult = { row: 1, result: 'accepted', receiptNumber: 'П-1' };

test('a result is not applied to a row whose value has changed', () => {
  const sheet = house();
  sheet.type('m1', '104');
  sheet.type('m2', '104');
  sheet.type('m1', '105');
  sheet.applyResults(
    new Map([
      ['m1', { value: '104', result: accepted }],
      ['m2', { value: '104', result: accepted }],
    ]),
  );
  assert.equal(sheet.row('m1')?.result, undefined);
  assert.deepEqual(
    sheet.sendable().map(({ key }) => key),
    ['m1'],
  );
  assert.deepEqual(
    sheet.unsentRows().map(({ key }) => key),
    ['m1'],
  );
  assert.equal(sheet.count('done'), 1);
});

test('a file fills the rows of its meters, and unmatched lines get rows of their own for each file', () => {
  const sheet = house();
  sheet.type('m2', '107');
  sheet.loadFile(
    [
      line({}),
      line({ line: 3, accountNumber: '9' }),
      line({ line: 4 }),
      line({ line: 5, accountNumber: '', value: '', fault: 'LINE_FORMAT' }),
      line({ line: 6, accountNumber: 'УК-1', serialNumber: '', service: 'common', value: '9020' }),
    ],
    'a',
  );
  assert.deepEqual(
    ['m0', 'm1', 'm2'].map((key) => sheet.row(key)?.value),
    ['9020', '104', '107'],
  );
  assert.deepEqual(
    sheet.rows('wrong').map(({ key, fault, verdict }) => [key, fault ?? verdict?.errors[0]?.code]),
    [
      ['file:a:1', 'NOT_YOUR_BUILDING'],
      ['file:a:2', 'DUPLICATE_ROW'],
      ['file:a:3', 'LINE_FORMAT'],
    ],
  );
  assert.equal(sheet.count('empty'), 0);
  sheet.applyResults(new Map([['file:b:1', { value: '104', result: accepted }]]));
  assert.equal(sheet.count('done'), 0);
  sheet.dropFile();
  assert.deepEqual(
    ['m0', 'm1', 'm2'].map((key) => sheet.row(key)?.value),
    ['', '', '107'],
    'typed values stay',
  );
});

test('a line joins its meter when its account is corrected, and stays unmatched without an account', () => {
  const sheet = house();
  sheet.loadFile([line({ accountNumber: '9', serialNumber: '22' })], 'a');
  assert.equal(sheet.assign('file:a:0', { accountNumber: '' }), 'file:a:0');
  sheet.type('file:a:0', '106');
  assert.equal(sheet.row('file:a:0')?.fault, 'NO_ACCOUNT');
  assert.deepEqual(sheet.sendable(), []);
  assert.equal(sheet.assign('file:a:0', { accountNumber: '2' }), 'm2');
  assert.deepEqual(sheet.bulkRow(sheet.row('m2')!, 1), {
    row: 1,
    accountNumber: '2',
    serialNumber: '0022',
    service: 'coldWater',
    value: '106',
  });
});

/** Flats of a building whose account numbers have leading zeros or are close to each other. */
const zeros = () =>
  new Sheet(
    status([
      item('000004799', '100', meter('z1', '11002990')),
      item('000004799', '100', meter('z2', '11002991', { service: 'hotWater' })),
      item('00004799', '101', meter('z3', '11002995')),
      item('230200001', '1', meter('z4', '77000001')),
      item('230200002', '2', meter('z5', '77000002')),
    ]),
    false,
  );

test('a damaged account number is resolved by flat and serial number together', () => {
  for (const accountNumber of ['4799', '4799,0', '4,799E+03', '="4799"']) {
    const sheet = zeros();
    sheet.loadFile([line({ accountNumber, flat: '100', serialNumber: '11002990' })], 'a');
    const row = sheet.row('z1');
    assert.deepEqual(
      [row?.value, row?.accountNumber, row?.writtenAccount, row?.fault],
      ['104', '000004799', accountNumber, undefined],
      accountNumber,
    );
    assert.equal(sheet.bulkRow(sheet.sendable()[0]!, 1).accountNumber, '000004799');
  }
  const sheet = zeros();
  sheet.loadFile([line({ accountNumber: '2,302E+08', flat: '2', serialNumber: '7,7000002E+07' })], 'a');
  assert.equal(sheet.row('z5')?.value, '104');
});

test('a damaged account number that flat and meter do not resolve is asked for before sending', () => {
  const sheet = zeros();
  sheet.loadFile(
    [
      line({ accountNumber: '2,302E+08', serialNumber: '77000001' }),
      line({ line: 3, accountNumber: '2,302E+08', flat: '1', serialNumber: '' }),
      line({ line: 4, accountNumber: '4799', flat: '100', serialNumber: '11002995' }),
      line({ line: 5, accountNumber: '2,309E+08', flat: '1', serialNumber: '77000001' }),
      line({ line: 6, accountNumber: '4798', flat: '100', serialNumber: '11002990' }),
    ],
    'a',
  );
  assert.deepEqual(
    sheet.rows('wrong').map(({ fault, verdict, likelyAccount }) => [fault ?? verdict?.errors[0]?.code, likelyAccount]),
    [
      ['ACCOUNT_DAMAGED', '230200001'],
      ['ACCOUNT_DAMAGED', '230200001'],
      ['ACCOUNT_DAMAGED', undefined],
      ['ACCOUNT_DAMAGED', undefined],
      ['NOT_YOUR_BUILDING', undefined],
    ],
  );
  assert.deepEqual(sheet.sendable(), []);
  sheet.type('file:a:0', '105');
  assert.equal(sheet.row('file:a:0')?.fault, 'ACCOUNT_DAMAGED', 'another value does not show the account');
  assert.equal(sheet.assign('file:a:0', { accountNumber: '230200001' }), 'z4');
  assert.equal(sheet.sendable().length, 1);
});

test('our own form keeps account numbers when a spreadsheet saves it, and is read again', async () => {
  const items = [item('000004799', '100', meter('z1', '00011002990'))];
  const template = templateTable(items, 'Прошлое показание', (value) => value);
  const read = await readTable(workbookOf([template[0]!, [...template[1]!.slice(0, 5), '104', '']]));
  assert.ok('sheets' in read);
  const { table } = read.sheets[0]!;
  assert.deepEqual(
    readRows(table, recognise(table)).rows.map(({ accountNumber, serialNumber, value }) => [
      accountNumber,
      serialNumber,
      value,
    ]),
    [['000004799', '00011002990', '104']],
  );
});

test('quantities are grouped and have no leading zeros', () => {
  for (const [value, russian] of [
    ['0012345.600', '12\u00a0345,600'],
    ['107', '107'],
    ['0', '0'],
    ['-13.3', '−13,3'],
    ['1234', '1\u00a0234'],
    ['00107,5', '107,5'],
    ['нет', 'нет'],
  ] as const)
    assert.equal(quantity(value, 'ru'), russian, value);
  assert.equal(quantity('12345.6', 'en'), '12,345.6');
});

test('useToday replaces all bad dates with today', () => {
  const sheet = house();
  sheet.loadFile(
    [line({ fault: 'DATE_FORMAT' }), line({ line: 3, accountNumber: '2', serialNumber: '22', takenOn: '2026-10-30' })],
    'a',
  );
  assert.deepEqual([sheet.badDates, sheet.sendable().length], [2, 0]);
  sheet.useToday();
  assert.deepEqual([sheet.badDates, sheet.sendable().length], [0, 2]);
});

test('a doubtful value is sent with its codes after confirmation, and a new value needs a new one', () => {
  const sheet = house();
  sheet.type('m1', '150');
  assert.deepEqual(sheet.sendable(), []);
  sheet.confirm('m1', true);
  assert.deepEqual(
    sheet.sendable().map((row) => sheet.bulkRow(row, 1).confirmed),
    [['ANOMALY_HIGH']],
  );
  sheet.type('m1', '160');
  assert.deepEqual(sheet.sendable(), []);
});

test('the stored sheet holds only numbers and codes, and is restored unchanged', () => {
  const sheet = house();
  sheet.loadFile([line({}), line({ line: 3, accountNumber: '9' })], 'a');
  sheet.type('m2', '107');
  const kept = JSON.parse(JSON.stringify(sheet.unsentRows())) as ReturnType<Sheet['unsentRows']>;
  const again = house();
  again.restore(kept);
  assert.deepEqual(JSON.parse(JSON.stringify(again.filledRows())), JSON.parse(JSON.stringify(sheet.filledRows())));
  assert.deepEqual([...new Set(kept.flatMap((row) => Object.keys(row)))].sort(), [
    'accountNumber',
    'flat',
    'isConfirmed',
    'key',
    'line',
    'serialNumber',
    'service',
    'value',
  ]);
});

test('filling, checking and counting rows costs the same a row at 8000 rows as at 500', () => {
  /** Fills a sheet once; returns the CPU time in ms a row. */
  const filling = (count: number) => {
    const items = Array.from({ length: count }, (_, index) =>
      item(String(index), String(index), meter(`m${index}`, String(10_000 + index))),
    );
    const lines = items.map(({ accountNumber, meter: { serialNumber } }, index) =>
      line({ line: index + 2, accountNumber, serialNumber, value: '104' }),
    );
    return () => {
      const sheet = new Sheet(status(items), false);
      const before = process.cpuUsage();
      sheet.loadFile(lines, 'a');
      assert.equal(sheet.sendable().length, count);
      assert.equal(sheet.count('wrong'), 0);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000 / count;
    };
  };
  const [few, many] = [filling(500), filling(8000)];
  const costs = Array.from({ length: 8 }, () => [few(), many()] as const);
  const [least, leastOfMany] = [Math.min(...costs.map(([cost]) => cost)), Math.min(...costs.map(([, cost]) => cost))];
  // Going through all rows for each row would make it sixteen times slower.
  assert.ok(leastOfMany < least * 5, `${least} ms a row of 500, ${leastOfMany} ms a row of 8000`);
});

test('the template, the file with results and the list of sent readings are written as tables', () => {
  assert.deepEqual(
    templateTable([item('1', '1', meter('m1', '0011'))], 'Прошлое', (value) => value),
    [
      ['Лицевой счёт', 'Помещение', 'Номер прибора учёта', 'Услуга', 'Прошлое', 'Показание', 'Дата снятия'],
      ['1', '1', '0011', 'ХВС', '100', '', ''],
    ],
  );
  const outcomes: Record<number, { serialNumber: string; text: string; receiptNumber: string }[]> = {
    2: [{ serialNumber: '11', text: 'принято', receiptNumber: 'П-1' }],
    3: [
      { serialNumber: '22', text: 'не принято', receiptNumber: '' },
      { serialNumber: '33', text: 'принято', receiptNumber: 'П-2' },
    ],
  };
  assert.deepEqual(
    resultTable(
      [['ЛС', 'Показание'], ['1', '5', 'лишнее'], ['2', '6'], ['3']],
      0,
      ['Результат', 'Номер'],
      (at) => outcomes[at] ?? [],
    ),
    [
      ['ЛС', 'Показание', '', 'Результат', 'Номер'],
      ['1', '5', 'лишнее', 'принято', 'П-1'],
      ['2', '6', '', '22: не принято; 33: принято', '33: П-2'],
      ['3', '', ''],
    ],
  );
  assert.deepEqual(
    sentTable(
      [
        {
          row: { row: 1, accountNumber: '1', serialNumber: '11', service: 'hotWater', value: '5' },
          text: 'принято',
          receiptNumber: 'П-1',
        },
      ],
      ['Результат', 'Номер'],
    )[1],
    ['1', '11', 'ГВС', '5', 'принято', 'П-1'],
  );
});
