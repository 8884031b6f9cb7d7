import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  documentFaults,
  documentFileName,
  documentType,
  LARGEST_DOCUMENT,
  openDocument,
  type NewDocument,
} from './document.ts';
import { problemOf } from './testing/problem-of.ts';

const TODAY = '2026-11-22';
const act: NewDocument = {
  kind: 'act',
  title: 'Акт ввода счётчика в эксплуатацию',
  number: '12/В',
  issuedOn: '2026-11-09',
  validUntil: null,
  period: null,
  signature: { state: 'both', kind: 'handwritten', signedOn: '2026-11-09' },
};
const faults = (given: Partial<NewDocument>) =>
  documentFaults({ ...act, ...given }, TODAY).map(({ code, pointer }) => `${code} ${pointer}`);

test('what the utility says of a paper is checked', () => {
  assert.deepEqual(faults({}), []);
  assert.deepEqual(faults({ validUntil: '2026-11-09', period: '2026-10' }), []);
  assert.deepEqual(faults({ kind: 'bill' }), ['NOT_ALLOWED /kind']);
  assert.deepEqual(faults({ title: ' ' }), ['REQUIRED /title']);
  assert.deepEqual(faults({ title: 'я'.repeat(201), number: '1'.repeat(61) }), ['TOO_LONG /title', 'TOO_LONG /number']);
  assert.deepEqual(faults({ issuedOn: '2026-11-23' }), ['DATE_IN_FUTURE /issuedOn']);
  assert.deepEqual(faults({ issuedOn: '2026-02-30' }), ['BAD_FORMAT /issuedOn']);
  assert.deepEqual(faults({ validUntil: '2026-11-08' }), ['BAD_FORMAT /validUntil']);
  assert.deepEqual(faults({ period: '2026-13' }), ['BAD_FORMAT /period']);
});

test('a signed paper names the kind of its signature, an unsigned one has none', () => {
  const signature = (given: Partial<NewDocument['signature']>) => faults({ signature: { ...act.signature, ...given } });
  assert.deepEqual(signature({ kind: null }), ['REQUIRED /signature/kind']);
  assert.deepEqual(signature({ state: 'unsigned', signedOn: null }), ['NOT_ALLOWED /signature/kind']);
  assert.deepEqual(signature({ state: 'unsigned', kind: null, signedOn: null }), []);
  assert.deepEqual(signature({ signedOn: 'вчера' }), ['BAD_FORMAT /signature/signedOn']);
});

test('published files are of the types that browsers show, and of a limited size', () => {
  const file = (text: string, length = 2000) =>
    new Uint8Array(length).fill(32).map((fill, at) => text.charCodeAt(at) || fill);
  assert.equal(documentType(file('%PDF-1.7\n')), 'application/pdf');
  assert.equal(documentType(file('\xff\xd8\xff\xe0')), 'image/jpeg');
  for (const text of ['PK\x03\x04', '<html>%PDF-1.7', 'MZ', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'])
    assert.equal(
      problemOf(() => documentType(file(text))),
      'UPLOAD_TYPE',
      text,
    );
  assert.equal(
    problemOf(() => documentType(file('%PDF-1.7', LARGEST_DOCUMENT + 1))),
    'TOO_LARGE',
  );
});

test('a document of somebody else and a withdrawn one cannot be opened', () => {
  const documents = [
    { id: 'a', file: { name: 'a.pdf', type: 'application/pdf', bytes: 1 } as const },
    { id: 'b', file: null },
  ];
  assert.equal(openDocument(documents, 'a').file.name, 'a.pdf');
  for (const id of ['b', 'c'])
    assert.equal(
      problemOf(() => openDocument(documents, id)),
      'NOT_FOUND',
    );
});

test('a file is named by its title, number and date, with the extension of its content', () => {
  assert.equal(documentFileName(act, 'application/pdf'), 'Акт ввода счётчика в эксплуатацию 12-В от 2026-11-09.pdf');
  assert.equal(
    documentFileName({ title: '../..\u202e<b>\n', number: '', issuedOn: TODAY }, 'image/png'),
    'b- от 2026-11-22.png',
  );
});
