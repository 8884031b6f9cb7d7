import type { Insertable } from 'kysely';
import type { Account, HelperRight } from '@vodokanal/contract';
import { foldAccountNumber, foldEmail, loginKind } from '@vodokanal/contract/rules/account-number';
import { hasNumber, presentNumber } from '../accounts/queries.ts';
import type { Database } from '../database/open.ts';
import { statement } from '../database/statement.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';
import { REGISTRY_VERSION } from '../sites/queries.ts';

export interface AccountRow {
  readonly id: string;
  readonly number: string;
  readonly els_number: string | null;
  readonly kind: Account['kind'];
  readonly status: Account['status'];
  readonly address: string;
  readonly name: string;
  readonly role: 'holder' | 'helper';
  readonly rights: HelperRight[] | null;
  readonly until: string | null;
}

/** The customer's own accounts come before those they help with. Expired rights are left out. */
const accountsSql = (customerId: string, today: string) => `
  select account.id, number, els_number, kind, account.status, address, customer_account.name, role, rights, until::text
  from customer_account join account on account.id = customer_account.account_id
  where customer_account.customer_id = ${customerId} and (until is null or until >= ${today}::date) order by role desc, number`;

/** Returns the accounts of a customer (`$1`) on a local date (`$2`). */
export const accountRowsOf = statement<AccountRow, [customerId: string, today: string]>(accountsSql('$1::uuid', '$2'));

interface SessionRow {
  readonly id_hash: string;
  readonly id: string | null;
  readonly customer_id: string;
  readonly name: string;
  readonly status: string;
  readonly seen_at: Date;
  readonly expires_at: Date;
  readonly remember: boolean;
  readonly stepped_up_until: Date | null;
  readonly frozen_at: Date | null;
  readonly accounts: AccountRow[];
  /** Version of the registry of sites. */
  readonly registry_version: number;
}

const sessionRows = statement<SessionRow, [idHash: string, today: string]>(`
  select id_hash, session.id, customer_id, customer.name, customer.status, seen_at, expires_at, remember, stepped_up_until, frozen_at,
    ${REGISTRY_VERSION} as registry_version,
    (select coalesce(json_agg(accounts), '[]') from (${accountsSql('session.customer_id', '$2')}) as accounts) as accounts
  from session join customer on customer.id = session.customer_id where id_hash = $1`);

/** Returns a session with its customer and their accounts on a local date. */
export async function sessionWithAccounts(
  db: Database | Tx,
  idHash: string,
  today: string,
): Promise<SessionRow | undefined> {
  return (await sessionRows(db, idHash, today))[0];
}

/**
 * Finds the customer by account number (its holder) or e-mail address. `knownDevice` is the id of the device when the
 * customer has signed in from it.
 */
export async function findCustomer(db: Database | Tx, login: string, deviceId: string | null = null) {
  const customers = db
    .selectFrom('customer')
    .leftJoin('device', (join) =>
      join.onRef('device.customer_id', '=', 'customer.id').on('device.device_id', '=', deviceId),
    )
    .select([
      'customer.id',
      'customer.name',
      'email',
      'phone',
      'password_hash',
      'customer.status',
      'must_change_password',
      'frozen_at',
      'device.device_id as knownDevice',
    ]);
  if (loginKind(login) === 'email') return customers.where('email', '=', foldEmail(login)).executeTakeFirst();
  return customers
    .innerJoin('customer_account', 'customer_account.customer_id', 'customer.id')
    .innerJoin('account', 'account.id', 'customer_account.account_id')
    .where(hasNumber(foldAccountNumber(login)))
    .where('role', '=', 'holder')
    .executeTakeFirst();
}

/**
 * By what the attempts and messages of a typed login are counted: by the customer, whose logins are several account
 * numbers and an e-mail address; of an account that nobody holds, by its present number. Takes the same work for known
 * and unknown logins.
 */
export async function countedLogin(
  db: Database | Tx,
  typed: string,
  customer: { readonly id: string } | undefined,
): Promise<string> {
  const login = loginKind(typed) === 'email' ? foldEmail(typed) : await presentNumber(db, typed);
  return customer ? `customer ${customer.id}` : login;
}

export const customerState = (db: Database | Tx, customerId: string) =>
  db
    .selectFrom('customer')
    .select(['status', 'must_change_password', 'frozen_at'])
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();

