import type { Finding, NewHelper } from '../index.ts';
import { blockingFinding } from '../problem.ts';
import { foldEmail } from '../rules/account-number.ts';
import { addDays } from '../rules/calendar.ts';
import { isEmail } from '../rules/contact.ts';

/** A helper may have access for a year at most, leap day included. */
const LONGEST_DAYS = 366;
/** Time in which an invitation can be accepted, in milliseconds. */
export const INVITATION_LIFE = 14 * 24 * 3_600_000;

/** Checks an invitation; `today` is a local date, `YYYY-MM-DD`. */
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

/** A stored invitation. */
export interface Invitation {
  readonly accountId: string;
  readonly until: string;
  readonly createdAt: Date;
  /** Id of the customer who accepted it. */
  readonly customerId: string | null;
}

/** Whether a customer may accept an invitation: not expired, not for their own account, not used by somebody else. */
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

/** Removes the spaces and line breaks of a pasted invitation code. */
export const foldInvitationCode = (code: string): string => code.replace(/\s/g, '');
