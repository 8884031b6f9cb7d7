import { sql } from 'kysely';
import type { Database } from '../database/open.ts';

/** A late fee is stored as a charge of its own service, so that it is never counted as water. */
export const LATE_FEE = 'lateFee';

/**
 * Sums the charges of an account by due date, late fees separately. Kopecks as text, because a sum may exceed a bigint.
 */
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

/** Returns the kopecks paid in total, and the latest payment. */
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
