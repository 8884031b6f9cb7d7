import { createInflate } from 'node:zlib';
import { MOST_POINTS } from '@vodokanal/contract/rules/picture-size';

/** What makes a PDF more than a paper, or no whole one. */
export type PdfFault = 'damaged' | 'encrypted' | 'script' | 'program' | 'attachment' | 'form' | 'points' | 'unpacked';

/** Names of active content (ISO 32000-2, 7.11.4, 12.6.4, 12.7.9, 13.7), too long to occur by chance in packed data. */
const ACTIVE: readonly (readonly [PdfFault, RegExp])[] = [
  ['encrypted', /\/Encrypt\b/],
  ['script', /\/JavaScript\b/],
  ['program', /\/(Launch|RichMedia)\b/],
  ['attachment', /\/EmbeddedFiles?\b/],
  ['form', /\/(SubmitForm|ImportData)\b/],
];
/** Names that are looked for in objects only. */
const ACTIVE_IN_OBJECTS: readonly (readonly [PdfFault, RegExp])[] = [
  ['script', /\/JS\b/],
  ['form', /\/XFA\b/],
];
/** Most bytes of unpacked objects. */
const MOST_OBJECTS = 64 * 1024 * 1024;
/** Most bytes of everything unpacked; a file that unpacks to more is a bomb. */
const MOST_UNPACKED = 512 * 1024 * 1024;
/** Most packed bytes in LZW, which shrinks data up to 2,700 times and is used by programs of the nineties only. */
const MOST_LZW = 200_000;
/** Most streams of a file. */
const MOST_STREAMS = 50_000;
/** How far from its end a PDF may have its last mark. */
const END_WITHIN = 2048;

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** `#4a` stands for a letter of a name. */
const plainNames = (text: string): string =>
  text.replace(/#([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

/** Returns what is wrong with a PDF; undefined when it is a plain paper, signed or not. */
export async function pdfFault(bytes: Uint8Array): Promise<PdfFault | undefined> {
  const text = textOf(bytes);
  // A file whose end is missing was cut off on its way, also when an earlier version inside it has an end.
  if (text.lastIndexOf('%%EOF') < text.length - END_WITHIN || /\d\s+obj\b/.test(behindEnd(text))) return 'damaged';
  const everything = plainNames(text);
  const fault = ACTIVE.find(([, pattern]) => pattern.test(everything))?.[0];
  if (fault) return fault;
  const outside: string[] = [];
  let left = MOST_UNPACKED;
  let count = 0;
  let outsideFrom = 0;
  let headFrom = 0;
  let end = 0;
  // Each beginning counts, also one inside what may be a stream: a comment must not hide an object.
  for (const found of text.matchAll(/(?<!end)stream\r?\n/g)) {
    const start = found.index + found[0].length;
    if (end < start) end = text.indexOf('endstream', start);
    if (end === -1 || ++count > MOST_STREAMS) return 'damaged';
    const isInside = found.index < outsideFrom;
    if (!isInside) {
      outside.push(text.slice(outsideFrom, found.index));
      outsideFrom = end;
    }
    const before = text.slice(headFrom, found.index);
    headFrom = start;
    const head = plainNames(before.slice(Math.max(before.lastIndexOf('obj'), 0)));
    if (pointsOf(head) > MOST_POINTS) return 'points';
    const isObjects = /\/ObjStm\b/.test(head);
    if (isInside && !isObjects) continue;
    const content = bytes.subarray(start, end);
    const unpacked = await unpack(content, head, isObjects ? Math.min(left, MOST_OBJECTS) : left, isObjects);
    if (typeof unpacked === 'string') {
      if (isObjects) return 'damaged';
      if (unpacked === 'unpacked') return unpacked;
      continue;
    }
    left -= unpacked.length;
    if (isObjects) outside.push(unpacked.text);
  }
  const objects = plainNames([...outside, text.slice(outsideFrom)].join('\n'));
  return [...ACTIVE, ...ACTIVE_IN_OBJECTS].find(([, pattern]) => pattern.test(objects))?.[0];
}

/** A PDF without bytes after its end, such as an archive; line ends belong to signed bytes and stay. */
export function withoutTail(bytes: Uint8Array): Uint8Array {
  const text = textOf(bytes);
  return bytes.subarray(0, bytes.length - behindEnd(text).length);
}

const behindEnd = (text: string): string =>
  text.slice(text.lastIndexOf('%%EOF') + '%%EOF'.length).replace(/^[\s\0]+/, '');

/** Points of a picture object; 0 for other objects. */
function pointsOf(head: string): number {
  const size = (name: string) => Number(new RegExp(`/${name}\\s+(\\d+)`).exec(head)?.[1] ?? 0);
  return size('Width') * size('Height');
}

interface Unpacked {
  readonly length: number;
  /** Only when it was asked for. */
  readonly text: string;
}

async function unpack(
  content: Uint8Array,
  head: string,
  left: number,
  needsText: boolean,
): Promise<Unpacked | 'unpacked' | 'damaged'> {
  const filters = /\/Filter\s*(\[[^\]]*\]|\/\w+|[^/[]*)/.exec(head)?.[1];
  const names = [...(filters ?? '').matchAll(/\/(\w+)/g)].map(([, name = '']) => name);
  if (filters === undefined) return { length: content.length, text: needsText ? textOf(content) : '' };
  const flates = names.filter((name) => name === 'FlateDecode' || name === 'Fl').length;
  if (names.some((name) => name.startsWith('LZW')) && content.length > MOST_LZW) return 'unpacked';
  if (flates === 0) return needsText ? 'damaged' : { length: content.length, text: '' };
  if (flates > 1 || left <= 0) return 'unpacked';
  return inflated(names[0]?.startsWith('ASCII') ? fromAscii(content, names[0]) : content, left, needsText);
}

/** Unpacks in the thread pool, so that other requests go on. */
async function inflated(
  packed: Uint8Array,
  left: number,
  needsText: boolean,
): Promise<Unpacked | 'unpacked' | 'damaged'> {
  const inflate = createInflate();
  inflate.end(packed);
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of inflate as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > left) return 'unpacked';
      if (needsText) parts.push(part);
    }
  } catch {
    return 'damaged';
  } finally {
    inflate.destroy();
  }
  return { length, text: Buffer.concat(parts).toString('latin1') };
}

/** Reads the filters ASCIIHexDecode and ASCII85Decode (ISO 32000-2, 7.4.2 and 7.4.3). */
function fromAscii(content: Uint8Array, filter: string): Uint8Array {
  const text = textOf(content).replace(/\s/g, '');
  if (filter.startsWith('ASCIIHex')) return Buffer.from(text.replace(/>.*$/, ''), 'hex');
  const digits = text.replace(/^<~/, '').replace(/~.*$/, '').replaceAll('z', '!!!!!');
  const bytes = new Uint8Array(Math.ceil(digits.length / 5) * 4);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < digits.length; at += 5) {
    const group = digits.slice(at, at + 5).padEnd(5, 'u');
    const value = [...group].reduce((sum, digit) => sum * 85 + digit.charCodeAt(0) - 33, 0);
    view.setUint32((at / 5) * 4, value >>> 0);
  }
  return bytes;
}
