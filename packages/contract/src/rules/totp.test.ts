import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newTotpSecret, totpAt } from './totp.ts';

test('the vectors of RFC 6238', async () => {
  // Base32 of `12345678901234567890`; the last six digits of appendix B.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  for (const [seconds, code] of [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ] as const)
    assert.equal(await totpAt(secret, seconds * 1000), code);
});

test('secrets are 160 bits of base32, each another one', () => {
  const secrets = new Set(Array.from({ length: 50 }, newTotpSecret));
  assert.equal(secrets.size, 50);
  for (const secret of secrets) assert.match(secret, /^[A-Z2-7]{32}$/);
});
