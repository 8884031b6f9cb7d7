import type { Finding, NewHelper } from '../index.ts';
import { blockingFinding } from '../problem.ts';
import { foldEmail } from '../rules/account-number.ts';
import { addDays } from '../rules/calendar.ts';
import { isEmail } from '../rules/contact.ts';

/** A helper may be let in for a year at most, leap day included. */
const LONGEST_DAYS = 366;
/** How long an invitation can be accepted, in milliseconds. */
export const INVITATION_LIFE = 14 * 24 * 3_600_000;

/** What is wrong with an invitation on a local date. */
export function invitationFaults({ email, until }: Pick<NewHelper, 'email' | 'until'>, today: string): Finding[] {
  return [
    ...(isEmail(foldEmail(email)) ? [] : [blockingFinding('EMAIL_FORMAT', '/email')]),
    ...(until < today
      ? [blockingFinding('DATE_TOO_OLD', '/until')]
      : until > addDays(today, LONGEST_DAYS)
        ? [blockingFinding('DATE_IN_FUTURE', '/until')]
        : []),
  ];
}

/** An invitation as it was sent. */
export interface Invitation {
  readonly accountId: string;
  readonly until: string;
  readonly createdAt: Date;
  /** Who has accepted it. */
  readonly customerId: string | null;
}

/** Whether a customer may accept an invitation: it is still good, of an account that is not their own, and nobody else has taken it. */
export function isAcceptable(
  { accountId, until, createdAt, customerId }: Invitation,
  customer: { readonly id: string; readonly heldAccountIds: readonly string[] },
  today: string,
  now: Date,
): boolean {
  return (
    until >= today &&
    createdAt.getTime() > now.getTime() - INVITATION_LIFE &&
    !customer.heldAccountIds.includes(accountId) &&
    (customerId === null || customerId === customer.id)
  );
}

/** The code of an invitation as people paste it. */
export const foldInvitationCode = (code: string): string => code.replace(/\s/g, '');
