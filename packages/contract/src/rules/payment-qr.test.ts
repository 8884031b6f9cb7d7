import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseMoney } from './money.ts';
import { formatMoney } from './money-text.ts';
import { billPaymentFields, encodePaymentQr } from './payment-qr.ts';
import { readPaymentQr } from './payment-qr-reader.ts';

const file = (name: string) => readFileSync(new URL(`testing/money/${name}`, import.meta.url));
const cases = Object.fromEntries(JSON.parse(file('qr.json').toString()).map((each: { id: string }) => [each.id, each]));
type Pairs = readonly (readonly [string, string])[];
const fieldsOf = ({ required, additional }: { required: Pairs; additional: Pairs }): Record<string, string> =>
  Object.fromEntries([...required, ...additional]);
const vector = fieldsOf(cases.Q01);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

function ready(fields: Readonly<Record<string, string>>, wanted?: 'utf-8' | 'windows-1251') {
  const code = encodePaymentQr(fields, wanted);
  assert.equal(code.state, 'ready', JSON.stringify(code));
  if (code.state !== 'ready') throw new Error('refused');
  return code;
}
function faults(fields: Readonly<Record<string, string>>, wanted?: 'utf-8' | 'windows-1251') {
  const code = encodePaymentQr(fields, wanted);
  return code.state === 'refused' ? code.faults : [];
}
function sameAsFile(
  bytes: Uint8Array,
  { file: name, bytes: length, sha256 }: { file: string; bytes: number; sha256: string },
) {
  assert.equal(bytes.length, length);
  assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256);
  assert.equal(hex(bytes), file(name).toString('hex'));
}

test("Q01: the standard's vector, byte by byte", () => {
  const { expect } = cases.Q01;
  const code = ready(vector);
  sameAsFile(code.bytes, expect);
  assert.deepEqual([code.encoding, code.separator, code.requiredBytes], ['utf-8', '|', expect.requiredBlockBytes]);
  const read = readPaymentQr(file('q01.bin'));
  assert.equal(formatMoney(read?.sum ?? NaN, 'ru').replace(/\s/g, ' '), expect.sumShown);
  assert.deepEqual(Object.fromEntries(read?.fields ?? []), vector);
  assert.deepEqual(read?.faults, []);
});

test('Q02: the same in Windows-1251, read by the encoding that the code names', () => {
  const { expect } = cases.Q02;
  const code = ready(vector, 'windows-1251');
  sameAsFile(code.bytes, expect);
  assert.equal(code.requiredBytes, expect.requiredBlockBytes);
  assert.deepEqual(Object.fromEntries(readPaymentQr(file('q02.bin'))?.fields ?? []), vector);
});

test('Q03: required fields of more than 300 bytes are written in Windows-1251', () => {
  const given = cases.Q03;
  const code = ready(fieldsOf(given));
  sameAsFile(code.bytes, given.expect);
  assert.deepEqual([code.encoding, code.requiredBytes], ['windows-1251', given.expect.cp1251BlockBytes]);
  assert.deepEqual(faults(fieldsOf(given), 'utf-8'), [
    { field: 'Name', code: 'requiredBlock', length: given.expect.utf8BlockBytes, most: 300 },
  ]);
  assert.deepEqual(Object.fromEntries(readPaymentQr(code.bytes)?.fields ?? []), fieldsOf(given));
});

test('Q04: a separator that stands in a value is not used; without any left the field is named', () => {
  const given = cases.Q04;
  const code = ready(fieldsOf(given));
  sameAsFile(code.bytes, given.expect.oneGoodAnswer);
  assert.ok(!given.expect.separatorMustNotBe.includes(code.separator));
  assert.deepEqual(faults({ ...fieldsOf(given), Purpose: given.allTaken.purpose }), [
    { field: 'Purpose', code: 'separator' },
  ]);
});

