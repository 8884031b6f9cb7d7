import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsQR from 'jsqr';
import { encodePaymentQr } from '@vodokanal/contract/rules/payment-qr';
import { readPaymentQr } from '@vodokanal/contract/rules/payment-qr-reader';
import { drawCode, svgOf } from '../src/bill/payment-code.ts';
import type { DrawnCode } from '../src/kit/qr.ts';

/** Dots of a module in the raster that is decoded. */
const DOTS = 3;

/** Paints the path of a code as a camera would see it. */
function raster({ size, path }: DrawnCode): { data: Uint8ClampedArray; width: number } {
  const width = size * DOTS;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let row = Number(y) * DOTS; row < (Number(y) + 1) * DOTS; row++)
      for (let column = Number(x) * DOTS; column < (Number(x) + Number(length)) * DOTS; column++)
        data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
  return { data, width };
}

function decoded(fields: Readonly<Record<string, string>>): Uint8Array {
  const code = drawCode(fields);
  assert.ok('path' in code, JSON.stringify(code));
  const { data, width } = raster(code);
  const found = jsQR(data, width, width, { inversionAttempts: 'dontInvert' });
  assert.ok(found, `not read: ${JSON.stringify(fields)}`);
  return Uint8Array.from(found.binaryData);
}

/** A repeatable source of numbers below 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const vector = {
  Name: 'ООО «Три кита»',
  PersonalAcc: '40702810138250123017',
  BankName: 'ОАО "БАНК"',
  BIC: '044525225',
  CorrespAcc: '30101810400000000225',
  PayeeINN: '6200098765',
  Purpose: 'Оплата членского взноса',
  Sum: '100000',
};

test("the standard's vector is read byte by byte", () => {
  const text =
    'ST00012|Name=ООО «Три кита»|PersonalAcc=40702810138250123017|BankName=ОАО "БАНК"|BIC=044525225|' +
    'CorrespAcc=30101810400000000225|PayeeINN=6200098765|Purpose=Оплата членского взноса|Sum=100000';
  assert.equal(new TextDecoder().decode(decoded(vector)), text);
});

test('an independent decoder reads the codes of 1,000 random requisites', () => {
  const random = randomFrom(20_261_130);
  const below = (limit: number) => Math.floor(random() * limit);
  const digits = (length: number) => Array.from({ length }, () => below(10)).join('');
  const LETTERS = [...'абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯ ABCxyz№«»—"\'.,-|;#'];
  const words = (most: number) =>
    Array.from({ length: 1 + below(most) }, () => LETTERS[below(LETTERS.length)]).join('');
  let inWindows1251 = 0;
  for (let at = 0; at < 1000; at++) {
    const fields = {
      Name: `М${words(at % 3 === 0 ? 158 : 60)}`,
      PersonalAcc: `4${digits(19)}`,
      BankName: `Б${words(40)}`,
      BIC: `0${digits(8)}`,
      CorrespAcc: random() < 0.1 ? '0' : `3${digits(19)}`,
      PayeeINN: digits(10),
      KPP: digits(9),
      PersAcc: digits(6 + below(6)),
      PaymPeriod: `${String(1 + below(12)).padStart(2, '0')}2026`,
      ...(random() < 0.9 && { Sum: String(1 + below(99_999_999)) }),
      Purpose: `Вода, ${words(100)}`,
      TechCode: '02',
    };
    const expected = encodePaymentQr(fields);
    assert.equal(expected.state, 'ready', JSON.stringify(expected));
    if (expected.state !== 'ready') return;
    const bytes = decoded(fields);
    assert.deepEqual(bytes, Uint8Array.from(expected.bytes));
    const read = readPaymentQr(bytes);
    for (const [name, value] of Object.entries(fields)) assert.equal(read?.fields.get(name), value.trim(), name);
    if (expected.encoding === 'windows-1251') inWindows1251++;
  }
  assert.ok(inWindows1251 > 50, `${inWindows1251} in Windows-1251`);
});

test('around the code are four white modules, and the file is an SVG that stands alone', () => {
  const code = drawCode(vector);
  assert.ok('path' in code);
  const columns = [...code.path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, length]) => [x, y, length].map(Number));
  assert.equal(Math.min(...columns.map(([x = 0]) => x)), 4);
  assert.equal(Math.min(...columns.map(([, y = 0]) => y)), 4);
  assert.equal(Math.max(...columns.map(([x = 0, , length = 0]) => x + length)), code.size - 4);
  assert.match(
    svgOf(code),
    /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 (\d+) \1"[^>]*><path fill="#fff"/,
  );
});

test('requisites that cannot be written are refused, and the field is named', () => {
  const refused = drawCode({ ...vector, BIC: '04452522О' });
  assert.ok('faults' in refused);
  assert.deepEqual(
    refused.faults.map(({ field, code }) => [field, code]),
    [['BIC', 'sign']],
  );
});
