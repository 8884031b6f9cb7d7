import { ProblemError } from '../problem.ts';

const KEY = /^[A-Za-z0-9_:-]{16,100}$/;

/** Reads the `Idempotency-Key` header. Throws BAD_REQUEST when it is missing or malformed. */
export function idempotencyKey(headers: Headers): string {
  const key = headers.get('Idempotency-Key') ?? '';
  if (!KEY.test(key)) throw new ProblemError('BAD_REQUEST');
  return key;
}

/** Two requests with one key are the same request when their fingerprints are equal. */
export const requestFingerprint = (url: string, body: unknown): string =>
  `${new URL(url).pathname}\n${JSON.stringify(body ?? null)}`;

/** Throws KEY_REUSED when the key was used for another request. */
export function assertSameRequest(first: string, present: string): void {
  if (first !== present) throw new ProblemError('KEY_REUSED');
}
