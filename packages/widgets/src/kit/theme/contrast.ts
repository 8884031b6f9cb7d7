/** A colour in sRGB, channels from 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** WCAG 2.2, 1.4.3: least contrast of text. */
export const TEXT_CONTRAST = 4.5;
/** Reads `#rgb` or `#rrggbb`; undefined for anything else. */
export function parseHex(text: string): Rgb | undefined {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(text.trim());
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text.trim());
  const parts = short ? short.slice(1).map((digit) => digit + digit) : long?.slice(1);
  return parts?.map((part) => Number.parseInt(part, 16) / 255) as Rgb | undefined;
}

/** Reads a computed colour, `rgb(…)` or `rgba(…)`; undefined for other notations and for colours that are not opaque. */
export function parseComputed(computed: string): Rgb | undefined {
  const [red = 0, green = 0, blue = 0, alpha = 1] = /^rgba?\(/.test(computed)
    ? (computed.match(/[\d.]+/g) ?? []).map(Number)
    : [0, 0, 0, 0];
  return alpha < 1 ? undefined : [red / 255, green / 255, blue / 255];
}

export const toLinear = (channel: number) =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map(toLinear) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours by WCAG 2.2, from 1 to 21. */
export function contrastOf(a: Rgb, b: Rgb): number {
  const [one, two] = [luminance(a), luminance(b)];
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
}
