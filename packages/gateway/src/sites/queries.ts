import { sql, type Insertable, type Selectable } from 'kysely';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { hasNumber } from '../accounts/queries.ts';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';

export type SiteRow = Omit<Selectable<Tables['site']>, 'key_hash' | 'blocked_at'>;

export const siteRows = (db: Database | Tx): Promise<Selectable<Tables['site']>[]> =>
  db.selectFrom('site').selectAll().orderBy('origin').execute();

/** How many accounts each site serves, by origin. */
export async function servedCounts(db: Database | Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('site_account')
    .select(({ fn }) => ['origin', fn.countAll().as('count')])
    .groupBy('origin')
    .execute();
  return new Map(rows.map(({ origin, count }) => [origin, Number(count)]));
}

/** Sets since when a site is blocked; returns false when there is no such site. */
export async function setBlocked(tx: Tx, origin: string, since: Date | null): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('site')
    .set({ blocked_at: since })
    .where('origin', '=', origin)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** SQL of the version of the registry, for statements that read a session. */
export const REGISTRY_VERSION = '(select version from site_registry)';

export async function readRegistryVersion(db: Database): Promise<number> {
  return (await db.selectFrom('site_registry').select('version').executeTakeFirstOrThrow()).version;
}

/** Reads the version and the sites that are not blocked in one statement, so that both are of one moment. */
export async function registryRows(
  db: Database,
): Promise<{ readonly version: number; readonly sites: readonly SiteRow[] }> {
  const { rows } = await sql<{ version: number; sites: SiteRow[] }>`
    select version, (select coalesce(json_agg(site), '[]') from site where blocked_at is null) as sites from site_registry`.execute(
    db,
  );
  return rows[0] ?? { version: 0, sites: [] };
}

/** Call it in the transaction of every change of the registry. */
export async function noteRegistryChange(db: Tx): Promise<void> {
  await db
    .updateTable('site_registry')
    .set({ version: sql`version + 1` })
    .execute();
}

/** Adds a site, or replaces it by origin; a replaced site keeps its key. */
export async function saveSite(
  db: Tx,
  origin: string,
  row: Omit<Insertable<Tables['site']>, 'origin' | 'key_hash'>,
): Promise<void> {
  await db
    .insertInto('site')
    .values({ origin, ...row, key_hash: null })
    .onConflict((conflict) => conflict.column('origin').doUpdateSet(row))
    .execute();
}

/** Ends the sessions, and deletes the codes, of a site. */
export async function endConnections(db: Tx, origin: string): Promise<void> {
  await db.deleteFrom('connection').where('site', '=', origin).execute();
  await db.deleteFrom('connection_code').where('site', '=', origin).execute();
}

/** Deletes a site with its connections, their codes, and its accounts. */
export async function deleteSite(db: Tx, origin: string): Promise<void> {
  await endConnections(db, origin);
  await db.deleteFrom('site_account').where('origin', '=', origin).execute();
  await db.deleteFrom('site').where('origin', '=', origin).execute();
}

/** Ends the sessions, and deletes the codes, that the site's back end has asked for. */
export async function endDelegations(db: Tx, origin: string): Promise<void> {
  await db.deleteFrom('connection').where('site', '=', origin).where('account_id', 'is not', null).execute();
  await db.deleteFrom('connection_code').where('site', '=', origin).where('account_id', 'is not', null).execute();
}

/** Sets the hash of a site's key; returns false when there is no such site. */
export async function setKey(db: Tx, origin: string, keyHash: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('site')
    .set({ key_hash: keyHash })
    .where('origin', '=', origin)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function siteExists(db: Tx, origin: string): Promise<boolean> {
  return (await db.selectFrom('site').select('origin').where('origin', '=', origin).executeTakeFirst()) !== undefined;
}

export async function deleteAccountsOfSite(db: Tx, origin: string): Promise<void> {
  await db.deleteFrom('site_account').where('origin', '=', origin).execute();
}

/** Lets the site serve an account; returns false when there is no account with this number. */
export async function addAccountToSite(db: Tx, origin: string, accountNumber: string): Promise<boolean> {
  const account = await db
    .selectFrom('account')
    .select('id')
    .where(hasNumber(foldAccountNumber(accountNumber)))
    .executeTakeFirst();
  if (!account) return false;
  await db
    .insertInto('site_account')
    .values({ origin, account_id: account.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return true;
}