test('Q05: roubles become whole kopecks, and a sum that is none is refused', () => {
  const { table, refused } = cases.Q05;
  for (const { rubles, Sum } of table) {
    const kopecks = parseMoney(rubles);
    assert.equal(String(kopecks), Sum, rubles);
    const code = ready({ ...vector, Sum: String(kopecks) });
    assert.equal(readPaymentQr(code.bytes)?.sum, Number(Sum));
  }
  const expected = [
    { field: 'Sum', code: 'sign', sign: '.', position: 5 },
    { field: 'Sum', code: 'sign', sign: '-', position: 1 },
    { field: 'Sum', code: 'tooLong', length: 19, most: 18 },
  ];
  for (const [at, { Sum }] of refused.entries()) {
    assert.deepEqual(faults({ ...vector, Sum }), [expected[at]], Sum);
    const read = readPaymentQr(file('q01.bin').toString().replace('Sum=100000', `Sum=${Sum}`));
    assert.deepEqual([read?.sum, read?.faults], [null, [expected[at]]], Sum);
  }
  assert.deepEqual(faults({ ...vector, Sum: '0' }), [{ field: 'Sum', code: 'shape' }]);
});

test('Q06: letters are composed first, and a sign that cannot be written is named', () => {
  const { cases: names } = cases.Q06;
  const decomposed = names[0].nfcName.normalize('NFD');
  assert.notEqual(decomposed, names[0].nfcName);
  for (const [name, expected] of [
    [decomposed, names[0].cp1251Hex],
    [names[2].name, names[2].cp1251Hex],
  ])
    assert.ok(
      hex(ready({ ...vector, Name: name }, 'windows-1251').bytes).includes(
        `${Buffer.from('Name=').toString('hex')}${expected}7c`,
      ),
    );
  assert.equal(ready({ ...vector, Name: decomposed }).encoding, 'utf-8');
  const [fault] = faults({ ...vector, Name: names[1].name });
  assert.deepEqual(fault, { field: 'Name', code: 'encoding', sign: '\u2011', position: 15 });
  assert.equal(ready({ ...vector, Name: names[3].name }).encoding, 'utf-8');
});

test('Q07: what is met on bills is read whole', () => {
  const { expect } = cases.Q07;
  sameAsFile(file('q07.bin'), expect);
  const read = readPaymentQr(file('q07.bin'));
  assert.equal(read?.sum, expect.read.Sum);
  assert.equal(read?.period, expect.read.PaymPeriod);
  for (const field of ['Purpose', 'LastName', 'PersAcc', 'Category'])
    assert.equal(read?.fields.get(field), expect.read[field], field);
  assert.ok(!read?.fields.has('PayerINN'));
  assert.deepEqual([read?.faults, read?.unknown], [[], []]);
});

test('Q08: a letter that looks like a digit is refused with its place, and so is a key that only looks right', () => {
  const { refused } = cases.Q08;
  const expected = [
    { code: 'sign', sign: 'З', position: 10 },
    { code: 'sign', sign: 'O', position: 8 },
    { code: 'sign', sign: 'О', position: 1 },
    { code: 'sign', sign: 'А', position: 6 },
    { code: 'length', length: 19, expected: 20 },
  ];
  for (const [at, { field, value }] of refused.entries())
    assert.deepEqual(faults({ ...vector, [field]: value }), [{ field, ...expected[at] }], value);
  for (const key of ['СВС', 'PayerldType', 'Counterld', 'Docldx', 'TaxPayKind', 'persAcc', 'constructor']) {
    assert.deepEqual(faults({ ...vector, [key]: '1' }), [{ field: key, code: 'unknown' }]);
    if (key === 'persAcc') continue;
    const read = readPaymentQr(
      `ST00012|Name=А|PersonalAcc=40702810138250123017|BankName=Б|BIC=044525225|CorrespAcc=0|${key}=1`,
    );
    assert.deepEqual([read?.unknown, read?.faults], [[[key, '1']], []], key);
  }
});

