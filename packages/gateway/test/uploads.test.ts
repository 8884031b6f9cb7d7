import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { request, type Server } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { Browser } from '@vodokanal/contract/conformance/browser';
import { HEIC_NOTES, HEIC_PICTURE, heicOf } from '@vodokanal/contract/rules/testing/heic';
import type { Claim } from '@vodokanal/contract';
import { createGateway } from '../src/index.ts';
import { checkFile } from '../src/documents/file-check.ts';
import { FileRefused } from '../src/files/content-check.ts';
import { openScanner } from '../src/files/virus-scanner.ts';
import { Secrets } from '../src/secrets.ts';
import { listen } from '../src/server.ts';
import { createFixture, ORIGIN, PASSWORD, personAt, type Fixture } from './fixture.ts';
import { announce, append, arrived, idOf, TUS } from './uploads.ts';

let fixture: Fixture;
before(async () => {
  fixture = await createFixture();
});
after(() => fixture.close());

type Send = (request: Request) => Promise<Response>;
async function signIn(index = 0, send: Send = (given) => fixture.gateway.handle(given)) {
  const browser = new Browser(send, ORIGIN);
  await browser.call('session.create', { body: { login: personAt(index).accountNumber, password: PASSWORD } });
  const { items } = (await browser.call('accounts.list')).body as { items: { id: string }[] };
  return { browser, accountId: items[0]?.id ?? '' };
}

const folder = () => join(fixture.folder, 'uploads');
const files = () => readdirSync(folder()).sort();
const CANARY = 'серия 0345 номер 123456';
/** A PDF with words that a stolen disk must not show, from its beginning to its end. */
function paper(bytes: number): Uint8Array<ArrayBuffer> {
  const line = Buffer.from(`${CANARY}\n`);
  const words = Buffer.concat(new Array<Buffer>(Math.ceil(bytes / line.length)).fill(line));
  return new Uint8Array(
    Buffer.concat([Buffer.from('%PDF-1.7\n'), words.subarray(0, bytes - 16), Buffer.from('\n%%EOF\n')]),
  );
}
const problemOf = ({ body }: { readonly body: unknown }): string => (body as { code?: string } | undefined)?.code ?? '';

async function upload(browser: Browser, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const id = idOf(await announce(browser, name, bytes.length));
  const { status, body } = await append(browser, id, 0, bytes);
  assert.equal(status, 204, JSON.stringify(body));
  return id;
}

async function claimWith(browser: Browser, accountId: string, uploadIds: readonly string[]) {
  const body = { type: 'other', text: 'С файлом', uploadIds };
  const { status, body: answer } = await browser.call('claims.create', { parameters: { accountId }, body });
  assert.equal(status, 201, JSON.stringify(answer));
  const claim = answer as Claim;
  return {
    claim,
    download: async (fileId: string, by = browser) => {
      let bytes = new Uint8Array();
      const { status: got } = await by.call('claims.file', {
        parameters: { accountId, claimId: claim.id, fileId },
        receive: async (response) => {
          bytes = new Uint8Array(await response.clone().arrayBuffer());
        },
      });
      return { status: got, bytes };
    },
  };
}

