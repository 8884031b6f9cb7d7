import { plainHeif } from './heif-metadata.ts';

/** Bytes that follow each other. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const textAt = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/**
 * Returns a picture without what a camera or a program has noted in it: place, time, device, owner, a small copy of the
 * picture before it was cut. What is needed to show it stays: colours, and which way up it is. Other files come back as
 * they are; undefined when the file is damaged.
 *
 * @param type the media type detected from the content.
 */
export function withoutMetadata(bytes: Uint8Array, type: string): Uint8Array | undefined {
  if (type === 'image/jpeg') return plainJpeg(bytes);
  if (type === 'image/png') return plainPng(bytes);
  if (type === 'image/heic' || type === 'image/heif') return plainHeif(bytes);
  return type === 'image/webp' ? plainWebp(bytes) : bytes;
}

const JPEG = { start: 0xd8, end: 0xd9, scan: 0xda, app0: 0xe0, app1: 0xe1, app15: 0xef, comment: 0xfe };
/** Segments of applications without which colours may be wrong. */
const COLOUR: Readonly<Record<number, string>> = { 0xe0: 'JFIF', 0xe2: 'ICC_PROFILE', 0xee: 'Adobe' };

/** Copies a JPEG (ISO/IEC 10918-1) segment by segment, up to its end: what some cameras write behind it is left out. */
function plainJpeg(bytes: Uint8Array): Uint8Array | undefined {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let orientation = 1;
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return undefined;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const end = at + 2 + viewOf(bytes).getUint16(at + 2);
    if (end > bytes.length || end < at + 4) return undefined;
    const isApp = marker >= JPEG.app0 && marker <= JPEG.app15;
    if (marker === JPEG.app1) orientation = orientationOf(bytes.subarray(at + 4, end)) ?? orientation;
    const named = COLOUR[marker];
    const isKept = isApp
      ? named !== undefined && textAt(bytes, at + 4, named.length) === named
      : marker !== JPEG.comment;
    if (isKept) kept.push(named === 'JFIF' ? withoutPreview(bytes.subarray(at, end)) : bytes.subarray(at, end));
    at = end;
    if (marker !== JPEG.scan) continue;
    const scanEnd = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, scanEnd));
    at = scanEnd;
    if (bytes[at + 1] !== JPEG.end) continue;
    kept.push(Uint8Array.of(0xff, JPEG.end));
    if (orientation !== 1) kept.splice(1, 0, orientationSegment(orientation));
    return joined(kept);
  }
  return undefined;
}

/** Bytes of a JFIF segment whose preview has a width and a height of 0. */
const JFIF_BYTES = 18;

function withoutPreview(segment: Uint8Array): Uint8Array {
  if (segment.length <= JFIF_BYTES) return segment;
  const plain = new Uint8Array(segment.subarray(0, JFIF_BYTES));
  plain.set([0, JFIF_BYTES - 2], 2);
  plain.set([0, 0], JFIF_BYTES - 2);
  return plain;
}

