import { foldInvitationCode, invitationFaults, isAcceptable } from '@vodokanal/contract/policies/helper-invitation';
import { assertNoFindings } from '@vodokanal/contract/problem';
import { assertBelow, MOST } from '@vodokanal/contract/policies/limits';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { foldEmail } from '@vodokanal/contract/rules/account-number';
import type { Account, Helper, HelperRight, NewHelper } from '@vodokanal/contract';
import { audit } from '../audit/audit.ts';
import type { Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { hashSecret, newId, newSecret } from '../ids.ts';
import { queueMessage } from '../messages/message-queue.ts';
import type { SignedIn } from '../session/sessions.ts';
import type { Source } from '../session/throttle.ts';
import { acceptInvitation, deleteHelper, helpersOf, insertHelper, lockAccount, lockInvitation } from './queries.ts';

const RIGHTS: Readonly<Record<HelperRight, string>> = {
  see: 'видеть баланс и счета',
  readings: 'передавать показания',
  pay: 'платить',
};

interface Act {
  readonly customer: SignedIn;
  readonly address: string;
  readonly today: string;
  readonly now: Date;
}

/** Mails somebody an invitation code for an account. Throws `INVALID`, `LIMIT_REACHED` and `RATE_LIMITED`. */
export async function inviteHelper(
  db: Tx,
  account: Account,
  invitation: NewHelper,
  { customer, address, today, now }: Act,
): Promise<Helper> {
  assertNoFindings(invitationFaults(invitation, today));
  await lockAccount(db, account.id);
  assertBelow((await helpersOf(db, account.id, today)).length, MOST.helpers);
  const email = foldEmail(invitation.email);
  const code = newSecret().slice(0, 12);
  const row = {
    account_id: account.id,
    id: newId(),
    email,
    rights: JSON.stringify(invitation.rights),
    until: invitation.until,
    customer_id: null,
    code_hash: hashSecret(foldInvitationCode(code)),
    created_at: now,
    accepted_at: null,
  };
  await insertHelper(db, row);
  await queueMessage(
    db,
    {
      channel: 'mail',
      recipient: email,
      template: 'helperInvited',
      values: {
        rights: invitation.rights.map((right) => RIGHTS[right]).join(', '),
        until: russianDate(invitation.until),
        code,
      },
      cause: { kind: 'proven', address, account: account.id },
    },
    now,
  );
  await audit(db, { action: 'helper-invited', customerId: customer.id, address, now, details: { helperId: row.id } });
  return helperBody({ ...row, rights: invitation.rights });
}

export async function endHelper(
  db: Tx,
  account: Account,
  helperId: string,
  { customer, address, now }: Act,
): Promise<void> {
  if ((await deleteHelper(db, account.id, helperId)) === undefined) throw new ProblemError('NOT_FOUND');
  await audit(db, { action: 'helper-ended', customerId: customer.id, address, now, details: { helperId } });
}

/** Counts a customer's wrong invitation codes, so that codes cannot be guessed. */
export const invitationSource = (customer: SignedIn, address: string): Source => ({
  login: hashSecret(`helper ${customer.id}`),
  address,
  knownDevice: undefined,
});

/**
 * Accepts an invitation and returns the account id; repeating it has no effect. Throws `CODE_EXPIRED` for any invalid
 * code.
 */
export async function takeInvitation(db: Tx, code: string, { customer, address, today, now }: Act): Promise<string> {
  const invitation = await lockInvitation(db, hashSecret(foldInvitationCode(code)));
  const heldAccountIds = customer.accounts.filter(({ role }) => role !== 'helper').map(({ id }) => id);
  if (
    !invitation ||
    !isAcceptable(
      {
        accountId: invitation.account_id,
        until: invitation.until,
        createdAt: invitation.created_at,
        customerId: invitation.customer_id,
      },
      { id: customer.id, heldAccountIds },
      today,
      now,
    )
  )
    throw new ProblemError('CODE_EXPIRED');
  if (invitation.customer_id === null) {
    await acceptInvitation(db, invitation, customer.id, now);
    await audit(db, {
      action: 'helper-accepted',
      customerId: customer.id,
      address,
      now,
      details: { helperId: invitation.id },
    });
  }
  return invitation.account_id;
}

export const helperBody = ({
  id,
  email,
  rights,
  until,
  accepted_at,
}: {
  readonly id: string;
  readonly email: string;
  readonly rights: HelperRight[];
  readonly until: string;
  readonly accepted_at: Date | null;
}): Helper => ({ id, email, rights: [...rights], until, state: accepted_at ? 'active' : 'invited' });
