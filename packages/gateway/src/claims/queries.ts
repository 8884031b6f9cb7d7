import { sql, type Insertable } from 'kysely';
import { auditRow, type AuditEntry } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';

/** Returns the customer's claims about an account, newest first, at most 200. */
export const claimsOf = (db: Database, accountId: string, customerId: string) =>
  db
    .selectFrom('claim')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('customer_id', '=', customerId)
    .orderBy('registered_at', 'desc')
    .limit(200)
    .execute();

export async function attachmentsOf(db: Database, claimIds: readonly string[]) {
  if (claimIds.length === 0) return [];
  return db
    .selectFrom('upload')
    .select(['id', 'name', 'bytes', 'media_type', 'owner_id'])
    .where('owner_id', 'in', [...claimIds])
    .orderBy('created_at')
    .execute();
}

export async function isMeterOf(db: Tx, accountId: string, meterId: string): Promise<boolean> {
  return (
    (await db
      .selectFrom('meter')
      .select('id')
      .where('account_id', '=', accountId)
      .where('id', '=', meterId)
      .executeTakeFirst()) !== undefined
  );
}

/** Returns the next claim number and the customer's e-mail address. */
export const numberAndEmail = (db: Tx, customerId: string) =>
  db
    .selectFrom('customer')
    .select([sql<string>`nextval('claim_number')::text`.as('number'), 'email'])
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();

/** Inserts a claim with its audit entry in one statement. */
export async function insertClaim(db: Tx, row: Insertable<Tables['claim']>, entry: AuditEntry): Promise<void> {
  await db
    .with('logged', (cte) => cte.insertInto('audit').values(auditRow(entry)).returning('id'))
    .insertInto('claim')
    .values(row)
    .execute();
}
