import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Bill } from '@vodokanal/contract';
import { billCodeFields } from '@vodokanal/contract/rules/bill';
import { encodePaymentQr } from '@vodokanal/contract/rules/payment-qr';
import { readPaymentQr } from '@vodokanal/contract/rules/payment-qr-reader';
import { lineText } from '../src/bills/bill-texts.ts';
import { billPdf } from '../src/bills/bill-pdf.ts';
import { elementsOf, openPdf, pagesOf, plain, rolesOf, scanPdf, textOf, treesOf } from './read-pdf.ts';

const UTILITY = { name: 'Водоканал города Родникова', phone: '8 800 555-35-35' };

const NO_PRICE = { quantity: null, price: null, basis: null };
const bill: Bill = {
  period: '2026-10',
  issuedOn: '2026-11-01',
  dueOn: '2026-11-16',
  accountNumber: '230100001',
  elsNumber: '75АБ533315',
  holder: 'Ветрова Анна Сергеевна',
  address: 'г. Родников, ул. Набережная, д. 12, кв. 45',
  persons: 3,
  payee: {
    name: 'МУП «Водоканал города Родникова»',
    personalAcc: '40702810138250123017',
    bankName: 'ОАО «БАНК»',
    bic: '044525225',
    correspAcc: '30101810400000000225',
    inn: '6200098765',
    kpp: '620001001',
    validFrom: '2020-01-01',
    validTo: null,
  },
  lines: [
    { service: 'coldWater', kind: 'volume', amount: 24_139, basis: 'meter', quantity: '5.125', price: 4710 },
    { service: 'hotWater', kind: 'volume', amount: 70_232, basis: 'norm', quantity: '3.6', price: 19_509 },
    { service: 'hotWater', kind: 'heat', amount: 31_234, basis: 'heat', quantity: '0.1234', price: null },
    { service: 'coldWater', kind: 'coefficient', amount: 12_000, ...NO_PRICE },
    { service: 'wastewater', kind: 'volume', amount: 33_652, basis: 'supplied', quantity: '8.725', price: 3857 },
    { service: 'common', kind: 'volume', amount: 1210, basis: 'area', quantity: '0.257', price: 4710 },
    {
      service: 'coldWater',
      kind: 'recalculation',
      amount: -42_000,
      ...NO_PRICE,
      reason: 'воды не было три дня',
    },
    { service: null, kind: 'lateFee', amount: 2338, ...NO_PRICE },
  ],
  before: 123_450,
  paid: 100_000,
  total: 132_805,
  toPay: 156_255,
  credit: 0,
  paidSince: 0,
  readings: [
    {
      service: 'coldWater',
      serialNumber: '11000001',
      place: 'кухня',
      previous: '152',
      current: '157.125',
      volume: '5.125',
      takenOn: '2026-10-22',
      source: 'resident',
    },
    {
      service: 'hotWater',
      serialNumber: '11000002',
      place: 'кухня',
      previous: null,
      current: '101.6',
      volume: '3.6',
      takenOn: '2026-10-22',
      source: 'estimate',
    },
  ],
  delivery: { isPaperless: false, from: null },
};

const textOfBill = async (given: Bill): Promise<string> => textOf(await openPdf(await billPdf(given, UTILITY)));

