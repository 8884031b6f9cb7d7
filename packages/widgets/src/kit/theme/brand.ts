import { contrastOf, toLinear, type Rgb } from './contrast.ts';

/** The accent made from a brand colour, `#rrggbb`, with the text on it, for both schemes. */
export interface BrandColours {
  readonly accent: { readonly light: string; readonly dark: string };
  readonly onAccent: { readonly light: string; readonly dark: string };
}

/** Tinted backgrounds and rounding take a little of the contrast on the plain surface. */
const SAFE_CONTRAST = 5.5;

const toHex = (colour: Rgb): string =>
  `#${colour
    .map((channel) =>
      Math.round(Math.min(1, Math.max(0, channel)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

const toGamma = (channel: number) => (channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055);

type Oklch = readonly [lightness: number, chroma: number, hue: number];

/** OKLCH keeps the hue when the lightness changes (Björn Ottosson, 2020). */
function toOklch(colour: Rgb): Oklch {
  const [r, g, b] = colour.map(toLinear) as unknown as Rgb;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, Math.hypot(a, bb), Math.atan2(bb, a)];
}

function fromOklch([lightness, chroma, hue]: Oklch): Rgb {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    toGamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    toGamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    toGamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

const clamp = (colour: Rgb): Rgb => colour.map((channel) => Math.min(1, Math.max(0, channel))) as unknown as Rgb;
const WHITE: Rgb = [1, 1, 1];
const INK: Rgb = [0.016, 0.08, 0.14];

/** The nearest lightness of the same hue that stands out enough from a surface. */
function readableOn(surface: Rgb, brand: Rgb, step: 1 | -1): Rgb {
  const [lightness, chroma, hue] = toOklch(brand);
  for (let change = 0; change <= 1; change += 0.01) {
    const next = lightness + step * change;
    if (next < 0 || next > 1) break;
    const colour = clamp(fromOklch([next, chroma, hue]));
    if (contrastOf(colour, surface) >= SAFE_CONTRAST) return colour;
  }
  return step > 0 ? WHITE : INK;
}

const textOn = (colour: Rgb): Rgb => (contrastOf(colour, WHITE) >= contrastOf(colour, INK) ? WHITE : INK);

/**
 * Makes an accent for both schemes from any brand colour: text in it and text on it have a contrast of at least 4.5:1. A
 * brand that is readable already stays as it is.
 */
export function brandColours(brand: Rgb, surface: { readonly light: Rgb; readonly dark: Rgb }): BrandColours {
  const light = readableOn(surface.light, brand, -1);
  const dark = readableOn(surface.dark, brand, 1);
  return {
    accent: { light: toHex(light), dark: toHex(dark) },
    onAccent: { light: toHex(textOn(light)), dark: toHex(textOn(dark)) },
  };
}
