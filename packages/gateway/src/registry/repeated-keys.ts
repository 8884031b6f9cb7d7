import { hash } from 'node:crypto';

/** Bits of the filter for each byte of a file: a line has some sixty bytes, so it gets some hundred bits. */
const BITS_PER_BYTE = 2;
const LEAST = 2 ** 20;
/** 32 MB, enough for millions of lines. */
const MOST = 2 ** 28;
/** A file with more repeated records was joined of two; its suspects are not kept in memory. */
const MOST_SUSPECTS = 50_000;

export class TooManyRepeats extends Error {}

/**
 * Finds keys that occur more than once in a file of any length, in constant memory. First every key is added to a Bloom
 * filter; keys that seem to be there already are suspects, and a second pass counts only those.
 */
export class RepeatedKeys {
  readonly #bits: Uint32Array;
  readonly #mask: number;
  readonly #suspects = new Map<string, number[]>();

  constructor(fileBytes: number) {
    const wanted = 2 ** Math.ceil(Math.log2(Math.max(1, fileBytes * BITS_PER_BYTE)));
    const size = Math.min(MOST, Math.max(LEAST, wanted));
    this.#bits = new Uint32Array(size / 32);
    this.#mask = size - 1;
  }

  get hasSuspects(): boolean {
    return this.#suspects.size > 0;
  }

  /** First pass. Throws `TooManyRepeats`. */
  add(key: string): void {
    const digest = hash('sha1', key, 'buffer');
    let isKnown = true;
    for (let at = 0; at < 16; at += 4) {
      const bit = digest.readUInt32LE(at) & this.#mask;
      const word = bit >>> 5;
      const flag = 1 << (bit & 31);
      const bits = this.#bits[word] ?? 0;
      if ((bits & flag) === 0) {
        isKnown = false;
        this.#bits[word] = bits | flag;
      }
    }
    if (!isKnown) return;
    this.#suspects.set(key, []);
    if (this.#suspects.size > MOST_SUSPECTS) throw new TooManyRepeats();
  }

  /** Second pass: notes the lines of a suspect. */
  count(key: string, line: number): void {
    this.#suspects.get(key)?.push(line);
  }

  /** The other lines with this key; empty when it occurs once. */
  othersOf(key: string, line: number): readonly number[] {
    return this.#suspects.get(key)?.filter((other) => other !== line) ?? [];
  }
}
