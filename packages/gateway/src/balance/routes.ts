import { sql } from 'kysely';
import { balanceSummary } from '@vodokanal/contract/rules/balance';
import { ownAccount } from '../accounts/routes.ts';
import type { Handlers } from '../http/operation.ts';

/** A late fee is kept as a charge of its own service, so that it is never taken for water. */
export const LATE_FEE = 'lateFee';

/** Written out, not a parameter: what is selected and what is grouped by must be one expression. */
const isFee = sql<boolean>`service = ${sql.lit(LATE_FEE)}`;

export function balanceRoutes(today: (now: Date) => Promise<string>): Pick<Handlers, 'balance.get'> {
  return {
    async 'balance.get'({ db, customer, parameters, now }) {
      const account = ownAccount(customer, parameters.accountId, 'balance.get');
      const charges = await db
        .selectFrom('charge')
        .select(['due_on as dueOn', isFee.as('isFee'), ({ fn }) => fn.sum<string>('amount').as('amount')])
        .where('account_id', '=', account.id)
        .groupBy(['due_on', isFee])
        .execute();
      const paid = await db.selectFrom('payment').select(({ fn }) => fn.sum<string | null>('amount').as('amount')).where('account_id', '=', account.id).executeTakeFirst();
      const lastPayment = await db.selectFrom('payment').select(['amount', 'paid_on as paidOn']).where('account_id', '=', account.id).orderBy('paid_on', 'desc').orderBy('document', 'desc').limit(1).executeTakeFirst();
      const lateFee = charges.filter(({ isFee }) => isFee).reduce((sum, { amount }) => sum + Number(amount), 0);
      const owed = charges.filter(({ isFee }) => !isFee).map(({ dueOn, amount }) => ({ dueOn, amount: Number(amount) }));
      return {
        body: {
          ...balanceSummary(owed, Number(paid?.amount ?? 0), lateFee, await today(now)),
          accountId: account.id, accountNumber: account.number, address: account.address, accountStatus: account.status,
          asOf: now.toISOString(), lateFee, lastPayment: lastPayment ?? null,
        },
      };
    },
  };
}
