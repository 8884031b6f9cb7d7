import { boxesOf, BoxReader, type Box } from './iso-box.ts';

/** Most points of a picture: more than an A3 scan with 600 points an inch has. Unpacked it takes four bytes a point. */
export const MOST_POINTS = 100_000_000;

/**
 * How many points a picture claims to have, by which programs reserve memory before they unpack it. Undefined when the
 * file does not say.
 *
 * @param type the media type detected from the content.
 */
export function pointsOf(bytes: Uint8Array, type: string): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sizes =
    type === 'image/jpeg'
      ? jpegSizes(view)
      : type === 'image/png'
        ? pngSizes(view)
        : type === 'image/webp'
          ? webpSizes(view)
          : type === 'image/heic' || type === 'image/heif'
            ? heifSizes(bytes)
            : [];
  return sizes.length === 0 ? undefined : Math.max(...sizes);
}

const textAt = (view: DataView, at: number): string =>
  String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, 4));

/** Of each frame header (ISO/IEC 10918-1, B.2.2) before the data. */
function jpegSizes(view: DataView): number[] {
  const sizes: number[] = [];
  for (let at = 2; at + 9 < view.byteLength && view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xda) break;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) sizes.push(view.getUint16(at + 5) * view.getUint16(at + 7));
    at += 2 + view.getUint16(at + 2);
  }
  return sizes;
}

const pngSizes = (view: DataView): number[] =>
  view.byteLength < 24 || textAt(view, 12) !== 'IHDR' ? [] : [view.getUint32(16) * view.getUint32(20)];

function webpSizes(view: DataView): number[] {
  const sizes: number[] = [];
  const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  for (let at = 12; at + 18 <= view.byteLength;) {
    const name = textAt(view, at);
    const from = at + 8;
    if (name === 'VP8X') sizes.push((three(from + 4) + 1) * (three(from + 7) + 1));
    if (name === 'VP8 ')
      sizes.push((view.getUint16(from + 6, true) & 0x3fff) * (view.getUint16(from + 8, true) & 0x3fff));
    if (name === 'VP8L') {
      const bits = view.getUint32(from + 1, true);
      sizes.push(((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1));
    }
    const length = view.getUint32(at + 4, true);
    at = from + length + (length % 2);
  }
  return sizes;
}

/** Of each property `ispe` (ISO/IEC 23008-12, 6.5.3). */
function heifSizes(bytes: Uint8Array): number[] {
  const within = (boxes: readonly Box[], type: string, skip = 0) =>
    boxes.filter((box) => box.type === type).flatMap(({ from, end }) => boxesOf(bytes, from + skip, end).boxes);
  const properties = within(within(within(boxesOf(bytes, 0, bytes.length).boxes, 'meta', 4), 'iprp'), 'ipco');
  return properties
    .filter(({ type, from, end }) => type === 'ispe' && end - from >= 12)
    .map(({ from }) => {
      const reader = new BoxReader(bytes, from + 4);
      return reader.number(4) * reader.number(4);
    });
}
