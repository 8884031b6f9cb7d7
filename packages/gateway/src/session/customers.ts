import { foldEmail } from '@vodokanal/contract/rules/account-number';
import { isEmail, parsePhone } from '@vodokanal/contract/rules/contact';
import { addHolder } from '../accounts/queries.ts';
import { StartError, type Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import { isHeld } from '../registrations/account-proof.ts';
import { passwordFault } from './password-policy.ts';
import { hashPassword } from './passwords.ts';
import {
  accountIdOf,
  deleteDevices,
  deleteMailCodes,
  deleteSessions,
  deleteTickets,
  identifiersOf,
  insertCustomer,
  isEmailTaken,
  updatePassword,
} from './queries.ts';

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
  if (!isEmail(email)) throw new StartError(`${customer.email} is no e-mail address.`);
  const fault = passwordFault(password, [name, email, ...accountNumbers]);
  if (fault) throw new StartError(`The password is refused: ${fault}. See docs/security.md for the rules.`);
  const password_hash = await hashPassword(password);
  return transact(db, async (tx) => {
    const id = newId();
    if (await isEmailTaken(tx, email)) throw new StartError(`There is a customer with the e-mail ${email} already.`);
    await insertCustomer(tx, {
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
    });
    for (const number of accountNumbers) {
      const accountId = await accountIdOf(tx, number);
      if (accountId === undefined) throw new StartError(`There is no account ${number}. Import the registry first.`);
      if (await isHeld(tx, accountId))
        throw new StartError(`The account ${number} has a holder with a sign-in already.`);
      await addHolder(tx, id, accountId);
    }
    return id;
  });
}

/** Returns the customer's name, contacts and account numbers, which a password must not contain. */
export async function personalWords(db: Database | Tx, customerId: string): Promise<string[]> {
  const rows = await identifiersOf(db, customerId);
  const words = rows.flatMap(({ name, email, phone, number }) => [name, email, phone, number]);
  return [...new Set(words)].filter((word): word is string => Boolean(word));
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
  await updatePassword(db, customerId, passwordHash, now);
  await deleteSessions(db, customerId, keep);
  await deleteTickets(db, customerId);
  await deleteMailCodes(db, customerId);
  await deleteDevices(db, customerId);
}