test('an upload that is cut at each tenth goes on where it was cut, and arrives as it was', async () => {
  const server: Server = await listen((given) => fixture.gateway.handle(given), '127.0.0.1', 0);
  try {
    const { port } = server.address() as AddressInfo;
    const cookies: string[] = [];
    const { browser, accountId } = await signIn(0, async (given) => {
      cookies.push(given.headers.get('Cookie') ?? '');
      const { pathname, search } = new URL(given.url);
      const body = given.body ? { body: await given.arrayBuffer() } : {};
      return fetch(`http://127.0.0.1:${port}${pathname}${search}`, {
        method: given.method,
        headers: given.headers,
        ...body,
      });
    });
    const bytes = paper(1_000_000);
    const id = idOf(await announce(browser, 'паспорт.pdf', bytes.length));
    const path = join(folder(), `${id}.part`);
    const head = statSync(path).size;

    /** Sends from an offset on and breaks the connection when the gateway has stored the bytes up to another. */
    const sendUntil = async (from: number, to: number) => {
      const sending = request({
        ...{ host: '127.0.0.1', port, method: 'PATCH', path: `/v1/uploads/${id}` },
        headers: {
          ...{ ...TUS, Origin: ORIGIN, 'X-VK': '1', Cookie: cookies.at(-1), 'Upload-Offset': from },
          ...{ 'Content-Type': 'application/offset+octet-stream', 'Content-Length': bytes.length - from },
        },
      });
      sending.on('error', () => undefined);
      sending.write(bytes.subarray(from, to));
      while (statSync(path).size < head + to) await wait(5);
      sending.destroy();
    };
    for (let tenth = 1; tenth < 10; tenth++) {
      const from = Number((await arrived(browser, id)).headers.get('Upload-Offset'));
      assert.equal(from, (bytes.length / 10) * (tenth - 1), 'where it was cut');
      await sendUntil(from, (bytes.length / 10) * tenth);
      assert.ok(!readFileSync(path).includes(CANARY), 'an unfinished file is readable on the disk');
    }
    const offset = Number((await arrived(browser, id)).headers.get('Upload-Offset'));
    assert.equal(problemOf(await append(browser, id, offset - 1, bytes.subarray(offset - 1))), 'UPLOAD_CONFLICT');
    assert.equal((await append(browser, id, offset, bytes.subarray(offset))).status, 204);
    assert.ok(!existsSync(path));
    assert.ok(!readFileSync(join(folder(), `${id}.sealed`)).includes(CANARY), 'a file is readable on the disk');
    const { download } = await claimWith(browser, accountId, [id]);
    assert.deepEqual((await download(id)).bytes, bytes);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('unfinished files are encrypted by a key of their own, and open after the key was replaced', async () => {
  const old = new Uint8Array(32).fill(1);
  const secrets = new Secrets(old);
  const head = secrets.newPartHeader();
  assert.equal(head.length, secrets.partHeaderBytes);
  const plain = Buffer.from('паспорт '.repeat(50));
  // Pieces of any length, as a network brings them.
  const pieces = [0, 1, 15, 16, 17, 33, 100, plain.length];
  const encrypted = Buffer.concat(
    pieces.slice(1).map((to, index) => {
      const from = pieces[index] ?? 0;
      return secrets.partCipher(head, from)(plain.subarray(from, to));
    }),
  );
  assert.ok(!encrypted.includes('паспорт'));
  assert.deepEqual(secrets.partCipher(head, 0)(encrypted), plain);
  assert.notDeepEqual(secrets.partCipher(secrets.newPartHeader(), 0)(plain), encrypted, 'each file has its nonce');
  const later = new Secrets(new Uint8Array(32).fill(2), [old]);
  assert.deepEqual(later.partCipher(head, 0)(encrypted), plain);
  assert.throws(() => new Secrets(new Uint8Array(32).fill(2)).partCipher(head, 0), /No given key opens/);
  assert.throws(() => secrets.decryptBytes(encrypted), 'the key of whole files opens it');

  const { browser } = await signIn();
  const id = idOf(await announce(browser, 'a.pdf', 100));
  const restarted = createGateway({
    ...{ db: fixture.store.db, uploadFolder: folder(), origins: [ORIGIN], clock: () => fixture.clock },
    secrets: new Secrets(new Uint8Array(32).fill(3)),
  });
  const other = await signIn(0, (given) => restarted.handle(given));
  assert.equal((await arrived(other.browser, id)).status, 404, 'without its key it has to be sent again');
});

test('a photo of every type loses place, device and owner, and stays the way up it was', async () => {
  const { browser, accountId } = await signIn();
  const canvas = createCanvas(60, 40);
  canvas.getContext('2d').fillRect(0, 0, 30, 40);
  const [jpeg, png, webp] = (['image/jpeg', 'image/png', 'image/webp'] as const).map((type) =>
    type === 'image/jpeg'
      ? canvas.toBuffer('image/jpeg')
      : type === 'image/png'
        ? canvas.toBuffer('image/png')
        : canvas.toBuffer('image/webp'),
  ) as [Buffer, Buffer, Buffer];
  const onItsSide = Buffer.from('4d4d002a000000080001' + '0112000300000001000600000000' + '00000000', 'hex');
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), onItsSide, Buffer.from(HEIC_NOTES.exif)]);
  const xmp = Buffer.from(`http://ns.adobe.com/xap/1.0/\0${HEIC_NOTES.xmp}`);
  const segment = (content: Buffer) => Buffer.concat([Buffer.from([0xff, 0xe1, 0, content.length + 2]), content]);
  const chunk = (name: string, content: Buffer) =>
    Buffer.concat([Buffer.from([0, 0, 0, content.length]), Buffer.from(name), content, Buffer.alloc(4)]);
  const webpChunk = (name: string, content: Buffer) =>
    Buffer.concat([
      Buffer.from(name),
      Buffer.from([content.length, 0, 0, 0]),
      content,
      Buffer.alloc(content.length % 2),
    ]);
  const webpWithNotes = Buffer.concat([webp, webpChunk('EXIF', exif), webpChunk('XMP ', xmp)]);
  webpWithNotes.writeUInt32LE(webpWithNotes.length - 8, 4);
  const photos: Readonly<Record<string, Buffer>> = {
    'a.jpg': Buffer.concat([jpeg.subarray(0, 2), segment(exif), segment(xmp), jpeg.subarray(2)]),
    'a.png': Buffer.concat([png.subarray(0, 33), chunk('eXIf', exif), chunk('iTXt', xmp), png.subarray(33)]),
    'a.webp': webpWithNotes,
    'a.heic': Buffer.from(heicOf()),
  };
  const ids: string[] = [];
  for (const [name, bytes] of Object.entries(photos)) ids.push(await upload(browser, name, new Uint8Array(bytes)));
  const { claim, download } = await claimWith(browser, accountId, ids);
  for (const [index, [name, given]] of Object.entries(photos).entries()) {
    const { bytes } = await download(ids[index] ?? '');
    const kept = Buffer.from(bytes);
    for (const note of ['GPS', 'PhoneMaker', 'xmpmeta', 'owner'])
      assert.ok(given.includes(note) && !kept.includes(note), `${name}: ${note}`);
    assert.equal(claim.attachments.find(({ id }) => id === ids[index])?.bytes, kept.length, name);
    if (name === 'a.heic') assert.ok(kept.includes(HEIC_PICTURE) && kept.includes('irot\x01'));
    else {
      const { width, height } = await loadImage(kept);
      // Exif 6 turns a photo by a quarter; the decoder of the test does not turn a PNG.
      assert.deepEqual([width, height], name === 'a.png' ? [60, 40] : [40, 60], name);
      if (name === 'a.png') assert.ok(kept.includes('eXIf'));
    }
  }
  // A client whose answer was lost asks again, and is told about the file it has sent.
  const [first = ''] = ids;
  assert.equal((await arrived(browser, first)).headers.get('Upload-Offset'), String(photos['a.jpg']?.length));
});

