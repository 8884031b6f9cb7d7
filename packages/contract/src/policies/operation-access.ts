import type { Scope, Site } from '../index.ts';
import { operations, type Operation, type OperationId } from '../generated/operations.ts';
import { ProblemError } from '../problem.ts';

/** A frame on a partner site names that site in every request. */
export const SITE_HEADER = 'X-VK-Site';
/** Sent by a frame whose session was opened with a code of the partner's back end. */
export const DELEGATION_HEADER = 'X-VK-Delegation';

/** Passwords, codes and payments without a sign-in are accepted only on the endpoint's own pages, never in a frame. */
const OWN_PAGES_ONLY =
  /^(session\.(create|confirm|renewPassword|passkey|passkeyOptions)|(codes|registrations|recoveries|unlocks|guestPayments)\.\w+)$/;

/** Refused like sensitive operations while the sign-in is frozen: a partner let in now might be a thief's. */
const FROZEN_TOO: readonly OperationId[] = ['connections.create'];

/** The site that a request comes from. */
export interface CallingSite {
  /** Whether the request names a partner site. */
  readonly isFramed: boolean;
  /** The site of the frame, or else of the origin; undefined when it is not registered. */
  readonly site: Pick<Site, 'scopes'> | undefined;
  /** Whether the origin is one of the endpoint's own, or missing. */
  readonly isOwnOrigin: boolean;
}

/** Throws SCOPE_REFUSED or ORIGIN_REFUSED when the site may not call the operation, whoever is signed in. */
export function assertSiteMayCall(id: OperationId, { isFramed, site, isOwnOrigin }: CallingSite): void {
  const { scope, signedIn }: Operation = operations[id];
  if (!signedIn && scope && scope !== 'any' && !site?.scopes.includes(scope)) throw new ProblemError('SCOPE_REFUSED');
  // Other inline sites may sign customers in, but consent is given only on the endpoint's own pages.
  if (id.startsWith('connections.') && !isOwnOrigin) throw new ProblemError('ORIGIN_REFUSED');
  if (isFramed && OWN_PAGES_ONLY.test(id)) throw new ProblemError('SCOPE_REFUSED');
}

/** A session: of a customer on the endpoint's own pages, or of a frame. */
export interface CallingSession {
  /** Only for a frame. */
  readonly scopes?: readonly Scope[] | undefined;
  /** Whether a partner's back end opened the session for one account, without asking the customer. */
  readonly isDelegate?: boolean | undefined;
  /** Whether the customer reported «Это был не я» and has not recovered the password since. */
  readonly isFrozen?: boolean | undefined;
  readonly steppedUpUntil?: Date | undefined;
}

/**
 * Throws SCOPE_REFUSED when the session lacks the scope. For sensitive operations and new partners it throws FROZEN
 * while the sign-in is frozen, for sensitive operations STEP_UP_REQUIRED without a recent step-up.
 */
export function assertSessionMayCall(
  id: OperationId,
  { scopes, isDelegate = false, isFrozen = false, steppedUpUntil }: CallingSession,
  now: Date,
): void {
  const { scope, stepUp }: Operation = operations[id];
  if (scopes && scope !== 'any' && !(scope && scopes.includes(scope))) throw new ProblemError('SCOPE_REFUSED');
  // A partner's back end may send readings for the customer, but no files.
  if (isDelegate && id.startsWith('uploads.')) throw new ProblemError('SCOPE_REFUSED');
  if ((stepUp || FROZEN_TOO.includes(id)) && isFrozen) throw new ProblemError('FROZEN');
  if (stepUp && !(steppedUpUntil && steppedUpUntil > now)) throw new ProblemError('STEP_UP_REQUIRED');
}
