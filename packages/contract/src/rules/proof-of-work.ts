/**
 * A little work for whoever asks too often: to find a nonce with which the SHA-256 of `challenge:nonce` begins with so
 * many zero bits. A person's browser does it unseen; a robot that guesses pays for every guess.
 */
export const MOST_BITS = 20;

const encode = (text: string) => new TextEncoder().encode(text);

/** Whether a nonce is the answer; the challenge itself is the endpoint's to check. */
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

/** How many are tried between two breaths of the page. */
const BATCH = 256;

/** Finds the nonce; about 2^bits tries. Rejects where the browser has no cryptography (a page without https). */
export async function solve(challenge: string, bits: number): Promise<string> {
  for (let from = 0; ; from += BATCH) {
    const solved = await Promise.all(
      Array.from({ length: BATCH }, (_, index) => isSolved(challenge, String(from + index), bits)),
    );
    const found = solved.indexOf(true);
    if (found >= 0) return String(from + found);
  }
}
