/** The types of files that people may attach. */
export const UPLOAD_TYPES = [
  'image/jpeg',
  'image/png',
  'image/heic',
  'image/heif',
  'image/webp',
  'application/pdf',
] as const;
export type UploadType = (typeof UPLOAD_TYPES)[number];

/** PDF allows other bytes before its first mark, up to this many. */
const PDF_WITHIN = 1024;
/** How many first bytes of a file `uploadTypeOf` needs. */
export const TYPE_BYTES = PDF_WITHIN + 8;

const PDF = [...'%PDF-'].map((sign) => sign.charCodeAt(0));
/** Programs, archives and web pages are refused even when a PDF mark follows. */
const NEVER = ['MZ', '\x7fELF', 'PK', 'Rar!', '7z', '#!', '<', 'GIF8', 'BM', '\xff\xd8', '\x89PNG'];
/** A web page or an archive that begins later, before the mark. */
const NEVER_BEFORE_PDF = /<[a-z!?/%]|PK\x03\x04/i;
/** Brands of the box `ftyp` (ISO 23008-12): HEVC pictures, pictures of any codec, and AV1, which is not taken. */
const HEVC = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'];
const HEIF = ['mif1', 'mif2', 'msf1', 'miaf'];
const AV1 = ['avif', 'avis'];

/**
 * Detects the type of a file by its first `TYPE_BYTES` bytes; undefined when it is none of `UPLOAD_TYPES`. The page and
 * the gateway both decide by it: names and types that a browser gives are often empty or wrong.
 */
export function uploadTypeOf(head: Uint8Array): UploadType | undefined {
  const begins = (...bytes: readonly number[]) => bytes.every((byte, at) => head[at] === byte);
  const text = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to));
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp';
  if (text(4, 8) === 'ftyp') return heifTypeOf(head);
  const start = text(0, 64).replace(/^[\s\xef\xbb\xbf]+/, '');
  if (NEVER.some((sign) => start.startsWith(sign))) return undefined;
  for (let at = 0; at < PDF_WITHIN; at++)
    if (PDF.every((byte, index) => head[at + index] === byte))
      return NEVER_BEFORE_PDF.test(text(0, at)) ? undefined : 'application/pdf';
  return undefined;
}

function heifTypeOf(head: Uint8Array): UploadType | undefined {
  const length = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0);
  const brands: string[] = [];
  for (let at = 8; at + 4 <= Math.min(length, head.length); at += 4)
    // The four bytes behind the major brand are its version.
    if (at !== 12) brands.push(String.fromCharCode(...head.subarray(at, at + 4)));
  const has = (some: readonly string[]) => brands.some((brand) => some.includes(brand));
  return has(HEVC) ? 'image/heic' : has(HEIF) && !has(AV1) ? 'image/heif' : undefined;
}
