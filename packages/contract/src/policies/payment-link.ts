import type { NewPaymentLink, PaymentLink, PaymentState } from '../index.ts';
import { ProblemError } from '../problem.ts';
import { assertGuestPayment } from './payment.ts';

/** Active links of one account at most. */
export const MOST_LINKS = 20;

const DAY = 86_400_000;

/** Throws INVALID for a sum outside the limits of a payment, RATE_LIMITED when there are too many active links. */
export function assertNewLink({ amount }: NewPaymentLink, active: number): void {
  assertGuestPayment({ amount });
  if (active >= MOST_LINKS) throw new ProblemError('RATE_LIMITED', { retryAfter: DAY / 1000 });
}

export const linkEnd = ({ days }: Pick<NewPaymentLink, 'days'>, now: Date): Date =>
  new Date(now.getTime() + days * DAY);

/** A confirmed payment uses a link up, unless it has failed or was given back. */
const USES: readonly PaymentState[] = ['pending', 'succeeded'];

/** How a link stands, by the payments that were prepared with it. */
export function linkState(expiresAt: Date, payments: readonly PaymentState[], now: Date): PaymentLink['state'] {
  if (payments.some((state) => USES.includes(state))) return 'used';
  return expiresAt.getTime() <= now.getTime() ? 'expired' : 'active';
}

/** Throws LINK_ENDED for an expired link and LINK_USED for one that somebody pays or has paid by. */
export function assertOpenLink(state: PaymentLink['state']): void {
  if (state !== 'active') throw new ProblemError(state === 'used' ? 'LINK_USED' : 'LINK_ENDED');
}

/** Links that have ended are shown for a day. */
export const isLinkShown = (state: PaymentLink['state'], expiresAt: Date, now: Date): boolean =>
  state === 'active' || expiresAt.getTime() + DAY > now.getTime();
