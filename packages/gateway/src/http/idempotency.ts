import { setTimeout } from 'node:timers/promises';
import {
  assertAnswerKept,
  assertSameRequest,
  idempotencyKey,
  keyOwner,
  requestFingerprint,
  type KeyedOperation,
} from '@vodokanal/contract/policies/idempotency';
import type { Database } from '../database/open.ts';
import { statement } from '../database/statement.ts';
import { Busy, isLockTimeout, transact, type Tx } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import type { Secrets } from '../secrets.ts';
import { ProblemError } from './problems.ts';

/** The owner of keys that came without a session; there the key alone tells the intent. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
/** Milliseconds after which a claim counts as left by a process that died; longer than any statement may take. */
const CLAIM_LIFE = 90_000;
/** A repetition waits this often, in milliseconds, for a first request that is still running. */
const WAIT = { step: 200, times: 10 };

/** Returns a row when no request with this key came before. */
const takeKey = statement<
  { readonly key: string },
  [owner: string, operation: string, key: string, bodyHash: string, now: Date]
>(`
  insert into idempotency (owner_id, operation, key, body_hash, created_at) values ($1, $2, $3, $4, $5)
  on conflict do nothing returning key`);

/** Returns a row when the key is still claimed as it was. */
const writeAnswer = statement<
  { readonly key: string },
  [owner: string, operation: string, key: string, answer: string, claim: string | null]
>(`
  update idempotency set answer = $4
  where owner_id = $1 and operation = $2 and key = $3 and claim is not distinct from $5::uuid returning key`);

/** What is sent again to whoever repeats a request. */
export interface StoredAnswer {
  readonly body?: unknown;
  readonly headers?: Record<string, string | readonly string[]>;
}

/** A request with an idempotency key. */
export interface KeyedRequest {
  readonly owner: string;
  readonly operation: KeyedOperation;
  readonly key: string;
  /** Keyed hashes of what was asked, by each secret key; the first is stored. The body may hold a password. */
  readonly hashes: readonly string[];
  readonly now: Date;
  readonly secrets: Secrets;
}

/** Reads the key of a request. Throws BAD_REQUEST when it is missing or malformed. */
export function keyedRequest(
  { request, body, now }: { readonly request: Request; readonly body: unknown; readonly now: Date },
  operation: KeyedOperation,
  caller: { readonly id: string; readonly sessionId?: string | undefined } | undefined,
  secrets: Secrets,
): KeyedRequest {
  const authorization = caller ? null : request.headers.get('Authorization');
  return {
    owner: keyOwner(operation, caller) ?? NOBODY,
    operation,
    key: idempotencyKey(request.headers),
    hashes: secrets.digests(requestFingerprint(request.url, body, authorization)),
    now,
    secrets,
  };
}

/** The words that a sealed answer is bound to, so that it cannot be moved to another row. */
export const answerContext = (row: { readonly owner_id: string; readonly operation: string; readonly key: string }) =>
  `${row.owner_id} ${row.operation} ${row.key}`;

const rowOf = ({ owner, operation, key, hashes: [body_hash = ''], now }: KeyedRequest) => ({
  owner_id: owner,
  operation,
  key,
  body_hash,
  answer: null,
  created_at: now,
});

/** Returns the first answer to a repeated request; undefined when there is none, or none yet. Throws `KEY_REUSED`. */
export async function firstAnswer(db: Database | Tx, keyed: KeyedRequest): Promise<StoredAnswer | undefined> {
  const { owner, operation, key, hashes, now, secrets } = keyed;
  const first = await db
    .selectFrom('idempotency')
    .select(['body_hash', 'answer', 'created_at'])
    .where('owner_id', '=', owner)
    .where('operation', '=', operation)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!first) return undefined;
  assertSameRequest(first.body_hash, ...hashes);
  if (first.answer === null) return undefined;
  assertAnswerKept(operation, first.created_at, now);
  // An empty text is what the sweep leaves of an answer with a secret.
  if (first.answer === '') throw new ProblemError('KEY_REUSED');
  return JSON.parse(secrets.decrypt(first.answer, answerContext(rowOf(keyed)))) as StoredAnswer;
}

/**
 * Runs the work of a request exactly once, in one transaction with its key. A repetition with the same body gets the
 * first answer; one with another body is refused. A repetition waits up to two seconds for a first request still
 * running, then throws `IN_FLIGHT`. A failure stores nothing, so the same key can be used again.
 */
