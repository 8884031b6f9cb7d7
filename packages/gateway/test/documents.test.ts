import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { unzipSync } from 'fflate';
import type { AccountDocument, AccountDocumentList, TechnicalWorkList } from '@vodokanal/contract';
import { Browser } from '@vodokanal/contract/conformance/browser';
import type { OperationId } from '@vodokanal/contract/operations';
import type { NewDocument } from '@vodokanal/contract/policies/document';
import type { NewTechnicalWork } from '@vodokanal/contract/policies/technical-work';
import { checkFile } from '../src/documents/file-check.ts';
import { publications } from '../src/documents/queries.ts';
import { DocumentService, UnknownTarget, type DocumentTarget } from '../src/documents/service.ts';
import { FileRefused } from '../src/files/content-check.ts';
import { sealAgain } from '../src/keys/service.ts';
import { PdfPage } from '../src/pdf/pdf-page.ts';
import { Secrets } from '../src/secrets.ts';
import { recordWork } from '../src/works/service.ts';
import { createFixture, ORIGIN, PASSWORD, personAt, TODAY, type Fixture } from './fixture.ts';
import { openPdf, rolesOf, textOf, treesOf } from './read-pdf.ts';

let fixture: Fixture;
let folder = '';
let service: DocumentService;
const secrets = new Secrets(new Uint8Array(32));
before(async () => {
  fixture = await createFixture();
  folder = join(fixture.folder, 'uploads');
  mkdirSync(folder, { recursive: true });
  service = new DocumentService(fixture.settings, secrets, folder);
});
after(() => fixture.close());

const MAIN = personAt(0);
const OTHER = personAt(2);
const act: NewDocument = {
  kind: 'act',
  title: 'Акт ввода счётчика в эксплуатацию',
  number: '12/В',
  issuedOn: '2026-11-09',
  validUntil: null,
  period: null,
  signature: { state: 'both', kind: 'handwritten', signedOn: '2026-11-09' },
};

async function paper(text = 'Акт'): Promise<Uint8Array> {
  const page = new PdfPage({ title: text, author: 'Водоканал', createdOn: TODAY });
  page.text(page.root, 'H1', text);
  return page.end(text);
}

const publish = async (
  given: Partial<NewDocument> = {},
  file?: Uint8Array,
  target: DocumentTarget = { accountNumber: MAIN.accountNumber },
) =>
  service.publish(
    fixture.store.db,
    target,
    { document: { ...act, ...given }, file: file ?? (await paper()) },
    fixture.clock,
  );

async function signedIn(person: { readonly accountNumber: string }) {
  const browser = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  await browser.call('session.create', { body: { login: person.accountNumber, password: PASSWORD } });
  const { items } = (await browser.call('accounts.list')).body as { items: { id: string; number: string }[] };
  const accountId = items.find(({ number }) => number === person.accountNumber)?.id ?? '';
  const bytesOf = async (id: OperationId, parameters: Record<string, string>, query = '') => {
    let bytes = new Uint8Array();
    const { status, headers } = await browser.call(id, {
      parameters: { accountId, ...parameters },
      query,
      receive: async (response) => {
        bytes = new Uint8Array(await response.clone().arrayBuffer());
      },
    });
    return { status, headers, bytes };
  };
  return {
    browser,
    accountId,
    bytesOf,
    list: async (query = 'limit=200') =>
      (await browser.call('documents.list', { parameters: { accountId }, query })).body as AccountDocumentList,
    works: async () => (await browser.call('works.list', { parameters: { accountId } })).body as TechnicalWorkList,
  };
}

const found = ({ items }: AccountDocumentList, id: string | undefined): AccountDocument => {
  const document = items.find((each) => each.id === id);
  assert.ok(document, 'the document is not in the list');
  return document;
};
const files = () => readdirSync(folder).sort();
const idIn = (documents: ReadonlyMap<string, string>, accountId: string): string => documents.get(accountId) ?? '';

