import { foldAccountNumber, foldEmail } from '@vodokanal/contract/rules/account-number';
import { parsePhone } from '@vodokanal/contract/rules/contact';
import { StartError, type Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import { passwordFault } from './password-policy.ts';
import { hashPassword } from './passwords.ts';

/** Gives somebody whose identity was proven at the office a sign-in for one or more accounts. */
export async function addCustomer(
  db: Database,
  customer: {
    readonly name: string;
    readonly email: string;
    readonly password: string;
    readonly phone?: string | undefined;
    readonly accountNumbers: readonly string[];
    /** The office chose the password: it is replaced at the first sign-in. */ readonly isTemporary?:
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

/** What a customer is known by; no password is made of it. */
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

/** Sets the password and ends everything that the old one opened: sessions, partner sites, known devices. `keep`: hash of the session that goes on. */
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

/** What was begun and not finished (a sign-in, a new phone, a recovery) ends with what it was begun under. */
export async function dropTickets(db: Database | Tx, customerId: string): Promise<void> {
  await db.deleteFrom('code').where('customer_id', '=', customerId).where('done_at', 'is', null).execute();
}

/** The second factor and its codes; the office has seen who somebody is. */
export async function dropFactors(db: Database | Tx, customerId: string): Promise<void> {
  for (const table of ['factor', 'recovery_code'] as const)
    await db.deleteFrom(table).where('customer_id', '=', customerId).execute();
}

/** Ways in beside the password and the second factor: passkeys, and people who were let in. */
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

/** Nobody helps with the account any more; open invitations are worth nothing. */
export async function dropHelpers(db: Database | Tx, accountId: string): Promise<void> {
  await db.deleteFrom('helper').where('account_id', '=', accountId).execute();
  await db.deleteFrom('customer_account').where('account_id', '=', accountId).where('role', '=', 'helper').execute();
}

export async function endSessions(db: Database | Tx, customerId: string, keep = ''): Promise<void> {
  await db.deleteFrom('session').where('customer_id', '=', customerId).where('id_hash', '<>', keep).execute();
  await db.deleteFrom('connection').where('customer_id', '=', customerId).execute();
  await db.deleteFrom('connection_code').where('customer_id', '=', customerId).execute();
}
