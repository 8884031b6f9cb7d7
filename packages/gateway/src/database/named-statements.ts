import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';

/** Limits the plans kept by each connection, because lists of varying length would add one for every length. */
const MOST_NAMES = 500;

/** "cached plan must not change result type": another process has changed a table since the statement was prepared. */
const OUTDATED_PLAN = '0A000';

export interface StatementOptions {
  /** False for poolers that lose prepared statements between transactions (PgBouncer before 1.21). */
  readonly named: boolean;
  /** SQL sent together with `begin`, for poolers that accept no such options at connection time. */
  readonly atBegin?: string;
}

/**
 * Wraps a pool so that each connection prepares a statement once and then runs it by name. PostgreSQL then parses and
 * plans it once instead of at every request. Names are hashes of the SQL text, so equal statements share a plan.
 */
export function namedStatementPool(pool: Pool, { named, atBegin }: StatementOptions): PostgresPool {
  const names = new Map<string, string>();
  /** Part of every name; increasing it makes all statements be prepared again. */
  let generation = 0;

  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (!named || names.size >= MOST_NAMES) return undefined;
    const name = `vk${generation}_${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
    names.set(text, name);
    return name;
  };

  const wrap = (client: PoolClient): PostgresPoolClient => {
    let inTransaction = false;
    const run = async (text: string, values: readonly unknown[]): Promise<unknown> => {
      if (values.length === 0 && /^(begin|start transaction)\b/.test(text)) {
        inTransaction = true;
        if (atBegin === undefined) return client.query(text);
        await client.query(`${text}; ${atBegin}`);
        return { command: 'BEGIN', rowCount: 0, rows: [] };
      }
      if (/^(commit|rollback)$/.test(text)) inTransaction = false;
      const name = values.length > 0 ? nameOf(text) : undefined;
      try {
        return await client.query(
          name === undefined ? { text, values: [...values] } : { name, text, values: [...values] },
        );
      } catch (fault) {
        if (name === undefined || (fault as { code?: string }).code !== OUTDATED_PLAN) throw fault;
        generation++;
        names.clear();
        // PostgreSQL has aborted the transaction, so `transact` must repeat all of it.
        if (inTransaction) throw fault;
        return client.query(text, [...values]);
      }
    };
    return { query: run as PostgresPoolClient['query'], release: (destroy?: boolean) => client.release(destroy) };
  };

  const wrapped = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect();
      const known = wrapped.get(client) ?? wrap(client);
      wrapped.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}
