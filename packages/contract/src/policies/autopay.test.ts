import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAutopayBegins, assertTerms } from './autopay.ts';

const offer = { methods: ['card' as const], mostLimit: 1_500_000, noticeDays: 3 };
const payment = {
  items: [{ accountId: 'a', amount: 10_000 }],
  method: 'card' as const,
  autopay: { day: 10, limit: 300_000 },
};

test('a limit is a sum that can be paid, and one that the utility allows', () => {
  assertTerms({ day: 1, limit: 1_500_000 }, offer);
  assert.throws(() => assertTerms({ day: 1, limit: 99 }, offer), { code: 'INVALID' });
  assert.throws(() => assertTerms({ day: 1, limit: 1_500_001 }, offer), { code: 'INVALID' });
});

test('autopay begins with a payment of one own account in a way that can be kept', () => {
  assertAutopayBegins(payment, offer, ['holder']);
  assertAutopayBegins({ ...payment, autopay: undefined as never }, null, ['helper']);
  assert.throws(() => assertAutopayBegins(payment, offer, ['helper']), { code: 'HELPER_REFUSED' });
  assert.throws(() => assertAutopayBegins(payment, null, ['holder']), { code: 'METHOD_UNAVAILABLE' });
  assert.throws(() => assertAutopayBegins({ ...payment, method: 'sbp' }, offer, ['holder']), {
    code: 'METHOD_UNAVAILABLE',
  });
  const two = [...payment.items, { accountId: 'b', amount: 1 }];
  assert.throws(() => assertAutopayBegins({ ...payment, items: two }, offer, ['holder', 'holder']), {
    code: 'INVALID',
  });
});