test('a published file is listed as unread, told by mail, and comes back as it was', async () => {
  const { list, accountId, bytesOf, browser } = await signedIn(MAIN);
  const file = await paper('Акт № 12/В');
  const { fileId, documents } = await publish({ validUntil: '2026-11-21' }, file);
  const documentId = idIn(documents, accountId);
  const document = found(await list(), documentId);
  assert.deepEqual(
    [document.state, document.isUnread, document.source, document.file?.name, document.file?.bytes],
    ['expired', true, 'utility', 'Акт ввода счётчика в эксплуатацию 12-В от 2026-11-09.pdf', file.length],
  );
  const download = await bytesOf('documents.content', { documentId });
  assert.deepEqual(download.bytes, file);
  assert.match(download.headers.get('Content-Disposition') ?? '', /^attachment; filename\*=UTF-8''%D0%90%D0%BA%D1%82/);
  assert.equal(download.headers.get('Cache-Control'), 'no-store');
  const shown = await bytesOf('documents.content', { documentId }, 'show=inline');
  assert.match(shown.headers.get('Content-Disposition') ?? '', /^inline; /);

  const stored = readFileSync(join(folder, `${fileId}.sealed`));
  assert.ok(!stored.includes('%PDF'), 'the file is not encrypted');
  const mail = await fixture.store.db
    .selectFrom('message')
    .select('body')
    .where('recipient', '=', MAIN.email)
    .where('subject', '=', 'Новый документ в личном кабинете')
    .executeTakeFirstOrThrow();
  assert.match(mail.body, /Акт ввода счётчика в эксплуатацию № 12\/В\. Лицевой счёт 230100001\./);
  const logged = await fixture.store.db
    .selectFrom('audit')
    .select('details')
    .where('action', '=', 'document-published')
    .execute();
  assert.ok(logged.some(({ details }) => JSON.stringify(details).includes(fileId)));

  assert.equal((await browser.call('documents.markRead', { parameters: { accountId, documentId } })).status, 201);
  assert.equal(found(await list(), documentId).isUnread, false);
});

test('a photo of a paper is shown the way up it was taken, without place and device', async () => {
  const canvas = createCanvas(60, 40);
  canvas.getContext('2d').fillRect(0, 0, 30, 40);
  const picture = new Uint8Array(canvas.toBuffer('image/jpeg'));
  const exif = Buffer.from(
    '457869660000' + '4d4d002a00000008' + '0001' + '0112000300000001000600000000' + '00000000',
    'hex',
  ).toString('latin1');
  const content = Buffer.from(`${exif}GPS 43.58 39.72 PhoneMaker`, 'latin1');
  const segment = Buffer.from([0xff, 0xe1, 0, content.length + 2, ...content]);
  const taken = new Uint8Array([...picture.subarray(0, 2), ...segment, ...picture.subarray(2)]);
  const { bytes, type } = await checkFile(taken);
  assert.equal(type, 'image/jpeg');
  assert.ok(!Buffer.from(bytes).includes('GPS') && !Buffer.from(bytes).includes('PhoneMaker'));
  const { width, height } = await loadImage(Buffer.from(bytes));
  assert.deepEqual([width, height].sort(), [40, 60]);
  assert.ok(Buffer.from(bytes).includes('Exif'), 'the way up is lost');

  const { list, accountId, bytesOf } = await signedIn(MAIN);
  const documentId = idIn((await publish({ kind: 'workProtocol' }, taken)).documents, accountId);
  assert.equal(found(await list(), documentId).file?.type, 'image/jpeg');
  assert.deepEqual((await bytesOf('documents.content', { documentId })).bytes, bytes);
});

