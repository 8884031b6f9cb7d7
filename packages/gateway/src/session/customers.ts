import { foldAccountNumber, foldEmail } from '@vodokanal/contract/rules/account-number';
import { parsePhone } from '@vodokanal/contract/rules/contact';
import { StartError, type Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import { passwordFault } from './password-policy.ts';
import { hashPassword } from './passwords.ts';

/** Adds a customer whose identity the utility's staff has checked, as holder of the accounts. Throws a `StartError`. */
export async function addCustomer(
  db: Database,
  customer: {
    readonly name: string;
    readonly email: string;
    readonly password: string;
    readonly phone?: string | undefined;
    readonly accountNumbers: readonly string[];
    /** The staff chose the password, so it must be changed at the first sign-in. */ readonly isTemporary?:
      boolean | undefined;
    readonly now: Date;
  },
): Promise<string> {
  const { name, password, accountNumbers, now, isTemporary = false } = customer;
  const phone = customer.phone === undefined ? null : parsePhone(customer.phone);
  if (customer.phone !== undefined && !phone) throw new StartError(`${customer.phone} is no Russian mobile number.`);
  const email = foldEmail(customer.email);
  const fault = passwordFault(password, [name, email, ...accountNumbers]);
  if (fault) throw new StartError(`The password is refused: ${fault}. See docs/security.md for the rules.`);
  const password_hash = await hashPassword(password);
  return transact(db, async (tx) => {
    const id = newId();
    const taken = await tx.selectFrom('customer').select('id').where('email', '=', email).executeTakeFirst();
    if (taken) throw new StartError(`There is a customer with the e-mail ${email} already.`);
    await tx
      .insertInto('customer')
      .values({
        id,
        name,
        email,
        password_hash,
        status: 'active',
        created_at: now,
        phone,
        password_changed_at: now,
        must_change_password: isTemporary,
        frozen_at: null,
      })
      .execute();
    for (const number of accountNumbers) {
      const account = await tx
        .selectFrom('account')
        .select('id')
        .where('number_folded', '=', foldAccountNumber(number))
        .executeTakeFirst();
      if (!account) throw new StartError(`There is no account ${number}. Import the registry first.`);
      const holder = await tx
        .selectFrom('customer_account')
        .select('customer_id')
        .where('account_id', '=', account.id)
        .where('role', '=', 'holder')
        .executeTakeFirst();
      if (holder) throw new StartError(`The account ${number} has a holder with a sign-in already.`);
      await tx
        .insertInto('customer_account')
        .values({ customer_id: id, account_id: account.id, role: 'holder', rights: null, until: null })
        .execute();
    }
    return id;
  });
}

/** Returns the customer's name, contacts and account numbers, which a password must not contain. */
export async function personalWords(db: Database | Tx, customerId: string): Promise<string[]> {
  const { name, email, phone } = await db
    .selectFrom('customer')
    .select(['name', 'email', 'phone'])
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();
  const accounts = await db
    .selectFrom('customer_account')
    .innerJoin('account', 'account.id', 'account_id')
    .select('number')
    .where('customer_id', '=', customerId)
    .execute();
  return [name, email, phone, ...accounts.map(({ number }) => number)].filter(
    (word) => word !== null && word !== '',
  ) as string[];
}

/**
 * Sets the password and ends what was opened with the old one: sessions, partner connections, tickets and known
 * devices. `keep` is the hash of the session that stays.
 */
export async function setPassword(
  db: Database | Tx,
  customerId: string,
  passwordHash: string,
  now: Date,
  keep = '',
): Promise<void> {
  await db
    .updateTable('customer')
    .set({ password_hash: passwordHash, password_changed_at: now, must_change_password: false })
    .where('id', '=', customerId)
    .execute();
  await endSessions(db, customerId, keep);
  await dropTickets(db, customerId);
  await db.deleteFrom('device').where('customer_id', '=', customerId).execute();
}

/** Deletes the tickets of unfinished flows, such as a sign-in or a recovery. */
export async function dropTickets(db: Database | Tx, customerId: string): Promise<void> {
  await db.deleteFrom('code').where('customer_id', '=', customerId).where('done_at', 'is', null).execute();
}

/** Deletes the second factors and recovery codes. Call it only after the identity was checked. */
export async function dropFactors(db: Database | Tx, customerId: string): Promise<void> {
  for (const table of ['factor', 'recovery_code'] as const)
    await db.deleteFrom(table).where('customer_id', '=', customerId).execute();
}

/** Deletes the passkeys and helpers. */
export async function dropWaysIn(db: Database | Tx, customerId: string): Promise<void> {
  await db.deleteFrom('passkey').where('customer_id', '=', customerId).execute();
  const held = await db
    .selectFrom('customer_account')
    .select('account_id')
    .where('customer_id', '=', customerId)
    .where('role', '=', 'holder')
    .execute();
  for (const { account_id } of held) await dropHelpers(db, account_id);
}

/** Removes all helpers and open invitations of an account. */
export async function dropHelpers(db: Database | Tx, accountId: string): Promise<void> {
  await db.deleteFrom('helper').where('account_id', '=', accountId).execute();
  await db.deleteFrom('customer_account').where('account_id', '=', accountId).where('role', '=', 'helper').execute();
}

export async function endSessions(db: Database | Tx, customerId: string, keep = ''): Promise<void> {
  await db.deleteFrom('session').where('customer_id', '=', customerId).where('id_hash', '<>', keep).execute();
  await db.deleteFrom('connection').where('customer_id', '=', customerId).execute();
  await db.deleteFrom('connection_code').where('customer_id', '=', customerId).execute();
}
