import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { linkOf } from './link.ts';

test('keeps addresses of pages, phones and mail', () => {
  for (const address of [
    'https://pay.example.org/bill?id=1',
    'http://localhost:8080/pay',
    'HTTPS://PAY.EXAMPLE.ORG/',
    '/pay.html',
    'pay.html',
    '#pay',
    '//pay.example.org/',
    'tel:+78001000000',
    'mailto:info@example.org',
  ])
    assert.equal(linkOf(address), address);
});

test('refuses addresses that run code or leave the browser', () => {
  for (const address of [
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript\r:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://example.org/1',
    'file:///etc/passwd',
    'intent://pay#Intent;end',
    'https://',
    '',
    ' ',
    null,
    undefined,
  ])
    assert.equal(linkOf(address), undefined, JSON.stringify(address));
});

test('never lets javascript through, whatever stands around it', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const kept = linkOf(`${before}javascript:${after}`);
      if (kept === undefined) return;
      assert.notEqual(new URL(kept, 'https://page.invalid/').protocol, 'javascript:');
    }),
  );
});
