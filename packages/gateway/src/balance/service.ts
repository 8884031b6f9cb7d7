import type { Account, Balance } from '@vodokanal/contract';
import { balanceSummary } from '@vodokanal/contract/rules/balance';
import { ledgerSummary } from '@vodokanal/contract/rules/ledger';
import type { Database } from '../database/open.ts';
import { allocationOf } from '../debts/allocation.ts';
import { ledgerOf } from '../ledger/queries.ts';
import type { Settings } from '../settings/settings.ts';
import { chargesByDueDate, paymentsOf } from './queries.ts';

/** Returns the debt or overpayment of an account on a local date, in kopecks. */
export async function balanceOf(
  db: Database,
  settings: Settings,
  account: Account,
  customerId: string | null,
  today: string,
  now: Date,
): Promise<Balance> {
  // One query after the other, because a second connection per request would make other requests wait.
  const charges = await chargesByDueDate(db, account.id);
  const { paid, last, autopay, hasPlan } = await paymentsOf(db, account.id, customerId);
  const owed = charges.map(({ dueOn, amount, isFee }) => ({ dueOn, amount, isLateFee: isFee }));
  // Sums by due date are enough unless a plan says what is paid first.
  const summary = hasPlan
    ? ledgerSummary(await ledgerOf(db, account.id), await allocationOf(db, settings, account.id, today), today)
    : balanceSummary(owed, paid, today);
  return {
    ...summary,
    accountId: account.id,
    accountNumber: account.number,
    address: account.address,
    accountStatus: account.status,
    asOf: now.toISOString(),
    lastPayment: last,
    ...(autopay && { autopay }),
  };
}