test('hostile and damaged files are refused with the reason, and leave nothing behind', async () => {
  const plain = Buffer.from(await paper()).toString('latin1');
  const pdf = (extra: string) => Buffer.from(plain.replace('startxref', `${extra}\nstartxref`), 'latin1');
  const packed = deflateSync(Buffer.from('1 0 <</S/JavaScript/JS(app.alert(1))>>')).toString('latin1');
  const objects = (content: string) => `9 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n${content}\nendstream endobj`;
  const bomb = deflateSync(Buffer.alloc(80 * 1024 * 1024)).toString('latin1');
  const hostile: readonly (readonly [fault: string, bytes: Uint8Array])[] = [
    ['type', Buffer.from('<html><script>alert(1)</script>%PDF-1.7')],
    ['type', Buffer.from('MZ program')],
    ['type', Buffer.from('PK\x03\x04 archive')],
    [
      'type',
      new Uint8Array(readFileSync(new URL('../../contract/src/rules/testing/uploads/u06-mif1.heic', import.meta.url))),
    ],
    ['type', new Uint8Array()],
    ['size', new Uint8Array(20 * 1024 * 1024 + 1)],
    ['damaged', Buffer.from(plain.slice(0, -200), 'latin1')],
    ['damaged', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ['damaged', pdf(objects('broken'))],
    ['damaged', pdf(objects(bomb))],
    ['script', pdf('8 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj')],
    ['script', pdf('8 0 obj<</S/J#61vaScript>>endobj')],
    ['script', pdf(objects(packed))],
    ['program', pdf('8 0 obj<</S/Launch/F(cmd.exe)>>endobj')],
    ['attachment', pdf('8 0 obj<</Type/EmbeddedFile>>endobj')],
    ['form', pdf('8 0 obj<</S/SubmitForm/F(https://example.org)>>endobj')],
    ['encrypted', pdf('trailer<</Encrypt 8 0 R>>')],
  ];
  const kept = files();
  const before = await publications(fixture.store.db);
  for (const [fault, bytes] of hostile)
    await assert.rejects(publish({}, bytes), (thrown: unknown) => {
      assert.ok(thrown instanceof FileRefused, String(thrown));
      assert.equal(thrown.fault, fault, Buffer.from(bytes.subarray(0, 60)).toString('latin1'));
      return true;
    });
  await assert.rejects(publish({}, undefined, { accountNumber: '999' }), UnknownTarget);
  await assert.rejects(publish({}, undefined, { buildingCode: 'нет' }), UnknownTarget);
  await assert.rejects(publish({}, undefined, { accountNumber: MAIN.accountNumber, meterSerial: '1' }), UnknownTarget);
  await assert.rejects(publish({ title: '' }), { code: 'INVALID' });
  assert.deepEqual(files(), kept, 'a refused file stays on the disk');
  assert.deepEqual(await publications(fixture.store.db), before);
});

test('a file for a building is kept once, and deleted when it is withdrawn from the last account', async () => {
  const kept = files();
  const { db } = fixture.store;
  const { fileId, documents } = await publish({ kind: 'notice' }, undefined, { buildingCode: 'Д-1' });
  assert.equal(documents.size, 5, 'four flats and the company');
  assert.deepEqual(
    files().filter((name) => !kept.includes(name)),
    [`${fileId}.sealed`],
  );
  assert.equal(await service.withdraw(db, fileId, { reason: 'ошибка', accountNumber: '7701' }, fixture.clock), 1);
  assert.ok(files().includes(`${fileId}.sealed`), 'others still read it');
  assert.equal(await service.withdraw(db, fileId, { reason: 'ошибка' }, fixture.clock), 4);
  assert.deepEqual(files(), kept);
  for (const unknown of [fileId, 'none'])
    await assert.rejects(service.withdraw(db, unknown, { reason: 'ошибка' }, fixture.clock), { code: 'NOT_FOUND' });
  assert.equal((await publications(db)).find((each) => each.fileId === fileId)?.reason, 'ошибка');
});

test('a withdrawn document stays in the list with its reason, and cannot be had any more', async () => {
  const { list, accountId, browser } = await signedIn(MAIN);
  const { fileId, documents } = await publish({ title: 'Справка', number: '' });
  const documentId = idIn(documents, accountId);
  await service.withdraw(fixture.store.db, fileId, { reason: 'неверная сумма' }, fixture.clock);
  const document = found(await list(), documentId);
  assert.deepEqual(document.withdrawal, { on: TODAY, reason: 'неверная сумма' });
  assert.deepEqual([document.state, document.file, document.isUnread], ['withdrawn', null, false]);
  for (const id of ['documents.content', 'documents.markRead'] as const)
    assert.equal((await browser.call(id, { parameters: { accountId, documentId } })).status, 404);
  const { body } = await fixture.store.db
    .selectFrom('message')
    .select('body')
    .where('subject', '=', 'Документ отозван')
    .where('recipient', '=', MAIN.email)
    .executeTakeFirstOrThrow();
  assert.match(body, /отозвали документ: Справка\. Лицевой счёт 230100001\. Причина: неверная сумма/);
});

test('only the holder has the documents: 404 for another resident, 403 for a helper', async () => {
  const owner = await signedIn(MAIN);
  const documentId = idIn((await publish()).documents, owner.accountId);
  const ids = (await owner.list()).items.map(({ id }) => id);
  assert.ok(ids.includes(documentId) && ids.length > 5);
  const stranger = await signedIn(OTHER);
  const call = async (accountId: string, id: string) => {
    const parameters = { accountId, documentId: id };
    const answers = [
      await stranger.browser.call('documents.content', { parameters }),
      await stranger.browser.call('documents.markRead', { parameters }),
      await stranger.browser.call('documents.archive', { parameters: { accountId }, query: `ids=${id}` }),
    ];
    return [
      ...new Set(answers.map(({ status, body }) => `${status} ${(body as { code?: string }).code ?? ''}`)),
    ].join();
  };
  for (const id of ids)
    for (const accountId of [owner.accountId, stranger.accountId])
      assert.equal(await call(accountId, id), '404 NOT_FOUND');
  assert.equal((await stranger.bytesOf('documents.list', {})).status, 200, 'of their own');

  const { customer_id } = await fixture.store.db
    .selectFrom('customer_account')
    .select('customer_id')
    .where('account_id', '=', stranger.accountId)
    .executeTakeFirstOrThrow();
  const helped = { customer_id, account_id: owner.accountId };
  await fixture.store.db
    .insertInto('customer_account')
    .values({ ...helped, role: 'helper', rights: JSON.stringify(['see', 'readings', 'pay']), until: '2027-01-01' })
    .execute();
  for (const id of ids) {
    assert.equal(await call(owner.accountId, id), '403 HELPER_REFUSED');
    assert.equal(await call(stranger.accountId, id), '404 NOT_FOUND', 'by the own account');
  }
  const works = await stranger.browser.call('works.list', { parameters: { accountId: owner.accountId } });
  assert.equal(works.status, 200);
  await fixture.store.db
    .deleteFrom('customer_account')
    .where('customer_id', '=', customer_id)
    .where('account_id', '=', owner.accountId)
    .execute();
});

test('bills and agreements are among the documents, made on demand as tagged papers', async () => {
  const kept = files();
  const { list, bytesOf, browser, accountId } = await signedIn(personAt(1));
  const { body } = await browser.call('instalmentPlans.create', { parameters: { accountId }, body: { months: 2 } });
  const { items, kinds } = await list();
  assert.deepEqual(kinds, ['contract', 'bill']);
  const agreement = items.find(({ number }) => number === (body as { number: string }).number);
  const bill = items.find(({ kind }) => kind === 'bill');
  assert.deepEqual([agreement?.validUntil, agreement?.signature.state], ['2026-12-02', 'unsigned']);
  assert.deepEqual([bill?.source, bill?.file?.bytes, bill?.period], ['endpoint', null, '2026-10']);
  for (const [document, words] of [
    [agreement, /Соглашение о погашении задолженности/],
    [bill, /октябрь 2026/],
  ] as const) {
    const { bytes } = await bytesOf('documents.content', { documentId: document?.id ?? '' });
    const pdf = await openPdf(bytes);
    assert.match(await textOf(pdf), words);
    assert.equal((await treesOf(pdf)).flatMap(rolesOf).filter((role) => role === 'H1').length, 1);
  }
  assert.deepEqual(files(), kept, 'a made paper is stored');
});

test('chosen documents come as one archive, each file once under a name of its own', async () => {
  const { list, accountId, bytesOf } = await signedIn(MAIN);
  const [first, second] = [await paper('Первый'), await paper('Второй')];
  const ids = [
    idIn((await publish({}, first)).documents, accountId),
    idIn((await publish({}, second)).documents, accountId),
  ];
  const bill = (await list('kind=bill&limit=1')).items[0];
  const { bytes, headers } = await bytesOf('documents.archive', {}, `ids=${[...ids, bill?.id ?? '', ...ids].join()}`);
  assert.match(decodeURIComponent(headers.get('Content-Disposition') ?? ''), /Документы 230100001 2026-11-22\.zip/);
  const unpacked = unzipSync(bytes);
  const name = 'Акт ввода счётчика в эксплуатацию 12-В от 2026-11-09';
  assert.deepEqual(Object.keys(unpacked), [`${name}.pdf`, `${name} (2).pdf`, bill?.file?.name]);
  assert.deepEqual(unpacked[`${name} (2).pdf`], second);
});

const replacement: NewTechnicalWork = {
  kind: 'meterReplacement',
  doneOn: '2026-11-09',
  result: 'done',
  note: 'Счётчик заменён.',
  nextOn: '2032-11-09',
  meters: [
    { role: 'removed', serialNumber: '08417736', reading: '1204.5', sealNumber: null },
    { role: 'installed', serialNumber: '11000000', reading: '0', sealNumber: 'П-004417' },
  ],
};

test('works are recorded with their protocol, both or neither, and once', async () => {
  const { works, bytesOf } = await signedIn(MAIN);
  const target = { accountNumber: MAIN.accountNumber };
  const record = (work: NewTechnicalWork, file?: Uint8Array) =>
    recordWork(
      fixture.store.db,
      { settings: fixture.settings, documents: service },
      target,
      { work, protocol: file && { document: { ...act, kind: 'workProtocol' }, file } },
      fixture.clock,
    );
  const kept = files();
  const published = (await publications(fixture.store.db)).length;
  await assert.rejects(record({ ...replacement, meters: [] }, await paper()), { code: 'INVALID' });
  await assert.rejects(record(replacement, Buffer.from('PK')), FileRefused);
  assert.deepEqual([files(), (await publications(fixture.store.db)).length], [kept, published]);
  assert.deepEqual((await works()).items, []);

  const file = await paper('Протокол');
  await record(replacement, file);
  await record({ ...replacement, note: 'Исправлено.' });
  await record({ ...replacement, kind: 'flushing', doneOn: '2026-11-20', nextOn: null, meters: [] });
  const { items } = await works();
  assert.deepEqual(
    items.map(({ kind, note }) => [kind, note]),
    [
      ['flushing', 'Счётчик заменён.'],
      ['meterReplacement', 'Исправлено.'],
    ],
  );
  const [, work] = items;
  assert.deepEqual(
    work?.meters.map(({ role, meterId, service: kind, sealNumber }) => [role, meterId !== null, kind, sealNumber]),
    [
      ['removed', false, null, null],
      ['installed', true, 'coldWater', 'П-004417'],
    ],
  );
  const documentId = work?.documentId ?? '';
  assert.deepEqual((await bytesOf('documents.content', { documentId })).bytes, file);

  const { file_id } = await fixture.store.db
    .selectFrom('document')
    .select('file_id')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();
  await service.withdraw(fixture.store.db, file_id, { reason: 'не тот файл' }, fixture.clock);
  assert.equal((await works()).items[1]?.documentId, null, 'a withdrawn protocol is linked');
});

test('published files are sealed again with a new key', async () => {
  const { accountId, bytesOf } = await signedIn(MAIN);
  const file = await paper('Договор');
  const documentId = idIn((await publish({ kind: 'contract' }, file)).documents, accountId);
  const renewed = new Secrets(new Uint8Array(32).fill(7), [new Uint8Array(32)]);
  await sealAgain(fixture.store.db, renewed, folder);
  const { bytes } = await new DocumentService(fixture.settings, new Secrets(new Uint8Array(32).fill(7)), folder).file(
    fixture.store.db,
    { account: { id: accountId, number: MAIN.accountNumber } as never, customerId: accountId, today: TODAY },
    documentId,
  );
  assert.deepEqual(new Uint8Array(bytes as Uint8Array), file);
  // The others of this file are read with the first key.
  await sealAgain(fixture.store.db, new Secrets(new Uint8Array(32), [new Uint8Array(32).fill(7)]), folder);
  assert.equal((await bytesOf('documents.content', { documentId })).status, 200);
});
