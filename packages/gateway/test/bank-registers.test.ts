import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseMoney } from '@vodokanal/contract/rules/money';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { debtRegister, type AccountDebt } from '../src/payments/registers/debt-register.ts';
import {
  documentKey,
  possibleDoubles,
  registerPaymentKey,
  splitKnown,
} from '../src/payments/registers/known-payments.ts';
import {
  targetOf,
  targetOfDocument,
  targetOfPurpose,
  type AccountDirectory,
} from '../src/payments/registers/payment-target.ts';
import { readRegister, type RegisterOptions } from '../src/payments/registers/read-register.ts';
import type { BankStatement } from '../src/payments/registers/client-bank-exchange.ts';
import type { PaymentRegister } from '../src/payments/registers/register.ts';

const file = (name: string) => readFileSync(new URL(`cases/money/${name}`, import.meta.url));
const json = (name: string) => JSON.parse(file(name).toString());
const cases = Object.fromEntries(json('registers.json').map((each: { id: string }) => [each.id, each]));
const directory = json('accounts.json');
const accounts: AccountDirectory = new Map(
  Object.entries(directory.accounts as Record<string, string>).map(([number, state]) => {
    const [, movedTo] = /moved to (\d+)/.exec(state) ?? [];
    return [number, movedTo ? { status: 'closed', movedTo } : { status: 'open' }];
  }),
);
const options: RegisterOptions = { ownAccounts: [directory.ourAccount] };
const kopecks = (text: string) => parseMoney(text) ?? NaN;
const text = (name: string) => iconv.decode(file(name), 'win1251');
const in1251 = (content: string) => iconv.encode(content, 'win1251');

function register(bytes: Uint8Array, given = options): PaymentRegister {
  const read = readRegister(bytes, given);
  assert.equal(read.kind, 'register', JSON.stringify(read));
  return read as PaymentRegister;
}
function statement(bytes: Uint8Array): BankStatement {
  const read = readRegister(bytes, options);
  assert.equal(read.kind, 'statement', JSON.stringify(read));
  return read as BankStatement;
}
function faults(bytes: Uint8Array, given = options): string[] {
  const read = readRegister(bytes, given);
  assert.equal(read.kind, 'refused');
  return read.kind === 'refused' ? read.faults.map(({ line, reason }) => `${line ?? '-'}: ${reason}`) : [];
}
/** The kopecks of each account. */
function posted(payments: readonly { readonly accountNumber: string; readonly amount: number }[]) {
  const sums: Record<string, number[]> = {};
  for (const { accountNumber, amount } of payments) (sums[accountNumber] ??= []).push(amount);
  return sums;
}
const expected = (sums: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(sums).map(([account, list]) => [account, list.map(kopecks)]));

test('the files of the cases are as they were measured', () => {
  for (const { file: name, sha256 } of Object.values<{ file?: string; sha256?: string }>(cases))
    if (name) assert.equal(createHash('sha256').update(file(name)).digest('hex'), sha256, name);
});

test('R01: the sum of the operation is credited, not what the bank transfers', () => {
  const { expect } = cases.R01;
  const read = register(file('r01-sber.txt'));
  assert.deepEqual(posted(read.payments), expected(expect.posted));
  assert.deepEqual(
    [read.total, read.transferred, read.number],
    [kopecks(expect.total), kopecks(expect.transferred), '918273'],
  );
  assert.deepEqual(read.payments[0], {
    line: 1,
    operation: '600113654321AAAA',
    accountNumber: '000230401',
    amount: 150_000,
    paidOn: '2026-10-15',
    period: '2026-09',
  });
  assert.ok(!JSON.stringify(read).includes('ПЕТРОВА'), 'names are not read');
});

test('a register is the same in every encoding', () => {
  const expectedRead = register(file('r01-sber.txt'));
  for (const encoding of ['cp866', 'koi8-r', 'utf8'])
    assert.deepEqual(register(iconv.encode(text('r01-sber.txt'), encoding)), expectedRead, encoding);
  assert.deepEqual(register(Buffer.from(`\ufeff${text('r01-sber.txt')}`)), expectedRead);
});

