import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { Bulkhead } from './bulkhead.ts';

/** Limits the plans kept by each connection, because lists of varying length would add one for every length. */
const MOST_NAMES = 500;

/** "cached plan must not change result type": another process has changed a table since the statement was prepared. */
const OUTDATED_PLAN = '0A000';

/**
 * The connection does not know the statement, or knows another one of this name: a pooler gave us a different server
 * connection (PgBouncer before 1.21).
 */
const LOST_STATEMENT: readonly unknown[] = ['26000', '42P05'];

const isOutdated = (fault: unknown): boolean =>
  [OUTDATED_PLAN, ...LOST_STATEMENT].includes((fault as { code?: unknown }).code);

/** A lock timeout or a cancelled statement. */
const STOPPED: readonly unknown[] = ['55P03', '57014'];

export interface StatementOptions {
  /** False for poolers that lose prepared statements between transactions (PgBouncer before 1.21). */
  readonly named: boolean;
  /**
   * SQL sent together with `begin`, for poolers that accept no such options at connection time. A statement outside a
   * transaction then gets its own, so that the options hold for it, too.
   */
  readonly atBegin?: string;
}

/**
 * Wraps a pool so that each connection prepares a statement once and then runs it by name. PostgreSQL then parses and
 * plans it once instead of at every request. Names are hashes of the SQL text, so equal statements share a plan. When a
 * pooler turns out to lose the statements, no more names are used.
 */
export function namedStatementPool(pool: Pool, { named, atBegin }: StatementOptions): PostgresPool {
  const bulkhead = new Bulkhead(pool.options.max);
  const names = new Map<string, string>();
  /** Part of every name; increasing it makes all statements be prepared again. */
  let generation = 0;
  let isNaming = named;

  const nameOf = (text: string): string | undefined => {
    if (!isNaming) return undefined;
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size >= MOST_NAMES) return undefined;
    const name = `vk${generation}_${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
    names.set(text, name);
    return name;
  };

  const wrap = (client: PoolClient): PostgresPoolClient => {
    let inTransaction = false;

    const runOnce = async (text: string, values: readonly unknown[]): Promise<unknown> => {
      const name = values.length > 0 ? nameOf(text) : undefined;
      try {
        return await client.query(
          name === undefined ? { text, values: [...values] } : { name, text, values: [...values] },
        );
      } catch (fault) {
        const { code } = fault as { code?: unknown };
        if (STOPPED.includes(code)) bulkhead.stopped();
        if (name === undefined) throw fault;
        if (LOST_STATEMENT.includes(code)) isNaming = false;
        else if (code !== OUTDATED_PLAN) throw fault;
        generation++;
        names.clear();
        // PostgreSQL has aborted the transaction, so `transact` must repeat all of it.
        if (inTransaction) throw fault;
        return client.query(text, [...values]);
      }
    };

    const begin = async (text: string): Promise<unknown> => {
      inTransaction = true;
      await client.query(atBegin === undefined ? text : `${text}; ${atBegin}`);
      return { command: 'BEGIN', rowCount: 0, rows: [] };
    };

    /** Runs one statement in its own transaction. */
    const runAlone = async (text: string, values: readonly unknown[], isLast = false): Promise<unknown> => {
      await begin('begin');
      try {
        const result = await runOnce(text, values);
        await client.query('commit');
        return result;
      } catch (fault) {
        await client.query('rollback').catch(() => undefined);
        if (!isLast && isOutdated(fault)) return await runAlone(text, values, true);
        throw fault;
      } finally {
        inTransaction = false;
      }
    };

    const run = async (text: string, values: readonly unknown[]): Promise<unknown> => {
      if (values.length === 0 && /^(begin|start transaction)\b/.test(text)) return begin(text);
      if (/^(commit|rollback)$/.test(text)) inTransaction = false;
      else if (!inTransaction && atBegin !== undefined) return runAlone(text, values);
      return runOnce(text, values);
    };
    return {
      query: run as PostgresPoolClient['query'],
      release(destroy?: boolean) {
        inTransaction = false;
        client.release(destroy);
        leave.get(client)?.();
      },
    };
  };

  const leave = new WeakMap<PoolClient, () => void>();
  const wrapped = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    async connect() {
      const left = await bulkhead.enter();
      try {
        const client = await pool.connect();
        leave.set(client, left);
        const known = wrapped.get(client) ?? wrap(client);
        wrapped.set(client, known);
        return known;
      } catch (fault) {
        left();
        throw fault;
      }
    },
    end: () => pool.end(),
  };
}
