import type { AutopayStatus, AutopayTerms, NewPayment } from '../index.ts';
import { assertNoFindings, blockingFinding, ProblemError } from '../problem.ts';
import { PAYMENT_LIMITS } from './payment.ts';

/** What the utility offers; a dated setting. */
export interface AutopayPolicy {
  /** The highest limit that a customer may set, in kopecks. */
  readonly mostLimit: number;
  /** A notice goes out so many days before each charge. */
  readonly noticeDays: number;
}

type Offer = NonNullable<AutopayStatus['offer']>;

/** Throws INVALID for a limit that the utility does not allow; `pointer` is that of the terms. */
export function assertTerms({ limit }: AutopayTerms, { mostLimit }: Pick<Offer, 'mostLimit'>, pointer = ''): void {
  const { least } = PAYMENT_LIMITS;
  const at = `${pointer}/limit`;
  if (limit < least) assertNoFindings([blockingFinding('AMOUNT_TOO_SMALL', at, { least })]);
  if (limit > mostLimit) assertNoFindings([blockingFinding('AMOUNT_TOO_LARGE', at, { most: mostLimit })]);
}

/**
 * Checks the terms of a payment with which autopay is to begin. Throws METHOD_UNAVAILABLE when it is not offered or not
 * for this way to pay, INVALID for several accounts, and HELPER_REFUSED for a helper.
 */
export function assertAutopayBegins(
  { items, method, autopay }: NewPayment,
  offer: Offer | null,
  roles: readonly ('holder' | 'helper' | undefined)[],
): void {
  if (!autopay) return;
  if (roles.includes('helper')) throw new ProblemError('HELPER_REFUSED');
  if (!offer?.methods.includes(method)) throw new ProblemError('METHOD_UNAVAILABLE');
  if (items.length > 1) assertNoFindings([blockingFinding('TOO_MANY', '/items')]);
  assertTerms(autopay, offer, '/autopay');
}