/** Where the next marker begins that is none inside the picture's data. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    const isData = bytes[at] !== 0xff || next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!isData) return at;
    at++;
  }
  return bytes.length;
}

const EXIF_HEAD = 'Exif\0\0';

/** Number 274 of Exif: 1 to 8, where 1 is upright. Undefined when the notes do not tell. */
function orientationOf(notes: Uint8Array): number | undefined {
  const tiff = notes.subarray(textAt(notes, 0, EXIF_HEAD.length) === EXIF_HEAD ? EXIF_HEAD.length : 0);
  const order = textAt(tiff, 0, 2);
  if (tiff.length < 16 || (order !== 'II' && order !== 'MM')) return undefined;
  const view = viewOf(tiff);
  const isLittle = order === 'II';
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > view.byteLength) return undefined;
  const count = view.getUint16(directory, isLittle);
  for (let entry = 0; entry < count; entry++) {
    const at = directory + 2 + 12 * entry;
    if (at + 12 > view.byteLength) return undefined;
    if (view.getUint16(at, isLittle) !== 274) continue;
    const value = view.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** Notes that say nothing but which way up the picture is, as TIFF. */
const onlyOrientation = (orientation: number): number[] => [
  ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
  ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
];

function orientationSegment(orientation: number): Uint8Array {
  const notes = [...EXIF_HEAD].map((sign) => sign.charCodeAt(0)).concat(onlyOrientation(orientation));
  return Uint8Array.of(0xff, JPEG.app1, 0, 2 + notes.length, ...notes);
}

/** The chunks of a PNG that are needed to show it; others are notes, or belong to one program. */
const PNG_CHUNKS = [
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'CgBI', 'tRNS', 'bKGD', 'pHYs', 'acTL', 'fcTL', 'fdAT'],
  ...['gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'sPLT', 'hIST', 'cICP', 'mDCV', 'cLLI'],
];

function plainPng(bytes: Uint8Array): Uint8Array | undefined {
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  let orientation = 1;
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + viewOf(bytes).getUint32(at);
    const name = textAt(bytes, at + 4, 4);
    if (end > bytes.length) return undefined;
    if (name === 'eXIf') orientation = orientationOf(bytes.subarray(at + 8, end - 4)) ?? orientation;
    if (name === 'IEND' && orientation !== 1) kept.push(pngChunk('eXIf', onlyOrientation(orientation)));
    if (PNG_CHUNKS.includes(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return joined(kept);
    at = end;
  }
  return undefined;
}

/** A chunk with its check sum (ISO 3309, as PNG uses it). */
function pngChunk(name: string, content: readonly number[]): Uint8Array {
  const summed = [...[...name].map((sign) => sign.charCodeAt(0)), ...content];
  let sum = 0xffffffff;
  for (const byte of summed) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  const chunk = new Uint8Array(summed.length + 8);
  const view = viewOf(chunk);
  view.setUint32(0, content.length);
  chunk.set(summed, 4);
  view.setUint32(chunk.length - 4, ~sum);
  return chunk;
}

const WEBP_CHUNKS = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'];
/** Bits of the chunk `VP8X` that announce Exif and XMP data. */
const WEBP_NOTES = 0x0c;
const WEBP_EXIF = 0x08;

function plainWebp(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length < 12) return undefined;
  const end = 8 + viewOf(bytes).getUint32(4, true);
  // Some programs leave out the last byte of an odd length.
  if (end > bytes.length + 1) return undefined;
  const kept: Uint8Array[] = [bytes.subarray(0, 12)];
  let orientation = 1;
  let extended: Uint8Array | undefined;
  for (let at = 12; at + 8 <= Math.min(end, bytes.length);) {
    const length = viewOf(bytes).getUint32(at + 4, true);
    const next = at + 8 + length + (length % 2);
    if (at + 8 + length > Math.min(end, bytes.length)) return undefined;
    const name = textAt(bytes, at, 4);
    if (WEBP_CHUNKS.includes(name)) {
      const chunk = new Uint8Array(bytes.subarray(at, next));
      if (name === 'VP8X') {
        chunk[8] = (chunk[8] ?? 0) & ~WEBP_NOTES;
        extended = chunk;
      }
      kept.push(chunk);
    }
    if (name === 'EXIF') orientation = orientationOf(bytes.subarray(at + 8, at + 8 + length)) ?? orientation;
    at = next;
  }
  // A simple file has no notes.
  if (orientation !== 1 && extended) {
    extended[8] = (extended[8] ?? 0) | WEBP_EXIF;
    const notes = onlyOrientation(orientation);
    kept.push(Uint8Array.of(0x45, 0x58, 0x49, 0x46, notes.length, 0, 0, 0, ...notes));
  }
  const whole = joined(kept);
  viewOf(whole).setUint32(4, whole.length - 8, true);
  return whole;
}
