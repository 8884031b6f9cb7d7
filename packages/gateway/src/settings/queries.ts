import type { Insertable, Selectable } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';

export const settingRows = (db: Database): Promise<Selectable<Tables['setting']>[]> =>
  db.selectFrom('setting').selectAll().execute();

/** Adds a setting, or replaces the one with the same kind, key and first day. */
export async function saveSetting(db: Tx, row: Insertable<Tables['setting']>): Promise<void> {
  await db
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'key', 'valid_from'])
        .doUpdateSet({ valid_to: row.valid_to ?? null, value: row.value, law: row.law }),
    )
    .execute();
}
