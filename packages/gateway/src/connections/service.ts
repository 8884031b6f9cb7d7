import { createHash } from 'node:crypto';
import { serialize } from 'hono/utils/cookie';
import type { Selectable } from 'kysely';
import type { Connection, Scope } from '@vodokanal/contract';
import {
  accountForFrame,
  CONNECTION_LIFE,
  connectionLife,
  isConnectionOver,
  isRedeemable,
  type ConnectionKind,
} from '@vodokanal/contract/policies/connection';
import { DELEGATION_HEADER } from '@vodokanal/contract/policies/operation-access';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { Tables } from '../database/tables.ts';
import { hashSecret, idOf, newId, newSecret } from '../ids.ts';
import { accountsOf, readCookie, type SignedIn } from '../session/sessions.ts';
import { accessTokenOf, checkProof } from './dpop-proof.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Two cookies, because a site may show a customer's session and a delegated session at once. */
const COOKIE = { consent: '__Host-vk-connection', delegation: '__Host-vk-delegation' } as const;
const kindOf = (request: Request): ConnectionKind =>
  request.headers.has(DELEGATION_HEADER) ? 'delegation' : 'consent';

const SEEN_EVERY = MINUTE;

interface Grant {
  readonly site: string;
  /** The customer who gave access to the site; undefined for a delegated code. */
  readonly customerId?: string;
  readonly accountId?: string;
  readonly scopes: readonly Scope[];
  /** SHA-256 of the verifier (PKCE), base64url; undefined for a delegated code. */
  readonly challenge?: string;
}

/** Creates a one-time code that opens one connection; `expiresIn` is in seconds. */
export async function issueCode(
  db: Database | Tx,
  { site, customerId, accountId, scopes, challenge }: Grant,
  now: Date,
): Promise<{ readonly code: string; readonly expiresIn: number }> {
  const code = newSecret();
  const life = CONNECTION_LIFE[challenge ? 'consent' : 'delegation'];
  await db
    .insertInto('connection_code')
    .values({
      code_hash: hashSecret(code),
      site,
      customer_id: customerId ?? null,
      account_id: accountId ?? null,
      scopes: JSON.stringify(scopes),
      challenge: challenge ?? null,
      expires_at: new Date(now.getTime() + life),
    })
    .execute();
  return { code, expiresIn: life / SECOND };
}

export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

type TakenGrant = Selectable<Tables['connection_code']>;

/**
 * Deletes the code and returns its grant. A code can be tried once, right or wrong. Undefined when it is unknown,
 * expired, of another site, or its verifier is wrong.
 */
export async function takeGrant(
  db: Database,
  { site, code, verifier }: { readonly site: string; readonly code: string; readonly verifier?: string | undefined },
  now: Date,
): Promise<TakenGrant | undefined> {
  const grant = await db
    .deleteFrom('connection_code')
    .where('code_hash', '=', hashSecret(code))
    .returningAll()
    .executeTakeFirst();
  return grant &&
    isRedeemable(
      { site: grant.site, expiresAt: grant.expires_at, challenge: grant.challenge },
      { site, verifierHash: verifier && challengeOf(verifier) },
      now,
    )
    ? grant
    : undefined;
}

/** Opens the connection of a grant; undefined when the customer is blocked or the site no longer serves the account. */
export async function connect(
  db: Tx,
  request: Request,
  grant: TakenGrant,
  now: Date,
  today: string,
): Promise<{ readonly cookie: string; readonly ticket: string; readonly connection: SignedIn } | undefined> {
  const secret = newSecret();
  const ticket = newSecret();
  const id = newId();
  const kind: ConnectionKind = grant.account_id === null ? 'consent' : 'delegation';
  // A browser has one connection of each kind per site, so the previous one ends.
  const replaced = readCookie(request, COOKIE[kind]);
  if (replaced) await db.deleteFrom('connection').where('id_hash', '=', hashSecret(replaced)).execute();
  await db
    .insertInto('connection')
    .values({
      id,
      id_hash: hashSecret(secret),
      site: grant.site,
      customer_id: grant.customer_id,
      account_id: grant.account_id,
      scopes: JSON.stringify(grant.scopes),
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + connectionLife(kind)),
      ticket_hash: hashSecret(ticket),
      ticket_until: new Date(now.getTime() + CONNECTION_LIFE.ticket),
      key_thumbprint: null,
      token_hash: null,
      token_until: null,
    })
    .execute();
  const connection = await load(db, 'id', id, grant.site, now, today);
  return connection && { cookie: cookieOf(kind, secret, CONNECTION_LIFE.absolute), ticket, connection };
}

