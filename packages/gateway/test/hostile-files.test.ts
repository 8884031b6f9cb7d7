import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { loadImage } from '@napi-rs/canvas';
import { Browser } from '@vodokanal/contract/conformance/browser';
import { TYPE_BYTES, uploadTypeOf } from '@vodokanal/contract/rules/file-type';
import type { Claim } from '@vodokanal/contract';
import { createFixture, ORIGIN, PASSWORD, personAt, type Fixture } from './fixture.ts';
import { hostileFiles, type Sample } from './hostile-files.ts';
import { announce, append, arrived, idOf } from './uploads.ts';

let fixture: Fixture;
before(async () => {
  fixture = await createFixture();
});
after(() => fixture.close());

const FILES_OF_A_CLAIM = 10;
const REFUSALS = [
  ...['UPLOAD_TYPE', 'UPLOAD_DAMAGED', 'UPLOAD_PROTECTED', 'UPLOAD_ACTIVE', 'UPLOAD_OVERSIZED', 'TOO_LARGE'],
  'BAD_REQUEST',
];
/** What a browser, a viewer or an unpacker could take for something else than a picture or a paper. */
const HARMFUL = /<script|<html|<svg|<\?php|PK\x03\x04|\/JavaScript|\/Launch|\/EmbeddedFile|GPS|PhoneMaker|xmpmeta/i;

async function signIn() {
  const browser = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  await browser.call('session.create', { body: { login: personAt(0).accountNumber, password: PASSWORD } });
  const { items } = (await browser.call('accounts.list')).body as { items: { id: string }[] };
  return { browser, accountId: items[0]?.id ?? '' };
}

const files = () => readdirSync(join(fixture.folder, 'uploads'));

/** Sends a file; returns its id, or the code of the refusal. */
async function send(browser: Browser, { name, bytes }: Sample): Promise<{ id: string } | { code: string }> {
  const announced = await announce(browser, name, bytes.length);
  if (announced.status !== 201) return { code: (announced.body as { code: string }).code };
  const id = idOf(announced);
  const sent = await append(browser, id, 0, bytes);
  if (sent.status === 204) return { id };
  assert.equal((await arrived(browser, id)).status, 404, 'a refused file is still there');
  return { code: (sent.body as { code: string }).code };
}

test('of hundreds of hostile and damaged files each is refused with its reason, or kept without its harm', async () => {
  const { browser, accountId } = await signIn();
  const { db } = fixture.store;
  const samples = hostileFiles();
  assert.ok(samples.length > 250, String(samples.length));
  const kept: { readonly sample: Sample; readonly id: string }[] = [];
  const faults: string[] = [];
  for (const [index, sample] of samples.entries()) {
    // The quota of a day is tested elsewhere.
    if (index % 50 === 0)
      await db
        .updateTable('upload')
        .set({ created_at: new Date(0) })
        .execute();
    const result = await send(browser, sample);
    if ('id' in result) {
      kept.push({ sample, id: result.id });
      if (sample.code) faults.push(`${sample.about}: taken, not ${sample.code}`);
    } else if (sample.code ? result.code !== sample.code : !REFUSALS.includes(result.code))
      faults.push(`${sample.about}: ${result.code}, not ${sample.code ?? 'a refusal'}`);
  }
  assert.deepEqual(faults, []);
  assert.ok(kept.length >= 40 && kept.length < 120, `${kept.length} are kept`);
  assert.deepEqual(files().sort(), kept.map(({ id }) => `${id}.sealed`).sort(), 'refused files stay on the disk');

  for (let at = 0; at < kept.length; at += FILES_OF_A_CLAIM) {
    const uploadIds = kept.slice(at, at + FILES_OF_A_CLAIM).map(({ id }) => id);
    const body = { type: 'other', text: 'С файлами', uploadIds };
    const claim = (await browser.call('claims.create', { parameters: { accountId }, body })).body as Claim;
    for (const { sample, id } of kept.slice(at, at + FILES_OF_A_CLAIM)) {
      const attached = claim.attachments.find((file) => file.id === id);
      assert.ok(attached, sample.about);
      let bytes = new Uint8Array();
      const { status, headers } = await browser.call('claims.file', {
        parameters: { accountId, claimId: claim.id, fileId: id },
        receive: async (response) => {
          bytes = new Uint8Array(await response.clone().arrayBuffer());
        },
      });
      assert.equal(status, 200, sample.about);
      assert.equal(bytes.length, attached.bytes, sample.about);
      const type = uploadTypeOf(bytes.subarray(0, TYPE_BYTES));
      assert.equal(type, attached.type, sample.about);
      assert.equal(headers.get('Content-Type'), type, sample.about);
      assert.doesNotMatch(Buffer.from(bytes).toString('latin1'), HARMFUL, sample.about);
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
      assert.match(headers.get('Content-Security-Policy') ?? '', /^default-src 'none'/);
      const [, named = ''] =
        /^attachment; filename\*=UTF-8''(\S+)$/.exec(headers.get('Content-Disposition') ?? '') ?? [];
      const name = decodeURIComponent(named);
      assert.match(name, /^[^\p{Cc}\p{Cf}/\\]+\.(jpg|jpeg|png|webp|heic|heif|pdf)$/iu, sample.about);
      assert.ok(Buffer.byteLength(name) <= 200, sample.about);
      if (/^image\/(jpeg|png|webp)$/.test(type ?? '') && !/changed|cut/.test(sample.about))
        assert.equal((await loadImage(Buffer.from(bytes))).width, 64, `${sample.about} is still a picture`);
    }
  }
});

test('a HEIC of a phone and a PDF of a scanner are taken', async () => {
  const { browser } = await signIn();
  for (const name of ['u06-mif1.heic', 'u01-lf-first.pdf']) {
    const bytes = new Uint8Array(
      readFileSync(new URL(`../../contract/src/rules/testing/uploads/${name}`, import.meta.url)),
    );
    assert.ok('id' in (await send(browser, { about: name, name, bytes })), name);
  }
  assert.equal((await announce(browser, 'a.png', 0)).status, 400, 'a file without bytes');
});