test('the files of another resident are not there, whatever is done with their ids', async () => {
  const mine = await signIn(0);
  const other = await signIn(2);
  const unfinished = idOf(await announce(mine.browser, 'a.pdf', 100));
  const whole = await upload(mine.browser, 'a.pdf', paper(100));
  const attached = await upload(mine.browser, 'a.pdf', paper(200));
  const { download } = await claimWith(mine.browser, mine.accountId, [attached]);
  for (const id of [unfinished, whole, attached]) {
    assert.equal((await arrived(other.browser, id)).status, 404);
    assert.equal((await append(other.browser, id, 0, paper(100))).status, 404);
    assert.equal(
      (await other.browser.call('uploads.delete', { parameters: { uploadId: id }, headers: TUS })).status,
      404,
    );
    const taken = await other.browser.call('claims.create', {
      parameters: { accountId: other.accountId },
      body: { type: 'other', text: 'Чужой файл', uploadIds: [id] },
    });
    assert.equal(problemOf(taken), 'INVALID');
  }
  assert.equal((await download(attached, other.browser)).status, 404);
  const own = await claimWith(other.browser, other.accountId, []);
  const throughMine = await other.browser.call('claims.file', {
    parameters: { accountId: other.accountId, claimId: own.claim.id, fileId: attached },
  });
  assert.equal(throughMine.status, 404);
  assert.equal((await download(attached)).status, 200);
});

