import { sql, type Insertable, type Selectable } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';
import { isUuid } from '../ids.ts';
import type { OrderReceipt } from './order-receipt.ts';
import type { PayerKey } from './payer.ts';

export type PaymentRow = Selectable<Tables['payment']>;

/** The next payment number without its year. */
export async function nextNumber(tx: Tx): Promise<string> {
  const { rows } = await sql<{ number: string }>`select nextval('payment_number')::text as number`.execute(tx);
  return rows[0]?.number ?? '';
}

export async function insertPayment(
  tx: Tx,
  row: Insertable<Tables['payment']>,
  accountIds: readonly string[],
): Promise<void> {
  await tx.insertInto('payment').values(row).execute();
  await tx
    .insertInto('payment_item')
    .values(accountIds.map((account_id) => ({ account_id, payment_id: row.id })))
    .execute();
}

/** A payment of this payer; undefined for one of somebody else. */
export const findPayment = (db: Database | Tx, id: string, payer: PayerKey): Promise<PaymentRow | undefined> =>
  'customerId' in payer
    ? db
        .selectFrom('payment')
        .selectAll()
        .where('id', '=', id)
        .where('customer_id', '=', payer.customerId)
        .executeTakeFirst()
    : db
        .selectFrom('payment')
        .selectAll()
        .where('id', '=', id)
        .where('guest_hash', '=', payer.guestHash)
        .executeTakeFirst();

/**
 * How many payments are open that count for this payer, and when the first of them ends: those a customer has prepared
 * and not confirmed; for guests, who may open any number of tickets, all open payments of guests for the account.
 */
export async function openPayments(
  db: Tx,
  payer: PayerKey,
  accountIds: readonly string[],
  now: Date,
): Promise<{ readonly count: number; readonly endsAt: Date }> {
  const open = db
    .selectFrom('payment')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('expires_at').as('ends_at')]);
  const { count, ends_at } = await (
    'customerId' in payer
      ? open
          .where('customer_id', '=', payer.customerId)
          .where('state', '=', 'created')
          .where('is_automatic', '=', false)
          .where('expires_at', '>', now)
      : open
          .where('guest_hash', 'is not', null)
          .where('id', 'in', (items) =>
            items.selectFrom('payment_item').select('payment_id').where('account_id', 'in', accountIds),
          )
          .where((where) =>
            where.or([
              where('state', '=', 'pending'),
              where.and([where('state', '=', 'created'), where('expires_at', '>', now)]),
            ]),
          )
  ).executeTakeFirstOrThrow();
  return { count: Number(count), endsAt: ends_at ? new Date(ends_at) : now };
}

/** The payment of an acquirer's order. */
export const paymentOfOrder = (db: Database, acquirer: string, acquirerId: string) =>
  db
    .selectFrom('payment')
    .select('id')
    .where('acquirer', '=', acquirer)
    .where('acquirer_id', '=', acquirerId)
    .executeTakeFirst();

/**
 * The payment of an order that the acquirer lists. A process that ended between the order and its record has left a
 * payment without an order; it gets the order here. Undefined for an order of no payment.
 */