test('P1: every text comes out of the file once, whole and in NFC', async () => {
  const strings = readFileSync(new URL('cases/bill-strings.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const [name = '', ...others] = strings;
  const [address = '', holder = '', ...reasons] = others;
  const text = await textOfBill({
    ...bill,
    payee: { ...bill.payee, name },
    // As typed on a Mac: letters with their marks apart.
    address: address.normalize('NFD'),
    holder,
    lines: [
      ...bill.lines,
      ...reasons.map((reason) => ({
        service: null,
        kind: 'recalculation' as const,
        amount: 0,
        ...NO_PRICE,
        reason,
      })),
    ],
  });
  assert.equal(text, text.normalize('NFC'));
  for (const string of strings) assert.equal(text.split(plain(string)).length - 1, 1, string);
  assert.match(text, /Холодная вода по счётчику 5,125 м³ 47,10 ₽\/м³ 241,39 ₽/);
  assert.match(text, /Перерасчёт Холодная вода: воды не было три дня −420,00 ₽/);
  const [recalculation] = bill.lines.filter(({ kind }) => kind === 'recalculation');
  assert.ok(recalculation);
  assert.equal(lineText({ ...recalculation, corrects: 'coefficient' }).title, 'Перерасчёт повышающего коэффициента');
});

test('P2: the document is tagged, in Russian, and read in the order of its parts', async () => {
  const document = await openPdf(await billPdf(bill, UTILITY));
  const marks = (await document.getMarkInfo()) as unknown as ReadonlyMap<string, boolean>;
  assert.equal(marks.get('Marked'), true);
  const { info } = (await document.getMetadata()) as { info: Record<string, unknown> };
  assert.equal(info['Language'], 'ru-RU');
  assert.equal(plain(String(info['Title'])), 'Счёт за октябрь 2026 г., Лицевой счёт 230100001');

  const trees = await treesOf(document);
  const roles = trees.flatMap(rolesOf);
  assert.equal(roles.filter((role) => role === 'H1').length, 1);
  assert.ok(roles.filter((role) => role === 'H2').length >= 6);
  assert.ok(roles.filter((role) => role === 'Table').length >= 3);
  for (const role of ['THead', 'TBody', 'TR', 'TH', 'TD', 'P']) assert.ok(roles.includes(role), role);
  const figures = trees.flatMap(elementsOf).filter(({ role }) => role === 'Figure');
  assert.deepEqual(
    figures.map(({ alt }) => plain(alt ?? '')),
    ['Платёжный код, 1 562,55 ₽'],
  );

  const text = await textOf(document);
  const order = [
    'Получатель',
    'БИК 044525225',
    'Плательщик',
    'Лицевой счёт 230100001 ЕЛС',
    'К оплате 1 562,55 ₽ Срок оплаты: 16 ноября 2026 г.',
    'Начислено за октябрь 2026 г. Услуга',
    'Перерасчёт',
    'Расчёт суммы',
    'Показания счётчиков',
    'телефон 8 800 555-35-35',
  ];
  const places = order.map((part) => text.indexOf(part));
  assert.ok(!places.includes(-1), `${places.join()} in ${text}`);
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  );
});

test('the file says of its table heads which cells they are for', async () => {
  const source = Buffer.from(await billPdf(bill, UTILITY)).toString('latin1');
  assert.match(source, /\/Scope \/Column/);
  assert.match(source, /\/Scope \/Row/);
});

test('all blocks of the payment document are on it, with the figures of the bill', async () => {
  const text = await textOfBill(bill);
  for (const part of [
    'МУП «Водоканал города Родникова» ИНН 6200098765, КПП 620001001 Счёт 40702810138250123017 ОАО «БАНК» БИК 044525225 К/с 30101810400000000225',
    'Ветрова Анна Сергеевна г. Родников, ул. Набережная, д. 12, кв. 45 Зарегистрировано: 3 человека',
    'Повышающий коэффициент Холодная вода 120,00 ₽',
    'Горячая вода, подогрев тепло на подогрев 0,1234 Гкал 312,34 ₽',
    'Долг по прошлым счетам 1 234,50 ₽ Оплачено после прошлого счёта −1 000,00 ₽ Начислено за октябрь 2026 г. 1 304,67 ₽ Пени 23,38 ₽ К оплате 1 562,55 ₽',
    'Холодная вода, кухня № 11000001, 22 октября 2026 г., передали вы 152 157,125 5,125 м³',
    'Горячая вода, кухня № 11000002, 22 октября 2026 г., рассчитали по среднему 101,6 3,6 м³',
  ])
    assert.ok(text.includes(part), `${part} in ${text}`);
  assert.doesNotMatch(text, /менялась цена/);
  const [first, ...rest] = bill.lines;
  assert.match(await textOfBill({ ...bill, lines: [{ ...first!, amount: 23_000 }, ...rest] }), /менялась цена/);
});

test('area, ИЖКУ and the price of heat are on it when they are known, and nothing stands for them otherwise', async () => {
  const [cold, hot, heat, ...rest] = bill.lines;
  const lines = [cold!, hot!, { ...heat!, price: 253_110 }, ...rest];
  const text = await textOfBill({ ...bill, area: '54.3', serviceIdGis: '75АБ533315-01', lines });
  for (const part of [
    'кв. 45 Площадь: 54,3 м² Зарегистрировано: 3 человека Лицевой счёт 230100001 ЕЛС 75АБ533315 ИЖКУ 75АБ533315-01',
    'подогрев тепло на подогрев 0,1234 Гкал 2 531,10 ₽/Гкал 312,34 ₽',
  ])
    assert.ok(text.includes(part), `${part} in ${text}`);
  assert.doesNotMatch(await textOfBill(bill), /Площадь|ИЖКУ/);
});

test('the payment code on the page is that of the bill, also in Windows-1251 and without a debt', async () => {
  const long =
    'Муниципальное унитарное предприятие города Приморска «Водоканал — городские сети водоснабжения и водоотведения» (МУП «Водоканал Приморска»)';
  for (const given of [
    bill,
    { ...bill, payee: { ...bill.payee, name: long } },
    { ...bill, toPay: 0, credit: 12_300, before: -268_755 },
  ]) {
    const expected = encodePaymentQr(billCodeFields(given));
    assert.equal(expected.state, 'ready');
    if (expected.state !== 'ready') return;
    const scanned = await scanPdf(await billPdf(given, UTILITY));
    assert.deepEqual(scanned, Uint8Array.from(expected.bytes));
    const read = readPaymentQr(scanned!);
    assert.deepEqual([read?.faults, read?.sum ?? 0, read?.period], [[], given.toPay, '2026-10']);
  }
});

test('a bill that nothing is owed of says so; one whose code cannot be written names the requisites', async () => {
  assert.match(
    await textOfBill({ ...bill, toPay: 0, credit: 12_300, before: -268_755 }),
    /Переплата 123,00 ₽ Платить не нужно .*Переплата по прошлым счетам −2 687,55 ₽.*Переплата, платить не нужно 123,00 ₽/,
  );
  assert.match(
    await textOfBill({ ...bill, payee: { ...bill.payee, bic: '04452522О' } }),
    /Оплатите по реквизитам получателя и укажите свой лицевой счёт/,
  );
});

test('eight lines make two pages at most and less than 60 KB; the same bill is the same file', async () => {
  const bytes = await billPdf(bill, UTILITY);
  assert.ok((await openPdf(bytes)).numPages <= 2);
  assert.ok(bytes.length < 60_000, `${bytes.length} bytes`);
  assert.deepEqual(await billPdf(structuredClone(bill), UTILITY), bytes);
  assert.notDeepEqual(await billPdf({ ...bill, toPay: 1 }, UTILITY), bytes);
});

test('no row of a long table is broken over two pages, and none is lost', async () => {
  const lines = Array.from({ length: 40 }, (_, at) => ({
    service: 'coldWater' as const,
    kind: 'recalculation' as const,
    amount: -100 - at,
    ...NO_PRICE,
    reason: `номер ${at + 1}, ${'давление ниже нормы, '.repeat(at % 5)}конец ${at + 1}`,
  }));
  const document = await openPdf(await billPdf({ ...bill, lines }, UTILITY));
  const pages = await Promise.all(
    (await pagesOf(document)).map(async (page) =>
      plain((await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ')),
    ),
  );
  assert.ok(pages.length > 2);
  for (let at = 1; at <= lines.length; at++)
    assert.equal(pages.filter((text) => new RegExp(`номер ${at},.*конец ${at} `).test(text)).length, 1, `row ${at}`);
});

test('a bill takes less than 200 ms when the gateway is warm', async () => {
  for (let warm = 0; warm < 5; warm++) await billPdf(bill, UTILITY);
  const times: number[] = [];
  for (let turn = 0; turn < 10; turn++) {
    const started = performance.now();
    await billPdf(bill, UTILITY);
    times.push(performance.now() - started);
  }
  assert.ok(Math.min(...times) < 200, `${Math.min(...times)} ms`);
});
