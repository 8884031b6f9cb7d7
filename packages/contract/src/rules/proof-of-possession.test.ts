import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digest, newProofKey, newSecret, proofFor } from './proof-of-possession.ts';

const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;

test('a challenge is that of RFC 7636, appendix B', async () => {
  assert.equal(
    await digest('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'),
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );
});

test('a secret has 256 bits, and no two are alike', () => {
  const secrets = Array.from({ length: 200 }, newSecret);
  assert.equal(new Set(secrets).size, 200);
  for (const secret of secrets) assert.match(secret, /^[\w-]{43}$/);
});

test('a proof names method, address without query and token, carries its public key alone, and is signed by it', async () => {
  const key = await newProofKey();
  const proof = await proofFor(key, {
    method: 'POST',
    url: 'https://lk.example.org/v1/meters/1/readings?x=1',
    token: 'token',
    now: 1_790_000_000_999,
  });
  const [header, claims, signature = ''] = proof.split('.');
  const { jwk, ...rest } = decode(header);
  assert.deepEqual(rest, { typ: 'dpop+jwt', alg: 'ES256' });
  assert.deepEqual(Object.keys(jwk as object), ['kty', 'crv', 'x', 'y']);
  const { jti, ...told } = decode(claims);
  assert.match(jti as string, /^[\w-]{43}$/);
  assert.deepEqual(told, {
    htm: 'POST',
    htu: 'https://lk.example.org/v1/meters/1/readings',
    iat: 1_790_000_000,
    ath: await digest('token'),
  });
  assert.ok(
    await crypto.subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      key.publicKey,
      Buffer.from(signature, 'base64url'),
      Buffer.from(`${header}.${claims}`),
    ),
  );
  assert.equal(key.privateKey.extractable, false);
});
