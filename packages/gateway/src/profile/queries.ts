import { sql, type Insertable, type Selectable } from 'kysely';
import { keepFormerFacts } from '../accounts/former-facts.ts';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';

/**
 * Returns what the utility knows of an account and its customer; throws when the customer has no access to the account.
 */
export const profileRow = (db: Database | Tx, customerId: string, accountId: string) =>
  db
    .selectFrom('customer_account')
    .innerJoin('customer', 'customer.id', 'customer_id')
    .innerJoin('account', 'account.id', 'account_id')
    .select(['holder', 'persons', 'email', 'phone', 'confirmed_on'])
    .where('customer_id', '=', customerId)
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();

export const changesOf = (db: Database | Tx, customerId: string, accountId: string) =>
  db
    .selectFrom('profile_change')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('customer_id', '=', customerId)
    .orderBy('sent_at', 'desc')
    .limit(50)
    .execute();

export async function confirmProfile(db: Tx, customerId: string, accountId: string, today: string): Promise<void> {
  await db
    .updateTable('customer_account')
    .set({ confirmed_on: today })
    .where('customer_id', '=', customerId)
    .where('account_id', '=', accountId)
    .execute();
}

export async function nextChangeNumber(db: Tx): Promise<string> {
  const { rows } = await sql<{ number: string }>`select nextval('profile_change_number')::text as number`.execute(db);
  return rows[0]?.number ?? '';
}

export async function insertChange(db: Tx, row: Insertable<Tables['profile_change']>): Promise<void> {
  await db.insertInto('profile_change').values(row).execute();
}

export async function isEmailTaken(db: Tx, email: string, customerId: string): Promise<boolean> {
  return (
    (await db
      .selectFrom('customer')
      .select('id')
      .where('email', '=', email)
      .where('id', '<>', customerId)
      .executeTakeFirst()) !== undefined
  );
}

export const contactsOf = (db: Tx, customerId: string) =>
  db
    .selectFrom('customer')
    .select(['email', 'phone', 'frozen_at'])
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();

export async function setContact(
  db: Tx,
  customerId: string,
  contact: { readonly phone: string | null } | { readonly email: string | null },
): Promise<void> {
  await db.updateTable('customer').set(contact).where('id', '=', customerId).execute();
}

export const listChanges = (db: Database) =>
  db.selectFrom('profile_change').selectAll().orderBy('sent_at', 'desc').limit(200).execute();

export const changeById = (db: Database | Tx, id: string) =>
  db.selectFrom('profile_change').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** Closes a change in review; undefined when there is none with this number. */
export const closeChange = (db: Tx, number: string, state: 'applied' | 'refused', ground: string, now: Date) =>
  db
    .updateTable('profile_change')
    .set({ state, ground, decided_at: now })
    .where('number', '=', number)
    .where('state', '=', 'inReview')
    .returningAll()
    .executeTakeFirst();

export async function applyChange(
  db: Tx,
  { account_id, field, value }: Pick<Selectable<Tables['profile_change']>, 'account_id' | 'field' | 'value'>,
  today: string,
): Promise<void> {
  if (field === 'registeredPersons') {
    const { number_folded: account, tariff_zone } = await db
      .selectFrom('account')
      .select(['number_folded', 'tariff_zone'])
      .where('id', '=', account_id)
      .executeTakeFirstOrThrow();
    await keepFormerFacts(db, [{ account, tariff_zone, persons: Number(value), since: null }], today);
  }
  await db
    .updateTable('account')
    .set(field === 'registeredPersons' ? { persons: Number(value) } : { [field]: value })
    .where('id', '=', account_id)
    .execute();
}
