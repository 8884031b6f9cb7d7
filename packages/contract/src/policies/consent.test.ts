import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConsentDocument } from '../index.ts';
import { presentDocument } from './consent.ts';
import { problemOf } from './testing/problem-of.ts';

const news: ConsentDocument = {
  document: 'news',
  version: '2025-09-01',
  title: '',
  purpose: '',
  recipient: '',
  data: '',
  term: '',
  text: '',
};

test('consent is given to the version that is shown today', () => {
  assert.equal(presentDocument([news], { document: 'news', version: '2025-09-01' }), news);
  assert.equal(
    problemOf(() => presentDocument([news], { document: 'news', version: '2024-09-01' })),
    'INVALID, NOT_ALLOWED /version',
  );
  assert.equal(
    problemOf(() => presentDocument([news], { document: 'other', version: '2025-09-01' }, '/consents/1/version')),
    'INVALID, NOT_ALLOWED /consents/1/version',
  );
});
