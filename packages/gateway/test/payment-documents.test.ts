import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { unzipSync } from 'fflate';
import { Browser } from '@vodokanal/contract/conformance/browser';
import { accountStatement } from '@vodokanal/contract/rules/account-statement';
import { receiptCheckText } from '@vodokanal/contract/rules/fiscal-receipt';
import type { ChargeMonthList, Payment, PaymentEntryList } from '@vodokanal/contract';
import { receiptPdf, type ReceiptedEntry } from '../src/payments/receipt-pdf.ts';
import { statementPdf } from '../src/payments/statement-pdf.ts';
import { notificationOf } from './acquirer-double.ts';
import { createFixture, ORIGIN, personAt, type Fixture } from './fixture.ts';
import { elementsOf, openPdf, pagesOf, plain, rolesOf, scanPdf, textOf, treesOf } from './read-pdf.ts';

const UTILITY = { name: 'Водоканал города Родникова', phone: '8 800 555-35-35', timeZone: 'Asia/Vladivostok' };
const ACCOUNT = { number: '230100001', address: 'г. Родников, ул. Набережная, д. 12, кв. 45' };
const OWNER = { account: ACCOUNT, utility: UTILITY };

const receipted: ReceiptedEntry = {
  id: 'a',
  kind: 'payment',
  amount: 166_167,
  paidOn: '2026-11-09',
  document: 'П-2026-000012',
  channel: 'online',
  receipt: {
    state: 'ready',
    issuedAt: '2026-11-09T15:15:00Z',
    amount: 166_167,
    fn: '9960440300123456',
    fd: '48121',
    fpd: '2746133019',
    url: 'https://ofd.example/48121',
  },
};

test('a receipt has all that it is checked by, in the time of the cash register, and its code', async () => {
  const bytes = await receiptPdf(receipted, OWNER);
  const document = await openPdf(bytes);
  const text = await textOf(document);
  for (const part of [
    'Кассовый чек на 1 661,67 ₽ Лицевой счёт 230100001. 10 ноября 2026 г.',
    'Выдан 10 ноября 2026 г., 01:15 Сумма 1 661,67 ₽ Фискальный накопитель (ФН) 9960440300123456',
    'Номер документа (ФД) 48121 Фискальный признак (ФПД) 2746133019 Платёжный документ № П-2026-000012',
    'Вода, лицевой счёт 230100001 г. Родников, ул. Набережная, д. 12, кв. 45',
    'https://ofd.example/48121',
  ])
    assert.ok(text.includes(part), `${part} in ${text}`);
  const scanned = await scanPdf(bytes);
  assert.equal(Buffer.from(scanned ?? []).toString(), receiptCheckText(receipted.receipt, 'payment', UTILITY.timeZone));
  const trees = await treesOf(document);
  assert.equal(trees.flatMap(rolesOf).filter((role) => role === 'H1').length, 1);
  assert.deepEqual(
    trees
      .flatMap(elementsOf)
      .filter(({ role }) => role === 'Figure')
      .map(({ alt }) => alt),
    ['Код для проверки чека'],
  );
  assert.equal(document.numPages, 1);
  assert.deepEqual(await receiptPdf(structuredClone(receipted), OWNER), bytes);
});

test('the receipt of a refund says so', async () => {
  const refund = {
    ...receipted,
    kind: 'refund',
    amount: -5000,
    receipt: { ...receipted.receipt, amount: 5000 },
  } as const;
  assert.match(await textOf(await openPdf(await receiptPdf(refund, OWNER))), /^Чек на возврат на 50,00 ₽/);
});

