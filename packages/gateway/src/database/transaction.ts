import { type ControlledTransaction, type Transaction, sql } from 'kysely';
import type { Database } from './open.ts';
import type { Tables } from './tables.ts';

export type Tx = Transaction<Tables> | ControlledTransaction<Tables>;

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const LOCK_TIMEOUT = '55P03';
const ATTEMPTS = 5;

const codeOf = (fault: unknown) => (fault as { code?: unknown } | null)?.code;

/** Another request holds what this one needs; thrown after two seconds of waiting. */
export class Busy extends Error {}

/** One transaction, done again when the database asks for it (40001, 40P01), never waiting long for a lock. */
export async function transact<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(async (tx) => {
        await sql`set local lock_timeout = '2s'`.execute(tx);
        return work(tx);
      });
    } catch (fault) {
      const code = codeOf(fault);
      if (code === LOCK_TIMEOUT) throw new Busy();
      if ((code !== SERIALIZATION_FAILURE && code !== DEADLOCK) || attempt === ATTEMPTS) throw fault;
    }
  }
}
