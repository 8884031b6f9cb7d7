import type { Account, Balance } from '@vodokanal/contract';
import { balanceSummary } from '@vodokanal/contract/rules/balance';
import type { Database } from '../database/open.ts';
import { chargesByDueDate, paymentsOf } from './queries.ts';

/** What an account owes or has paid too much, at a moment and on a local date. */
export async function balanceOf(db: Database, account: Account, today: string, now: Date): Promise<Balance> {
  // One after the other: two connections for one request would keep others waiting.
  const charges = await chargesByDueDate(db, account.id);
  const { paid, last } = await paymentsOf(db, account.id);
  const lateFee = charges.filter(({ isFee }) => isFee).reduce((sum, { amount }) => sum + Number(amount), 0);
  const owed = charges.filter(({ isFee }) => !isFee).map(({ dueOn, amount }) => ({ dueOn, amount: Number(amount) }));
  return {
    ...balanceSummary(owed, paid, lateFee, today),
    accountId: account.id,
    accountNumber: account.number,
    address: account.address,
    accountStatus: account.status,
    asOf: now.toISOString(),
    lateFee,
    lastPayment: last,
  };
}