test('a statement of three years has each month once, its totals, and that it is not signed', async () => {
  const periods = Array.from({ length: 36 }, (_, at) => new Date(Date.UTC(2024, at)).toISOString().slice(0, 7));
  const statement = accountStatement(
    {
      charges: periods.map((period) => ({ period, issuedOn: '', dueOn: '', total: 100_000, lines: [] })),
      entries: [
        { id: '1', kind: 'payment', amount: 3_700_000, paidOn: '2026-12-01', document: '1', channel: 'register' },
        { id: '2', kind: 'refund', amount: -5000, paidOn: '2026-12-05', document: '2', channel: 'register' },
      ],
      balance: -95_000,
    },
    '2024-01',
    '2026-12',
  );
  const frame = { from: '2024-01', to: '2026-12', madeOn: '2026-12-30', account: ACCOUNT, utility: UTILITY };
  const document = await openPdf(await statementPdf(statement, frame));
  const text = await textOf(document);
  assert.match(text, /^Акт сверки январь 2024 г\. – декабрь 2026 г\. Лицевой счёт 230100001/);
  assert.match(text, /Долг на начало: 0,00 ₽ Переплата на конец: 950,00 ₽/);
  assert.match(text, /декабрь 2026 г\. 1 000,00 ₽ 37 000,00 ₽ −50,00 ₽ переплата 950,00 ₽/);
  assert.match(text, /Всего 36 000,00 ₽ 37 000,00 ₽ −50,00 ₽ переплата 950,00 ₽/);
  assert.match(text, /Акт составлен 30 декабря 2026 г\. .* не подписан\. .* телефон 8 800 555-35-35/);
  assert.equal(text.match(/май 2025 г\./g)?.length, 1);
  assert.equal((await pagesOf(document)).length, 2);
});

test('no figure of a table is broken over two lines, however large', async () => {
  const periods = ['2026-10', '2026-11', '2026-12'];
  const charges = periods.map((period) => ({ period, issuedOn: '', dueOn: '', total: 1_234_567_890, lines: [] }));
  const entries = [
    {
      id: '1',
      kind: 'payment' as const,
      amount: 3_210_000_000,
      paidOn: '2026-12-01',
      document: '1',
      channel: 'register' as const,
    },
    {
      id: '2',
      kind: 'refund' as const,
      amount: -98_765_432,
      paidOn: '2026-12-05',
      document: '2',
      channel: 'register' as const,
    },
  ];
  const statement = accountStatement({ charges, entries, balance: 592_469_102 }, '2026-10', '2026-12');
  const frame = { from: '2026-10', to: '2026-12', madeOn: '2026-12-30', account: ACCOUNT, utility: UTILITY };
  const [page] = await pagesOf(await openPdf(await statementPdf(statement, frame)));
  const texts = (await page!.getTextContent()).items.flatMap((item) => ('str' in item ? [plain(item.str)] : []));
  for (const figure of ['12 345 678,90 ₽', '32 100 000,00 ₽', '37 037 036,70 ₽', '−987 654,32 ₽'])
    assert.ok(texts.includes(figure), `${figure} in ${texts.join('|')}`);
});

test('the note of a statement never runs into the foot of the page', async () => {
  for (let count = 10; count <= 45; count++) {
    const periods = Array.from({ length: count }, (_, at) => new Date(Date.UTC(2022, at)).toISOString().slice(0, 7));
    const [from = '', to = ''] = [periods[0], periods.at(-1)];
    const charges = periods.map((period) => ({ period, issuedOn: '', dueOn: '', total: 100_000, lines: [] }));
    const statement = accountStatement({ charges, entries: [], balance: 0 }, from, to);
    const frame = { from, to, madeOn: '2026-12-30', account: ACCOUNT, utility: UTILITY };
    const document = await openPdf(await statementPdf(statement, frame));
    const page = (await pagesOf(document)).at(-1)!;
    const lines = (await page.getTextContent()).items.flatMap((item) =>
      'str' in item && item.str.trim() ? [{ text: item.str, y: Number(item.transform[5]) }] : [],
    );
    const foot = Math.min(...lines.map(({ y }) => y));
    const above = lines.filter(({ y }) => y > foot + 1).map(({ y }) => y);
    assert.ok(Math.min(...above) - foot > 12, `${count} months`);
  }
});

