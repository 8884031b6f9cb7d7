import type { Account, Scope, Site } from '../index.ts';
import { ProblemError } from '../problem.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Lifetimes in milliseconds: of one-time codes, of the ticket for a token, of a token, and of the session of a frame. */
export const CONNECTION_LIFE = {
  consent: 30 * SECOND,
  delegation: 60 * SECOND,
  ticket: 30 * SECOND,
  token: 10 * MINUTE,
  idle: 30 * MINUTE,
  absolute: 8 * 60 * MINUTE,
  delegated: 30 * MINUTE,
} as const;

/** A customer who was asked, or one account for which a partner's back end answers. */
export type ConnectionKind = 'consent' | 'delegation';

export const DELEGATED_SCOPES = ['readings:write'] as const satisfies readonly Scope[];

/** What a customer can let a partner site do; refused where there is nothing. */
export function grantedScopes(site: Pick<Site, 'scopes'> | undefined): Scope[] {
  // A guest is nobody's session.
  const scopes = site?.scopes.filter((scope) => scope !== 'readings:guest') ?? [];
  if (scopes.length === 0)
    throw new ProblemError('INVALID', { errors: [{ code: 'NOT_ALLOWED', severity: 'block', pointer: '/site' }] });
  return scopes;
}

/** What is left of a grant: what the registry took back since is gone. */
export const effectiveScopes = (granted: readonly Scope[], site: Pick<Site, 'scopes'>): Scope[] =>
  granted.filter((scope) => site.scopes.includes(scope));

/** Whether the back end of a partner may answer for its residents. */
export const mayDelegate = (site: Pick<Site, 'mode' | 'scopes'>): boolean =>
  site.mode === 'framed' && DELEGATED_SCOPES.every((scope) => site.scopes.includes(scope));

/** An account as the frame of a partner site is told of it: where people live stays with the utility. */
export const accountForFrame = <A extends Account>(account: A): A => ({ ...account, address: '' });

/** A one-time code as it was issued. */
export interface ConnectionCode {
  readonly site: string;
  readonly expiresAt: Date;
  /** SHA-256 of the verifier, base64url; null for a code of a partner's back end. */
  readonly challenge: string | null;
}

/** Whether a code opens a session: it is of this site, still good, and its verifier is known. */
export function isRedeemable(
  code: ConnectionCode,
  { site, verifierHash }: { readonly site: string; readonly verifierHash: string | undefined },
  now: Date,
): boolean {
  return code.site === site && code.expiresAt > now && (code.challenge === null || code.challenge === verifierHash);
}

/** Whether the session of a frame has ended: by its age, or because nobody used it. */
export function isConnectionOver(
  { seenAt, expiresAt }: { readonly seenAt: Date; readonly expiresAt: Date },
  now: Date,
): boolean {
  return now.getTime() >= Math.min(seenAt.getTime() + CONNECTION_LIFE.idle, expiresAt.getTime());
}

export const connectionLife = (kind: ConnectionKind): number =>
  kind === 'consent' ? CONNECTION_LIFE.absolute : CONNECTION_LIFE.delegated;