export const passwordOf = (db: Database | Tx, customerId: string) =>
  db
    .selectFrom('customer')
    .select(['password_hash', 'must_change_password', 'frozen_at'])
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();

/** Returns who blocked the sign-in, and why. */
export const blockOf = (db: Database | Tx, customerId: string) =>
  db
    .selectFrom('customer')
    .select(['block_reason', 'blocked_by'])
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();

export async function isEmailTaken(db: Tx, email: string): Promise<boolean> {
  return (await db.selectFrom('customer').select('id').where('email', '=', email).executeTakeFirst()) !== undefined;
}

export async function insertCustomer(db: Tx, customer: Insertable<Tables['customer']>): Promise<void> {
  await db.insertInto('customer').values(customer).execute();
}

export async function accountIdOf(db: Tx, accountNumber: string): Promise<string | undefined> {
  return (
    await db
      .selectFrom('account')
      .select('id')
      .where(hasNumber(foldAccountNumber(accountNumber)))
      .executeTakeFirst()
  )?.id;
}

/** Returns the name, contacts and account numbers of a customer; a customer without accounts has one row. */
export const identifiersOf = (db: Database | Tx, customerId: string) =>
  db
    .selectFrom('customer')
    .leftJoin('customer_account', 'customer_account.customer_id', 'customer.id')
    .leftJoin('account', 'account.id', 'customer_account.account_id')
    .select(['customer.name', 'email', 'phone', 'number'])
    .where('customer.id', '=', customerId)
    .execute();

export async function updatePassword(
  db: Database | Tx,
  customerId: string,
  passwordHash: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('customer')
    .set({ password_hash: passwordHash, password_changed_at: now, must_change_password: false })
    .where('id', '=', customerId)
    .execute();
}

export async function deleteDevices(db: Database | Tx, customerId: string): Promise<void> {
  await db.deleteFrom('device').where('customer_id', '=', customerId).execute();
}

/**
 * Deletes the tickets of unfinished flows, such as a sign-in or a recovery. Recovery codes in the customer's mailbox
 * stay: after a reported incident they are a way back that strangers cannot use up.
 */
export async function deleteTickets(db: Database | Tx, customerId: string): Promise<void> {
  await db
    .deleteFrom('code')
    .where('customer_id', '=', customerId)
    .where('purpose', '<>', 'recovery-mail')
    .where('done_at', 'is', null)
    .execute();
}

/** Deletes the recovery codes in the customer's mailbox. */
export async function deleteMailCodes(db: Database | Tx, customerId: string): Promise<void> {
  await db.deleteFrom('code').where('customer_id', '=', customerId).where('purpose', '=', 'recovery-mail').execute();
}

/** Deletes the second factors and recovery codes. Call it only after the identity was checked. */
export async function deleteFactors(db: Database | Tx, customerId: string): Promise<void> {
  for (const table of ['factor', 'recovery_code'] as const)
    await db.deleteFrom(table).where('customer_id', '=', customerId).execute();
}

/** Deletes the customer's passkeys, and the helpers of the accounts they hold. */
export async function deletePasskeysAndHelpers(db: Database | Tx, customerId: string): Promise<void> {
  await db.deleteFrom('passkey').where('customer_id', '=', customerId).execute();
  const held = await db
    .selectFrom('customer_account')
    .select('account_id')
    .where('customer_id', '=', customerId)
    .where('role', '=', 'holder')
    .execute();
  for (const { account_id } of held) await deleteHelpers(db, account_id);
}

/** Deletes all helpers and open invitations of an account. */
export async function deleteHelpers(db: Database | Tx, accountId: string): Promise<void> {
  await db.deleteFrom('helper').where('account_id', '=', accountId).execute();
  await db.deleteFrom('customer_account').where('account_id', '=', accountId).where('role', '=', 'helper').execute();
}

/** Ends the customer's sessions and partner connections. `keep` is the hash of the session that stays. */
export async function deleteSessions(db: Database | Tx, customerId: string, keep = ''): Promise<void> {
  await db.deleteFrom('session').where('customer_id', '=', customerId).where('id_hash', '<>', keep).execute();
  await db.deleteFrom('connection').where('customer_id', '=', customerId).execute();
  await db.deleteFrom('connection_code').where('customer_id', '=', customerId).execute();
}

export async function emailOf(db: Tx, customerId: string): Promise<string | null> {
  return (await db.selectFrom('customer').select('email').where('id', '=', customerId).executeTakeFirstOrThrow()).email;
}
