import { createHash } from 'node:crypto';
import { assertSameRequest, idempotencyKey, requestFingerprint } from '@vodokanal/contract/policies/idempotency';
import type { Database } from '../database/open.ts';
import { Busy, transact, type Tx } from '../database/transaction.ts';
import { ProblemError } from './problems.ts';

/** Every operation with an idempotency key answers 201. */
const CREATED = 201;

/**
 * Runs a request with an idempotency key exactly once. The key is stored in the same transaction as the effect. A
 * repetition with the same body gets the first answer; one with another body is refused. A repetition waits up to two
 * seconds for a first request still running, then throws `IN_FLIGHT`. A failure stores nothing, so the same key can be
 * used again.
 */
export async function once(
  db: Database,
  {
    owner,
    operation,
    request,
    body,
    now,
  }: {
    /** Id of the customer or of the guest's ticket. */ readonly owner: string;
    readonly operation: string;
    readonly request: Request;
    readonly body: unknown;
    readonly now: Date;
  },
  {
    run,
    succeed,
  }: {
    readonly run: (tx: Tx) => Promise<unknown>;
    /** Called for the first request and for every repetition. */ readonly succeed: (tx: Tx) => Promise<void>;
  },
): Promise<{ readonly body: unknown }> {
  const key = idempotencyKey(request.headers);
  const bodyHash = createHash('sha256').update(requestFingerprint(request.url, body)).digest('hex');
  try {
    return await transact(db, async (tx) => {
      const row = {
        customer_id: owner,
        operation,
        key,
        body_hash: bodyHash,
        status: null,
        answer: 'null',
        created_at: now,
      };
      const claimed = await tx
        .insertInto('idempotency')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      const answer = { body: claimed.numInsertedOrUpdatedRows === 1n ? await run(tx) : await firstAnswer(tx, row) };
      if (claimed.numInsertedOrUpdatedRows === 1n)
        await tx
          .updateTable('idempotency')
          .set({ status: CREATED, answer: JSON.stringify(answer.body) })
          .where('customer_id', '=', owner)
          .where('operation', '=', operation)
          .where('key', '=', key)
          .execute();
      await succeed(tx);
      return answer;
    });
  } catch (fault) {
    if (fault instanceof Busy) throw new ProblemError('IN_FLIGHT', { retryAfter: 1 });
    throw fault;
  }
}

async function firstAnswer(
  tx: Tx,
  {
    customer_id,
    operation,
    key,
    body_hash,
  }: { readonly customer_id: string; readonly operation: string; readonly key: string; readonly body_hash: string },
): Promise<unknown> {
  const first = await tx
    .selectFrom('idempotency')
    .select(['body_hash', 'status', 'answer'])
    .where('customer_id', '=', customer_id)
    .where('operation', '=', operation)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!first || first.status === null) throw new Busy();
  assertSameRequest(first.body_hash, body_hash);
  return first.answer;
}
