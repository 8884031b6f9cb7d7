import { sql, type Insertable, type Selectable } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';

export type UnlockRow = Pick<
  Selectable<Tables['unlock']>,
  'id' | 'number' | 'state' | 'text' | 'registered_at' | 'delete_on' | 'decided_at' | 'contact'
>;

export const unlockByTicket = (db: Database | Tx, ticketHash: string, since: Date) =>
  db
    .selectFrom('unlock')
    .selectAll()
    .where('ticket_hash', '=', ticketHash)
    .where('registered_at', '>', since)
    .executeTakeFirst();

/** Returns the names of the files attached to a request. */
export async function uploadNames(db: Database | Tx, unlockId: string): Promise<string[]> {
  return (
    await db.selectFrom('upload').select('name').where('owner_id', '=', unlockId).orderBy('created_at').execute()
  ).map(({ name }) => name);
}

export async function blockedBy(db: Tx, customerId: string): Promise<'utility' | 'guard' | null> {
  return (await db.selectFrom('customer').select('blocked_by').where('id', '=', customerId).executeTakeFirstOrThrow())
    .blocked_by;
}

export async function nextUnlockNumber(db: Tx): Promise<string> {
  const { rows } = await sql<{ number: string }>`select nextval('unlock_number')::text as number`.execute(db);
  return rows[0]?.number ?? '';
}

export async function insertUnlock(db: Tx, row: Insertable<Tables['unlock']>): Promise<void> {
  await db.insertInto('unlock').values(row).execute();
}

/** Puts a request back in review after the missing documents arrived. */
export async function markSent(db: Tx, id: string): Promise<void> {
  await db.updateTable('unlock').set({ state: 'inReview', text: '' }).where('id', '=', id).execute();
}

export const listUnlocks = (db: Database) =>
  db.selectFrom('unlock').selectAll().orderBy('registered_at', 'desc').limit(200).execute();
