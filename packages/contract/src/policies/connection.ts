import type { Account, Scope, Site } from '../index.ts';
import { ProblemError } from '../problem.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Lifetimes in milliseconds of one-time codes, of the ticket for a token, of a token, and of a frame's session. */
export const CONNECTION_LIFE = {
  consent: 30 * SECOND,
  delegation: 60 * SECOND,
  ticket: 30 * SECOND,
  token: 10 * MINUTE,
  idle: 30 * MINUTE,
  absolute: 8 * 60 * MINUTE,
  delegated: 30 * MINUTE,
} as const;

/** `consent`: the customer agreed. `delegation`: the partner's back end asked for one account. */
export type ConnectionKind = 'consent' | 'delegation';

export const DELEGATED_SCOPES = ['readings:write'] as const satisfies readonly Scope[];

/** The scopes that a customer can grant to a partner site. Throws INVALID when there are none. */
export function grantedScopes(site: Pick<Site, 'scopes'> | undefined): Scope[] {
  // Guests have no session, so this scope cannot be granted to one.
  const scopes = site?.scopes.filter((scope) => scope !== 'readings:guest') ?? [];
  if (scopes.length === 0)
    throw new ProblemError('INVALID', { errors: [{ code: 'NOT_ALLOWED', severity: 'block', pointer: '/site' }] });
  return scopes;
}

/** The granted scopes that the site still has; the utility may have removed some since. */
export const effectiveScopes = (granted: readonly Scope[], site: Pick<Site, 'scopes'>): Scope[] =>
  granted.filter((scope) => site.scopes.includes(scope));

/** Whether a partner's back end may request codes for its residents. */
export const mayDelegate = (site: Pick<Site, 'mode' | 'scopes'>): boolean =>
  site.mode === 'framed' && DELEGATED_SCOPES.every((scope) => site.scopes.includes(scope));

/** An account as a partner's frame receives it, without the home address. */
export const accountForFrame = <A extends Account>(account: A): A => ({ ...account, address: '' });

/** An issued one-time code. */
export interface ConnectionCode {
  readonly site: string;
  readonly expiresAt: Date;
  /** SHA-256 of the verifier in base64url; null for a code issued to a partner's back end. */
  readonly challenge: string | null;
}

/** Whether a code opens a session: it belongs to this site, has not expired, and the verifier matches. */
export function isRedeemable(
  code: ConnectionCode,
  { site, verifierHash }: { readonly site: string; readonly verifierHash: string | undefined },
  now: Date,
): boolean {
  return code.site === site && code.expiresAt > now && (code.challenge === null || code.challenge === verifierHash);
}

/** Whether a frame's session has expired or has been idle for too long. */
export function isConnectionOver(
  { seenAt, expiresAt }: { readonly seenAt: Date; readonly expiresAt: Date },
  now: Date,
): boolean {
  return now.getTime() >= Math.min(seenAt.getTime() + CONNECTION_LIFE.idle, expiresAt.getTime());
}

/** Longest lifetime of a frame's session, in milliseconds. */
export const connectionLife = (kind: ConnectionKind): number =>
  kind === 'consent' ? CONNECTION_LIFE.absolute : CONNECTION_LIFE.delegated;