test('every limit of the standard is refused with its field', () => {
  for (const [field, most] of Object.entries({
    Name: 160,
    BankName: 45,
    Purpose: 210,
    PayeeINN: 12,
    PayerINN: 12,
    DrawerStatus: 2,
    KPP: 9,
    CBC: 20,
    OKTMO: 11,
    PaytReason: 2,
    TaxPeriod: 10,
    DocNo: 15,
    TaxPaytKind: 2,
    Sum: 18,
    AddAmount: 18,
  })) {
    assert.deepEqual(faults({ ...vector, [field]: '1'.repeat(most) }), [], field);
    assert.deepEqual(
      faults({ ...vector, [field]: '1'.repeat(most + 1) }),
      [{ field, code: 'tooLong', length: most + 1, most }],
      field,
    );
  }
  for (const [field, value] of [
    ['DocDate', '2026-11-29'],
    ['PaymPeriod', '2026-11'],
    ['PaymPeriod', '132026'],
    ['TechCode', '16'],
  ] as const)
    assert.deepEqual(faults({ ...vector, [field]: value }), [{ field, code: 'shape' }]);
  for (const field of ['Name', 'PersonalAcc', 'BankName', 'BIC', 'CorrespAcc'])
    assert.deepEqual(faults({ ...vector, [field]: '' }), [{ field, code: 'missing' }]);
  assert.deepEqual(faults({ ...vector, Purpose: 'вода\nи стоки' }), [
    { field: 'Purpose', code: 'sign', sign: '\n', position: 5 },
  ]);
  assert.deepEqual(faults({ ...vector, Purpose: 'вода\u200b' }), [
    { field: 'Purpose', code: 'sign', sign: '\u200b', position: 5 },
  ]);
  assert.deepEqual(faults({ ...vector, PayerAddress: 'а'.repeat(1200) }), [
    { field: 'PayerAddress', code: 'size', length: 229 + 14 + 2400, most: 2331 },
  ]);
  assert.deepEqual(faults({ ...vector, BIC: '04452522' }), [{ field: 'BIC', code: 'length', length: 8, expected: 9 }]);
});

test('all required fields full still fit in Windows-1251', () => {
  const full = { ...vector, Name: 'Ж'.repeat(160), BankName: 'Щ'.repeat(45) };
  assert.deepEqual([ready(full).encoding, ready(full).requiredBytes], ['windows-1251', 299]);
});

test('accounts of the treasury, and a bank without a correspondent account, are written', () => {
  ready({ ...vector, PersonalAcc: '03100643000000011800', CorrespAcc: '40102810345370000059' });
  ready({ ...vector, CorrespAcc: '0' });
  assert.deepEqual(faults({ ...vector, PersonalAcc: '02100643000000011800' }), [
    { field: 'PersonalAcc', code: 'shape' },
  ]);
});

test('M06: the code of a bill has no name of the customer, and without a debt no sum', () => {
  const { Name = '', PersonalAcc = '', BankName = '', BIC = '', CorrespAcc = '' } = vector;
  const bill = {
    payee: { Name, PersonalAcc, BankName, BIC, CorrespAcc, PayeeINN: '2399000017' },
    accountNumber: '000230401',
    period: '2026-10',
    amount: 123_450,
    purpose: 'Вода и стоки, октябрь 2026',
  };
  const read = readPaymentQr(ready(billPaymentFields(bill)).bytes);
  assert.deepEqual([read?.sum, read?.period, read?.fields.get('PersAcc')], [123_450, '2026-10', '000230401']);
  for (const amount of [0, -17_360])
    assert.ok(!readPaymentQr(ready(billPaymentFields({ ...bill, amount })).bytes)?.fields.has('Sum'));
});

