import type { Selectable, Updateable } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';

export type AutopayRow = Selectable<Tables['autopay']>;

/** Autopay with the account as a notice and a payment name it. */
export type DueAutopay = AutopayRow & { readonly number: string; readonly address: string };

/** Autopays of customers who still hold the account, the first day first. */
const held = (db: Database, until: string) =>
  db
    .selectFrom('autopay')
    .innerJoin('account', 'account.id', 'autopay.account_id')
    .innerJoin('customer_account', (join) =>
      join
        .onRef('customer_account.account_id', '=', 'autopay.account_id')
        .onRef('customer_account.customer_id', '=', 'autopay.customer_id'),
    )
    .selectAll('autopay')
    .select(['account.number', 'account.address'])
    .where('customer_account.role', '=', 'holder')
    .where('next_on', '<=', until)
    .orderBy('next_on');

/** Autopay of an account whose customer still holds it. */
export const heldAutopay = (db: Database, accountId: string): Promise<DueAutopay | undefined> =>
  held(db, '9999-12-31').where('autopay.account_id', '=', accountId).executeTakeFirst();

/** Autopays whose next day is not after a local date and has not been announced. */
export const autopaysToAnnounce = (db: Database, until: string, limit: number): Promise<DueAutopay[]> =>
  held(db, until)
    .limit(limit)
    .where((where) =>
      where.or([where('announced_for', 'is', null), where('announced_for', '<>', where.ref('next_on'))]),
    )
    .execute();

/** Announced autopays whose day has come. */
export const autopaysToCharge = (db: Database, today: string): Promise<DueAutopay[]> =>
  held(db, today).whereRef('announced_for', '=', 'next_on').execute();

/** Autopay of an account, locked until the end of the transaction. */
export const lockAutopay = (tx: Tx, accountId: string): Promise<AutopayRow | undefined> =>
  tx.selectFrom('autopay').selectAll().where('account_id', '=', accountId).forUpdate().executeTakeFirst();

export const setAutopay = (tx: Tx, accountId: string, change: Updateable<Tables['autopay']>) =>
  tx.updateTable('autopay').set(change).where('account_id', '=', accountId).execute();

/** Ends the autopay that a customer has for an account, and its charge if the acquirer has not been asked for it yet. */
export async function endAutopay(tx: Tx, accountId: string, customerId: string): Promise<void> {
  const ended = await tx
    .deleteFrom('autopay')
    .where('account_id', '=', accountId)
    .where('customer_id', '=', customerId)
    .returning('last_payment_id')
    .executeTakeFirst();
  if (ended?.last_payment_id)
    await tx
      .updateTable('payment')
      .set({ state: 'cancelled' })
      .where('id', '=', ended.last_payment_id)
      .where('state', '=', 'created')
      .where('acquirer_id', 'is', null)
      .where('asked_at', 'is', null)
      .execute();
}
