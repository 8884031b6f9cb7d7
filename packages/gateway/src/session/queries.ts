import { sql } from 'kysely';
import type { Account, HelperRight } from '@vodokanal/contract';
import { foldAccountNumber, foldEmail, loginKind } from '@vodokanal/contract/rules/account-number';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';

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
const accountColumns = (customerId: ReturnType<typeof sql>, today: string) => sql`
  select account.id, number, els_number, kind, account.status, address, customer_account.name, role, rights, until::text
  from customer_account join account on account.id = customer_account.account_id
  where customer_account.customer_id = ${customerId} and (until is null or until >= ${today}::date) order by role desc, number`;

export async function accountRowsOf(db: Database | Tx, customerId: string, today: string): Promise<AccountRow[]> {
  return (await sql<AccountRow>`${accountColumns(sql`${customerId}::uuid`, today)}`.execute(db)).rows;
}

/** Returns a session with its customer and their accounts. */
export async function sessionWithAccounts(db: Database | Tx, idHash: string, today: string) {
  const { rows } = await sql<{
    id_hash: string;
    customer_id: string;
    name: string;
    status: string;
    seen_at: Date;
    expires_at: Date;
    remember: boolean;
    stepped_up_until: Date | null;
    frozen_at: Date | null;
    accounts: AccountRow[];
  }>`
    select id_hash, customer_id, customer.name, customer.status, seen_at, expires_at, remember, stepped_up_until, frozen_at,
      (select coalesce(json_agg(accounts), '[]') from (${accountColumns(sql`session.customer_id`, today)}) as accounts) as accounts
    from session join customer on customer.id = session.customer_id where id_hash = ${idHash}`.execute(db);
  return rows[0];
}

/**
 * Finds the customer by account number (its holder) or e-mail address. `device` is a device hash; `knownDevice` is set
 * when the customer has signed in from it.
 */
export async function findCustomer(db: Database | Tx, login: string, device = '') {
  const customers = db
    .selectFrom('customer')
    .leftJoin('device', (join) =>
      join.onRef('device.customer_id', '=', 'customer.id').on('device.id_hash', '=', device),
    )
    .select([
      'customer.id',
      'customer.name',
      'email',
      'phone',
      'password_hash',
      'customer.status',
      'must_change_password',
      'device.id_hash as knownDevice',
    ]);
  if (loginKind(login) === 'email') return customers.where('email', '=', foldEmail(login)).executeTakeFirst();
  return customers
    .innerJoin('customer_account', 'customer_account.customer_id', 'customer.id')
    .innerJoin('account', 'account.id', 'customer_account.account_id')
    .where('number_folded', '=', foldAccountNumber(login))
    .where('role', '=', 'holder')
    .executeTakeFirst();
}

/** Whether the customer has any device, has this one, and whether its secret was issued by us. */
export async function devicesOf(
  db: Database | Tx,
  customerId: string,
  hash: string | undefined,
): Promise<{ readonly hasAny: boolean; readonly isKnown: boolean; readonly isGiven: boolean }> {
  const {
    rows: [found],
  } = await sql<{ hasAny: boolean; isKnown: boolean; isGiven: boolean }>`
    select exists (select from device where customer_id = ${customerId}::uuid) as "hasAny",
      exists (select from device where customer_id = ${customerId}::uuid and id_hash = ${hash ?? ''}) as "isKnown",
      exists (select from device where id_hash = ${hash ?? ''}) as "isGiven"`.execute(db);
  return found ?? { hasAny: false, isKnown: false, isGiven: false };
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
