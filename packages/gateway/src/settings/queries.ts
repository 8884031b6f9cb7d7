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

export type SettingRow = Selectable<Tables['setting']>;

/** The values of one setting, the earliest first. Inside a transaction changes of it wait for each other. */
export async function valuesOf(db: Database | Tx, kind: string, key: string): Promise<SettingRow[]> {
  return db
    .selectFrom('setting')
    .selectAll()
    .where('kind', '=', kind)
    .where('key', '=', key)
    .orderBy('valid_from')
    .$if(db.isTransaction, (query) => query.forUpdate())
    .execute();
}

export async function deleteSetting(tx: Tx, kind: string, key: string, validFrom: string): Promise<void> {
  await tx
    .deleteFrom('setting')
    .where('kind', '=', kind)
    .where('key', '=', key)
    .where('valid_from', '=', validFrom)
    .execute();
}

export async function insertChange(tx: Tx, row: Insertable<Tables['setting_change']>): Promise<void> {
  await tx.insertInto('setting_change').values(row).execute();
}

export const changeOfId = (tx: Tx, id: string) =>
  tx.selectFrom('setting_change').selectAll().where('id', '=', id).executeTakeFirst();

/** The changes of one setting with the names of those who made them, the latest first. */
export const changesOf = (db: Database | Tx, kind: string, key: string) =>
  db
    .selectFrom('setting_change')
    .leftJoin('staff', 'staff.id', 'setting_change.staff_id')
    .selectAll('setting_change')
    .select('staff.name')
    .where('kind', '=', kind)
    .where('key', '=', key)
    .orderBy('setting_change.id', 'desc')
    .limit(100)
    .execute();
