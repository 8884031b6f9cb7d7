import type { GuestPaymentLookup } from '@vodokanal/contract';
import { GUEST_PAYMENT_LIFE, isFactOf } from '@vodokanal/contract/policies/guest-payment';
import { hasNumber, presentNumber } from '../accounts/queries.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { demandWork } from '../guest/work.ts';
import { metersByAccountNumber } from '../guest/queries.ts';
import { ProblemError } from '../http/problems.ts';
import { hashSecret, newSecret } from '../ids.ts';
import type { Secrets } from '../secrets.ts';
import { countAttempt, type Source } from '../session/throttle.ts';
import { openLink, type PayableLink } from './links.ts';
import type { GuestPayer, PayableAccount } from './payer.ts';

/**
 * Finds the account that somebody without a sign-in wants to pay for. Failures are counted; throws `PAYER_NOT_FOUND`,
 * `WORK_REQUIRED` or `RATE_LIMITED`.
 */
export async function findPayable(
  db: Database,
  secrets: Secrets,
  { accountNumber, fact, work }: GuestPaymentLookup,
  address: string,
  now: Date,
): Promise<{ readonly account: PayableAccount; readonly source: Source }> {
  const number = await presentNumber(db, accountNumber);
  const source: Source = { login: hashSecret(`guest payment ${number}`), address, knownDevice: undefined };
  await demandWork(db, secrets, { source, work, now });
  await countAttempt(db, source, now);
  const account = await db
    .selectFrom('account')
    .select(['id', 'number', 'address', 'bill_code as billCode'])
    .where(hasNumber(number))
    .executeTakeFirst();
  const serialNumbers = (await metersByAccountNumber(db, number)).map(({ serialNumber }) => serialNumber);
  if (!account || !isFactOf(fact, { serialNumbers, billCode: account.billCode }))
    throw new ProblemError('PAYER_NOT_FOUND');
  return { account, source };
}

/** Opens the ticket with which payments for this account are prepared. */
export async function openGuestPayer(
  tx: Tx,
  { id }: PayableAccount,
  now: Date,
  linkId: string | null = null,
): Promise<string> {
  const ticket = newSecret();
  await tx
    .insertInto('guest_payer')
    .values({
      id_hash: hashSecret(ticket),
      account_id: id,
      expires_at: new Date(now.getTime() + GUEST_PAYMENT_LIFE.prepare),
      link_id: linkId,
    })
    .execute();
  return ticket;
}

/** The account of a ticket that may still prepare payments. Throws `PAYER_NOT_FOUND`. */
export async function guestPayer(
  db: Database | Tx,
  ticket: string,
  now: Date,
): Promise<GuestPayer & { readonly account: PayableAccount; readonly link: PayableLink | null }> {
  const guestHash = hashSecret(ticket);
  const account = await db
    .selectFrom('guest_payer')
    .innerJoin('account', 'account.id', 'guest_payer.account_id')
    .select(['account.id', 'number', 'address', 'link_id'])
    .where('id_hash', '=', guestHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!account) throw new ProblemError('PAYER_NOT_FOUND');
  return { guestHash, account, link: account.link_id === null ? null : await openLink(db, account.link_id, now) };
}