test('R02: two equal payments are both posted and shown to the clerk, and loaded again nothing is new', () => {
  const { expect } = cases.R02;
  const read = register(file('r02-sber-twins.txt'));
  assert.deepEqual(posted(read.payments), expected(expect.posted));
  assert.deepEqual(
    possibleDoubles(read.payments).map((group) => group.map(({ line }) => line)),
    [[1, 2]],
  );
  assert.deepEqual(possibleDoubles(register(file('r01-sber.txt')).payments), []);
  const keyOf = registerPaymentKey;
  const known = new Set(read.payments.map(keyOf));
  const [first, second, total] = text('r02-sber-twins.txt').split('\r\n');
  const again = register(in1251([second, first, total].join('\n')));
  const split = splitKnown(again.payments, keyOf, known);
  assert.deepEqual([split.fresh.length, split.known.length], [0, 2]);
});

test('R03: a statement gives payments, money for the clerk, the sum of a register and nothing else', () => {
  const { expect } = cases.R03;
  const { documents, received } = statement(file('r03-1c.txt'));
  assert.equal(received, kopecks(expect.received));
  const registers = [register(file('r01-sber.txt'))];
  const targets = new Map(
    documents.map((document) => [document.number, targetOfDocument(document, accounts, registers)]),
  );
  const credited = documents.flatMap((document) => {
    const target = targets.get(document.number);
    return target?.kind === 'account' ? [{ accountNumber: target.accountNumber, amount: document.amount }] : [];
  });
  assert.deepEqual(posted(credited), expected(expect.posted));
  assert.deepEqual(targets.get('101'), { kind: 'lumpSum', registerNumber: '918273', isMatched: true });
  assert.deepEqual(targets.get('104'), { kind: 'unidentified', reason: 'noAccount' });
  assert.deepEqual(targets.get('105'), { kind: 'ignored' });
  assert.deepEqual(targets.get('106'), { kind: 'unidentified', reason: 'noAccount' });
  const [lump] = documents;
  assert.ok(lump);
  assert.deepEqual(targetOfDocument(lump, accounts, []), {
    kind: 'lumpSum',
    registerNumber: '918273',
    isMatched: false,
  });
  assert.equal(new Set(documents.map(documentKey)).size, documents.length);
  assert.equal(documents[1]?.amount, 82_035, 'the same sum as in R01 by another operation is another payment');
});

test('a statement in DOS encoding or UTF-8 is the same', () => {
  const dos = text('r03-1c.txt').replace('Кодировка=Windows', 'Кодировка=DOS');
  assert.deepEqual(statement(iconv.encode(dos, 'cp866')), statement(file('r03-1c.txt')));
  assert.deepEqual(statement(Buffer.from(text('r03-1c.txt'))), statement(file('r03-1c.txt')));
});

test('a statement that is cut off, of another account, or does not add up is refused', () => {
  const whole = text('r03-1c.txt');
  assert.match(faults(in1251(whole.slice(0, -60))).join('\n'), /КонецФайла/);
  assert.match(
    faults(in1251(whole.replace('Сумма=450.50', 'Сумма=450.51'))).join(),
    /^11: ВсегоПоступило: .*9649,80.*9649,79/,
  );
  assert.match(
    faults(in1251(whole.replace('КонечныйОстаток=97649.79', 'КонечныйОстаток=97649.78'))).join(),
    /конечного/,
  );
  assert.match(faults(in1251(whole.replace('Сумма=1000\r', 'Сумма=1000,00\r'))).join(), /Сумма: «1000,00» не сумма/);
  assert.match(faults(in1251(whole.replace('КонецДокумента\r\n', ''))).join(), /^20: секция не закончена/);
  assert.match(faults(file('r03-1c.txt'), { ownAccounts: ['40702810000000000001'] }).join('\n'), /не водоканала/);
});

