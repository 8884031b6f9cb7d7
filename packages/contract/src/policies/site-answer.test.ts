import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OWN_SITE } from './own-site.ts';
import { siteAnswer } from './site-answer.ts';

test('a page on another site is told that nobody can sign in inline there', () => {
  assert.equal(siteAnswer(OWN_SITE, 'cross-site').crossSite, true);
  for (const fetchSite of [null, 'same-origin', 'same-site', 'none'])
    assert.equal(siteAnswer(OWN_SITE, fetchSite), OWN_SITE);
  const framed = { ...OWN_SITE, mode: 'framed' as const };
  assert.equal(siteAnswer(framed, 'cross-site'), framed);
});