test('disk and table are back where they were after deletion and sweep', async () => {
  const { db } = fixture.store;
  await db
    .updateTable('upload')
    .set({ created_at: new Date(0) })
    .where('owner_id', 'is', null)
    .execute();
  await fixture.gateway.sweep();
  const rows = async () =>
    (await db.selectFrom('upload').select('id').where('state', '<>', 'refused').orderBy('id').execute()).map(
      ({ id }) => id,
    );
  const [kept, known] = [files(), await rows()];
  const { browser } = await signIn();
  const deleted = await upload(browser, 'a.pdf', paper(1000));
  const halfDeleted = idOf(await announce(browser, 'b.pdf', 1000));
  await append(browser, halfDeleted, 0, paper(1000).subarray(0, 400));
  for (const uploadId of [deleted, halfDeleted])
    assert.equal((await browser.call('uploads.delete', { parameters: { uploadId }, headers: TUS })).status, 204);
  assert.deepEqual(files(), kept);

  await upload(browser, 'c.pdf', paper(1000));
  const half = idOf(await announce(browser, 'd.pdf', 1000));
  await append(browser, half, 0, paper(1000).subarray(0, 400));
  await announce(browser, 'e.pdf', 1000);
  const refused = idOf(await announce(browser, 'f.pdf', 4));
  assert.equal(problemOf(await append(browser, refused, 0, new Uint8Array(4))), 'UPLOAD_TYPE');
  assert.equal(files().length, kept.length + 3);
  const day = 24 * 3_600_000;
  fixture.clock = new Date(fixture.clock.getTime() + day + 1000);
  await fixture.gateway.sweep();
  assert.deepEqual([files(), await rows()], [kept, known]);
});

const EICAR = Buffer.from(
  'WDVPIVAlQEFQWzRcUFpYNTQoUF4pN0NDKTd9JEVJQ0FSLVNUQU5EQVJELUFOVElWSVJVUy1URVNULUZJTEUhJEgrSCo=',
  'base64',
).toString();

