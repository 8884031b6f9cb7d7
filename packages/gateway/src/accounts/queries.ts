import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';

/** Returns the account of a meter; undefined when it is none of the given accounts. */
export async function accountIdOfMeter(
  db: Database | Tx,
  accountIds: readonly string[],
  meterId: string,
): Promise<string | undefined> {
  if (accountIds.length === 0) return undefined;
  return (
    await db
      .selectFrom('meter')
      .select('account_id')
      .where('account_id', 'in', [...accountIds])
      .where('id', '=', meterId)
      .executeTakeFirst()
  )?.account_id;
}

export async function addHolder(db: Tx, customerId: string, accountId: string): Promise<void> {
  await db
    .insertInto('customer_account')
    .values({ customer_id: customerId, account_id: accountId, role: 'holder', rights: null, until: null })
    .execute();
}

export async function renameAccount(db: Tx, customerId: string, accountId: string, name: string): Promise<void> {
  await db
    .updateTable('customer_account')
    .set({ name })
    .where('customer_id', '=', customerId)
    .where('account_id', '=', accountId)
    .execute();
}

/** Also deletes the invitation by which a helper got access. */
export async function removeFromAccount(db: Tx, customerId: string, accountId: string): Promise<void> {
  await db
    .deleteFrom('customer_account')
    .where('customer_id', '=', customerId)
    .where('account_id', '=', accountId)
    .execute();
  await db.deleteFrom('helper').where('customer_id', '=', customerId).where('account_id', '=', accountId).execute();
}

export async function hasAccounts(db: Database): Promise<boolean> {
  return (await db.selectFrom('account').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** The account with a number, present or former; for the `where` of a query that reads `account`. */
export const hasNumber =
  (foldedNumber: string) =>
  (eb: ExpressionBuilder<Tables, 'account'>): ExpressionWrapper<Tables, 'account', SqlBool> =>
    eb('account.id', 'in', (numbers) =>
      numbers
        .selectFrom('known_number')
        .select('known_number.account_id')
        .where('known_number.number_folded', '=', foldedNumber),
    );

/**
 * The present number of the account with a typed number, folded; the typed one of an unknown account. Attempts are counted
 * by it, so that a former number gives no further attempts.
 */
export async function presentNumber(db: Database | Tx, accountNumber: string): Promise<string> {
  const folded = foldAccountNumber(accountNumber);
  const account = await db.selectFrom('account').select('number_folded').where(hasNumber(folded)).executeTakeFirst();
  return account?.number_folded ?? folded;
}
