import type { Account, Balance } from '@vodokanal/contract';
import { balanceSummary } from '@vodokanal/contract/rules/balance';
import type { Database } from '../database/open.ts';
import { chargesByDueDate, paymentsOf } from './queries.ts';

/** Returns the debt or overpayment of an account on a local date, in kopecks. */
export async function balanceOf(
  db: Database,
  account: Account,
  customerId: string | null,
  today: string,
  now: Date,
): Promise<Balance> {
  // One query after the other, because a second connection per request would make other requests wait.
  const charges = await chargesByDueDate(db, account.id);
  const { paid, last, autopay } = await paymentsOf(db, account.id, customerId);
  const owed = charges.map(({ dueOn, amount, isFee }) => ({ dueOn, amount, isLateFee: isFee }));
  return {
    ...balanceSummary(owed, paid, today),
    accountId: account.id,
    accountNumber: account.number,
    address: account.address,
    accountStatus: account.status,
    asOf: now.toISOString(),
    lastPayment: last,
    ...(autopay && { autopay }),
  };
}