let fixture: Fixture;
before(async () => {
  fixture = await createFixture();
});
after(() => fixture.close());

async function signedIn(person: number): Promise<{ browser: Browser; accountId: string }> {
  const browser = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  const { accountNumber: login, password } = personAt(person);
  await browser.call('session.create', { body: { login, password } });
  const { items } = (await browser.call('accounts.list')).body as { items: { id: string }[] };
  return { browser, accountId: items[0]?.id ?? '' };
}

test('receipts of a range of months are one archive, without those that are still being made', async () => {
  const { browser, accountId } = await signedIn(0);
  const pay = async (receipt: Payment['receipt']) => {
    const body = { items: [{ accountId, amount: 10_000 }], method: 'sbp' };
    const { id: paymentId } = (await browser.call('payments.create', { body })).body as Payment;
    await browser.call('payments.confirm', { parameters: { paymentId }, body: {} });
    fixture.acquirer.orderOf(paymentId).status = {
      facts: [{ kind: 'succeeded', amount: 10_000, at: '2026-11-22T09:45:00.000Z' }],
      receipt,
    };
    await fixture.gateway.handle(notificationOf(fixture.acquirer, paymentId, ORIGIN));
  };
  await pay({ ...receipted.receipt, amount: 10_000, fd: '1' });
  await pay({ ...receipted.receipt, amount: 10_000, fd: '2' });
  await pay({ state: 'forming' });
  const { items } = (await browser.call('payments.list', { parameters: { accountId } })).body as PaymentEntryList;
  const ready = items.filter(({ receipt }) => receipt?.state === 'ready');
  const forming = items.find(({ receipt }) => receipt?.state === 'forming');
  assert.equal(ready.length, 2);

  const download = async (path: string) => {
    let bytes = new Uint8Array();
    let headers = new Headers();
    const [id, query] = path.split('?') as ['payments.receipt' | 'payments.receipts' | 'payments.statement', string];
    const { status } = await browser.call(id, {
      parameters: { accountId, entryId: ready[0]?.id ?? '' },
      query: query ?? '',
      receive: async (response) => {
        headers = response.headers;
        bytes = new Uint8Array(await response.clone().arrayBuffer());
      },
    });
    assert.equal(status, 200);
    return { bytes, name: decodeURIComponent(headers.get('Content-Disposition') ?? '') };
  };
  const [first] = ready;
  const receipt = await download('payments.receipt');
  assert.match(receipt.name, new RegExp(`Чек ${first?.paidOn} ${first?.document}\\.pdf$`));
  assert.match(await textOf(await openPdf(receipt.bytes)), /на 100,00 ₽/);

  const month = first?.paidOn.slice(0, 7);
  const archive = await download(`payments.receipts?from=${month}&to=${month}`);
  assert.match(archive.name, /Чеки 230100001 .*\.zip$/);
  const files = unzipSync(archive.bytes);
  assert.deepEqual(
    Object.keys(files).sort(),
    ready.map(({ paidOn, document }) => `Чек ${paidOn} ${document}.pdf`).sort(),
  );
  for (const bytes of Object.values(files)) assert.match(await textOf(await openPdf(bytes)), /Кассовый чек/);

  assert.equal(
    (await browser.call('payments.receipt', { parameters: { accountId, entryId: forming?.id ?? '' } })).status,
    404,
  );

  const charges = (await browser.call('charges.list', { parameters: { accountId } })).body as ChargeMonthList;
  const last = charges.items.at(-1)?.period;
  const statement = await download(`payments.statement?from=2000-01&to=2099-12`);
  assert.match(plain(statement.name), new RegExp(`Акт сверки 230100001 ${last}–`));

  const stranger = await signedIn(1);
  for (const id of ['payments.receipt', 'payments.receipts', 'payments.statement'] as const)
    assert.equal(
      (
        await stranger.browser.call(id, {
          parameters: { accountId, entryId: first?.id ?? '' },
          query: 'from=2000-01&to=2099-12',
        })
      ).status,
      404,
    );
});
