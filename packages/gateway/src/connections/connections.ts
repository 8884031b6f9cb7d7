import { createHash } from 'node:crypto';
import type { Connection, Scope } from '@vodokanal/contract';
import { accountForFrame, CONNECTION_LIFE as LIFE, connectionLife, isConnectionOver, isRedeemable, type ConnectionKind as Kind } from '@vodokanal/contract/policies/connection';
import { DELEGATION_HEADER, SITE_HEADER } from '@vodokanal/contract/policies/operation-access';
import type { Database } from '../database/open.ts';
import { transact } from '../database/transaction.ts';
import { hashSecret, idOf, newId, newSecret } from '../ids.ts';
import { accountsOf, readCookie, type SignedIn } from '../session/sessions.ts';
import { accessTokenOf, checkProof } from './proof.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** A customer who was asked, and one account for which a partner's back end answers: a site may show both at once. */
const COOKIE = { consent: '__Host-vk-connection', delegation: '__Host-vk-delegation' } as const;
export { SITE_HEADER };
const kindOf = (request: Request): Kind => (request.headers.has(DELEGATION_HEADER) ? 'delegation' : 'consent');

const SEEN_EVERY = MINUTE;

interface Grant {
  readonly site: string;
  /** The customer who let the site in; undefined where a partner's back end answers for one account. */
  readonly customerId?: string;
  readonly accountId?: string;
  readonly scopes: readonly Scope[];
  /** SHA-256 of the verifier, base64url; undefined for a delegated code. */
  readonly challenge?: string;
}

/** A code for one session of a site's frame: it works once and soon ends. */
export async function issueCode(db: Database, { site, customerId, accountId, scopes, challenge }: Grant, now: Date): Promise<{ readonly code: string; readonly expiresIn: number }> {
  const code = newSecret();
  const life = challenge ? LIFE.consent : LIFE.delegation;
  await db.insertInto('connection_code').values({
    code_hash: hashSecret(code), site, customer_id: customerId ?? null, account_id: accountId ?? null, scopes: JSON.stringify(scopes), challenge: challenge ?? null, expires_at: new Date(now.getTime() + life),
  }).execute();
  return { code, expiresIn: life / SECOND };
}

export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

/** Trades a code for a session; undefined when it is unknown, used, late, of another site, or its verifier is not right. */
export async function redeemCode(db: Database, request: Request, { site, code, verifier }: { readonly site: string; readonly code: string; readonly verifier?: string | undefined }, now: Date): Promise<{ readonly cookie: string; readonly ticket: string; readonly connection: SignedIn } | undefined> {
  const secret = newSecret();
  const ticket = newSecret();
  const id = newId();
  const kind = await transact(db, async (tx): Promise<Kind | undefined> => {
    // Taken away first, right or wrong: a code is tried once.
    const grant = await tx.deleteFrom('connection_code').where('code_hash', '=', hashSecret(code)).returningAll().executeTakeFirst();
    if (!grant || !isRedeemable({ site: grant.site, expiresAt: grant.expires_at, challenge: grant.challenge }, { site, verifierHash: verifier && challengeOf(verifier) }, now)) return undefined;
    const granted: Kind = grant.account_id === null ? 'consent' : 'delegation';
    // One browser has one connection of a kind with a site: the one before ends with its cookie.
    const replaced = readCookie(request, COOKIE[granted]);
    if (replaced) await tx.deleteFrom('connection').where('id_hash', '=', hashSecret(replaced)).execute();
    await tx.insertInto('connection').values({
      id, id_hash: hashSecret(secret), site, customer_id: grant.customer_id, account_id: grant.account_id, scopes: JSON.stringify(grant.scopes), created_at: now, seen_at: now,
      expires_at: new Date(now.getTime() + connectionLife(granted)), ticket_hash: hashSecret(ticket), ticket_until: new Date(now.getTime() + LIFE.ticket), key_thumbprint: null, token_hash: null, token_until: null,
    }).execute();
    return granted;
  });
  const connection = kind ? await load(db, 'id', id, site, now) : undefined;
  return connection && { cookie: cookieOf(kind ?? 'consent', secret, LIFE.absolute), ticket, connection };
}

/** Kept apart for each site that frames us, and sent from nowhere else. */
const cookieOf = (kind: Kind, value: string, life: number) => `${COOKIE[kind]}=${value}; Path=/; HttpOnly; Secure; SameSite=None; Partitioned; Max-Age=${life / SECOND}`;

/** Whose session a request from a site's frame carries: by its cookie, or by a token with a proof of its key. */
export async function findConnection(db: Database, request: Request, site: string, now: Date): Promise<SignedIn | undefined> {
  const token = accessTokenOf(request);
  if (token) {
    // Looked up first: a proof is only remembered for a token that is there.
    const known = await db.selectFrom('connection').select('id').where('token_hash', '=', hashSecret(token)).where('site', '=', site).executeTakeFirst();
    return known && load(db, 'token_hash', hashSecret(token), site, now, await checkProof(db, request, now, token));
  }
  const secret = readCookie(request, COOKIE[kindOf(request)]);
  return secret ? load(db, 'id_hash', hashSecret(secret), site, now) : undefined;
}

