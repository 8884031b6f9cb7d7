import { sql, type Selectable } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';

export type PlanRow = Selectable<Tables['instalment_plan']>;

/** The next plan number without its year. */
export async function nextPlanNumber(tx: Tx): Promise<string> {
  const { rows } = await sql<{ number: string }>`select nextval('instalment_number')::text as number`.execute(tx);
  return rows[0]?.number ?? '';
}

/** Locks an account until the end of the transaction, so that one plan at a time is made for it. */
export const lockAccount = (tx: Tx, accountId: string) =>
  tx.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().executeTakeFirst();

/** The plans of an account that its present holders have asked for, newest first. */
export const plansOfAccount = (db: Database | Tx, accountId: string): Promise<PlanRow[]> =>
  db
    .selectFrom('instalment_plan')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('customer_id', 'in', (holders) =>
      holders
        .selectFrom('customer_account')
        .select('customer_account.customer_id')
        .where('customer_account.account_id', '=', accountId)
        .where('role', '=', 'holder'),
    )
    .orderBy('created_on', 'desc')
    .orderBy('number', 'desc')
    .execute();

/** The plans that were signed for an account, whoever holds it now, in the order of their signatures. */
export const signedPlansOf = (
  db: Database | Tx,
  accountId: string,
): Promise<(Pick<PlanRow, 'amount' | 'debt_ids' | 'instalments' | 'created_on'> & { readonly signed_at: Date })[]> =>
  db
    .selectFrom('instalment_plan')
    .select(['amount', 'debt_ids', 'instalments', 'created_on', 'signed_at'])
    .where('account_id', '=', accountId)
    .where('signed_at', 'is not', null)
    .orderBy('signed_at')
    .$narrowType<{ signed_at: Date }>()
    .execute();

/** A plan of an account, locked until the end of the transaction. */
export const lockPlan = (tx: Tx, accountId: string, planId: string): Promise<PlanRow | undefined> =>
  tx
    .selectFrom('instalment_plan')
    .selectAll()
    .where('id', '=', planId)
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();

export const planById = (db: Database | Tx, id: string): Promise<PlanRow> =>
  db.selectFrom('instalment_plan').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

export const planByNumber = (tx: Tx, number: string): Promise<PlanRow | undefined> =>
  tx.selectFrom('instalment_plan').selectAll().where('number', '=', number).forUpdate().executeTakeFirst();

/** Changes a plan and returns it. */
export const changePlan = (tx: Tx, id: string, change: Partial<Omit<PlanRow, 'id' | 'debt_ids' | 'instalments'>>) =>
  tx.updateTable('instalment_plan').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow();

/** A plan with the account that it is for. */
export type RequestedPlan = PlanRow & { readonly accountNumber: string };

/** The plans that wait for an answer, the most urgent first. */
export const requestedPlans = (db: Database): Promise<RequestedPlan[]> =>
  db
    .selectFrom('instalment_plan')
    .innerJoin('account', 'account.id', 'instalment_plan.account_id')
    .selectAll('instalment_plan')
    .select('account.number as accountNumber')
    .where('state', '=', 'requested')
    .orderBy('answer_by')
    .limit(200)
    .execute();
