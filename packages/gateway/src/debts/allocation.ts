import { localDate } from '@vodokanal/contract/rules/calendar';
import type { AccountAllocation, AllocationRule } from '@vodokanal/contract/rules/payment-allocation';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { graceDaysOf } from '../instalments/policy.ts';
import { signedPlansOf } from '../instalments/queries.ts';
import type { Settings } from '../settings/settings.ts';

/** How the utility spreads payments over charges on a date. */
export function allocationRule(settings: Settings, date: string): AllocationRule {
  const found = settings.find('allocationRule', '', date);
  return { ...(found?.value ?? { lateFees: 'ofDueDay' }), law: found?.law ?? '' };
}

/**
 * How the payments of an account are spread on a date. A plan that was signed under the rule `byAge` stays paid by age,
 * as its agreement says.
 */
export async function allocationOf(
  db: Database | Tx,
  settings: Settings,
  accountId: string,
  date: string,
): Promise<AccountAllocation> {
  const { timeZone } = settings.get('utility', '', date);
  const plans = (await signedPlansOf(db, accountId)).map((row) => ({
    amount: row.amount,
    debtIds: row.debt_ids,
    instalments: row.instalments,
    signedOn: localDate(row.signed_at, timeZone),
    graceDays: graceDaysOf(settings, row.created_on),
  }));
  return {
    ...allocationRule(settings, date),
    signedPlans: plans.filter(({ signedOn }) => allocationRule(settings, signedOn).plans === 'asDue'),
  };
}
