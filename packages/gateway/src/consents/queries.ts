import type { Insertable } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';

/** Returns all consents of a customer, withdrawn ones too, newest first. */
export const consentsOf = (db: Database, customerId: string) =>
  db.selectFrom('consent').selectAll().where('customer_id', '=', customerId).orderBy('given_at', 'desc').execute();

export const consentById = (db: Tx, customerId: string, id: string) =>
  db.selectFrom('consent').selectAll().where('customer_id', '=', customerId).where('id', '=', id).executeTakeFirst();

export const consentInForce = (db: Tx, customerId: string, document: string, version: string) =>
  db
    .selectFrom('consent')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('document', '=', document)
    .where('version', '=', version)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();

export async function endConsents(db: Tx, customerId: string, document: string, now: Date): Promise<void> {
  await db
    .updateTable('consent')
    .set({ withdrawn_at: now })
    .where('customer_id', '=', customerId)
    .where('document', '=', document)
    .where('withdrawn_at', 'is', null)
    .execute();
}

export async function insertConsent(db: Tx, row: Insertable<Tables['consent']>): Promise<void> {
  await db.insertInto('consent').values(row).execute();
}
