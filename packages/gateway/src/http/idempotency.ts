import { createHash } from 'node:crypto';
import { assertSameRequest, idempotencyKey, requestFingerprint } from '@vodokanal/contract/policies/idempotency';
import type { Database } from '../database/open.ts';
import { Busy, transact, type Tx } from '../database/transaction.ts';
import { ProblemError } from './problems.ts';

export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Does the work of a keyed request exactly once. The key's row commits with the effect; a repetition with the same
 * body gets the first answer, one with another body is refused, one that meets the first still running waits two
 * seconds for it. Work that fails leaves no row, so it can be tried again with the same key.
 */
export async function once(
  db: Database,
  { customerId, operation, request, body, now }: { readonly customerId: string; readonly operation: string; readonly request: Request; readonly body: unknown; readonly now: Date },
  work: (tx: Tx) => Promise<StoredAnswer>,
): Promise<StoredAnswer> {
  const key = idempotencyKey(request.headers);
  const bodyHash = createHash('sha256').update(requestFingerprint(request.url, body)).digest('hex');
  try {
    return await transact(db, async (tx) => {
      const row = { customer_id: customerId, operation, key, body_hash: bodyHash, status: null, answer: 'null', created_at: now };
      const claimed = await tx.insertInto('idempotency').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
      const mine = tx.updateTable('idempotency').where('customer_id', '=', customerId).where('operation', '=', operation).where('key', '=', key);
      if (claimed.numInsertedOrUpdatedRows === 1n) {
        const answer = await work(tx);
        await mine.set({ status: answer.status, answer: JSON.stringify(answer.body) }).execute();
        return answer;
      }
      const first = await tx.selectFrom('idempotency').select(['body_hash', 'status', 'answer']).where('customer_id', '=', customerId).where('operation', '=', operation).where('key', '=', key).executeTakeFirst();
      if (!first || first.status === null) throw new Busy();
      assertSameRequest(first.body_hash, bodyHash);
      return { status: first.status, body: first.answer };
    });
  } catch (fault) {
    if (fault instanceof Busy) throw new ProblemError('IN_FLIGHT', { retryAfter: 1 });
    throw fault;
  }
}
