import type { Balance } from '@vodokanal/contract';
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

interface Paid {
  readonly amount: number | null;
  readonly paidOn: string | null;
  readonly paid: string | null;
  readonly autopayOn: string | null;
  readonly autopayLimit: number | null;
  readonly hasPlan: boolean;
}

const paidStatement = statement<Paid, [accountId: string, customerId: string | null]>(`
  select last.amount, last."paidOn", last.paid, autopay.next_on as "autopayOn", autopay.amount_limit as "autopayLimit",
    exists (select from instalment_plan where account_id = $1::uuid and signed_at is not null) as "hasPlan"
  from (select 1) as one
  left join (
    select -amount as amount, entered_on as "paidOn", (select -sum(amount) from ledger_entry where account_id = $1::uuid and kind <> 'charge')::text as paid
    from ledger_entry where account_id = $1::uuid and kind = 'payment' order by entered_on desc, document desc limit 1) as last on true
  left join autopay on autopay.account_id = $1::uuid and autopay.customer_id = $2::uuid`);

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

/**
 * Returns the kopecks paid in total, the latest payment, the next automatic one of the customer, and whether an
 * instalment plan was ever signed for the account.
 */
export async function paymentsOf(
  db: Database,
  accountId: string,
  customerId: string | null,
): Promise<{
  readonly paid: number;
  readonly last: Balance['lastPayment'];
  readonly autopay: Balance['autopay'];
  readonly hasPlan: boolean;
}> {
  const [row] = await paidStatement(db, accountId, customerId);
  const { amount, paidOn, paid, autopayOn, autopayLimit, hasPlan = false } = row ?? {};
  return {
    paid: exactInteger(paid ?? '0'),
    last: typeof amount === 'number' && paidOn ? { amount, paidOn } : null,
    autopay: autopayOn && typeof autopayLimit === 'number' ? { nextOn: autopayOn, limit: autopayLimit } : undefined,
    hasPlan,
  };
}
