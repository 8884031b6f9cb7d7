import type { Insertable, Selectable } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';

export type WorkRow = Selectable<Tables['technical_work']>;

/** The works at the address of an account, newest first, at most 200, with the protocols that are not withdrawn. */
export const worksOf = (db: Database, accountId: string): Promise<readonly WorkRow[]> =>
  db
    .selectFrom('technical_work')
    .leftJoin('document', (join) =>
      join
        .onRef('document.account_id', '=', 'technical_work.account_id')
        .onRef('document.id', '=', 'technical_work.document_id')
        .on('document.withdrawn_on', 'is', null),
    )
    .selectAll('technical_work')
    .select('document.id as document_id')
    .where('technical_work.account_id', '=', accountId)
    .orderBy('done_on', 'desc')
    .orderBy('technical_work.id', 'desc')
    .limit(200)
    .execute();

/** Records works; the same works once more are corrected. A protocol that was given before stays. */
export async function putWork(tx: Tx, row: Insertable<Tables['technical_work']>): Promise<void> {
  const { account_id: _account, id: _id, document_id, ...facts } = row;
  await tx
    .insertInto('technical_work')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'id']).doUpdateSet(document_id ? { ...facts, document_id } : facts),
    )
    .execute();
}

/** The works recorded last, at most 200. */
export const latestWorks = (db: Database) =>
  db
    .selectFrom('technical_work')
    .innerJoin('account', 'account.id', 'technical_work.account_id')
    .select([
      'account.number as accountNumber',
      'technical_work.kind as kind',
      'done_on',
      'result',
      'note',
      'document_id',
    ])
    .orderBy('recorded_at', 'desc')
    .orderBy('technical_work.id', 'desc')
    .limit(200)
    .execute();
