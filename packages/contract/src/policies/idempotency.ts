import { operations, type OperationId } from '../generated/operations.ts';
import { ProblemError } from '../problem.ts';

const KEY = /^[A-Za-z0-9_:-]{16,100}$/;
const MINUTE = 60_000;

/** Milliseconds for which a first answer can be had again. */
export const ANSWER_LIFE = { plain: 48 * 60 * MINUTE, secret: 10 * MINUTE } as const;

/** An operation of `openapi.yaml`, or one of `office.yaml` with the prefix `office.`. */
export type KeyedOperation = OperationId | `office.${string}`;

/** Whether the answer has a secret; those of the office have none. */
const hasSecretAnswer = (id: KeyedOperation): boolean => id in operations && operations[id as OperationId].secretAnswer;

/** Reads the `Idempotency-Key` header. Throws BAD_REQUEST when it is missing or malformed. */
export function idempotencyKey(headers: Headers): string {
  const key = headers.get('Idempotency-Key') ?? '';
  if (!KEY.test(key)) throw new ProblemError('BAD_REQUEST');
  return key;
}

/** Two requests with one key are the same request when their fingerprints are equal. */
export const requestFingerprint = (url: string, body: unknown, authorization: string | null = null): string =>
  [new URL(url).pathname, JSON.stringify(body ?? null), ...(authorization === null ? [] : [authorization])].join('\n');

/** Throws KEY_REUSED when the key was used for another request. A fingerprint may be given in several hashed forms. */
export function assertSameRequest(first: string, ...present: readonly string[]): void {
  if (!present.includes(first)) throw new ProblemError('KEY_REUSED');
}

/**
 * Whom a key belongs to: the customer; for an answer with a secret their session; undefined when nobody is signed in,
 * where the key alone tells the intent.
 */
export const keyOwner = (
  id: KeyedOperation,
  caller: { readonly id: string; readonly sessionId?: string | undefined } | undefined,
): string | undefined => (hasSecretAnswer(id) ? (caller?.sessionId ?? caller?.id) : caller?.id);

/** Throws KEY_REUSED when the first answer is so old that it is not told again. */
export function assertAnswerKept(id: KeyedOperation, answeredAt: Date, now: Date): void {
  const life = hasSecretAnswer(id) ? ANSWER_LIFE.secret : ANSWER_LIFE.plain;
  if (now.getTime() - answeredAt.getTime() > life) throw new ProblemError('KEY_REUSED');
}