/** Answers INSTREAM like ClamAV; `answer` replaces the verdict. */
function clamdDouble() {
  const double = { answer: undefined as string | undefined, scanned: 0, port: 0, close: () => undefined as void };
  const serve = (socket: Socket) => {
    let bytes = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (part) => {
      bytes = Buffer.concat([bytes, part]);
      if (!bytes.subarray(0, 10).equals(Buffer.from('zINSTREAM\0'))) return;
      const content: Buffer[] = [];
      for (let at = 10; at + 4 <= bytes.length;) {
        const length = bytes.readUInt32BE(at);
        if (length === 0) {
          double.scanned++;
          const verdict = Buffer.concat(content).includes(EICAR) ? 'stream: Eicar-Signature FOUND' : 'stream: OK';
          socket.end(`${double.answer ?? verdict}\0`);
          return;
        }
        content.push(bytes.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  };
  const server = createServer(serve);
  return new Promise<typeof double>((done) => {
    server.listen(0, '127.0.0.1', () => {
      double.port = (server.address() as AddressInfo).port;
      double.close = () => void server.close();
      done(double);
    });
  });
}

test('with a virus scanner a file is there for others after its check: an infected one never, an unchecked one later', async () => {
  const clamd = await clamdDouble();
  const scanner = openScanner({ CLAMD: `tcp://127.0.0.1:${clamd.port}` });
  const gateway = createGateway({
    ...{ db: fixture.store.db, uploadFolder: folder(), origins: [ORIGIN], clock: () => fixture.clock, scanner },
    secrets: new Secrets(new Uint8Array(32)),
  });
  const { browser, accountId } = await signIn(0, (given) => gateway.handle(given));
  const kept = files();
  const infected = new Uint8Array(Buffer.from(`%PDF-1.7\n${EICAR}\n%%EOF\n`));
  const bad = idOf(await announce(browser, 'счёт.pdf', infected.length));
  assert.equal(problemOf(await append(browser, bad, 0, infected)), 'UPLOAD_INFECTED');
  assert.equal((await arrived(browser, bad)).status, 404);
  assert.deepEqual(files(), kept, 'an infected file stays on the disk');
  const logged = await fixture.store.db
    .selectFrom('audit')
    .select('details')
    .where('action', '=', 'upload-refused')
    .execute();
  assert.ok(logged.some(({ details }) => JSON.stringify(details).includes('UPLOAD_INFECTED')));

  const good = paper(200_000);
  const id = idOf(await announce(browser, 'паспорт.pdf', good.length));
  for (const answer of ['INSTREAM size limit exceeded. ERROR', '', 'stream: OKAY']) {
    clamd.answer = answer;
    const sent = answer.startsWith('INSTREAM') ? await append(browser, id, 0, good) : await arrived(browser, id);
    assert.equal(sent.status, 503, answer);
    if (answer.startsWith('INSTREAM')) assert.equal(problemOf(sent), 'UPLOAD_UNCHECKED');
    assert.ok(Number(sent.headers.get('Retry-After')) > 0);
  }
  const early = await browser.call('claims.create', {
    parameters: { accountId },
    body: { type: 'other', text: 'Рано', uploadIds: [id] },
  });
  assert.equal(problemOf(early), 'UPLOAD_UNFINISHED');
  clamd.answer = undefined;
  const before = clamd.scanned;
  assert.deepEqual(
    (await Promise.all([arrived(browser, id), arrived(browser, id)])).map(({ status }) => status),
    [200, 200],
  );
  assert.equal(clamd.scanned, before + 1, 'checked once');
  const { download } = await claimWith(browser, accountId, [id]);
  assert.deepEqual((await download(id)).bytes, good);

  // Published documents and files of the staff pass the same check.
  await assert.rejects(
    checkFile(infected, scanner),
    (fault) => fault instanceof FileRefused && fault.fault === 'virus',
  );
  clamd.close();
  await assert.rejects(checkFile(good, scanner), { code: 'UPLOAD_UNCHECKED' });
  for (const CLAMD of ['clamd', 'tcp://host', 'tcp://host:70000', 'unix:relative', 'http://127.0.0.1:3310'])
    assert.throws(() => openScanner({ CLAMD }), /CLAMD is «.*»; it can be/, CLAMD);
  assert.equal(openScanner({}), undefined);
});

test('a file that no row names is deleted after a day, others stay', async () => {
  const { browser, accountId } = await signIn(1);
  const id = await upload(browser, 'акт.pdf', paper(2000));
  await claimWith(browser, accountId, [id]);
  const orphan = join(folder(), `${randomUUID()}.sealed`);
  writeFileSync(orphan, 'sealed');
  const before = new Set(files());
  await fixture.gateway.sweep();
  assert.ok(existsSync(orphan), 'its transaction may still be open');
  const old = new Date(fixture.clock.getTime() - 25 * 3_600_000);
  utimesSync(orphan, old, old);
  utimesSync(join(folder(), `${id}.sealed`), old, old);
  await fixture.gateway.sweep();
  assert.ok(!existsSync(orphan));
  assert.ok(existsSync(join(folder(), `${id}.sealed`)), 'the claim has it');
  assert.equal([...before].length - files().length, 1);
});
