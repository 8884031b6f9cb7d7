import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeWindows1251 } from './windows-1251.ts';

/** The upper half of the encoding as the Unicode consortium lists it; the byte 98 has no sign. */
const UPPER =
  'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u0000™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї' +
  'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя';

test('every letter of the encoding has its byte', () => {
  assert.equal(UPPER.length, 128);
  for (const [at, letter] of [...UPPER].entries())
    if (letter !== '\u0000') assert.deepEqual(encodeWindows1251(letter), Uint8Array.of(128 + at), letter);
  const ascii = Uint8Array.from({ length: 128 }, (_, at) => at);
  assert.deepEqual(encodeWindows1251(String.fromCharCode(...ascii)), ascii);
});

test('a sign that the encoding does not have is named with its place, and never replaced', () => {
  assert.deepEqual(encodeWindows1251('5 ₽'), { sign: '₽', position: 3 });
  assert.deepEqual(encodeWindows1251('Łukasz'), { sign: 'Ł', position: 1 });
  assert.deepEqual(encodeWindows1251('а💧'), { sign: '💧', position: 2 });
  assert.deepEqual(encodeWindows1251('\u0098'), { sign: '\u0098', position: 1 });
  assert.deepEqual(encodeWindows1251(''), new Uint8Array());
});
