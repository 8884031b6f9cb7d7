import { sql, type Insertable, type Selectable } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';
import { REGISTRY_VERSION } from '../sites/queries.ts';

export type ConnectionRow = Selectable<Tables['connection']>;
export type CodeRow = Selectable<Tables['connection_code']>;

/** How a connection is looked up: by its id, by its cookie (`id_hash`), by its token or by its ticket. */
type ConnectionKey = 'id' | 'id_hash' | 'token_hash' | 'ticket_hash';

export async function insertCode(db: Database | Tx, row: Insertable<Tables['connection_code']>): Promise<void> {
  await db.insertInto('connection_code').values(row).execute();
}

/** Deletes a code and returns its row; undefined when there is none. */
export const takeCode = (db: Database, codeHash: string): Promise<CodeRow | undefined> =>
  db.deleteFrom('connection_code').where('code_hash', '=', codeHash).returningAll().executeTakeFirst();

export async function insertConnection(db: Tx, row: Insertable<Tables['connection']>): Promise<void> {
  await db.insertInto('connection').values(row).execute();
}

/** Returns a connection with the version of the registry of sites. */
export const connectionBy = (
  db: Database | Tx,
  key: ConnectionKey,
  value: string,
  site: string,
): Promise<(ConnectionRow & { readonly registry_version: number }) | undefined> =>
  db
    .selectFrom('connection')
    .selectAll()
    .select(sql<number>`${sql.raw(REGISTRY_VERSION)}`.as('registry_version'))
    .where(key, '=', value)
    .where('site', '=', site)
    .executeTakeFirst();

export async function hasConnection(db: Database, key: ConnectionKey, value: string, site: string): Promise<boolean> {
  return (
    (await db
      .selectFrom('connection')
      .select('id')
      .where(key, '=', value)
      .where('site', '=', site)
      .executeTakeFirst()) !== undefined
  );
}

export async function deleteConnection(db: Database | Tx, key: 'id' | 'id_hash', value: string): Promise<void> {
  await db.deleteFrom('connection').where(key, '=', value).execute();
}

/** Returns whether the customer had it. */
export async function deleteConnectionOf(db: Database | Tx, customerId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('connection')
    .where('customer_id', '=', customerId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function markSeen(db: Database | Tx, id: string, now: Date): Promise<void> {
  await db.updateTable('connection').set({ seen_at: now }).where('id', '=', id).execute();
}

/** Whether the customer is active and has not reported an incident since the last recovery. */
export async function mayUseConnections(db: Database | Tx, customerId: string): Promise<boolean> {
  const customer = await db
    .selectFrom('customer')
    .select(['status', 'frozen_at'])
    .where('id', '=', customerId)
    .executeTakeFirst();
  return customer?.status === 'active' && customer.frozen_at === null;
}

/** Returns an account that a partner site serves; undefined when it does not serve it. */
export const accountOfSite = (db: Database | Tx, site: string, accountId: string) =>
  db
    .selectFrom('site_account')
    .innerJoin('account', 'account.id', 'site_account.account_id')
    .select(['account.id', 'number', 'els_number', 'kind', 'account.status', 'address'])
    .where('origin', '=', site)
    .where('account.id', '=', accountId)
    .executeTakeFirst();

/** A new token and the key that it is bound to. */
type RenewedToken = Pick<Insertable<Tables['connection']>, 'key_thumbprint' | 'token_hash' | 'token_until'>;

/**
 * Replaces the token of a connection seen since `seenAfter`, and uses up its ticket. It is found by an unexpired ticket,
 * or by its last token, expired or not, and the key of that token. Returns false when there is none.
 */
export async function renewConnection(
  db: Tx,
  site: string,
  by: { readonly ticketHash: string } | { readonly tokenHash: string; readonly thumbprint: string },
  renewed: RenewedToken,
  now: Date,
  seenAfter: Date,
): Promise<boolean> {
  const connections = db
    .updateTable('connection')
    .set({ ...renewed, ticket_hash: null, ticket_until: null })
    .where('site', '=', site)
    .where('expires_at', '>', now)
    .where('seen_at', '>', seenAfter);
  const { numUpdatedRows } = await (
    'ticketHash' in by
      ? connections.where('ticket_hash', '=', by.ticketHash).where('ticket_until', '>', now)
      : connections.where('token_hash', '=', by.tokenHash).where('key_thumbprint', '=', by.thumbprint)
  ).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Returns a customer's connections that have not ended, newest first, with the names of their sites. */
export const connectionsOf = (db: Database, customerId: string, now: Date, seenAfter: Date) =>
  db
    .selectFrom('connection')
    .leftJoin('site', 'site.origin', 'connection.site')
    .select([
      'connection.id',
      'connection.site',
      'site.name',
      'connection.scopes',
      'created_at',
      'seen_at',
      'expires_at',
    ])
    .where('customer_id', '=', customerId)
    .where('expires_at', '>', now)
    .where('seen_at', '>', seenAfter)
    .orderBy('created_at', 'desc')
    .execute();

/** Stores the id of a DPoP proof; returns false when it was used before. */
export async function insertProof(db: Database, idHash: string, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('proof')
    .values({ id_hash: idHash, seen_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Deletes expired connections and codes, and the proofs seen before `proofsBefore`. */
export async function deleteExpired(db: Database, now: Date, proofsBefore: Date): Promise<void> {
  await db.deleteFrom('connection').where('expires_at', '<', now).execute();
  await db.deleteFrom('connection_code').where('expires_at', '<', now).execute();
  await db.deleteFrom('proof').where('seen_at', '<', proofsBefore).execute();
}
