/** A sign of a text that an encoding does not have; `position` counts from 1, in letters. */
export interface Unencodable {
  readonly sign: string;
  readonly position: number;
}

const FIRST_LETTER = 0x80;
/** The one byte without a sign. */
const UNUSED = 0x98;

let bytes: ReadonlyMap<string, number> | undefined;

/** Byte by letter. Browsers can decode the encoding but not encode it, so their table is turned round. */
function byteByLetter(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('windows-1251');
  const upper = Array.from({ length: 0x100 - FIRST_LETTER }, (_, at) => FIRST_LETTER + at);
  return new Map(upper.filter((byte) => byte !== UNUSED).map((byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
}

/** The bytes of a text in Windows-1251, or the first sign that the encoding does not have. No sign is replaced. */
export function encodeWindows1251(text: string): Uint8Array | Unencodable {
  bytes ??= byteByLetter();
  const signs = [...text];
  const encoded = new Uint8Array(signs.length);
  for (const [at, sign] of signs.entries()) {
    const code = sign.codePointAt(0) ?? 0;
    const byte = code < FIRST_LETTER ? code : bytes.get(sign);
    if (byte === undefined) return { sign, position: at + 1 };
    encoded[at] = byte;
  }
  return encoded;
}
