import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { TYPE_BYTES, UPLOAD_TYPES, uploadTypeOf } from './file-type.ts';

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [...part])));
const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`testing/uploads/${name}`, import.meta.url))).subarray(0, TYPE_BYTES);
/** The first box of a picture in an ISO container. */
const ftyp = (major: string, ...compatible: readonly string[]) =>
  bytes([0, 0, 0, 16 + 4 * compatible.length], 'ftyp', major, [0, 0, 0, 0], ...compatible, [0, 0, 0, 8], 'meta');

test('files of a public report are what they are', () => {
  assert.equal(uploadTypeOf(fixture('u01-lf-first.pdf')), 'application/pdf');
  assert.equal(uploadTypeOf(fixture('u06-mif1.heic')), 'image/heic');
});

test('a PDF may begin anywhere in its first kilobyte, but not in a program, an archive or a web page', () => {
  const pdf = '%PDF-1.7\n';
  for (const before of ['', '\n', '\xef\xbb\xbf', '\x1b%-12345X@PJL ENTER LANGUAGE=PDF\r\n', ' '.repeat(1023)])
    assert.equal(uploadTypeOf(bytes(before, pdf)), 'application/pdf', JSON.stringify(before.slice(0, 20)));
  for (const before of [
    ...[' '.repeat(1024), 'MZ\x90', 'PK\x03\x04', '\x7fELF', '<html>', ' \n<script>', '#!/bin/sh\n'],
    ...['GIF89a', 'BM', '\xff\xd8', 'text <script>', 'text <!doctype html>', 'text PK\x03\x04', 'text <?php'],
  ])
    assert.equal(uploadTypeOf(bytes(before, pdf)), undefined, JSON.stringify(before.slice(0, 20)));
});

test('pictures of all HEIF brands are taken, pictures of other codecs are not', () => {
  for (const brand of ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs']) {
    assert.equal(uploadTypeOf(ftyp(brand, 'mif1')), 'image/heic', brand);
    for (const major of ['mif1', 'msf1', 'mif2'])
      assert.equal(uploadTypeOf(ftyp(major, 'miaf', brand)), 'image/heic', brand);
  }
  for (const brand of ['mif1', 'msf1', 'mif2']) assert.equal(uploadTypeOf(ftyp(brand)), 'image/heif', brand);
  for (const other of [ftyp('avif', 'mif1', 'miaf'), ftyp('mif1', 'avif'), ftyp('isom', 'mp42'), ftyp('qt  ')])
    assert.equal(uploadTypeOf(other), undefined);
});

test('the other types have their signatures, and cut or unknown files have no type', () => {
  for (const [head, type] of [
    [bytes([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
    [bytes([0x89], 'PNG\r\n\x1a\n'), 'image/png'],
    [bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 '), 'image/webp'],
    [bytes('RIFF', [1, 2, 3, 4], 'WAVEfmt '), undefined],
    [bytes([0x89], 'PNG'), undefined],
    [bytes([0, 0, 0, 24], 'ftyp'), undefined],
    [bytes('GIF89a'), undefined],
    [bytes(), undefined],
  ] as const)
    assert.equal(uploadTypeOf(head), type);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: TYPE_BYTES }), (head) => {
      const type = uploadTypeOf(head);
      assert.ok(type === undefined || UPLOAD_TYPES.includes(type));
    }),
  );
});
