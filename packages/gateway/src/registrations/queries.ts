import type { Tx } from '../database/transaction.ts';

/** Adds a customer who holds one account. Without an e-mail address: only a code sent there can add one. */
export async function insertCustomer(
  db: Tx,
  {
    id,
    phone,
    passwordHash,
    accountId,
    now,
  }: {
    readonly id: string;
    readonly phone: string | null;
    readonly passwordHash: string;
    readonly accountId: string;
    readonly now: Date;
  },
): Promise<void> {
  await db
    .insertInto('customer')
    .values({
      id,
      name: '',
      email: null,
      phone,
      password_hash: passwordHash,
      status: 'active',
      created_at: now,
      password_changed_at: now,
      frozen_at: null,
    })
    .execute();
  await db
    .insertInto('customer_account')
    .values({ customer_id: id, account_id: accountId, role: 'holder', rights: null, until: null })
    .execute();
}
