import { ProblemError } from '../problem.ts';

const KEY = /^[A-Za-z0-9_:-]{16,100}$/;

/** The idempotency key of a request: born with the user's intent and kept until it has its answer. */
export function idempotencyKey(headers: Headers): string {
  const key = headers.get('Idempotency-Key') ?? '';
  if (!KEY.test(key)) throw new ProblemError('BAD_REQUEST');
  return key;
}

/** What makes two requests with one key the same request. */
export const requestFingerprint = (url: string, body: unknown): string =>
  `${new URL(url).pathname}\n${JSON.stringify(body ?? null)}`;

/** Refuses a key that stood for another request before. */
export function assertSameRequest(first: string, present: string): void {
  if (first !== present) throw new ProblemError('KEY_REUSED');
}