/** A partitioned cookie: the browser stores it separately for each site that frames us. */
const cookieOf = (kind: ConnectionKind, value: string, life: number): string =>
  serialize(COOKIE[kind], value, {
    path: '/',
    httpOnly: true,
    secure: true,
    sameSite: 'None',
    partitioned: true,
    maxAge: life / SECOND,
  });

/** Returns the session of a request from a frame, by its cookie or by its token with a DPoP proof. */
export async function findConnection(
  db: Database,
  request: Request,
  site: string,
  now: Date,
  today: string,
): Promise<SignedIn | undefined> {
  const token = accessTokenOf(request);
  if (token) {
    // The token is looked up first, so that proofs are stored only for existing tokens.
    const known = await db
      .selectFrom('connection')
      .select('id')
      .where('token_hash', '=', hashSecret(token))
      .where('site', '=', site)
      .executeTakeFirst();
    return (
      known && load(db, 'token_hash', hashSecret(token), site, now, today, await checkProof(db, request, now, token))
    );
  }
  const secret = readCookie(request, COOKIE[kindOf(request)]);
  return secret ? load(db, 'id_hash', hashSecret(secret), site, now, today) : undefined;
}

async function load(
  db: Database | Tx,
  column: 'id' | 'id_hash' | 'token_hash',
  value: string,
  site: string,
  now: Date,
  today: string,
  thumbprint?: string,
): Promise<SignedIn | undefined> {
  const found = await db
    .selectFrom('connection')
    .selectAll()
    .where(column, '=', value)
    .where('site', '=', site)
    .executeTakeFirst();
  if (!found) return undefined;
  if (
    column === 'token_hash' &&
    (found.key_thumbprint !== thumbprint || !found.token_until || found.token_until <= now)
  )
    return undefined;
  if (isConnectionOver({ seenAt: found.seen_at, expiresAt: found.expires_at }, now)) {
    await db.deleteFrom('connection').where('id', '=', found.id).execute();
    return undefined;
  }
  if (now.getTime() - found.seen_at.getTime() > SEEN_EVERY)
    await db.updateTable('connection').set({ seen_at: now }).where('id', '=', found.id).execute();
  const person = found.account_id
    ? await delegated(db, site, found.account_id)
    : await customerOf(db, found.customer_id ?? '', today);
  const accounts = person?.accounts.map(accountForFrame) ?? [];
  return person && { ...person, accounts, expiresAt: found.expires_at, connectionId: found.id, scopes: found.scopes };
}

async function customerOf(db: Database | Tx, customerId: string, today: string) {
  const customer = await db
    .selectFrom('customer')
    .select(['id', 'status'])
    .where('id', '=', customerId)
    .executeTakeFirst();
  // Frames of partner sites get no name: it stays with the utility.
  return customer?.status === 'active'
    ? { id: customer.id, name: '', accounts: await accountsOf(db, customer.id, today) }
    : undefined;
}