test('R04: sums that may be kopecks are refused until the clerk says what they are', () => {
  const read = readRegister(file('r04-kopecks.csv'), options);
  assert.deepEqual(read, {
    kind: 'refused',
    faults: [{ line: 3, reason: 'суммы в строках без копеек, в итоге 2320,35: суммы в копейках?' }],
    choices: ['kopecks'],
  });
  assert.deepEqual(posted(register(file('r04-kopecks.csv'), { ...options, unit: 'kopecks' }).payments), {
    '000230401': [150_000],
    '000230402': [82_035],
  });
  assert.deepEqual(faults(file('r04-kopecks.csv'), { ...options, unit: 'roubles' }), [
    '3: суммы строк не дают итога 2320,35',
  ]);
});

test('sums without kopecks everywhere may be either, and a total with kopecks decides for roubles', () => {
  const table = (total: string) =>
    Buffer.from(`000230401;1;15.10.2026;150\r\n000230402;2;15.10.2026;82\r\nИТОГО;2;;${total}\r\n`);
  const read = readRegister(table('232'), options);
  assert.deepEqual(read.kind === 'refused' && read.choices, ['roubles', 'kopecks']);
  assert.deepEqual(posted(register(table('232,00')).payments), { '000230401': [15_000], '000230402': [8_200] });
  assert.deepEqual(posted(register(table('232'), { ...options, unit: 'kopecks' }).payments), {
    '000230401': [150],
    '000230402': [82],
  });
  assert.match(faults(table('233')).join(), /не дают итога/);
});

test('a table with names of columns is read by them, also in CP866 and with tabs', () => {
  const table =
    'Дата платежа;Номер операции;ФИО;Лицевой счёт;Период;Сумма\r\n' +
    '15.10.2026;77-1;Ветров И.К.;000230402;09.2026;820,35\r\n' +
    '15.10.2026;77-2;Петрова А.А.;000230401;;100,5\r\n' +
    'Итого;2;;;;920,85\r\n';
  for (const bytes of [iconv.encode(table, 'cp866'), in1251(table.replaceAll(';', '\t'))]) {
    const { format, payments } = register(bytes);
    assert.equal(format, 'headed');
    assert.deepEqual(payments[0], {
      line: 2,
      operation: '77-1',
      accountNumber: '000230402',
      amount: 82_035,
      paidOn: '2026-10-15',
      period: '2026-09',
    });
  }
  assert.deepEqual(faults(in1251(table.replace('15.10.2026;77-2', '32.10.2026;77-2'))), [
    '3: дата: «32.10.2026» не дата',
  ]);
  assert.deepEqual(faults(in1251(table.replace('Итого;2', 'Итого;3'))), ['4: платежей в строках 2, в итоге 3']);
  assert.deepEqual(faults(in1251(table.replace('77-2', '77-1'))), ['3: операция 77-1 уже есть в строке 2']);
  assert.deepEqual(faults(in1251(table.replace('000230401', '2,304E+08'))), [
    '3: лицевой счёт «2,304E+08»: номер испорчен таблицей',
  ]);
});

test('R06: a register that is cut off is refused whole, and taken once when it is whole', () => {
  assert.deepEqual(faults(file('r06-cut.txt')), [
    '4: ячеек 7, а должно быть 12',
    '-: нет итоговой строки: файл, похоже, оборван',
  ]);
  assert.equal(register(file('r01-sber.txt')).payments.length, 4);
});

