import type { Tx } from '../database/transaction.ts';

/** The site to which a key belongs. */
export const siteByKey = (db: Tx, keyHash: string) =>
  db.selectFrom('site').select(['origin', 'mode', 'scopes']).where('key_hash', '=', keyHash).executeTakeFirst();

/** An account by its folded number, when the site serves it. */
export async function servedAccount(db: Tx, origin: string, foldedNumber: string): Promise<string | undefined> {
  return (
    await db
      .selectFrom('site_account')
      .innerJoin('account', 'account.id', 'site_account.account_id')
      .select('account.id')
      .where('origin', '=', origin)
      .where('number_folded', '=', foldedNumber)
      .executeTakeFirst()
  )?.id;
}
