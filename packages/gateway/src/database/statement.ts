import { CompiledQuery } from 'kysely';
import type { Database } from './open.ts';
import type { Tx } from './transaction.ts';

/**
 * Makes a function that runs one statement with the parameters `$1`, `$2`, … and returns its rows. For the statements
 * of most requests: composing their SQL anew at every request takes longer than sending it.
 */
export const statement =
  <Row, Parameters extends unknown[]>(
    text: string,
  ): ((db: Database | Tx, ...parameters: Parameters) => Promise<Row[]>) =>
  async (db, ...parameters) =>
    (await db.executeQuery<Row>(CompiledQuery.raw(text, parameters))).rows;