export async function orderedPayment(
  db: Database,
  acquirer: string,
  { acquirerId, paymentId }: { readonly acquirerId: string; readonly paymentId: string | null },
): Promise<PaymentRow | undefined> {
  const known = await db
    .selectFrom('payment')
    .selectAll()
    .where('acquirer', '=', acquirer)
    .where('acquirer_id', '=', acquirerId)
    .executeTakeFirst();
  if (known || !isUuid(paymentId)) return known;
  return db
    .updateTable('payment')
    .set({ acquirer, acquirer_id: acquirerId, state: 'pending' })
    .where('id', '=', paymentId)
    .where('acquirer_id', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/** Payments that this acquirer has taken from one instant until before another. */
export const settledBetween = (db: Database, acquirer: string, from: Date, to: Date) =>
  db
    .selectFrom('payment')
    .select(['number', 'acquirer_id'])
    .where('acquirer', '=', acquirer)
    .where('settled_at', '>=', from)
    .where('settled_at', '<', to)
    .execute();

/** Automatic payments whose money is still to be taken, the longest untried first. */
export const preparedCharges = (db: Database, limit: number): Promise<{ readonly id: string }[]> =>
  db
    .selectFrom('payment')
    .select('id')
    .where('is_automatic', '=', true)
    .where('state', '=', 'created')
    .orderBy(sql`asked_at nulls first`)
    .limit(limit)
    .execute();

/** Notes the order of a payment, unless another process has done so or the payment has ended. */
export const setOrder = (db: Database, id: string, acquirer: string, acquirerId: string) =>
  db
    .updateTable('payment')
    .set({ state: 'pending', acquirer, acquirer_id: acquirerId, asked_at: new Date(0) })
    .where('id', '=', id)
    .where('state', '=', 'created')
    .where('acquirer_id', 'is', null)
    .execute();

/** Whether any payment of an account, whoever pays, is with the acquirer or will be. */
export async function isBeingPaid(db: Database | Tx, accountId: string): Promise<boolean> {
  const found = await db
    .selectFrom('payment_item')
    .innerJoin('payment', 'payment.id', 'payment_item.payment_id')
    .select('payment.id')
    .where('payment_item.account_id', '=', accountId)
    .where((where) =>
      where.or([
        where('payment.state', '=', 'pending'),
        where.and([where('payment.state', '=', 'created'), where('payment.is_automatic', '=', true)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Locks a payment until the end of the transaction. */
export const lockPayment = (tx: Tx, id: string): Promise<PaymentRow | undefined> =>
  tx.selectFrom('payment').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** A customer's payments for an account that are with the acquirer, or prepared and not expired. */
export const unfinishedPayments = (
  db: Database,
  accountId: string,
  customerId: string,
  now: Date,
): Promise<PaymentRow[]> =>
  db
    .selectFrom('payment_item')
    .innerJoin('payment', 'payment.id', 'payment_item.payment_id')
    .selectAll('payment')
    .where('payment_item.account_id', '=', accountId)
    .where('payment.customer_id', '=', customerId)
    .where((where) =>
      where.or([
        where('payment.state', '=', 'pending'),
        // A prepared automatic payment is not for the customer to finish.
        where.and([
          where('payment.state', '=', 'created'),
          where('payment.expires_at', '>', now),
          where('payment.is_automatic', '=', false),
        ]),
      ]),
    )
    .orderBy(sql`payment.state <> 'pending'`)
    .orderBy('payment.created_at', 'desc')
    .limit(20)
    .execute();

/**
 * Payments that are with this acquirer, then those whose receipt is being formed, not asked about since a time; the
 * longest waiting first.
 */
export const paymentsToAsk = (db: Database, acquirer: string, before: Date, limit: number): Promise<PaymentRow[]> =>
  db
    .selectFrom('payment')
    .selectAll()
    .where('acquirer', '=', acquirer)
    .where((where) => where.or([where('state', '=', 'pending'), where('receipts_until', '>', before)]))
    .where('asked_at', '<', before)
    .orderBy(sql`state <> 'pending'`)
    .orderBy('asked_at')
    .limit(limit)
    .execute();

/**
 * Stores what is told the acquirer with an order the first time, and returns that each time, because an acquirer refuses
 * one key with two orders.
 */
export async function rememberOrder(
  db: Database,
  id: string,
  { returnUrl, receipt }: { readonly returnUrl: string; readonly receipt: OrderReceipt | undefined },
): Promise<{ readonly returnUrl: string; readonly receipt?: OrderReceipt }> {
  const row = await db
    .updateTable('payment')
    .set({
      return_url: sql<string>`coalesce(return_url, ${returnUrl})`,
      receipt_order: sql<string>`case when return_url is null then ${receipt ? JSON.stringify(receipt) : null}::jsonb else receipt_order end`,
    })
    .where('id', '=', id)
    .returning(['return_url', 'receipt_order'])
    .executeTakeFirstOrThrow();
  return { returnUrl: row.return_url ?? returnUrl, ...(row.receipt_order && { receipt: row.receipt_order }) };
}

/** Where a customer is reached. */
export const findContact = (
  db: Database | Tx,
  customerId: string,
): Promise<{ readonly email: string | null; readonly phone: string | null } | undefined> =>
  db.selectFrom('customer').select(['email', 'phone']).where('id', '=', customerId).executeTakeFirst();
