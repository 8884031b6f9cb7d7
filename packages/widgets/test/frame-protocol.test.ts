import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { isGreeting, isToken, readToFrame, readToHost } from '../src/partner/protocol.ts';
import { nearestName } from '../src/embed/nearest-name.ts';

// CSS.supports exists in browsers only.
before(() => {
  (globalThis as { CSS?: unknown }).CSS = {
    supports: (_property: string, value: string) =>
      /^(#[\da-f]{3,8}|[a-z]+|(rgb|hsl|oklch)a?\([\d\s.,%/]+\))$/i.test(value.trim()),
  };
});

const SECRET = 'A'.repeat(43);

test('messages of the protocol are accepted, and similar ones refused', () => {
  const set = { type: 'set', lang: 'ru', scheme: 'dark', attributes: { guest: '' }, theme: { accent: '#123' } };
  for (const message of [
    set,
    { type: 'focus' },
    { type: 'leave' },
    { type: 'code', code: SECRET },
    { type: 'code', code: SECRET, state: SECRET },
    { type: 'no-code' },
    { type: 'no-window', isIsolated: true },
  ])
    assert.deepEqual(readToFrame(message), message);
  for (const message of [
    { type: 'height', px: 120 },
    { type: 'state', authenticated: true },
    { type: 'event', name: 'vk-signed-in' },
    { type: 'redirect', challenge: SECRET, state: SECRET },
    { type: 'code' },
    { type: 'no-window' },
  ])
    assert.deepEqual(readToHost(message), message);
  const strange: unknown[] = [
    null,
    undefined,
    'set',
    1,
    [],
    {},
    { type: 'toString' },
    { type: '__proto__' },
    { type: 'set' },
    { ...set, extra: 1 },
    { ...set, attributes: [] },
    { ...set, attributes: { 'onclick=': 'x' } },
    { ...set, lang: 'x'.repeat(5000) },
    { type: 'code', code: 'short' },
    { type: 'no-window', isIsolated: 'yes' },
    { type: 'code', code: `${SECRET}<` },
    { type: 'height', px: Number.NaN },
    { type: 'height', px: 1e9 },
    { type: 'height', px: '100' },
    { type: 'event', name: 'click' },
    { type: 'state', authenticated: 'yes' },
  ];
  for (const message of strange)
    assert.equal(readToFrame(message) ?? readToHost(message), undefined, JSON.stringify(message));
  const loop: Record<string, unknown> = { type: 'set' };
  loop['self'] = loop;
  assert.equal(readToFrame(loop), undefined);
});

test('reading a message never throws', () => {
  fc.assert(
    fc.property(
      fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true, withTypedArray: true }),
      (message) => {
        readToFrame(message);
        readToHost(message);
        isGreeting('hello', message);
      },
    ),
    { numRuns: 2000 },
  );
});

test('a greeting has a nonce of 256 bits', () => {
  assert.ok(isGreeting('hello', { vk: 1, type: 'hello', nonce: SECRET }));
  for (const other of [
    { vk: 2, type: 'hello', nonce: SECRET },
    { vk: 1, type: 'connect', nonce: SECRET },
    { vk: 1, type: 'hello', nonce: 'x' },
    null,
  ])
    assert.ok(!isGreeting('hello', other));
});

test('a theme token is one colour or one length, never a URL', () => {
  for (const [name, value] of [
    ['accent', '#0b5cad'],
    ['surface', 'rgb(1, 2, 3)'],
    ['text', 'black'],
    ['radius', '4px'],
    ['gap', '1.5em'],
  ] as const)
    assert.ok(isToken(name, value), value);
  for (const [name, value] of [
    ['accent', 'url(https://evil.example)'],
    ['accent', 'var(--x)'],
    ['accent', 'red; } body { display: none'],
    ['accent', 'expression(alert(1))'],
    ['accent', '</style>'],
    ['accent', '@import "x"'],
    ['surface', 'image-set("x")'],
    ['accent', 'x'.repeat(10_000)],
    ['radius', 'calc(1px + 2px)'],
    ['radius', 'red'],
    ['gap', '-5px'],
    ['accent', 'env(x)'],
    ['accent', '\\75rl(x)'],
  ] as const)
    assert.ok(!isToken(name, value), value.slice(0, 40));
});

test('nearestName finds the intended name', () => {
  assert.equal(nearestName('endpiont', ['endpoint', 'phone']), 'endpoint');
  assert.equal(nearestName('Phon', ['endpoint', 'phone']), 'phone');
  assert.equal(nearestName('vk-logn', ['vk-login', 'vk-claim-form']), 'vk-login');
  assert.equal(nearestName('colour', ['endpoint', 'phone']), undefined);
});