/** Returns the account a partner acts for; undefined when its site no longer serves it. */
async function delegated(db: Database | Tx, site: string, accountId: string) {
  const account = await db
    .selectFrom('site_account')
    .innerJoin('account', 'account.id', 'site_account.account_id')
    .select(['account.id', 'number', 'els_number', 'kind', 'account.status', 'address'])
    .where('origin', '=', site)
    .where('account.id', '=', accountId)
    .executeTakeFirst();
  if (!account) return undefined;
  const { els_number, ...rest } = account;
  return {
    id: idOf('delegate', site, accountId),
    name: '',
    isDelegate: true,
    accounts: [{ ...rest, ...(els_number !== null && { elsNumber: els_number }) }],
  };
}

/**
 * Checks the DPoP proof and returns the key's thumbprint. The first token is asked for with a ticket, later ones with
 * the current token.
 */
export async function proveKey(
  db: Database,
  request: Request,
  site: string,
  ticket: string | undefined,
  now: Date,
): Promise<string | undefined> {
  const present = ticket ? undefined : accessTokenOf(request);
  const known = await db
    .selectFrom('connection')
    .select('id')
    .where('site', '=', site)
    .where(ticket ? 'ticket_hash' : 'token_hash', '=', hashSecret(ticket ?? present ?? ''))
    .executeTakeFirst();
  return known && checkProof(db, request, now, present);
}

/**
 * Issues a token bound to a proven key; `expiresIn` is in seconds. Undefined when the ticket or the session has ended.
 */
export async function renewToken(
  db: Tx,
  request: Request,
  {
    site,
    ticket,
    thumbprint,
  }: { readonly site: string; readonly ticket: string | undefined; readonly thumbprint: string },
  now: Date,
): Promise<{ readonly token: string; readonly expiresIn: number } | undefined> {
  const token = newSecret();
  const renewed = {
    key_thumbprint: thumbprint,
    token_hash: hashSecret(token),
    token_until: new Date(now.getTime() + CONNECTION_LIFE.token),
    ticket_hash: null,
    ticket_until: null,
  };
  // The current token may have expired, because the session lives longer than its tokens.
  const connections = db
    .updateTable('connection')
    .set(renewed)
    .where('site', '=', site)
    .where('expires_at', '>', now)
    .where('seen_at', '>', new Date(now.getTime() - CONNECTION_LIFE.idle));
  const { numUpdatedRows } = await (
    ticket
      ? connections.where('ticket_hash', '=', hashSecret(ticket)).where('ticket_until', '>', now)
      : connections
          .where('token_hash', '=', hashSecret(accessTokenOf(request) ?? ''))
          .where('key_thumbprint', '=', thumbprint)
  ).executeTakeFirst();
  return numUpdatedRows === 1n ? { token, expiresIn: CONNECTION_LIFE.token / SECOND } : undefined;
}

export async function listConnections(db: Database, customerId: string, now: Date): Promise<Connection[]> {
  const rows = await db
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
    .where('seen_at', '>', new Date(now.getTime() - CONNECTION_LIFE.idle))
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(({ id, site, name, scopes, created_at, seen_at, expires_at }) => ({
    id,
    site,
    name: name || site,
    scopes,
    createdAt: created_at.toISOString(),
    seenAt: seen_at.toISOString(),
    expiresAt: expires_at.toISOString(),
  }));
}

export async function endConnection(db: Database | Tx, customerId: string, id: string): Promise<void> {
  await db.deleteFrom('connection').where('customer_id', '=', customerId).where('id', '=', id).execute();
}

/** Ends the frame's own session. Returns the header that deletes its cookie. */
export async function leaveConnection(
  db: Database | Tx,
  request: Request,
  connectionId: string | undefined,
): Promise<string> {
  if (connectionId) await db.deleteFrom('connection').where('id', '=', connectionId).execute();
  return cookieOf(kindOf(request), '', 0);
}

export async function sweepConnections(db: Database, now: Date): Promise<void> {
  await db.deleteFrom('connection').where('expires_at', '<', now).execute();
  await db.deleteFrom('connection_code').where('expires_at', '<', now).execute();
  await db
    .deleteFrom('proof')
    .where('seen_at', '<', new Date(now.getTime() - 5 * MINUTE))
    .execute();
}
