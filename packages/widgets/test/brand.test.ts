import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { brandColours } from '../src/kit/theme/brand.ts';
import { contrastOf, parseComputed, parseHex, TEXT_CONTRAST } from '../src/kit/theme/contrast.ts';

const surface = { light: parseHex('#ffffff')!, dark: parseHex('#16222d')! };

test('an accent made from any colour is readable on the surface, on its tint, and under its text', () => {
  const channel = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(channel, channel, channel), (brand) => {
      const { accent, onAccent } = brandColours(brand, surface);
      for (const scheme of ['light', 'dark'] as const) {
        const colour = parseHex(accent[scheme])!;
        const tint = colour.map((part, at) => part * 0.1 + surface[scheme][at]! * 0.9) as unknown as typeof colour;
        assert.ok(contrastOf(colour, surface[scheme]) >= TEXT_CONTRAST, `${accent[scheme]} on the ${scheme} surface`);
        assert.ok(contrastOf(colour, tint) >= TEXT_CONTRAST, `${accent[scheme]} on its ${scheme} tint`);
        assert.ok(contrastOf(parseHex(onAccent[scheme])!, colour) >= TEXT_CONTRAST, `text on ${accent[scheme]}`);
      }
    }),
    { numRuns: 10_000 },
  );
});

test('a readable brand stays as it is', () => {
  assert.equal(brandColours(parseHex('#0a5ea8')!, surface).accent.light, '#0a5ea8');
});

test('reads short and long hexadecimal colours only', () => {
  assert.deepEqual(parseHex('#0a6'), parseHex('#00aa66'));
  for (const wrong of ['0a6', '#0a', 'red', '#00aa6g', '']) assert.equal(parseHex(wrong), undefined);
});

test('contrast is that of WCAG, and only opaque colours have one', () => {
  const grey = parseComputed('rgb(119, 119, 119)')!;
  assert.equal(contrastOf(grey, grey), 1);
  assert.equal(contrastOf(grey, parseHex('#fff')!).toFixed(2), '4.48');
  for (const computed of ['rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0.9)', 'color(srgb 0 0 0)', ''])
    assert.equal(parseComputed(computed), undefined);
});
