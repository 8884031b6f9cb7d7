import type { Tx } from './transaction.ts';

/**
 * Locks until the end of the transaction, so that what is counted before a change is still right when it is made. Rows
 * that refer to the locked one can be inserted meanwhile.
 */
export const lockCustomer = (tx: Tx, customerId: string) =>
  tx.selectFrom('customer').select('id').where('id', '=', customerId).forNoKeyUpdate().executeTakeFirst();

/** In the order of their ids, so that two transactions do not wait for each other. */
export const lockAccounts = (tx: Tx, accountIds: readonly string[]) =>
  tx.selectFrom('account').select('id').where('id', 'in', accountIds).orderBy('id').forNoKeyUpdate().execute();
