import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { test } from 'node:test';
import fc from 'fast-check';
import { clientAddresses, network, parseAddress, type ProxyOptions } from '../src/http/client-address.ts';

const addressOf = (options: ProxyOptions, headers: Record<string, string>, remoteAddress = '10.0.0.1') =>
  clientAddresses(options)({ headers, socket: { remoteAddress } } as unknown as IncomingMessage);
const forwardedFor = (value: string) => ({ 'x-forwarded-for': value });

test('an address is read in every form that proxies write', () => {
  for (const [text, address] of [
    ['192.0.2.7', '192.0.2.7'],
    [' 192.0.2.7 ', '192.0.2.7'],
    ['192.0.2.7:49152', '192.0.2.7'],
    ['"192.0.2.7:49152"', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['[::ffff:192.0.2.7]:49152', '192.0.2.7'],
    ['::FFFF:C000:207', '192.0.2.7'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['"[2001:db8::1]:49152"', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['unknown', undefined],
    ['_hidden', undefined],
    ['"_proxy:80"', undefined],
    ['192.0.2', undefined],
    ['0x7f.1', undefined],
    ['192.0.2.256', undefined],
    ['evil.example', undefined],
    ['', undefined],
  ] as const)
    assert.equal(parseAddress(text), address, text);
});

test('a household is one network, and no IPv4 address shares a network with another', () => {
  assert.equal(network('2001:db8:1:2:3::4'), network('2001:0DB8:1:2::'));
  assert.notEqual(network('2001:db8:1:2::1'), network('2001:db8:1:3::1'));
  assert.equal(network('2001:db8:1:2::1', 3), network('2001:db8:1:ffff::1', 3));
  assert.equal(network('::ffff:198.51.100.1'), '198.51.100.1');
  fc.assert(
    fc.property(fc.ipV4(), fc.ipV4(), fc.integer({ min: 1, max: 65_535 }), (one, other, port) => {
      assert.equal(network(`::ffff:${one}`) === network(`${other}:${port}`), one === other);
    }),
  );
});

test('a visitor behind a trusted proxy keeps one address, whatever they send themselves', () => {
  const named = ['192.0.2.7', '192.0.2.7:49152', '[::ffff:192.0.2.7]:49152', '"192.0.2.7"'];
  for (const trusted of ['1', '10.0.0.0/8', 'uniquelocal', '10.0.0.1'])
    for (const own of ['', '198.51.100.1, ', '127.0.0.1, 10.0.0.1, ', 'unknown, ', ', , ', '"evil\\", '])
      for (const address of named)
        assert.equal(addressOf({ trusted }, forwardedFor(own + address)), '192.0.2.7', `${trusted}: ${own}${address}`);
});

test('several proxies are passed by their number or by their networks', () => {
  const chain = forwardedFor('203.0.113.9, 192.0.2.7:1234, 10.0.0.2');
  assert.equal(addressOf({ trusted: '2' }, chain), '192.0.2.7');
  assert.equal(addressOf({ trusted: '10.0.0.0/8' }, chain), '192.0.2.7');
  assert.equal(addressOf({ trusted: 'loopback, 10.0.0.2' }, chain), '10.0.0.1', 'another proxy is not trusted');
  assert.equal(addressOf({ trusted: '2001:db8::/48' }, forwardedFor('2001:db9::1'), '2001:db8::5'), '2001:db9::1');
  assert.equal(addressOf({ trusted: '10.0.0.0/8' }, forwardedFor('192.0.2.7'), '::ffff:10.0.0.1'), '192.0.2.7');
});

test('nobody is trusted without the setting, and an unreadable address is not replaced by a claimed one', () => {
  assert.equal(addressOf({}, forwardedFor('192.0.2.7')), '10.0.0.1');
  assert.equal(addressOf({ trusted: '0' }, forwardedFor('192.0.2.7'), '::ffff:10.0.0.1'), '10.0.0.1');
  assert.equal(addressOf({ trusted: '1' }, {}), '10.0.0.1');
  assert.equal(addressOf({ trusted: '1' }, forwardedFor('192.0.2.7, unknown')), '10.0.0.1');
  assert.equal(addressOf({ trusted: '2' }, forwardedFor('192.0.2.7, _hidden, 10.0.0.2')), '10.0.0.2');
});

test('the header `Forwarded` is read with its quotation marks, ports and parameters', () => {
  const options = { trusted: '1', header: 'Forwarded' };
  for (const value of [
    'for=192.0.2.7',
    'for="192.0.2.7:49152";proto=https;by=10.0.0.1',
    'For=198.51.100.1, proto=https; for="[::ffff:192.0.2.7]:80"',
  ])
    assert.equal(addressOf(options, { forwarded: value, ...forwardedFor('198.51.100.9') }), '192.0.2.7', value);
  assert.equal(addressOf(options, { forwarded: 'for="[2001:db8::1]:1"' }), '2001:db8::1');
  assert.equal(addressOf(options, { forwarded: 'for=unknown' }), '10.0.0.1');
  assert.equal(addressOf(options, { forwarded: 'for="192.0.2.7' }), '10.0.0.1', 'damaged');
  assert.equal(addressOf(options, forwardedFor('198.51.100.9')), '10.0.0.1', 'only this header is read');
  assert.equal(addressOf({ trusted: '1' }, { forwarded: 'for=192.0.2.7' }), '192.0.2.7');
  assert.equal(
    addressOf({ trusted: '1' }, { forwarded: 'for=198.51.100.9', ...forwardedFor('192.0.2.7') }),
    '192.0.2.7',
    'a visitor cannot add the other header',
  );
});

test('a setting that means nothing stops the start with a sentence', () => {
  for (const trusted of ['true', 'yes', '10.0.0.0/40', 'proxy.example', '-1', '1.5'])
    assert.throws(() => clientAddresses({ trusted }), /^StartError|Error: TRUST_PROXY is «.*»\. Give the number/);
  assert.throws(() => clientAddresses({ trusted: '1', header: 'X-Real-IP' }), /TRUST_PROXY_HEADER/);
});
