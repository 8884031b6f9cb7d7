import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeText } from './text-encoding.ts';

const TEXT = 'Лицевой счёт;Показание;Дата снятия\r\n230100201;337,1;22.11.2026\r\n';
const utf8 = new TextEncoder().encode(TEXT);
const wide = (isBig: boolean) => {
  const bytes = Buffer.from(TEXT, 'utf16le');
  return new Uint8Array(isBig ? bytes.swap16() : bytes);
};

test('UTF-16 is recognised without a byte order mark', () => {
  assert.deepEqual(decodeText(wide(false)), { text: TEXT, encoding: 'utf-16le' });
  assert.deepEqual(decodeText(wide(true)), { text: TEXT, encoding: 'utf-16be' });
  const digits = new Uint8Array(Buffer.from('230100201;11002000;337,1\r\n', 'utf16le'));
  assert.equal(decodeText(digits).encoding, 'utf-16le');
});

test('UTF-8 stays UTF-8 with a stray byte or a cut end, and the damage can be seen', () => {
  for (const at of [3, 40, utf8.length - 2]) {
    const { text, encoding } = decodeText(Uint8Array.from([...utf8.slice(0, at), 0xff, ...utf8.slice(at)]));
    assert.equal(encoding, 'utf-8');
    assert.match(text, /\ufffd/, `at ${at}`);
  }
  assert.equal(decodeText(utf8.slice(0, 21)).encoding, 'utf-8');
});

test('a text in another encoding is not taken for damaged UTF-8', () => {
  // "Лицевой счёт;Адрес" in Windows-1251.
  const old = Uint8Array.from([
    0xcb, 0xe8, 0xf6, 0xe5, 0xe2, 0xee, 0xe9, 0x20, 0xf1, 0xf7, 0xb8, 0xf2, 0x3b, 0xc0, 0xe4, 0xf0, 0xe5, 0xf1,
  ]);
  assert.deepEqual(decodeText(old), { text: 'Лицевой счёт;Адрес', encoding: 'windows-1251' });
  assert.equal(decodeText(old, 'cp1251').encoding, 'windows-1251');
});
