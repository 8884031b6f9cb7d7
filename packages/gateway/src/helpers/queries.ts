import type { Insertable } from 'kysely';
import type { HelperRight } from '@vodokanal/contract';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';

/** Returns the helpers and open invitations of an account that have not ended. */
export const helpersOf = (db: Database | Tx, accountId: string, today: string) =>
  db
    .selectFrom('helper')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('until', '>=', today)
    .orderBy('created_at')
    .execute();

export async function insertHelper(db: Tx, row: Insertable<Tables['helper']>): Promise<void> {
  await db.insertInto('helper').values(row).execute();
}

/**
 * Returns the helper's customer id, null for an invitation nobody accepted, and undefined when there is no such helper.
 */
export async function deleteHelper(db: Tx, accountId: string, helperId: string): Promise<string | null | undefined> {
  const ended = await db
    .deleteFrom('helper')
    .where('account_id', '=', accountId)
    .where('id', '=', helperId)
    .returning('customer_id')
    .executeTakeFirst();
  if (ended?.customer_id)
    await db
      .deleteFrom('customer_account')
      .where('customer_id', '=', ended.customer_id)
      .where('account_id', '=', accountId)
      .where('role', '=', 'helper')
      .execute();
  return ended?.customer_id;
}

/** Lets invitations of one account wait for each other, so that their number is exact. */
export async function lockAccount(db: Tx, accountId: string): Promise<void> {
  await db.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().execute();
}

/** Finds an invitation by the hash of its code and locks it. */
export const lockInvitation = (db: Tx, codeHash: string) =>
  db.selectFrom('helper').selectAll().where('code_hash', '=', codeHash).forUpdate().executeTakeFirst();

/** Gives the customer the invitation's rights, replacing their earlier rights on the account. */
export async function acceptInvitation(
  db: Tx,
  {
    id,
    account_id,
    rights,
    until,
  }: { readonly id: string; readonly account_id: string; readonly rights: HelperRight[]; readonly until: string },
  customerId: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('helper')
    .set({ customer_id: customerId, accepted_at: now })
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .execute();
  await db
    .deleteFrom('customer_account')
    .where('customer_id', '=', customerId)
    .where('account_id', '=', account_id)
    .execute();
  await db
    .insertInto('customer_account')
    .values({ customer_id: customerId, account_id, role: 'helper', rights: JSON.stringify(rights), until })
    .execute();
}
