import { createHash } from 'node:crypto';
import { serialize } from 'hono/utils/cookie';
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
import { hashSecret, idOf, newId, newSecret } from '../ids.ts';
import { readCookie } from '../session/cookies.ts';
import { accountsOf, type SignedIn } from '../session/sessions.ts';
import { accessTokenOf, checkProof } from './dpop-proof.ts';
import {
  accountOfSite,
  connectionBy,
  connectionsOf,
  deleteConnection,
  deleteConnectionOf,
  deleteExpired,
  hasConnection,
  insertCode,
  insertConnection,
  markSeen,
  mayUseConnections,
  renewConnection,
  takeCode,
  type CodeRow,
} from './queries.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Two cookies, because a site may show a customer's session and a delegated session at once. */
const COOKIE = { consent: '__Host-vk-connection', delegation: '__Host-vk-delegation' } as const;
const kindOf = (request: Request): ConnectionKind =>
  request.headers.has(DELEGATION_HEADER) ? 'delegation' : 'consent';

const SEEN_EVERY = MINUTE;
/** Milliseconds for which a used DPoP proof is remembered; longer than a proof is accepted. */
const PROOF_LIFE = 5 * MINUTE;

/** A connection last seen before this moment has ended. */
const idleSince = (now: Date): Date => new Date(now.getTime() - CONNECTION_LIFE.idle);

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
  await insertCode(db, {
    code_hash: hashSecret(code),
    site,
    customer_id: customerId ?? null,
    account_id: accountId ?? null,
    scopes: JSON.stringify(scopes),
    challenge: challenge ?? null,
    expires_at: new Date(now.getTime() + life),
  });
  return { code, expiresIn: life / SECOND };
}

export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

/**
 * Deletes the code and returns its grant. A code can be tried once, right or wrong. Undefined when it is unknown,
 * expired, of another site, or its verifier is wrong.
 */
export async function takeGrant(
  db: Database,
  { site, code, verifier }: { readonly site: string; readonly code: string; readonly verifier?: string | undefined },
  now: Date,
): Promise<CodeRow | undefined> {
  const grant = await takeCode(db, hashSecret(code));
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
  grant: CodeRow,
  now: Date,
  today: string,
): Promise<{ readonly cookie: string; readonly ticket: string; readonly connection: SignedIn } | undefined> {
  const secret = newSecret();
  const ticket = newSecret();
  const id = newId();
  const kind: ConnectionKind = grant.account_id === null ? 'consent' : 'delegation';
  // A browser has one connection of each kind per site, so the previous one ends.
  const replaced = readCookie(request, COOKIE[kind]);
  if (replaced) await deleteConnection(db, 'id_hash', hashSecret(replaced));
  await insertConnection(db, {
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
  });
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
    const tokenHash = hashSecret(token);
    if (!(await hasConnection(db, 'token_hash', tokenHash, site))) return undefined;
    return load(db, 'token_hash', tokenHash, site, now, today, await checkProof(db, request, now, token));
  }
  const secret = readCookie(request, COOKIE[kindOf(request)]);
  return secret ? load(db, 'id_hash', hashSecret(secret), site, now, today) : undefined;
}

async function load(
  db: Database | Tx,
  key: 'id' | 'id_hash' | 'token_hash',
  value: string,
  site: string,
  now: Date,
  today: string,
  thumbprint?: string,
): Promise<SignedIn | undefined> {
  const found = await connectionBy(db, key, value, site);
  if (!found) return undefined;
  if (key === 'token_hash' && (found.key_thumbprint !== thumbprint || !found.token_until || found.token_until <= now))
    return undefined;
  if (isConnectionOver({ seenAt: found.seen_at, expiresAt: found.expires_at }, now)) {
    await deleteConnection(db, 'id', found.id);
    return undefined;
  }
  if (now.getTime() - found.seen_at.getTime() > SEEN_EVERY) await markSeen(db, found.id, now);
  const person = found.account_id
    ? await delegated(db, site, found.account_id)
    : await customerOf(db, found.customer_id ?? '', today);
  const accounts = person?.accounts.map(accountForFrame) ?? [];
  return (
    person && {
      ...person,
      accounts,
      expiresAt: found.expires_at,
      connectionId: found.id,
      sessionId: found.id,
      scopes: found.scopes,
      registryVersion: found.registry_version,
    }
  );
}

async function customerOf(db: Database | Tx, customerId: string, today: string) {
  // Frames of partner sites get no name: it stays with the utility. After a reported incident they get nothing.
  return (await mayUseConnections(db, customerId))
    ? { id: customerId, name: '', accounts: await accountsOf(db, customerId, today) }
    : undefined;
}

/** Returns the account a partner acts for; undefined when its site no longer serves it. */
async function delegated(db: Database | Tx, site: string, accountId: string) {
  const account = await accountOfSite(db, site, accountId);
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
  const secretHash = hashSecret(ticket ?? present ?? '');
  const isKnown = await hasConnection(db, ticket ? 'ticket_hash' : 'token_hash', secretHash, site);
  return isKnown ? checkProof(db, request, now, present) : undefined;
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
  const isRenewed = await renewConnection(
    db,
    site,
    // The current token may have expired, because the session lives longer than its tokens.
    ticket ? { ticketHash: hashSecret(ticket) } : { tokenHash: hashSecret(accessTokenOf(request) ?? ''), thumbprint },
    {
      key_thumbprint: thumbprint,
      token_hash: hashSecret(token),
      token_until: new Date(now.getTime() + CONNECTION_LIFE.token),
    },
    now,
    idleSince(now),
  );
  return isRenewed ? { token, expiresIn: CONNECTION_LIFE.token / SECOND } : undefined;
}

export async function listConnections(db: Database, customerId: string, now: Date): Promise<Connection[]> {
  const rows = await connectionsOf(db, customerId, now, idleSince(now));
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

/** Returns whether there was one of the customer to end. */
export const endConnection = (db: Database | Tx, customerId: string, id: string): Promise<boolean> =>
  deleteConnectionOf(db, customerId, id);

/** Ends the frame's own session. Returns the header that deletes its cookie. */
export async function leaveConnection(
  db: Database | Tx,
  request: Request,
  connectionId: string | undefined,
): Promise<string> {
  if (connectionId) await deleteConnection(db, 'id', connectionId);
  return cookieOf(kindOf(request), '', 0);
}

export async function sweepConnections(db: Database, now: Date): Promise<void> {
  await deleteExpired(db, now, new Date(now.getTime() - PROOF_LIFE));
}
