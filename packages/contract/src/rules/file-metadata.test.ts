import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { withoutMetadata } from './file-metadata.ts';

const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)));
const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('latin1');

const segment = (marker: number, content: Uint8Array): number[] => [
  ...[0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff],
  ...content,
];
/** An Exif segment with the way up and a place. */
const exif = (orientation: number, isLittle = false): Uint8Array => {
  const two = (value: number) => (isLittle ? [value, 0] : [0, value]);
  const four = (value: number) => (isLittle ? [value, 0, 0, 0] : [0, 0, 0, value]);
  const tag = isLittle ? [0x12, 0x01] : [0x01, 0x12];
  const entry = [...tag, ...two(3), ...four(1), ...two(orientation), 0, 0];
  return bytesOf('Exif\0\0', isLittle ? 'II' : 'MM', two(42), four(8), two(1), entry, four(0), 'GPS 43.58 39.72');
};
const SCAN = [...segment(0xda, bytesOf([1, 1, 0, 0, 63, 0])), 1, 0xff, 0, 2, 0xff, 0xd0, 3];
const jpeg = (...segments: readonly (readonly number[])[]): Uint8Array =>
  bytesOf([0xff, 0xd8], ...segments, SCAN, [0xff, 0xd9]);

test('a photo loses place, device and comments, and keeps its colours', () => {
  const colour = segment(0xe2, bytesOf('ICC_PROFILE\0 profile'));
  const cleaned = withoutMetadata(
    jpeg(
      segment(0xe0, bytesOf('JFIF\0')),
      segment(0xe1, exif(1)),
      segment(0xe1, bytesOf('http://ns.adobe.com/xap/1.0/\0 owner')),
      colour,
      segment(0xe2, bytesOf('MPF\0 second picture')),
      segment(0xed, bytesOf('Photoshop 3.0\0 town')),
      segment(0xfe, bytesOf('comment')),
    ),
    'image/jpeg',
  );
  assert.deepEqual(cleaned, jpeg(segment(0xe0, bytesOf('JFIF\0')), colour));
});

test('a photo that was taken on its side stays the same way up', () => {
  for (const isLittle of [false, true]) {
    const cleaned = withoutMetadata(jpeg(segment(0xe1, exif(6, isLittle))), 'image/jpeg');
    assert.ok(cleaned);
    assert.doesNotMatch(textOf(cleaned), /GPS/);
    assert.match(textOf(cleaned), /Exif\0\0MM\0\*[^]*\x01\x12\0\x03\0\0\0\x01\0\x06/);
    assert.deepEqual(withoutMetadata(cleaned, 'image/jpeg'), cleaned, 'twice');
  }
});

test('a PNG and a WebP that were taken on their side stay the same way up, too', () => {
  const notes = exif(6).slice(6);
  const head = [0x89, ...bytesOf('PNG\r\n\x1a\n')];
  const png = bytesOf(
    head,
    chunk('IHDR', 'size'),
    chunk('eXIf', textOf(notes)),
    chunk('IDAT', 'points'),
    chunk('IEND', ''),
  );
  const turned = withoutMetadata(png, 'image/png');
  assert.doesNotMatch(textOf(turned), /GPS/);
  const at = textOf(turned).indexOf('eXIf');
  assert.equal(
    crc32(turned?.subarray(at, -16) ?? ''),
    Buffer.from(turned ?? []).readUInt32BE((turned?.length ?? 0) - 16),
  );
  assert.match(textOf(turned), /MM\0\*[^]*\x01\x12\0\x03\0\0\0\x01\0\x06/);
  assert.deepEqual(withoutMetadata(turned ?? png, 'image/png'), turned, 'twice');

  for (const given of [exif(6), notes]) {
    const part = (name: string, content: Uint8Array) =>
      bytesOf(name, [content.length, 0, 0, 0], [...content], content.length % 2 ? [0] : []);
    const parts = [
      part('VP8X', bytesOf([8, 0, 0, 0, 9, 0, 0, 9, 0, 0])),
      part('VP8L', bytesOf('points')),
      part('EXIF', given),
    ];
    const body = parts.flatMap((each) => [...each]);
    const webp = withoutMetadata(bytesOf('RIFF', [body.length + 4, 0, 0, 0], 'WEBP', body), 'image/webp');
    assert.doesNotMatch(textOf(webp), /GPS/);
    assert.match(textOf(webp), /^RIFF[^]{4}WEBPVP8X\x0a\0\0\0\x08[^]*EXIF[^]{4}MM\0\*[^]*\x12\0\x03\0\0\0\x01\0\x06/);
    assert.equal(webp && new DataView(webp.buffer).getUint32(4, true), (webp?.length ?? 0) - 8);
    assert.deepEqual(withoutMetadata(webp ?? given, 'image/webp'), webp, 'twice');
  }
});

test('what a camera writes behind a photo, such as a film, is left out', () => {
  const photo = jpeg();
  assert.deepEqual(withoutMetadata(bytesOf([...photo], 'film with sound'), 'image/jpeg'), photo);
});

const chunk = (name: string, content: string): number[] => [
  ...[0, 0, 0, content.length],
  ...bytesOf(name, content, [1, 2, 3, 4]),
];

test('a PNG loses its texts, its time and its Exif data', () => {
  const head = [0x89, ...bytesOf('PNG\r\n\x1a\n')];
  const kept = [chunk('IHDR', 'size'), chunk('iCCP', 'colours'), chunk('IDAT', 'points'), chunk('IEND', '')];
  const noted = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf'].map((name) => chunk(name, 'where it was'));
  const [first = [], ...rest] = kept;
  assert.deepEqual(
    withoutMetadata(bytesOf(head, first, ...noted, ...rest, 'more'), 'image/png'),
    bytesOf(head, ...kept),
  );
});

test('a WebP loses its notes, and no longer announces them', () => {
  const part = (name: string, content: string) => [
    ...bytesOf(name, [content.length, 0, 0, 0], content, content.length % 2 ? [0] : []),
  ];
  const file = (flags: number, ...parts: readonly (readonly number[])[]) => {
    const body = [...part('VP8X', String.fromCharCode(flags, 0, 0, 0, 9, 0, 0, 9, 0, 0)), ...parts.flat()];
    return bytesOf('RIFF', [body.length + 4, 0, 0, 0], 'WEBP', body);
  };
  const picture = part('VP8L', 'points');
  assert.deepEqual(
    withoutMetadata(file(0x2c, picture, part('EXIF', 'place'), part('XMP ', 'owner')), 'image/webp'),
    file(0x20, picture),
  );
});

test('a damaged picture is told, other files stay, and no bytes end the work', () => {
  assert.equal(withoutMetadata(jpeg().slice(0, -2), 'image/jpeg'), undefined);
  assert.equal(withoutMetadata(bytesOf([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff], 'Exif'), 'image/jpeg'), undefined);
  assert.equal(withoutMetadata(bytesOf([0x89], 'PNG\r\n\x1a\n', [0, 0, 1, 0], 'IHDR'), 'image/png'), undefined);
  const pdf = bytesOf('%PDF-1.7');
  assert.equal(withoutMetadata(pdf, 'application/pdf'), pdf);
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom('image/jpeg', 'image/png', 'image/webp'),
      (bytes, type) => {
        const cleaned = withoutMetadata(bytesOf(type === 'image/jpeg' ? [0xff, 0xd8] : [], [...bytes]), type);
        if (cleaned) assert.ok(cleaned.length <= bytes.length + 40);
      },
    ),
  );
});
