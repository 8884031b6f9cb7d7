/**
 * The most bits of work asked for. After too many attempts a caller must find a nonce for which the SHA-256 of
 * `challenge:nonce` begins with a number of zero bits. A person does not notice it; a robot pays for every guess.
 */
export const MOST_BITS = 20;

const encode = (text: string) => new TextEncoder().encode(text);

/** Whether the nonce solves the challenge. The endpoint must check the challenge itself. */
export async function isSolved(challenge: string, nonce: string, bits: number): Promise<boolean> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', encode(`${challenge}:${nonce}`)));
  return leadingZeros(hash) >= bits;
}

function leadingZeros(hash: Uint8Array): number {
  let bits = 0;
  for (const byte of hash) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}

/** Hashes computed at once; between batches the page can handle input. */
const BATCH = 256;

/** Finds the nonce in about 2^bits tries. Rejects on a page without https, where `crypto.subtle` is missing. */
export async function solve(challenge: string, bits: number): Promise<string> {
  for (let from = 0; ; from += BATCH) {
    const solved = await Promise.all(
      Array.from({ length: BATCH }, (_, index) => isSolved(challenge, String(from + index), bits)),
    );
    const found = solved.indexOf(true);
    if (found >= 0) return String(from + found);
  }
}
