import type { ControlledTransaction, Transaction } from 'kysely';
import type { Database } from './open.ts';
import type { Tables } from './tables.ts';

export type Tx = Transaction<Tables> | ControlledTransaction<Tables>;

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const LOCK_TIMEOUT = '55P03';
/** A prepared statement was outdated; it is prepared again on the next attempt. */
const OUTDATED_PLAN = '0A000';
/** A pooler lost a prepared statement; the next attempt does without. */
const LOST_STATEMENT = ['26000', '42P05'];
/** Another transaction has just inserted the same key; on the next attempt its row is seen and judged. */
const UNIQUE_VIOLATION = '23505';
const AGAIN: readonly unknown[] = [SERIALIZATION_FAILURE, DEADLOCK, OUTDATED_PLAN, UNIQUE_VIOLATION, ...LOST_STATEMENT];
const ATTEMPTS = 5;

const codeOf = (fault: unknown) => (fault as { code?: unknown } | null)?.code;

/** Whether a statement outside a transaction has waited for a lock in vain. */
export const isLockTimeout = (fault: unknown): boolean => codeOf(fault) === LOCK_TIMEOUT;

/** Another transaction holds a lock that this one needs; thrown after two seconds of waiting. */
export class Busy extends Error {}

/**
 * Runs the work in one transaction and repeats it after deadlocks, serialization failures and lost races for a unique
 * key. Throws `Busy` after a lock timeout, which is an option of the connection. Inside a transaction the work joins it.
 */
export async function transact<T>(db: Database | Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db as Tx);
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (fault) {
      const code = codeOf(fault);
      if (code === LOCK_TIMEOUT) throw new Busy();
      if (!AGAIN.includes(code) || attempt === ATTEMPTS) throw fault;
    }
  }
}
