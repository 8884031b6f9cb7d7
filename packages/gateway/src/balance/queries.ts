import type { Database } from '../database/open.ts';
import { statement } from '../database/statement.ts';
import { exactInteger } from '../decimal.ts';

interface Charges {
  readonly dueOn: string;
  readonly isFee: boolean;
}

// PostgreSQL sums a bigint as numeric, so sums come as text.
const chargeSums = statement<Charges & { readonly amount: string }, [accountId: string]>(`
  select due_on as "dueOn", line = 'lateFee' as "isFee", sum(amount)::text as amount from ledger_entry where account_id = $1::uuid and kind = 'charge' group by 1, 2`);

const lastPayment = statement<
  { readonly amount: number; readonly paidOn: string; readonly paid: string },
  [accountId: string]
>(`
  select -amount as amount, entered_on as "paidOn", (select -sum(amount) from ledger_entry where account_id = $1::uuid and kind <> 'charge')::text as paid
  from ledger_entry where account_id = $1::uuid and kind = 'payment' order by entered_on desc, document desc limit 1`);

/** Sums the charges of an account by due date, late fees separately, in kopecks. */
export async function chargesByDueDate(
  db: Database,
  accountId: string,
): Promise<(Charges & { readonly amount: number })[]> {
  return (await chargeSums(db, accountId)).map(({ dueOn, isFee, amount }) => ({
    dueOn,
    isFee,
    amount: exactInteger(amount),
  }));
}

/** Returns the kopecks paid in total, and the latest payment. */
export async function paymentsOf(
  db: Database,
  accountId: string,
): Promise<{ readonly paid: number; readonly last: { readonly amount: number; readonly paidOn: string } | null }> {
  const [last] = await lastPayment(db, accountId);
  return last
    ? { paid: exactInteger(last.paid), last: { amount: last.amount, paidOn: last.paidOn } }
    : { paid: 0, last: null };
}