test('a register that does not agree with its totals or with itself is refused', () => {
  const whole = text('r01-sber.txt');
  const change = (from: string, to: string) => faults(in1251(whole.replace(from, to)));
  assert.deepEqual(change('=4;', '=5;'), ['5: платежей в строках 4, в итоге 5']);
  assert.deepEqual(change('4321,15', '4321,16'), ['5: сумма операций: в строках 4321,15, в итоге 4321,16']);
  assert.deepEqual(change('1500,00;1485,00', '1600,00;1485,00'), [
    '1: сумма перевода и комиссия не дают суммы операции',
  ]);
  assert.deepEqual(change('1500,00;', '1500;'), ['1: сумма операции: «1500» не сумма в рублях с копейками']);
  assert.deepEqual(change('15-10-2026;10-37-33', '31-11-2026;10-37-33'), ['1: дата: «31-11-2026» не дата']);
  assert.deepEqual(change('600113654322AAAB', '600113654321AAAA'), [
    '2: операция 600113654321AAAA уже есть в строке 1',
  ]);
  assert.deepEqual(change(';000230401;', ';;'), ['1: лицевой счёт «»: пусто']);
  assert.deepEqual(change('0926', '1326'), ['1: период «1326»: нужны месяц и год, например 0926']);
  assert.match(faults(in1251(`${whole}15-10-2026;1\r\n`)).join(), /6: строка после итоговой/);
});

test('other files of banks and settlement centres are recognised and refused with the reason', () => {
  for (const [content, reason] of [
    ['#FILESUM 100\r\n#TYPE 7\r\n#SERVICE 1\r\nИванов;г,ул,1,2;000230401;100.00;вода', /Системы Город» \(#TYPE 7\)/],
    ['000230401;Иванов;75АБ533315;id;адрес;9;123;ХВС;[];12,5;25.10.2026;', /реестр показаний/],
    ['000230401;Петрова А.А.;1523,45', /реестр задолженности/],
    ['Здравствуйте', /1: формат не узнан/],
    ['', /файл пуст/],
    ['%PDF-1.7', /не текстовый файл/],
  ] as const)
    assert.match(faults(Buffer.from(content)).join(), reason, content);
  assert.match(faults(Buffer.from('PK\u0003\u0004')).join(), /не текстовый файл/);
  const damaged = Buffer.concat([
    Buffer.from(`${text('r01-sber.txt').slice(0, 300)}`),
    Buffer.from([0xff]),
    Buffer.from('ПЕТРОВА ПЕТРОВА'),
  ]);
  assert.match(faults(damaged).join(), /повреждённые знаки/);
});

test('an account is named whole and behind its mark, and a former number leads to the present one', () => {
  const account = (accountNumber: string) => ({ kind: 'account', accountNumber });
  const unidentified = (reason: string) => ({ kind: 'unidentified', reason });
  for (const [purpose, target] of [
    ['Вода, л/с 000230402 за 09.2026', account('000230402')],
    ['ЛС 000230-403 вода', account('000230403')],
    ['ОПЛАТА ЗА ВОДУ ЛИЦЕВОЙ СЧЕТ №000230401', account('000230401')],
    ['лиц.сч. 000230401; л/с 000230401', account('000230401')],
    ['л/с 000230404', account('000230414')],
    ['л/с 000230401 и л/с 000230402', unidentified('severalAccounts')],
    ['л/с 230401', unidentified('unknownAccount')],
    ['л/с 000230401, л/с 999', unidentified('unknownAccount')],
    ['По счету № 000230401 от 01.10.2026', unidentified('noAccount')],
    ['000230401', unidentified('noAccount')],
    ['голлс 000230401', unidentified('noAccount')],
  ] as const)
    assert.deepEqual(targetOfPurpose(purpose, accounts), target, purpose);
  const closed: AccountDirectory = new Map([
    ['1', { status: 'closed' }],
    ['2', { status: 'closed', movedTo: '3' }],
    ['3', { status: 'closed', movedTo: '2' }],
  ]);
  assert.deepEqual(targetOf('1', closed), unidentified('closedAccount'));
  assert.deepEqual(
    targetOf('2', closed),
    unidentified('unknownAccount'),
    'numbers that lead to one another lead nowhere',
  );
});

test('no file makes the parsers fail, and a line taken out of a register is always seen', () => {
  const lines = text('r01-sber.txt').split('\r\n');
  for (let out = 0; out < 5; out++)
    assert.ok(faults(in1251(lines.filter((_, at) => at !== out).join('\r\n'))).length > 0);
  const whole = file('r01-sber.txt');
  // The line break at the end is not content.
  for (let length = 0; length < whole.length - 3; length++)
    assert.equal(readRegister(whole.subarray(0, length), options).kind, 'refused', `${length}`);
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readRegister(bytes, options)));
});

