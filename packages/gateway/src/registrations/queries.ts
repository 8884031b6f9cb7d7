import type { Tx } from '../database/transaction.ts';

export async function isEmailFree(db: Tx, email: string): Promise<boolean> {
  return (await db.selectFrom('customer').select('id').where('email', '=', email).executeTakeFirst()) === undefined;
}

/** Adds a customer who holds one account. */
export async function insertCustomer(
  db: Tx,
  {
    id,
    email,
    phone,
    passwordHash,
    accountId,
    now,
  }: {
    readonly id: string;
    readonly email: string | null;
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
      email,
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
