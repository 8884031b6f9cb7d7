import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';
import { strToU8, zipSync } from 'fflate';
import type { ProblemCode } from '@vodokanal/contract';
import { box, heicOf } from '@vodokanal/contract/rules/testing/heic';

/** A file that somebody could send, and what must come of it. */
export interface Sample {
  readonly about: string;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Without a code it may be refused or taken, but what is kept must be harmless. */
  readonly code?: ProblemCode;
}

const latin1 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'latin1'));
const joined = (...parts: readonly (string | Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? latin1(part) : Buffer.from(part)))));

/** Numbers from 0 to 1 that are the same in each run (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SCRIPT = '<html><script>alert(document.domain)</script></html>';
const PHP = '<?php system($_GET["c"]); ?>';
const ARCHIVE = zipSync({ 'run.js': strToU8('alert(1)'), 'META-INF/MANIFEST.MF': strToU8('Main-Class: A') });

function pictures() {
  const canvas = createCanvas(64, 48);
  const context = canvas.getContext('2d');
  for (let at = 0; at < 16; at++) {
    context.fillStyle = `rgb(${at * 16}, ${255 - at * 16}, ${at * 8})`;
    context.fillRect(at * 4, 0, 4, 48);
  }
  return {
    jpeg: new Uint8Array(canvas.toBuffer('image/jpeg')),
    png: new Uint8Array(canvas.toBuffer('image/png')),
    webp: new Uint8Array(canvas.toBuffer('image/webp')),
    heic: heicOf(),
  };
}

/** A PDF with one page and whatever objects are given. */
const pdfOf = (...objects: readonly (string | Uint8Array)[]): Uint8Array<ArrayBuffer> =>
  joined(
    '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n',
    '2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n',
    ...objects.flatMap((object) => [object, '\n']),
    'trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n',
  );
const streamOf = (head: string, content: Uint8Array): Uint8Array =>
  joined(`9 0 obj<<${head}>>stream\n`, content, '\nendstream endobj');

function ascii85(bytes: Uint8Array): Uint8Array {
  let text = '';
  const padded = joined(bytes, new Array<number>((4 - (bytes.length % 4)) % 4).fill(0));
  const view = new DataView(padded.buffer);
  for (let at = 0; at < padded.length; at += 4) {
    let value = view.getUint32(at);
    let group = '';
    for (let digit = 0; digit < 5; digit++) {
      group = String.fromCharCode(33 + (value % 85)) + group;
      value = Math.floor(value / 85);
    }
    text += group;
  }
  return latin1(`${text}~>`);
}

/** So many megabytes of zeros, packed by repeating one of them. */
function packedZeros(megabytes: number): Uint8Array {
  const one = deflateRawSync(Buffer.alloc(1024 * 1024), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  return joined([0x78, 0x9c], ...new Array<Uint8Array>(megabytes).fill(one), [3, 0]);
}

const chunk = (name: string, content: Uint8Array): Uint8Array => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return joined(length, name, content, [0, 0, 0, 0]);
};
const segment = (marker: number, content: Uint8Array): Uint8Array =>
  joined([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255], content);

