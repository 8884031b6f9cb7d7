import { hasNumber } from '../accounts/queries.ts';
import type { Tx } from '../database/transaction.ts';

export const siteByKey = (db: Tx, keyHash: string) =>
  db
    .selectFrom('site')
    .select(['origin', 'mode', 'scopes'])
    .where('key_hash', '=', keyHash)
    .where('blocked_at', 'is', null)
    .executeTakeFirst();

/** Finds an account by its folded number; undefined when the site does not serve it. */
export async function servedAccount(db: Tx, origin: string, foldedNumber: string): Promise<string | undefined> {
  return (
    await db
      .selectFrom('site_account')
      .innerJoin('account', 'account.id', 'site_account.account_id')
      .select('account.id')
      .where('origin', '=', origin)
      .where(hasNumber(foldedNumber))
      .executeTakeFirst()
  )?.id;
}
