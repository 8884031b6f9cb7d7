import { sql, type Insertable } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';

export const securityState = (db: Database, customerId: string) =>
  db
    .selectFrom('customer')
    .select(['phone', 'password_changed_at', 'created_at', 'frozen_at'])
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();

export async function phoneOf(db: Tx, customerId: string): Promise<string | null> {
  return (await db.selectFrom('customer').select('phone').where('id', '=', customerId).executeTakeFirstOrThrow()).phone;
}

export const sessionsOf = (db: Database, customerId: string) =>
  db
    .selectFrom('session')
    .select(['id', 'id_hash', 'device', 'created_at', 'seen_at', 'expires_at'])
    .where('customer_id', '=', customerId)
    .where('id', 'is not', null)
    .orderBy('seen_at', 'desc')
    .limit(100)
    .execute();

/** Returns false when there is no such session. */
export async function deleteSession(db: Tx, customerId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('customer_id', '=', customerId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Returns a customer's audit entries, newest first, at most 200. */
export const journalOf = (db: Database, customerId: string, since: Date) =>
  db
    .selectFrom('audit')
    .select(['id', 'at', 'action', 'address'])
    .where('customer_id', '=', customerId)
    .where('at', '>', since)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();

export async function nextIncidentNumber(db: Tx): Promise<string> {
  const { rows } = await sql<{ number: string }>`select nextval('incident_number')::text as number`.execute(db);
  return rows[0]?.number ?? '';
}

export async function insertIncident(db: Tx, incident: Insertable<Tables['incident']>): Promise<void> {
  await db.insertInto('incident').values(incident).execute();
}

/** Blocks sensitive operations until the password is recovered, and forgets all known devices. */
export async function freeze(db: Tx, customerId: string, now: Date): Promise<void> {
  await db.updateTable('customer').set({ frozen_at: now }).where('id', '=', customerId).execute();
  await db.deleteFrom('device').where('customer_id', '=', customerId).execute();
}

export const listIncidents = (db: Database) =>
  db.selectFrom('incident').selectAll().orderBy('registered_at', 'desc').limit(200).execute();
