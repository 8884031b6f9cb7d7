/** A box of the ISO base media file format (ISO/IEC 14496-12). */
export interface Box {
  readonly type: string;
  readonly start: number;
  /** Where the content begins. */
  readonly from: number;
  readonly end: number;
}

export const boxTypeAt = (bytes: Uint8Array, from: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + 4));

/** Reads numbers one after another. Throws a `RangeError` at the end of the bytes. */
export class BoxReader {
  readonly #view: DataView;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  /** A number of 0, 1, 2, 4 or 8 bytes. */
  number(bytes: number): number {
    const at = this.at;
    this.at += bytes;
    if (bytes === 0) return 0;
    if (bytes === 1) return this.#view.getUint8(at);
    if (bytes === 2) return this.#view.getUint16(at);
    return bytes === 4 ? this.#view.getUint32(at) : Number(this.#view.getBigUint64(at));
  }
}

/** The boxes that are whole, and where the first one begins that is not. */
export function boxesOf(bytes: Uint8Array, start: number, limit: number): { boxes: Box[]; readTo: number } {
  const boxes: Box[] = [];
  let at = start;
  while (at + 8 <= limit) {
    const reader = new BoxReader(bytes, at);
    const short = reader.number(4);
    const type = boxTypeAt(bytes, at + 4);
    reader.at += 4;
    if (short === 1 && at + 16 > limit) break;
    const size = short === 1 ? reader.number(8) : short === 0 ? limit - at : short;
    const end = at + size;
    if (end > limit || end < reader.at || !/^[\x20-\x7e]{4}$/.test(type)) break;
    boxes.push({ type, start: at, from: reader.at, end });
    at = end;
  }
  return { boxes, readTo: at };
}