export async function once(
  db: Database,
  keyed: KeyedRequest,
  run: (tx: Tx) => Promise<StoredAnswer>,
): Promise<StoredAnswer> {
  try {
    return await transact(db, async (tx) => {
      const { owner, operation, key, hashes, now } = keyed;
      if ((await takeKey(tx, owner, operation, key, hashes[0] ?? '', now)).length === 0) {
        const first = await firstAnswer(tx, keyed);
        if (!first) throw new Busy();
        return first;
      }
      const answer = await run(tx);
      await storeAnswer(tx, keyed, answer, null);
      return answer;
    });
  } catch (fault) {
    throw inFlight(fault);
  }
}

/**
 * As `once`, for an operation with work before its transaction, such as a counted attempt or a ticket that is used up:
 * the key is claimed first, so that a repetition does not repeat that work either.
 */
export async function onceWithPreparation<Prepared>(
  db: Database,
  keyed: KeyedRequest,
  prepare: () => Promise<Prepared>,
  run: (tx: Tx, prepared: Prepared) => Promise<StoredAnswer>,
): Promise<StoredAnswer> {
  const claim = newId();
  for (let time = 0; !(await claimKey(db, keyed, claim)); time++) {
    const first = await firstAnswer(db, keyed);
    if (first) return first;
    if (time === WAIT.times) throw new ProblemError('IN_FLIGHT', { retryAfter: 1 });
    await setTimeout(WAIT.step);
  }
  try {
    const prepared = await prepare();
    return await transact(db, async (tx) => {
      const answer = await run(tx, prepared);
      await storeAnswer(tx, keyed, answer, claim);
      return answer;
    });
  } catch (fault) {
    await releaseKey(db, keyed, claim).catch(() => undefined);
    throw inFlight(fault);
  }
}

/**
 * As `onceWithPreparation`, for preparations that may run twice with the effect of one, such as placing an order under
 * the id of its payment. The key is not claimed, so a process that dies in between makes nobody wait.
 */
export async function onceWithRepeatablePreparation<Prepared>(
  db: Database,
  keyed: KeyedRequest,
  prepare: () => Promise<Prepared>,
  run: (tx: Tx, prepared: Prepared) => Promise<StoredAnswer>,
): Promise<StoredAnswer> {
  const first = await firstAnswer(db, keyed);
  if (first) return first;
  const prepared = await prepare();
  return once(db, keyed, (tx) => run(tx, prepared));
}

const inFlight = (fault: unknown): unknown =>
  fault instanceof Busy ? new ProblemError('IN_FLIGHT', { retryAfter: 1 }) : fault;

/** Also takes over the claim of a process that died before it answered. */
async function claimKey(db: Database, keyed: KeyedRequest, claim: string): Promise<boolean> {
  const row = { ...rowOf(keyed), claim };
  const taken = await db
    .insertInto('idempotency')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['owner_id', 'operation', 'key'])
        .doUpdateSet({ claim, body_hash: row.body_hash, created_at: row.created_at })
        .where('idempotency.answer', 'is', null)
        .where('idempotency.created_at', '<', new Date(keyed.now.getTime() - CLAIM_LIFE)),
    )
    .executeTakeFirst()
    .catch((fault: unknown) => {
      // The first request is just storing its answer.
      if (isLockTimeout(fault)) return undefined;
      throw fault;
    });
  return taken?.numInsertedOrUpdatedRows === 1n;
}

/** Throws `Busy` when another process has taken the claim over, so that its transaction rolls back. */
async function storeAnswer(tx: Tx, keyed: KeyedRequest, answer: StoredAnswer, claim: string | null): Promise<void> {
  const row = rowOf(keyed);
  const sealed = keyed.secrets.encrypt(JSON.stringify(answer), answerContext(row));
  if ((await writeAnswer(tx, row.owner_id, row.operation, row.key, sealed, claim)).length === 0) throw new Busy();
}

async function releaseKey(db: Database, keyed: KeyedRequest, claim: string): Promise<void> {
  const row = rowOf(keyed);
  await db
    .deleteFrom('idempotency')
    .where('owner_id', '=', row.owner_id)
    .where('operation', '=', row.operation)
    .where('key', '=', row.key)
    .where('claim', '=', claim)
    .where('answer', 'is', null)
    .execute();
}
