import type { ControlledTransaction, Transaction } from 'kysely';
import type { Database } from './open.ts';
import type { Tables } from './tables.ts';

export type Tx = Transaction<Tables> | ControlledTransaction<Tables>;

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const LOCK_TIMEOUT = '55P03';
/** A prepared statement was outdated; it is prepared anew the next time. */
const OUTDATED_PLAN = '0A000';
const AGAIN: readonly unknown[] = [SERIALIZATION_FAILURE, DEADLOCK, OUTDATED_PLAN];
const ATTEMPTS = 5;

const codeOf = (fault: unknown) => (fault as { code?: unknown } | null)?.code;

/** Another request holds what this one needs; thrown after two seconds of waiting. */
export class Busy extends Error {}

/**
 * One transaction, done again when the database asks for it, never waiting long for a lock (an option of the
 * connection). Work that is already inside a transaction stays in it.
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
