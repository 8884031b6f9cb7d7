import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { withoutMetadata } from './file-metadata.ts';
import { pointsOf } from './picture-size.ts';
import { box, HEIC_PICTURE, heicOf } from './testing/heic.ts';

const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('latin1');
const cleaned = (bytes: Uint8Array) => withoutMetadata(bytes, 'image/heic');
const fixture = new Uint8Array(readFileSync(new URL('testing/uploads/u06-mif1.heic', import.meta.url)));

test('a HEIC loses place, device and owner, and keeps its picture where it was', () => {
  for (const isInside of [false, true]) {
    const given = Buffer.from(heicOf({ isInside }));
    const result = cleaned(given);
    const text = textOf(result);
    assert.deepEqual(given, Buffer.from(heicOf({ isInside })), 'the given file is changed');
    assert.equal(text.length, given.length);
    for (const note of ['GPS', 'PhoneMaker', 'xmpmeta', 'owner', 'town', 'data of nobody'])
      assert.ok(textOf(given).includes(note) && !text.includes(note), note);
    assert.equal(text.indexOf(HEIC_PICTURE), textOf(given).indexOf(HEIC_PICTURE));
    assert.ok(text.includes('irot\x01') && text.includes('ispe'), 'the way up is lost');
    assert.deepEqual(cleaned(Buffer.from(text, 'latin1')), result, 'twice');
  }
});

test('a film, a preview and what is no box are taken out of a HEIC', () => {
  const film = [...'film with sound'].map((sign) => sign.charCodeAt(0));
  for (const type of ['moov', 'mpvd', 'uuid', 'free', 'thmb']) {
    const text = textOf(cleaned(heicOf({ more: [box(type, film)] })));
    assert.ok(text.includes(HEIC_PICTURE) && !text.includes('film'), type);
  }
  assert.ok(!textOf(cleaned(heicOf({ more: [film] }))).includes('film'));
});

test('the file of a public report is taken; a cut file and a film without a picture are told', () => {
  assert.equal(cleaned(fixture)?.length, fixture.length);
  const whole = heicOf();
  for (const length of [whole.length - 1, whole.length - 60, 60, 36])
    assert.equal(cleaned(whole.slice(0, length)), undefined, String(length));
  const head = whole.slice(0, 24);
  assert.equal(cleaned(Uint8Array.from([...head, ...box('moov', [1, 2, 3])])), undefined);
});

test('no bytes end the work', () => {
  const whole = heicOf();
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, value, length) => {
      const changed = whole.slice();
      changed[at] = value;
      for (const bytes of [changed, changed.slice(0, length)]) {
        const result = cleaned(bytes);
        if (result) assert.equal(result.length, bytes.length);
        pointsOf(bytes, 'image/heic');
      }
    }),
    { numRuns: 2000 },
  );
});

test('how many points a picture claims is read from every type', () => {
  const bytes = (...parts: readonly (string | readonly number[])[]) =>
    Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [...part])));
  const jpeg = bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, 0x75, 0x30, 0x75, 0x30, 1, 1, 0x11, 0]);
  assert.equal(pointsOf(jpeg, 'image/jpeg'), 900_000_000);
  const png = bytes([0x89], 'PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 0x75, 0x30, 0, 0, 0, 2, 8, 6, 0, 0, 0]);
  assert.equal(pointsOf(png, 'image/png'), 60_000);
  const webp = (name: string, content: readonly number[]) =>
    bytes('RIFF', [0, 0, 0, 0], 'WEBP', name, [content.length, 0, 0, 0], content);
  assert.equal(pointsOf(webp('VP8X', [0, 0, 0, 0, 9, 0, 0, 4, 0, 0]), 'image/webp'), 50);
  assert.equal(pointsOf(webp('VP8L', [0x2f, 9, 0, 1, 0, 0, 0, 0, 0, 0]), 'image/webp'), 50);
  assert.equal(pointsOf(webp('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, 10, 0, 5, 0]), 'image/webp'), 50);
  assert.equal(pointsOf(heicOf({ width: 30_000, height: 30_000 }), 'image/heic'), 900_000_000);
  for (const type of ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf'])
    assert.equal(pointsOf(new Uint8Array(5), type), undefined);
});
