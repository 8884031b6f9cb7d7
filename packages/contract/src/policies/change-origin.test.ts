import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertChangeOrigin, changeRefusal, isChange, type ChangeSource } from './change-origin.ts';
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
    { origin: null, fetchSite: 'same-site' },
    { origin: null, fetchSite: null },
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

test('where a proxy removes Origin, the browser says by itself that the page is of the same origin', () => {
  const stripped: ChangeSource = { ...good, origin: null };
  assert.equal(changeRefusal(stripped, undefined), undefined);
  assert.equal(changeRefusal({ ...stripped, fetchSite: 'same-site' }, undefined), 'noOrigin');
  assert.equal(changeRefusal({ ...stripped, fetchSite: 'cross-site' }, undefined), 'otherSite');
  assert.equal(changeRefusal({ ...stripped, kit: null }, undefined), 'noKitHeader');
  assert.equal(changeRefusal(good, 'framed'), 'unknownOrigin');
});