/** Files of other types, each under the name of a photo and of a document. */
function otherTypes(): Sample[] {
  const doc = joined([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'Attribut VBA Auto_Open');
  const macros = zipSync({ 'word/vbaProject.bin': strToU8('Auto_Open'), '[Content_Types].xml': strToU8('<Types/>') });
  const bomb = zipSync({ a: new Uint8Array(4 * 1024 * 1024) });
  const contents: Readonly<Record<string, Uint8Array | string>> = {
    'a program of Windows': 'MZ\x90\0\x03\0\0\0PE\0\0',
    'a program of Linux': '\x7fELF\x02\x01\x01',
    'a program of a Mac': joined([0xcf, 0xfa, 0xed, 0xfe]),
    'a Java class': joined([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 52]),
    WebAssembly: '\0asm\x01\0\0\0',
    'an archive': ARCHIVE,
    'a zip bomb': bomb,
    'a document with macros': macros,
    'an old document with macros': doc,
    'an archive of RAR': 'Rar!\x1a\x07\x01\0',
    'an archive of 7-Zip': '7z\xbc\xaf\x27\x1c',
    'an archive of gzip': joined([0x1f, 0x8b, 8, 0]),
    'a web page': SCRIPT,
    'a web page behind a mark': `\xef\xbb\xbf \n${SCRIPT}`,
    'a drawing with a script': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    'a drawing with a prologue': '<?xml version="1.0"?><svg onload="alert(1)"/>',
    'XML with an entity': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    'a script of a shell': '#!/bin/sh\nrm -rf /',
    'a script of a browser': 'alert(document.cookie)//',
    'a page of PHP': PHP,
    'a shortcut of Windows': joined([0x4c, 0, 0, 0, 1, 0x14, 2, 0]),
    'a letter': 'From: a@example.org\r\nContent-Type: text/html\r\n\r\n',
    'a table with a formula': '=cmd|"/c calc"!A1;1;2',
    'rich text': '{\\rtf1{\\object\\objdata 01}}',
    PostScript: '%!PS-Adobe-3.0\n(/etc/passwd) (r) file',
    'an animation': 'GIF89a\x01\0\x01\0',
    'a bitmap': 'BM\x46\0\0\0',
    'a scan of TIFF': 'II*\0\x08\0\0\0',
    'an icon': joined([0, 0, 1, 0, 1, 0]),
    'a picture of AV1': joined([0, 0, 0, 20], 'ftypavif', [0, 0, 0, 0], 'avif'),
    'a film': joined([0, 0, 0, 20], 'ftypisom', [0, 0, 0, 0], 'mp42'),
    'a sound': 'RIFF\x24\0\0\0WAVEfmt ',
    'a film of Windows': 'RIFF\x24\0\0\0AVI LIST',
    'a drawing of Photoshop': '8BPS\0\x01',
    'an applet of Flash': 'FWS\x09',
    'a text': 'Прошу пересчитать',
    'the mark of a PDF too late': `${' '.repeat(1100)}%PDF-1.7\n%%EOF`,
  };
  return Object.entries(contents).flatMap(([about, content]) =>
    ['IMG_0001.jpg', 'паспорт.pdf'].map((name) => ({
      about: `${about} as ${name}`,
      name,
      bytes: joined(content),
      code: 'UPLOAD_TYPE' as const,
    })),
  );
}

/** Files that are two things at once. */
function polyglots({ jpeg, png, webp, heic }: ReturnType<typeof pictures>): Sample[] {
  const pdf = pdfOf();
  const afterStart = (bytes: Uint8Array, length: number, ...more: readonly Uint8Array[]) =>
    joined(bytes.subarray(0, length), ...more, bytes.subarray(length));
  const webpWith = (name: string, content: string) => {
    const more = joined(name, [content.length, 0, 0, 0], content, content.length % 2 ? [0] : []);
    const whole = joined(webp, more);
    new DataView(whole.buffer).setUint32(4, whole.length - 8, true);
    return whole;
  };
  const refused = (about: string, bytes: Uint8Array<ArrayBuffer>, code: ProblemCode): Sample => ({
    about,
    name: 'счёт.pdf',
    bytes,
    code,
  });
  const harmless = (about: string, name: string, bytes: Uint8Array<ArrayBuffer>): Sample => ({ about, name, bytes });
  return [
    refused('a PDF in a web page', joined(SCRIPT, pdf), 'UPLOAD_TYPE'),
    refused('a PDF behind words and a web page', joined('words ', SCRIPT, pdf), 'UPLOAD_TYPE'),
    refused('a PDF behind words and PHP', joined('words ', PHP, pdf), 'UPLOAD_TYPE'),
    refused('a PDF in an archive', joined(ARCHIVE, pdf), 'UPLOAD_TYPE'),
    refused('a PDF behind words and an archive', joined('words ', ARCHIVE, pdf), 'UPLOAD_TYPE'),
    refused('a PDF in a program', joined('MZ\x90\0', pdf), 'UPLOAD_TYPE'),
    refused('a PDF in an animation', joined('GIF89a/*', pdf), 'UPLOAD_TYPE'),
    refused('a PDF in a script', joined('#!/bin/sh\nexit\n', pdf), 'UPLOAD_TYPE'),
    refused('a PDF before a large archive', joined(pdf, new Uint8Array(3000), ARCHIVE), 'UPLOAD_DAMAGED'),
    refused('a PDF before another version cut off', joined(pdf, '7 0 obj<</Type/Page'), 'UPLOAD_DAMAGED'),
    harmless('a PDF before an archive', 'счёт.zip', joined(pdf, ARCHIVE)),
    harmless('a PDF before a web page', 'счёт.html', joined(pdf, SCRIPT)),
    harmless('a PDF before PHP', 'счёт.php', joined(pdf, PHP)),
    harmless('a photo before an archive', 'фото.jar', joined(jpeg, ARCHIVE)),
    harmless('a photo before a web page', 'фото.html', joined(jpeg, SCRIPT)),
    harmless('a photo before a PDF', 'фото.pdf', joined(jpeg, pdf)),
    harmless('a photo with a page as its comment', 'a.jpg.html', afterStart(jpeg, 2, segment(0xfe, latin1(SCRIPT)))),
    harmless('a photo with PHP in Exif', 'a.php', afterStart(jpeg, 2, segment(0xe1, latin1(`Exif\0\0MM\0*${PHP}`)))),
    harmless('a photo with a page in XMP', 'a.svg', afterStart(jpeg, 2, segment(0xe1, latin1(`http://ns\0${SCRIPT}`)))),
    harmless(
      'a photo with an archive as its preview',
      'a.zip',
      afterStart(jpeg, 2, segment(0xe0, joined('JFIF\0\x01\x01\0\0\x01\0\x01\x05\x05', ARCHIVE))),
    ),
    harmless('a photo with an unknown segment', 'a.jpg', afterStart(jpeg, 2, segment(0xe7, latin1(SCRIPT)))),
    harmless('a photo with a PDF as its comment', 'a.pdf', afterStart(jpeg, 2, segment(0xfe, pdf))),
    harmless('a drawing before an archive', 'a.jar', joined(png, ARCHIVE)),
    harmless('a drawing with a page as its text', 'a.html', afterStart(png, 33, chunk('tEXt', latin1(SCRIPT)))),
    harmless('a drawing with an archive of its own', 'a.zip', afterStart(png, 33, chunk('vpAg', ARCHIVE))),
    harmless('a drawing with a PDF', 'a.pdf', afterStart(png, 33, chunk('prVt', pdf))),
    harmless('a drawing with Exif', 'a.png', afterStart(png, 33, chunk('eXIf', latin1(`MM\0*${PHP}`)))),
    harmless('a picture of WebP with Exif', 'a.webp', webpWith('EXIF', `II*\0 GPS ${PHP}`)),
    harmless('a picture of WebP with XMP', 'a.xmp', webpWith('XMP ', SCRIPT)),
    harmless('a picture of WebP with a chunk of its own', 'a.html', webpWith('html', SCRIPT)),
    harmless('a HEIC before a web page', 'a.html', joined(heic, SCRIPT)),
    harmless('a HEIC with a page in a box', 'a.htm', heicOf({ more: [box('uuid', [...latin1(SCRIPT)])] })),
    harmless('a HEIC with a film', 'a.mp4', heicOf({ more: [box('moov', [...latin1(PHP)])] })),
  ];
}

/** PDF files that do something when they are opened. */
function activePapers(): Sample[] {
  const action = '<</S/JavaScript/JS(app.alert(1))>>';
  const objects = (content: Uint8Array, filter = '/Filter/FlateDecode') =>
    streamOf(`/Type/ObjStm/N 1${filter}`, content);
  const packed = (text: string) => deflateSync(Buffer.from(text, 'latin1'));
  const papers: readonly (readonly [about: string, bytes: Uint8Array<ArrayBuffer>, code: ProblemCode])[] = [
    ['a script', pdfOf(`8 0 obj${action}endobj`), 'UPLOAD_ACTIVE'],
    ['a script with an escaped name', pdfOf('8 0 obj<</S/J#61vaScript/J#53(1)>>endobj'), 'UPLOAD_ACTIVE'],
    ['a script by a short name', pdfOf('8 0 obj<</JS(app.alert(1))>>endobj'), 'UPLOAD_ACTIVE'],
    ['a script in packed objects', pdfOf(objects(packed(`1 0 ${action}`))), 'UPLOAD_ACTIVE'],
    [
      'a script in packed objects as text',
      pdfOf(objects(ascii85(packed(`1 0 ${action}`)), '/Filter[/ASCII85Decode/FlateDecode]')),
      'UPLOAD_ACTIVE',
    ],
    [
      'a script in packed objects as hex',
      pdfOf(objects(latin1(packed(`1 0 ${action}`).toString('hex')), '/Filter[/ASCIIHexDecode /FlateDecode]')),
      'UPLOAD_ACTIVE',
    ],
    [
      'a script behind a comment',
      pdfOf(joined('% stream\n', `8 0 obj${action}endobj\n`, streamOf('', latin1('x')))),
      'UPLOAD_ACTIVE',
    ],
    ['packed objects behind a comment', pdfOf(joined('% stream\n', objects(packed(`1 0 ${action}`)))), 'UPLOAD_ACTIVE'],
    [
      'packed objects by an escaped name',
      pdfOf(streamOf('/Type/Obj#53tm/Filter/FlateDecode', packed(`1 0 ${action}`))),
      'UPLOAD_ACTIVE',
    ],
    ['packed objects by an unknown filter', pdfOf(objects(packed(action), '/Filter 12 0 R')), 'UPLOAD_DAMAGED'],
    ['broken packed objects', pdfOf(objects(latin1('broken'))), 'UPLOAD_DAMAGED'],
    ['a program', pdfOf('8 0 obj<</S/Launch/F(cmd.exe)>>endobj'), 'UPLOAD_ACTIVE'],
    ['a program with an escaped name', pdfOf('8 0 obj<</S/L#61unch/F(cmd.exe)>>endobj'), 'UPLOAD_ACTIVE'],
    ['a film', pdfOf('8 0 obj<</Subtype/RichMedia>>endobj'), 'UPLOAD_ACTIVE'],
    ['a file inside', pdfOf('8 0 obj<</Names<</EmbeddedFiles 9 0 R>>>>endobj'), 'UPLOAD_ACTIVE'],
    ['a file inside as a stream', pdfOf(streamOf('/Type/EmbeddedFile', latin1('MZ'))), 'UPLOAD_ACTIVE'],
    ['a form that is sent', pdfOf('8 0 obj<</S/SubmitForm/F(https://example.org)>>endobj'), 'UPLOAD_ACTIVE'],
    ['a form that is filled from outside', pdfOf('8 0 obj<</S/ImportData/F(a.fdf)>>endobj'), 'UPLOAD_ACTIVE'],
    ['a form of XFA', pdfOf('8 0 obj<</XFA 9 0 R>>endobj'), 'UPLOAD_ACTIVE'],
    ['a password', pdfOf('trailer<</Encrypt 8 0 R>>'), 'UPLOAD_PROTECTED'],
    ['a password in packed objects', pdfOf(objects(packed('/Encrypt 8 0 R'))), 'UPLOAD_PROTECTED'],
    ['an open stream', pdfOf('8 0 obj<<>>stream\nnothing'), 'UPLOAD_DAMAGED'],
    ['too many streams', pdfOf(joined('stream\n'.repeat(60_000), 'endstream')), 'UPLOAD_DAMAGED'],
  ];
  return papers.map(([about, bytes, code]) => ({ about: `a PDF with ${about}`, name: 'счёт.pdf', bytes, code }));
}

/** Files that take little room and unpack to very much. */
function bombs({ jpeg, png, webp }: ReturnType<typeof pictures>): Sample[] {
  const changed = (bytes: Uint8Array, at: number, values: readonly number[]) => {
    const copy = joined(bytes);
    copy.set(values, at);
    return copy;
  };
  const frame = Buffer.from(jpeg).indexOf(Buffer.from([0xff, 0xc0]));
  const zeros = packedZeros(600);
  const largeWebp = changed(webp, 12, [...latin1('VP8X'), 10, 0, 0, 0, 0, 0, 0, 0, 0xff, 0x3f, 0, 0xff, 0x3f, 0]);
  const pictureWithout = (head: string) => pdfOf(streamOf(`/Subtype/Image${head}`, latin1('x')));
  const files: readonly (readonly [about: string, name: string, bytes: Uint8Array<ArrayBuffer>, code: ProblemCode])[] =
    [
      ['a photo of 65535 × 65535', 'a.jpg', changed(jpeg, frame + 5, [255, 255, 255, 255]), 'UPLOAD_OVERSIZED'],
      [
        'a drawing of 30000 × 30000',
        'a.png',
        changed(png, 16, [0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]),
        'UPLOAD_OVERSIZED',
      ],
      ['a drawing of 2 × 2147483647', 'a.png', changed(png, 16, [0, 0, 0, 2, 0x7f, 255, 255, 255]), 'UPLOAD_OVERSIZED'],
      ['a drawing without points', 'a.png', changed(png, 16, [0, 0, 0, 0]), 'UPLOAD_DAMAGED'],
      ['a picture of WebP of 16384 × 16384', 'a.webp', largeWebp, 'UPLOAD_OVERSIZED'],
      ['a HEIC of 60000 × 60000', 'a.heic', heicOf({ width: 60_000, height: 60_000 }), 'UPLOAD_OVERSIZED'],
      [
        'a PDF with a picture of 50000 × 50000',
        'a.pdf',
        pictureWithout('/Width 50000/Height 50000'),
        'UPLOAD_OVERSIZED',
      ],
      ['a PDF with 600 MB of zeros', 'a.pdf', pdfOf(streamOf('/Filter/FlateDecode', zeros)), 'UPLOAD_OVERSIZED'],
      [
        'a PDF packed twice',
        'a.pdf',
        pdfOf(streamOf('/Filter[/FlateDecode/FlateDecode]', deflateSync(zeros))),
        'UPLOAD_OVERSIZED',
      ],
      [
        'a PDF with a bomb as text',
        'a.pdf',
        pdfOf(streamOf('/Filter[/ASCII85Decode/FlateDecode]', ascii85(zeros))),
        'UPLOAD_OVERSIZED',
      ],
      [
        'a PDF with much LZW',
        'a.pdf',
        pdfOf(streamOf('/Filter/LZWDecode', new Uint8Array(300_000))),
        'UPLOAD_OVERSIZED',
      ],
      [
        'a PDF with a bomb of objects',
        'a.pdf',
        pdfOf(streamOf('/Type/ObjStm/Filter/FlateDecode', packedZeros(80))),
        'UPLOAD_DAMAGED',
      ],
    ];
  return files.map(([about, name, bytes, code]) => ({ about, name, bytes, code }));
}

/** Names that mislead people or programs, over a harmless picture. */
const names = ({ png }: ReturnType<typeof pictures>): Sample[] =>
  [
    'scan.pdf.exe',
    'фото.png.html',
    'фото\u202egnp.exe',
    '\u2066фото\u2069.svg',
    '../../../etc/passwd',
    '..\\..\\windows\\system32\\a.dll',
    'C:\\autoexec.bat',
    '/etc/shadow',
    '..',
    '.htaccess',
    'CON',
    'aux.png',
    'a\u0000.php',
    'a\r\nSet-Cookie: x=1.png',
    'a";filename="b.exe',
    "a'; drop table upload; --",
    '<img src=x onerror=alert(1)>.png',
    '%2e%2e%2f%00.exe',
    `${'д'.repeat(400)}.png`,
    `${'a.'.repeat(200)}exe`,
    '💧'.repeat(100),
    '\u200b\ufeff.png',
  ].map((name) => ({ about: `the name ${JSON.stringify(name).slice(0, 40)}`, name, bytes: png }));

/** Harmless files that were cut off or changed by chance. */
function damaged(all: readonly (readonly [name: string, bytes: Uint8Array])[]): Sample[] {
  const number = numbersFrom(20_261_122);
  const below = (limit: number) => Math.floor(number() * limit);
  return all.flatMap(([name, bytes]) => [
    ...Array.from({ length: 8 }, (_, turn) => {
      const length = Math.max(1, Math.floor((bytes.length * (turn + 1)) / 9) - below(5));
      return { about: `${name} cut at ${length} of ${bytes.length}`, name, bytes: joined(bytes.subarray(0, length)) };
    }),
    ...Array.from({ length: 12 }, (_, turn) => {
      const changed = joined(bytes);
      for (let change = 0; change <= turn; change++) changed[below(changed.length)] = below(256);
      return { about: `${name} with ${turn + 1} changed bytes, ${turn}`, name, bytes: changed };
    }),
  ]);
}

/** More than 250 files that are the same in each run. */
export function hostileFiles(): Sample[] {
  const all = pictures();
  return [
    ...otherTypes(),
    ...polyglots(all),
    ...activePapers(),
    ...bombs(all),
    ...names(all),
    ...damaged([
      ['a.jpg', all.jpeg],
      ['a.png', all.png],
      ['a.webp', all.webp],
      ['a.heic', all.heic],
      ['a.pdf', pdfOf(streamOf('/Length 5', latin1('words')))],
    ]),
  ];
}
