import { sql } from 'kysely';
import type { Database } from '../database/open.ts';

/** A late fee is kept as a charge of its own service, so that it is never taken for water. */
export const LATE_FEE = 'lateFee';

/** Written out, not a parameter: what is selected and what is grouped by must be one expression. */
const isFee = sql<boolean>`service = ${sql.lit(LATE_FEE)}`;

/** What an account was charged, by the day it was due; late fees apart. */
export const chargesByDueDate = (db: Database, accountId: string) => db
  .selectFrom('charge')
  .select(['due_on as dueOn', isFee.as('isFee'), ({ fn }) => fn.sum<string>('amount').as('amount')])
  .where('account_id', '=', accountId)
  .groupBy(['due_on', isFee])
  .execute();

/** Kopecks paid in all, and the payment that came last. */
export async function paymentsOf(db: Database, accountId: string): Promise<{ readonly paid: number; readonly last: { readonly amount: number; readonly paidOn: string } | null }> {
  const payments = await db.selectFrom('payment').select(['amount', 'paid_on as paidOn', sql<string>`sum(amount) over ()`.as('paid')]).where('account_id', '=', accountId).orderBy('paid_on', 'desc').orderBy('document', 'desc').limit(1).executeTakeFirst();
  return { paid: Number(payments?.paid ?? 0), last: payments ? { amount: payments.amount, paidOn: payments.paidOn } : null };
}
