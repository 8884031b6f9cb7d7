import type { Account, Scope, Session } from '@vodokanal/contract';
import { ANSWER_LIFE } from '@vodokanal/contract/policies/idempotency';
import { MOST } from '@vodokanal/contract/policies/limits';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { hashSecret, newId, newSecret } from '../ids.ts';
import { readCookie, SESSION_COOKIE, setCookie } from './cookies.ts';
import { accountRowsOf, sessionWithAccounts, type AccountRow } from './queries.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Lifetime of a session in milliseconds: without requests, and in total. */
const LIFE = {
  session: { idle: 30 * MINUTE, absolute: 12 * 60 * MINUTE },
  remembered: { idle: 30 * DAY, absolute: 90 * DAY },
} as const;

const SEEN_EVERY = MINUTE;
const STEP_UP = 10 * MINUTE;

/** A signed-in customer and the accounts they may see. */
export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly accounts: readonly Account[];
  readonly expiresAt: Date;
  /** Only for a session on our own pages. */
  readonly sessionHash?: string;
  /** The session outlives the browser. */
  readonly isRemembered?: boolean;
  /** The id of the session or the connection; it stays when the secret in the cookie changes. */
  readonly sessionId?: string | undefined;
  readonly steppedUpUntil?: Date | undefined;
  /** The customer has reported an incident and not yet recovered the password. */
  readonly isFrozen?: boolean;
  /** The version of the registry of sites when the session was read. */
  readonly registryVersion?: number;
  /** Only for a session in a frame of a partner site. */
  readonly connectionId?: string;
  readonly scopes?: readonly Scope[];
  /** The session was opened by a delegated code, so no customer has signed in. */
  readonly isDelegate?: boolean;
}

/** Opens a session with a new id. Without `remember` the cookie lasts until the browser is closed. */
export async function openSession(
  db: Database | Tx,
  {
    customerId,
    remember,
    address,
    device,
    deviceId,
    now,
  }: {
    readonly customerId: string;
    readonly remember: boolean;
    readonly address: string;
    /** The `User-Agent`. */ readonly device: string;
    readonly deviceId: string;
    readonly now: Date;
  },
): Promise<{ readonly cookie: string; readonly expiresAt: Date }> {
  const secret = newSecret();
  const { absolute } = remember ? LIFE.remembered : LIFE.session;
  const expiresAt = new Date(now.getTime() + absolute);
  await db
    // The oldest sessions of a customer end when there are too many.
    .with('ended', (cte) =>
      cte
        .deleteFrom('session')
        .where('id_hash', 'in', (query) =>
          query
            .selectFrom('session')
            .select('id_hash')
            .where('customer_id', '=', customerId)
            .orderBy('seen_at', 'desc')
            // Ids are ordered by time; sessions of one instant would end in any order.
            .orderBy('id', (order) => order.desc().nullsLast())
            .offset(MOST.sessions - 1),
        )
        .returning('id_hash'),
    )
    .insertInto('session')
    .values({
      id_hash: hashSecret(secret),
      customer_id: customerId,
      created_at: now,
      seen_at: now,
      expires_at: expiresAt,
      remember,
      address,
      device,
      device_id: deviceId,
      id: newId(),
      stepped_up_until: new Date(now.getTime() + STEP_UP),
    })
    .execute();
  return { cookie: setCookie(SESSION_COOKIE, secret, remember ? absolute : undefined), expiresAt };
}

/** Finds the session of a request; undefined without one, when it has ended, or when the customer is blocked. */
export async function findSession(
  db: Database,
  request: Request,
  now: Date,
  today: string,
): Promise<SignedIn | undefined> {
  const secret = readCookie(request, SESSION_COOKIE);
  if (!secret) return undefined;
  const session = await sessionWithAccounts(db, hashSecret(secret), today);
  if (!session || session.status !== 'active') return undefined;
  const idleUntil = session.seen_at.getTime() + (session.remember ? LIFE.remembered : LIFE.session).idle;
  if (now.getTime() >= Math.min(idleUntil, session.expires_at.getTime())) {
    await db.deleteFrom('session').where('id_hash', '=', session.id_hash).execute();
    return undefined;
  }
  if (now.getTime() - session.seen_at.getTime() > SEEN_EVERY)
    await db.updateTable('session').set({ seen_at: now }).where('id_hash', '=', session.id_hash).execute();
  return {
    id: session.customer_id,
    name: session.name,
    accounts: session.accounts.map(accountBody),
    expiresAt: session.expires_at,
    sessionHash: session.id_hash,
    isRemembered: session.remember,
    sessionId: session.id ?? undefined,
    steppedUpUntil: session.stepped_up_until ?? undefined,
    isFrozen: session.frozen_at !== null,
    registryVersion: session.registry_version,
  };
}

/**
 * Finds the session of a request whose cookie was replaced within the last ten minutes. Use it only to tell the first
 * answer once more.
 */
export async function findReplacedSession(
  db: Database,
  request: Request,
  now: Date,
): Promise<{ readonly id: string; readonly sessionId: string | undefined } | undefined> {
  const secret = readCookie(request, SESSION_COOKIE);
  if (!secret) return undefined;
  const session = await db
    .selectFrom('session')
    .select(['id', 'customer_id'])
    .where('replaced_hash', '=', hashSecret(secret))
    .where('replaced_at', '>', new Date(now.getTime() - ANSWER_LIFE.secret))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return session && { id: session.customer_id, sessionId: session.id ?? undefined };
}

/** Allows sensitive operations for ten minutes and gives the session a new id. */
export async function stepUp(
  db: Database | Tx,
  { sessionHash = '' }: SignedIn,
  now: Date,
): Promise<{ readonly cookie: string; readonly until: Date }> {
  const secret = newSecret();
  const until = new Date(now.getTime() + STEP_UP);
  const { remember, expires_at } = await db
    .updateTable('session')
    .set({ id_hash: hashSecret(secret), stepped_up_until: until, replaced_hash: sessionHash, replaced_at: now })
    .where('id_hash', '=', sessionHash)
    .returning(['remember', 'expires_at'])
    .executeTakeFirstOrThrow();
  return {
    cookie: setCookie(SESSION_COOKIE, secret, remember ? expires_at.getTime() - now.getTime() : undefined),
    until,
  };
}

export async function closeSession(db: Database | Tx, request: Request): Promise<string> {
  const secret = readCookie(request, SESSION_COOKIE);
  if (secret) await db.deleteFrom('session').where('id_hash', '=', hashSecret(secret)).execute();
  return setCookie(SESSION_COOKIE, '', 0);
}

/** Returns the customer's own accounts and those they may help with on a local date. */
export async function accountsOf(db: Database | Tx, customerId: string, today: string): Promise<Account[]> {
  return (await accountRowsOf(db, customerId, today)).map(accountBody);
}

const accountBody = ({ els_number, name, role, rights, until, ...account }: AccountRow): Account => ({
  ...account,
  ...(els_number !== null && { elsNumber: els_number }),
  ...(name && { name }),
  ...(role === 'helper' && { role, rights: rights ?? [], ...(until && { until }) }),
});

export const sessionBody = ({ id, name, accounts, expiresAt, scopes, isDelegate }: SignedIn): Session => ({
  state: 'signed-in',
  ...(!isDelegate && { customer: { id, name } }),
  accounts: [...accounts],
  expiresAt: expiresAt.toISOString(),
  ...(scopes && { scopes: [...scopes] }),
});
