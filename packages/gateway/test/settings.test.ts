import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readSettings } from '../src/settings/files.ts';
import { warningOf } from '../src/commands/site.ts';
import { isSameSite } from '../src/sites/same-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'vk-settings-'));
after(() => rmSync(folder, { recursive: true }));

const utility = (paymentUrl: string | null) => {
  const file = join(folder, 'settings.json');
  writeFileSync(
    file,
    JSON.stringify([{ kind: 'utility', validFrom: '2026-01-01', value: { name: 'Водоканал', paymentUrl } }]),
  );
  return readSettings(file);
};

test('a payment address that would run code is refused with its item', async () => {
  await assert.rejects(utility('javascript:alert(1)'), /Item 1 .*"paymentUrl" must be an http, https, tel or mailto/);
  for (const address of ['https://pay.example.org/', '/pay.html', 'tel:+78001000000', null])
    assert.equal((await utility(address)).length, 1);
});

test('two origins are one site when browsers share cookies between them', () => {
  for (const [one, other, isSame] of [
    ['https://www.example.org', 'https://lk.example.org', true],
    ['https://example.org', 'https://example.org:8443', true],
    ['https://uk.example.com.ru', 'https://lk.example.com.ru', true],
    ['https://one.com.ru', 'https://two.com.ru', false],
    ['https://one.github.io', 'https://two.github.io', false],
    ['https://portal.example.net', 'https://lk.example.org', false],
    ['http://localhost:8080', 'http://localhost:3000', true],
    ['http://127.0.0.1:8081', 'http://localhost:8080', false],
    ['https://водоканал.рф', 'https://лк.водоканал.рф', true],
  ] as const)
    assert.equal(isSameSite(one, other), isSame, `${one} ${other}`);
});

test('site add warns about an inline site where nobody can sign in', () => {
  assert.match(
    warningOf('https://portal.example.net', 'inline', 'https://lk.example.org') ?? '',
    /portal\.example\.net is on another site than https:\/\/lk\.example\.org.*--mode framed/s,
  );
  assert.equal(warningOf('https://portal.example.net', 'framed', 'https://lk.example.org'), undefined);
  assert.equal(warningOf('https://www.example.org', 'inline', 'https://lk.example.org'), undefined);
});
