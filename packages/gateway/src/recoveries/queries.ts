import type { Tx } from '../database/transaction.ts';

export async function unfreeze(db: Tx, customerId: string): Promise<void> {
  await db.updateTable('customer').set({ frozen_at: null }).where('id', '=', customerId).execute();
}
