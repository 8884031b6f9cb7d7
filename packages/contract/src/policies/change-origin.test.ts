import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertChangeOrigin, isChange, type ChangeSource } from './change-origin.ts';
import { problemOf } from './testing/problem-of.ts';

const good: ChangeSource = { origin: 'https://lk.example.org', kit: '1', fetchSite: 'same-origin' };

test('reading is no change', () => {
  assert.deepEqual(['GET', 'HEAD', 'OPTIONS', 'POST', 'PATCH', 'DELETE'].filter(isChange), ['POST', 'PATCH', 'DELETE']);
});

test('a change comes from a page on which widgets run inline, with the header of the kit', () => {
  for (const fetchSite of ['same-origin', 'same-site', null])
    assert.equal(
      problemOf(() => assertChangeOrigin({ ...good, fetchSite }, 'inline')),
      '',
    );
  for (const change of [
    { origin: null },
    { kit: null },
    { kit: '0' },
    { fetchSite: 'cross-site' },
    { fetchSite: 'none' },
  ])
    assert.equal(
      problemOf(() => assertChangeOrigin({ ...good, ...change }, 'inline')),
      'ORIGIN_REFUSED',
      JSON.stringify(change),
    );
  for (const mode of ['framed', undefined] as const)
    assert.equal(
      problemOf(() => assertChangeOrigin(good, mode)),
      'ORIGIN_REFUSED',
    );
});
