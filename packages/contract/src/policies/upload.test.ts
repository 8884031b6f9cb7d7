import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  acceptedType,
  announcedFile,
  assertAttachable,
  assertPhoto,
  downloadName,
  exportedFileName,
} from './upload.ts';
import { problemOf } from './testing/problem-of.ts';

const limits = { maxBytes: 1000, types: ['image/png'] };
const announce = (change: {
  readonly name?: string | undefined;
  readonly type?: string | undefined;
  readonly bytes?: number;
}) => announcedFile({ name: 'a.png', type: 'image/png', bytes: 10, ...change }, limits);

test('a file has a name and a size within the limit; an empty or wrong type refuses nothing', () => {
  for (const change of [
    { name: undefined },
    { name: '' },
    { name: '/\\\u200b' },
    { bytes: 0 },
    { bytes: 1.5 },
    { bytes: Number.NaN },
  ])
    assert.equal(
      problemOf(() => announce(change)),
      'BAD_REQUEST',
      JSON.stringify(change),
    );
  assert.equal(
    problemOf(() => announce({ bytes: 1001 })),
    'TOO_LARGE',
  );
  for (const type of [undefined, '', 'application/octet-stream', 'text/pdf'])
    assert.equal(announce({ type }).type, type ?? '');
});

test('the content of a file decides whether it is taken', () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  assert.equal(acceptedType(png, limits), 'image/png');
  for (const head of [new Uint8Array(), new TextEncoder().encode('%PDF-1.7')])
    assert.equal(
      problemOf(() => void acceptedType(head, limits)),
      'UPLOAD_TYPE',
    );
});

test('a name has no folders, no control characters and an end', () => {
  assert.equal(announce({ name: 'C:\\фото\\счётчик.png' }).name, 'C:фотосчётчик.png');
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' }), (text) => {
      const { name } = announce({ name: `${text}.png` });
      assert.ok(
        Buffer.byteLength(name) <= 180 &&
          name.isWellFormed() &&
          name.endsWith('.png') &&
          !/[\p{Cc}\p{Cf}/\\]/u.test(name),
      );
    }),
  );
});

test('a file is exported under the extension of what it is', () => {
  for (const [name, type, exported] of [
    ['паспорт.png', 'image/png', '1-паспорт.png'],
    ['scan.pdf.exe', 'application/pdf', '1-scan.pdf'],
    ['счёт.2026.11.html', 'image/jpeg', '1-счёт.jpg'],
    ['..\\..\\etc\\passwd', 'image/webp', '1-etcpasswd.webp'],
    ['-rf \u001b[31m.sh', 'image/heic', '1-rf [31m.heic'],
    ['.png', 'image/png', '1-file.png'],
    ['a:b|c?.png', 'application/x-unknown', '1-a_b_c_.bin'],
  ] as const)
    assert.equal(exportedFileName(1, name, type), exported);
  fc.assert(
    fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (name) => {
      const exported = exportedFileName(100, name, 'application/pdf');
      assert.ok(Buffer.byteLength(exported) <= 255 && /^100-[^\p{Cc}\p{Cf}\p{Cs}/\\]+\.pdf$/u.test(exported), exported);
    }),
  );
});

test('a browser stores a file under the extension of what it is', () => {
  for (const [name, type, stored] of [
    ['Паспорт.JPG', 'image/jpeg', 'Паспорт.JPG'],
    ['фото.jpeg', 'image/jpeg', 'фото.jpeg'],
    ['IMG_1.heic', 'image/heif', 'IMG_1.heic'],
    ['счёт.2026.11.pdf', 'application/pdf', 'счёт.2026.11.pdf'],
    ['scan.pdf.exe', 'application/pdf', 'scan.pdf'],
    ['счёт.html', 'image/jpeg', 'счёт.jpg'],
    ['фото\u202egpj.exe', 'image/png', 'фотоgpj.png'],
    ['без расширения', 'image/webp', 'без расширения.webp'],
    ['.htaccess', 'image/png', '.htaccess.png'],
    ['.svg', 'image/png', 'file.png'],
    ['\u200b.png', 'image/png', 'file.png'],
  ] as const)
    assert.equal(downloadName(name, type), stored);
});

test('files that are not there, or not whole, are not attached', () => {
  const free = [
    { id: 'a', state: 'ready', type: 'image/png' },
    { id: 'b', state: 'receiving', type: 'image/png' },
  ] as const;
  assert.equal(
    problemOf(() => assertAttachable(['a'], free)),
    '',
  );
  assert.equal(
    problemOf(() => assertAttachable(['a', 'c', 'd'], free)),
    'INVALID, UPLOAD_NOT_FOUND /uploadIds/1, UPLOAD_NOT_FOUND /uploadIds/2',
  );
  assert.equal(
    problemOf(() => assertAttachable(['a', 'b'], free)),
    'UPLOAD_UNFINISHED',
  );
  assert.equal(
    problemOf(() => assertAttachable(['c'], free, () => '/photoId')),
    'INVALID, UPLOAD_NOT_FOUND /photoId',
  );
});

test('the photo of a meter is a picture', () => {
  assert.equal(
    problemOf(() => assertPhoto({ type: 'image/heic' })),
    '',
  );
  assert.equal(
    problemOf(() => assertPhoto({ type: 'application/pdf' })),
    'UPLOAD_TYPE',
  );
});
