import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNewLink, assertOpenLink, isLinkShown, linkEnd, linkState, MOST_LINKS } from './payment-link.ts';

const now = new Date('2026-11-22T09:00:00Z');
const later = linkEnd({ days: 7 }, now);

test('a link is used up by a confirmed payment that has not failed', () => {
  assert.equal(later.toISOString(), '2026-11-29T09:00:00.000Z');
  for (const [payments, state] of [
    [[], 'active'],
    [['created', 'failed', 'expired', 'cancelled', 'refunded'], 'active'],
    [['failed', 'pending'], 'used'],
    [['succeeded'], 'used'],
  ] as const)
    assert.equal(linkState(later, payments, now), state);
  assert.equal(linkState(now, [], now), 'expired');
  assert.equal(linkState(now, ['succeeded'], now), 'used', 'paid stays paid');
});

test('only an active link opens', () => {
  assertOpenLink('active');
  assert.throws(() => assertOpenLink('expired'), { code: 'LINK_ENDED' });
  assert.throws(() => assertOpenLink('used'), { code: 'LINK_USED' });
});

test('an account has twenty active links at most, of sums that can be paid', () => {
  assertNewLink({ amount: 100, days: 1 }, MOST_LINKS - 1);
  assert.throws(() => assertNewLink({ amount: 100, days: 1 }, MOST_LINKS), { code: 'RATE_LIMITED' });
  assert.throws(() => assertNewLink({ amount: 99, days: 1 }, 0), { code: 'INVALID' });
});

test('links that have ended are shown for a day', () => {
  assert.equal(isLinkShown('expired', now, new Date(now.getTime() + 3_600_000)), true);
  assert.equal(isLinkShown('expired', now, new Date(now.getTime() + 25 * 3_600_000)), false);
  assert.equal(isLinkShown('active', later, now), true);
});