const r05 = cases.R05;
const debts: readonly AccountDebt[] = r05.accounts.map((each: { account: string; name: string; debt: string }) => ({
  accountNumber: each.account,
  name: each.name,
  debt: Math.sign(Number(each.debt)) * kopecks(each.debt.replace('-', '')) || 0,
}));
const debtOptions = { inn: '2399000017', payeeAccount: '40702810000000012345', period: '2026-10', number: 1 };

test('R05: the register of debts has its name, its zeros, no credit, and tells of a letter it cannot hold', () => {
  const made = debtRegister(debts, debtOptions);
  assert.equal(made.fileName, r05.expect.fileName);
  assert.equal(made.encoding, 'utf-8');
  assert.deepEqual(made.unencodable, [{ accountNumber: '000230414', sign: 'Ł' }]);
  assert.equal(Buffer.from(made.bytes).toString(), '000230401;Петрова А.А.;1523,45\r\n000230414;Łukasz Б.;7,05\r\n');
  assert.match(debtRegister(debts, { ...debtOptions, number: 2 }).fileName, /_002_1026\.txt$/);
  assert.throws(() => debtRegister(debts, { ...debtOptions, number: 1000 }), RangeError);
});

test('R05: in Windows-1251, with a point, with zeros, and with a semicolon in a name', () => {
  const made = debtRegister(debts.slice(0, 3), { ...debtOptions, point: '.', withoutDebt: 'zero' });
  assert.equal(made.encoding, 'windows-1251');
  assert.equal(
    iconv.decode(Buffer.from(made.bytes), 'win1251'),
    "000230401;Петрова А.А.;1523.45\r\n000230402;Ветров И.К.;0.00\r\n000230403;О'Нил Ё.Й.;0.00\r\n",
  );
});

test('an account number is taken whole with its separators, or not at all', () => {
  const own: AccountDirectory = new Map([
    ['12', { status: 'open' }],
    ['1234', { status: 'open' }],
  ]);
  for (const purpose of ['л/с 12/34', 'л/с 12.34', 'л/с 12–34', 'л/с 12-34.'])
    assert.deepEqual(targetOfPurpose(purpose, own), { kind: 'account', accountNumber: '1234' }, purpose);
});

test('operations with one number of two agents or years are two payments', () => {
  const key = (accountNumber: string, amount: number, paidOn: string) =>
    registerPaymentKey({ operation: '1001', accountNumber, amount, paidOn } as PaymentRegister['payments'][number]);
  assert.notEqual(key('230100001', 10_000, '2026-09-01'), key('230100777', 25_000, '2027-09-02'));
  assert.equal(key('230100001', 10_000, '2026-09-01'), key('230-100-001', 10_000, '2026-09-01'));
});

test('a document outside the days and accounts of a statement is refused, and so is a sum below zero', () => {
  const whole = text('r03-1c.txt');
  // A document of no section: its sums are added to no turnover, so only its days give it away.
  const [document = ''] = /СекцияДокумент=[^]*?КонецДокумента\r\n/.exec(whole) ?? [];
  const later = document.replace(/^(ДатаПоступило|ДатаСписано)=.+$/gm, '$1=01.01.2030\r').replace(/\r\r/g, '\r');
  assert.match(
    faults(in1251(whole.replace('КонецФайла', `${later}КонецФайла`))).join(),
    /документ не относится ни к одной секции счёта/,
  );
  assert.ok(faults(in1251(whole.replace(/^Сумма=/m, 'Сумма=-'))).some((fault) => /Сумма не больше нуля/.test(fault)));
});
