import type { NewUnlock, Unlock } from '../index.ts';

const DAY = 24 * 3_600_000;

/** How long the ticket of a request works, in milliseconds. */
export const UNLOCK_TICKET_LIFE = 90 * DAY;

export const isUnlockTicketGood = (registeredAt: Date, now: Date): boolean =>
  registeredAt.getTime() > now.getTime() - UNLOCK_TICKET_LIFE;

/** Whose sign-in it is; undefined when nobody signs in with the account. */
export interface LockedCustomer {
  readonly isBlocked: boolean;
  /** Blocked by a machine (guard) or by the staff. */
  readonly blockedBy: 'utility' | 'guard' | null;
}

/** How a request to open a sign-in begins. What a machine has shut, proven data open again; what the staff has shut, the staff opens. */
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