async function load(db: Database, column: 'id' | 'id_hash' | 'token_hash', value: string, site: string, now: Date, thumbprint?: string): Promise<SignedIn | undefined> {
  const found = await db.selectFrom('connection').selectAll().where(column, '=', value).where('site', '=', site).executeTakeFirst();
  if (!found) return undefined;
  if (column === 'token_hash' && (found.key_thumbprint !== thumbprint || !found.token_until || found.token_until <= now)) return undefined;
  if (isConnectionOver({ seenAt: found.seen_at, expiresAt: found.expires_at }, now)) {
    await db.deleteFrom('connection').where('id', '=', found.id).execute();
    return undefined;
  }
  if (now.getTime() - found.seen_at.getTime() > SEEN_EVERY) await db.updateTable('connection').set({ seen_at: now }).where('id', '=', found.id).execute();
  const person = found.account_id ? await delegated(db, site, found.account_id) : await customerOf(db, found.customer_id ?? '', now);
  const accounts = person?.accounts.map(accountForFrame) ?? [];
  return person && { ...person, accounts, expiresAt: found.expires_at, connectionId: found.id, scopes: found.scopes };
}

async function customerOf(db: Database, customerId: string, now: Date) {
  const customer = await db.selectFrom('customer').select(['id', 'status']).where('id', '=', customerId).executeTakeFirst();
  // The site's frame greets nobody: names stay with the utility.
  return customer?.status === 'active' ? { id: customer.id, name: '', accounts: await accountsOf(db, customer.id, now) } : undefined;
}

/** For whom a partner answers: one account, while the partner still serves it. */
async function delegated(db: Database, site: string, accountId: string) {
  const account = await db
    .selectFrom('site_account').innerJoin('account', 'account.id', 'site_account.account_id')
    .select(['account.id', 'number', 'els_number', 'kind', 'account.status', 'address'])
    .where('origin', '=', site).where('account.id', '=', accountId).executeTakeFirst();
  if (!account) return undefined;
  const { els_number, ...rest } = account;
  return { id: idOf('delegate', site, accountId), name: '', isDelegate: true, accounts: [{ ...rest, ...(els_number !== null && { elsNumber: els_number }) }] };
}

/** A token bound to the key whose proof comes along: with a ticket the first time, with the present token later. */
export async function renewToken(db: Database, request: Request, site: string, ticket: string | undefined, now: Date): Promise<{ readonly token: string; readonly expiresIn: number } | undefined> {
  const present = ticket ? undefined : accessTokenOf(request);
  const known = await db.selectFrom('connection').select('id').where('site', '=', site).where(ticket ? 'ticket_hash' : 'token_hash', '=', hashSecret(ticket ?? present ?? '')).executeTakeFirst();
  const thumbprint = known && (await checkProof(db, request, now, present));
  if (!thumbprint) return undefined;
  const token = newSecret();
  const renewed = { key_thumbprint: thumbprint, token_hash: hashSecret(token), token_until: new Date(now.getTime() + LIFE.token), ticket_hash: null, ticket_until: null };
  // A token may have ended while its owner was away to read the meter; the session has not.
  const connections = db.updateTable('connection').set(renewed).where('site', '=', site).where('expires_at', '>', now).where('seen_at', '>', new Date(now.getTime() - LIFE.idle));
  const { numUpdatedRows } = await (ticket
    ? connections.where('ticket_hash', '=', hashSecret(ticket)).where('ticket_until', '>', now)
    : connections.where('token_hash', '=', hashSecret(present ?? '')).where('key_thumbprint', '=', thumbprint)
  ).executeTakeFirst();
  return numUpdatedRows === 1n ? { token, expiresIn: LIFE.token / SECOND } : undefined;
}

export async function listConnections(db: Database, customerId: string, now: Date): Promise<Connection[]> {
  const rows = await db
    .selectFrom('connection').leftJoin('site', 'site.origin', 'connection.site')
    .select(['connection.id', 'connection.site', 'site.name', 'connection.scopes', 'created_at', 'seen_at', 'expires_at'])
    .where('customer_id', '=', customerId).where('expires_at', '>', now).where('seen_at', '>', new Date(now.getTime() - LIFE.idle)).orderBy('created_at', 'desc').execute();
  return rows.map(({ id, site, name, scopes, created_at, seen_at, expires_at }) => ({ id, site, name: name || site, scopes, createdAt: created_at.toISOString(), seenAt: seen_at.toISOString(), expiresAt: expires_at.toISOString() }));
}

export async function endConnection(db: Database, customerId: string, id: string): Promise<void> {
  await db.deleteFrom('connection').where('customer_id', '=', customerId).where('id', '=', id).execute();
}

/** Ends the session of the frame itself, and its cookie. */
export async function leaveConnection(db: Database, request: Request, connectionId: string | undefined): Promise<string> {
  if (connectionId) await db.deleteFrom('connection').where('id', '=', connectionId).execute();
  return cookieOf(kindOf(request), '', 0);
}

export async function sweepConnections(db: Database, now: Date): Promise<void> {
  await db.deleteFrom('connection').where('expires_at', '<', now).execute();
  await db.deleteFrom('connection_code').where('expires_at', '<', now).execute();
  await db.deleteFrom('proof').where('seen_at', '<', new Date(now.getTime() - 5 * MINUTE)).execute();
}
