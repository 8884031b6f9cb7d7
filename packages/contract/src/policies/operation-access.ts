import type { Scope, Site } from '../index.ts';
import { operations, type Operation, type OperationId } from '../generated/operations.ts';
import { ProblemError } from '../problem.ts';

/** In a frame on a partner site every request names that site. */
export const SITE_HEADER = 'X-VK-Site';
/** Sent by a frame whose session comes from a code of the partner's back end. */
export const DELEGATION_HEADER = 'X-VK-Delegation';

/** Neither a password nor a code is ever taken in a frame: these belong to the endpoint's own pages. */
const OWN_PAGES_ONLY =
  /^(session\.(create|confirm|renewPassword|passkey|passkeyOptions)|(codes|registrations|recoveries|unlocks)\.\w+)$/;

/** Where a request comes from. */
export interface CallingSite {
  /** The request names a partner site. */
  readonly isFramed: boolean;
  /** The site of the frame, else that of the origin; undefined when it is not registered. */
  readonly site: Pick<Site, 'scopes'> | undefined;
  /** The origin is one of the endpoint's own, or there is none. */
  readonly isOwnOrigin: boolean;
}

/** Refuses what this site may not call, whoever is signed in there. */
export function assertSiteMayCall(id: OperationId, { isFramed, site, isOwnOrigin }: CallingSite): void {
  const { scope, signedIn }: Operation = operations[id];
  if (!signedIn && scope && scope !== 'any' && !site?.scopes.includes(scope)) throw new ProblemError('SCOPE_REFUSED');
  // Consent is given on our own pages alone, not on every one that may sign somebody in.
  if (id.startsWith('connections.') && !isOwnOrigin) throw new ProblemError('ORIGIN_REFUSED');
  if (isFramed && OWN_PAGES_ONLY.test(id)) throw new ProblemError('SCOPE_REFUSED');
}

/** A session: of a customer on the endpoint's own pages, or of a frame. */
export interface CallingSession {
  /** Of a frame alone: what it may do. */
  readonly scopes?: readonly Scope[] | undefined;
  /** A partner's back end answers for one account; no customer was asked. */
  readonly isDelegate?: boolean | undefined;
  /** «Это был не я» was said, and the password not recovered since. */
  readonly isFrozen?: boolean | undefined;
  readonly steppedUpUntil?: Date | undefined;
}

/** Refuses what this session may not call: scopes of a frame, sensitive acts while frozen or without the password said once more. */
export function assertSessionMayCall(
  id: OperationId,
  { scopes, isDelegate = false, isFrozen = false, steppedUpUntil }: CallingSession,
  now: Date,
): void {
  const { scope, stepUp }: Operation = operations[id];
  if (scopes && scope !== 'any' && !(scope && scopes.includes(scope))) throw new ProblemError('SCOPE_REFUSED');
  // A partner answers for readings, not for files.
  if (isDelegate && id.startsWith('uploads.')) throw new ProblemError('SCOPE_REFUSED');
  if (stepUp && isFrozen) throw new ProblemError('FROZEN');
  if (stepUp && !(steppedUpUntil && steppedUpUntil > now)) throw new ProblemError('STEP_UP_REQUIRED');
}
