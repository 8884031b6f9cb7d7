import type { CreatedPaymentLink, NewPaymentLink, PaymentLink } from '@vodokanal/contract';
import {
  assertNewLink,
  assertOpenLink,
  isLinkShown,
  linkEnd,
  linkState,
} from '@vodokanal/contract/policies/payment-link';
import type { Selectable } from 'kysely';
import { lockCustomer } from '../database/locks.ts';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { hashSecret, newId, newSecret } from '../ids.ts';
import type { PayableAccount } from './payer.ts';

type Row = Selectable<Tables['payment_link']>;

/** A link that may be paid by. */
export interface PayableLink {
  readonly id: string;
  /** Kopecks. */
  readonly amount: number;
}

const shown = ({ id, amount, created_at, expires_at }: Row, state: PaymentLink['state']): PaymentLink => ({
  id,
  amount,
  state,
  createdAt: created_at.toISOString(),
  expiresAt: expires_at.toISOString(),
});

async function stateOf(db: Database | Tx, { id, expires_at }: Row, now: Date): Promise<PaymentLink['state']> {
  const payments = await db.selectFrom('payment').select('state').where('link_id', '=', id).execute();
  return linkState(
    expires_at,
    payments.map(({ state }) => state),
    now,
  );
}

async function linksOf(db: Database | Tx, accountId: string, customerId: string, now: Date): Promise<PaymentLink[]> {
  const rows = await db
    .selectFrom('payment_link')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('customer_id', '=', customerId)
    .orderBy('created_at', 'desc')
    .execute();
  const links: PaymentLink[] = [];
  for (const row of rows) {
    const state = await stateOf(db, row, now);
    if (isLinkShown(state, row.expires_at, now)) links.push(shown(row, state));
  }
  return links;
}

export const listLinks = (db: Database, accountId: string, customerId: string, now: Date): Promise<PaymentLink[]> =>
  linksOf(db, accountId, customerId, now);

/** Whether somebody is at the acquirer with a link of this customer. */
export async function isBeingPaidByLink(db: Database, accountId: string, customerId: string): Promise<boolean> {
  const payment = await db
    .selectFrom('payment_link')
    .innerJoin('payment', 'payment.link_id', 'payment_link.id')
    .select('payment.id')
    .where('account_id', '=', accountId)
    .where('payment_link.customer_id', '=', customerId)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  return payment !== undefined;
}

/** Makes a link of the utility, for example to send it with a bill. Throws INVALID. */
export async function createUtilityLink(
  tx: Tx,
  accountId: string,
  wanted: NewPaymentLink,
  now: Date,
): Promise<CreatedPaymentLink> {
  assertNewLink(wanted, 0);
  return insertLink(tx, accountId, null, wanted, now);
}

/** Makes a link. Throws INVALID and RATE_LIMITED. */
export async function createLink(
  tx: Tx,
  accountId: string,
  customerId: string,
  wanted: NewPaymentLink,
  now: Date,
): Promise<CreatedPaymentLink> {
  await lockCustomer(tx, customerId);
  const active = (await linksOf(tx, accountId, customerId, now)).filter(({ state }) => state === 'active');
  assertNewLink(wanted, active.length);
  return insertLink(tx, accountId, customerId, wanted, now);
}

async function insertLink(
  tx: Tx,
  accountId: string,
  customerId: string | null,
  wanted: NewPaymentLink,
  now: Date,
): Promise<CreatedPaymentLink> {
  const secret = newSecret();
  const row: Row = {
    id: newId(),
    account_id: accountId,
    customer_id: customerId,
    secret_hash: hashSecret(secret),
    amount: wanted.amount,
    created_at: now,
    expires_at: linkEnd(wanted, now),
  };
  await tx.insertInto('payment_link').values(row).execute();
  return { link: shown(row, 'active'), secret };
}

/** Withdraws a link. Throws NOT_FOUND. */
export async function removeLink(tx: Tx, accountId: string, customerId: string, linkId: string): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom('payment_link')
    .where('id', '=', linkId)
    .where('account_id', '=', accountId)
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new ProblemError('NOT_FOUND');
}

/** A link of the utility, or of a customer who still holds the account. Throws LINK_ENDED and LINK_USED. */
async function payable(db: Database | Tx, row: Row | undefined, now: Date): Promise<PayableLink> {
  if (!row || !(await isHeldByMaker(db, row))) throw new ProblemError('LINK_ENDED');
  assertOpenLink(await stateOf(db, row, now));
  return { id: row.id, amount: row.amount };
}

async function isHeldByMaker(db: Database | Tx, { customer_id, account_id }: Row): Promise<boolean> {
  if (customer_id === null) return true;
  const holder = await db
    .selectFrom('customer_account')
    .select('role')
    .where('customer_id', '=', customer_id)
    .where('account_id', '=', account_id)
    .executeTakeFirst();
  return holder !== undefined;
}

/** Locks a link until the end of the transaction, so that one payment at a time is confirmed by it. */
export const lockLink = (tx: Tx, id: string) =>
  tx.selectFrom('payment_link').select('id').where('id', '=', id).forUpdate().executeTakeFirst();

/** The link of a ticket, when it still can be paid by. Throws LINK_ENDED and LINK_USED. */
export const openLink = async (db: Database | Tx, id: string, now: Date): Promise<PayableLink> =>
  payable(db, await db.selectFrom('payment_link').selectAll().where('id', '=', id).executeTakeFirst(), now);

/** The link of a secret and its account. Throws LINK_ENDED and LINK_USED. */
export async function findLink(
  db: Database,
  secret: string,
  now: Date,
): Promise<{ readonly link: PayableLink; readonly account: PayableAccount }> {
  const row = await db
    .selectFrom('payment_link')
    .selectAll()
    .where('secret_hash', '=', hashSecret(secret))
    .executeTakeFirst();
  const link = await payable(db, row, now);
  const account = await db
    .selectFrom('account')
    .select(['id', 'number', 'address'])
    .where('id', '=', row?.account_id ?? '')
    .executeTakeFirstOrThrow();
  return { link, account };
}
