import { sql } from 'kysely';
import type { Database } from '../database/open.ts';

/** A late fee is kept as a charge of its own service, so that it is never taken for water. */
export const LATE_FEE = 'lateFee';

/** What an account was charged, by the day it was due; late fees apart. Kopecks as text: a sum may be greater than a bigint. */
export async function chargesByDueDate(
  db: Database,
  accountId: string,
): Promise<{ readonly dueOn: string; readonly isFee: boolean; readonly amount: string }[]> {
  return (
    await sql<{ dueOn: string; isFee: boolean; amount: string }>`
    select due_on as "dueOn", service = ${sql.lit(LATE_FEE)} as "isFee", sum(amount)::text as amount from charge where account_id = ${accountId}::uuid group by 1, 2`.execute(
      db,
    )
  ).rows;
}

/** Kopecks paid in all, and the payment that came last. */
export async function paymentsOf(
  db: Database,
  accountId: string,
): Promise<{ readonly paid: number; readonly last: { readonly amount: number; readonly paidOn: string } | null }> {
  const {
    rows: [last],
  } = await sql<{ amount: number; paidOn: string; paid: string }>`
    select amount, paid_on as "paidOn", (sum(amount) over ())::text as paid from payment where account_id = ${accountId}::uuid order by paid_on desc, document desc limit 1`.execute(
    db,
  );
  return { paid: Number(last?.paid ?? 0), last: last ? { amount: last.amount, paidOn: last.paidOn } : null };
}
