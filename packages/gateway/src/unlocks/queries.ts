import { sql, type Insertable, type Selectable } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';

export type UnlockRow = Pick<
  Selectable<Tables['unlock']>,
  'id' | 'number' | 'state' | 'text' | 'registered_at' | 'due_on' | 'delete_on' | 'decided_at' | 'contact'
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

export const unlockByNumber = (db: Database, number: string) =>
  db.selectFrom('unlock').selectAll().where('number', '=', number).executeTakeFirst();

export const unlockById = (db: Database | Tx, id: string) =>
  db.selectFrom('unlock').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** Sets the state of a request and returns it; `decided` is given when it is closed, with the day its documents are deleted. */
export async function setUnlockState(
  db: Tx,
  id: string,
  state: 'restored' | 'refused' | 'needMore',
  text: string,
  decided?: { readonly at: Date; readonly deleteOn: string },
): Promise<Selectable<Tables['unlock']>> {
  return db
    .updateTable('unlock')
    .set({ state, text, ...(decided && { decided_at: decided.at, delete_on: decided.deleteOn }) })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Blocks a sign-in; the reason is shown to whoever knows the password. */
export async function blockSignIn(db: Tx, customerId: string, reason: string, by: 'utility' | 'guard'): Promise<void> {
  await db
    .updateTable('customer')
    .set({ status: 'blocked', block_reason: reason, blocked_by: by })
    .where('id', '=', customerId)
    .execute();
}

/** Unblocks a sign-in, and replaces the customer's phone when one is given. */
export async function unblockSignIn(db: Tx, customerId: string, phone: string | undefined): Promise<void> {
  await db
    .updateTable('customer')
    .set({ status: 'active', block_reason: null, blocked_by: null, ...(phone !== undefined && { phone }) })
    .where('id', '=', customerId)
    .execute();
}

/** Returns ids of requests whose documents are still there and due on a local date, or registered before an instant. */
export async function undeletedUnlocks(db: Database, dueOn: string, registeredBefore: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('unlock')
    .select('id')
    .where('deleted_at', 'is', null)
    .where(({ or, eb }) => or([eb('delete_on', '<=', dueOn), eb('registered_at', '<', registeredBefore)]))
    .execute();
  return rows.map(({ id }) => id);
}
