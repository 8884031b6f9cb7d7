import type { NewUnlock, Unlock } from '../index.ts';

const DAY = 24 * 3_600_000;

/** Lifetime of the ticket of an unlock request, in milliseconds. */
export const UNLOCK_TICKET_LIFE = 90 * DAY;

export const isUnlockTicketGood = (registeredAt: Date, now: Date): boolean =>
  registeredAt.getTime() > now.getTime() - UNLOCK_TICKET_LIFE;

/** The customer whose sign-in is to be unlocked. */
export interface LockedCustomer {
  readonly isBlocked: boolean;
  /** `guard`: blocked automatically. `utility`: blocked by the staff. */
  readonly blockedBy: 'utility' | 'guard' | null;
}

/**
 * The first state of an unlock request; `customer` is undefined when nobody signs in with the account. Proven data undo
 * an automatic block; only the staff can undo a block by the staff.
 */
export function firstUnlockState(
  way: NewUnlock['way'],
  customer: LockedCustomer | undefined,
): { readonly state: Unlock['state']; readonly text: string } {
  if (way === 'data' && customer && (!customer.isBlocked || customer.blockedBy === 'guard'))
    return { state: 'restored', text: '' };
  return way === 'documents'
    ? { state: 'needMore', text: 'снимки документов. Приложите их ниже.' }
    : { state: 'inReview', text: '' };
}