test('a code read as Latin letters, with a byte order mark or with another period becomes what it was', () => {
  for (const name of ['q01.bin', 'q02.bin'])
    assert.deepEqual(Object.fromEntries(readPaymentQr(file(name).toString('latin1'))?.fields ?? []), vector, name);
  assert.equal(readPaymentQr(`\ufeff ${file('q01.bin').toString()}`)?.sum, 100_000);
  assert.equal(readPaymentQr('ST00012|PaymPeriod=04.2026')?.period, '2026-04');
  assert.equal(readPaymentQr('ST00012|PaymPeriod=2026')?.period, null);
  for (const text of ['', 'https://qr.nspk.ru/AS1', 'ST00022|Name=А', 'ST00014|Name=А'])
    assert.equal(readPaymentQr(text), null, text);
  assert.deepEqual(readPaymentQr(`${file('q01.bin').toString()}|Sum=5`)?.faults, [{ field: 'Sum', code: 'repeated' }]);
});

/** Reads a code on its own, byte by byte, by the text of the standard. */
function decodeAlone(bytes: Uint8Array): [string, string][] {
  assert.equal(Buffer.from(bytes.subarray(0, 6)).toString('ascii'), 'ST0001');
  const encoding = bytes[6] === 0x31 ? 'windows-1251' : 'utf-8';
  const pairs: number[][] = [[]];
  for (const byte of bytes.subarray(8))
    if (byte === bytes[7]) pairs.push([]);
    else pairs.at(-1)?.push(byte);
  return pairs.map((pair) => {
    const at = pair.indexOf(0x3d);
    const text = (part: number[]) => new TextDecoder(encoding, { fatal: true }).decode(Uint8Array.from(part));
    return [text(pair.slice(0, at)), text(pair.slice(at + 1))];
  });
}

const letters = [...'АБВабвгдеёжзийклмнопрстуфхцчшщъыьэюяЁQWz0123456789 «»„“"—–-.№§|#;:^_~{}!$%&()*+,/@='];
const text = (most: number) =>
  fc
    .array(fc.constantFrom(...letters), { minLength: 1, maxLength: most })
    .map((signs) => signs.join('').normalize('NFC'))
    .map((value) => value.trim() || 'А');
const digitsOf = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((each) => each.join(''));
const requisites = fc.record(
  {
    Name: text(160),
    PersonalAcc: digitsOf(19).map((rest) => `4${rest}`),
    BankName: text(45),
    BIC: digitsOf(9),
    CorrespAcc: digitsOf(20),
    Purpose: text(210),
    Sum: fc.integer({ min: 1, max: 99_999_999_999 }).map(String),
    PersAcc: digitsOf(9),
    PayeeINN: digitsOf(10),
    ServiceName: text(60),
  },
  { requiredKeys: ['Name', 'PersonalAcc', 'BankName', 'BIC', 'CorrespAcc'] },
);

test('10,000 generated requisites are read again, by an independent decoder and by ours', () => {
  let written = 0;
  fc.assert(
    fc.property(requisites, (given) => {
      const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      const code = encodePaymentQr(fields);
      if (code.state === 'refused') {
        assert.deepEqual(
          code.faults.map((fault) => fault.code),
          ['separator'],
        );
        return;
      }
      written++;
      assert.deepEqual(Object.fromEntries(decodeAlone(code.bytes)), fields);
      assert.deepEqual(
        decodeAlone(code.bytes)
          .slice(0, 5)
          .map(([field]) => field),
        ['Name', 'PersonalAcc', 'BankName', 'BIC', 'CorrespAcc'],
      );
      const read = readPaymentQr(code.bytes);
      assert.deepEqual(Object.fromEntries(read?.fields ?? []), fields);
      assert.ok(code.requiredBytes <= 300);
    }),
    { numRuns: 10_000 },
  );
  assert.ok(written > 5_000, `${written}`);
});

test('no text makes the reader fail', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes)),
      fc.uint8Array(),
      (rest, bytes) => {
        readPaymentQr(`ST00012|${rest}`);
        readPaymentQr(bytes);
        readPaymentQr(Uint8Array.from([...Buffer.from('ST00011|'), ...bytes]));
      },
    ),
  );
});
