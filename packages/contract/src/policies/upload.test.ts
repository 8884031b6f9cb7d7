import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { announcedFile, assertAttachable, assertPhoto } from './upload.ts';
import { problemOf } from './testing/problem-of.ts';

const limits = { maxBytes: 1000, types: ['image/png'] };
const announce = (change: {
  readonly name?: string | undefined;
  readonly type?: string | undefined;
  readonly bytes?: number;
}) => announcedFile({ name: 'a.png', type: 'image/png', bytes: 10, ...change }, limits);

test('a file has a name, a size within the limit and a type that is taken', () => {
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
  assert.equal(
    problemOf(() => announce({ type: 'image/svg+xml' })),
    'UPLOAD_TYPE',
  );
  assert.equal(
    problemOf(() => announce({ type: undefined })),
    'UPLOAD_TYPE',
  );
});

test('a name has no folders, no control characters and an end', () => {
  assert.equal(announce({ name: 'C:\\фото\\счётчик.png' }).name, 'C:фотосчётчик.png');
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' }), (text) => {
      const { name } = announce({ name: `${text}.png` });
      assert.ok(name.length <= 120 && name.endsWith('.png') && !/[\p{Cc}\p{Cf}/\\]/u.test(name));
    }),
  );
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
