import { foldAccountNumber, foldEmail } from '@vodokanal/contract/rules/account-number';
import { StartError, type Database } from '../database/open.ts';
import { transact } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import { passwordFault } from './password-policy.ts';
import { hashPassword } from './passwords.ts';

/** Gives somebody whose identity was proven at the office a sign-in for one or more accounts. */
export async function addCustomer(db: Database, customer: { readonly name: string; readonly email: string; readonly password: string; readonly accountNumbers: readonly string[]; readonly now: Date }): Promise<string> {
  const { name, password, accountNumbers, now } = customer;
  const email = foldEmail(customer.email);
  const fault = passwordFault(password, [name, email, ...accountNumbers]);
  if (fault) throw new StartError(`The password is refused: ${fault}. See docs/security.md for the rules.`);
  const password_hash = await hashPassword(password);
  return transact(db, async (tx) => {
    const id = newId();
    const taken = await tx.selectFrom('customer').select('id').where('email', '=', email).executeTakeFirst();
    if (taken) throw new StartError(`There is a customer with the e-mail ${email} already.`);
    await tx.insertInto('customer').values({ id, name, email, password_hash, status: 'active', created_at: now }).execute();
    for (const number of accountNumbers) {
      const account = await tx.selectFrom('account').select('id').where('number_folded', '=', foldAccountNumber(number)).executeTakeFirst();
      if (!account) throw new StartError(`There is no account ${number}. Import the registry first.`);
      const holder = await tx.selectFrom('customer_account').select('customer_id').where('account_id', '=', account.id).where('role', '=', 'holder').executeTakeFirst();
      if (holder) throw new StartError(`The account ${number} has a holder with a sign-in already.`);
      await tx.insertInto('customer_account').values({ customer_id: id, account_id: account.id, role: 'holder' }).execute();
    }
    return id;
  });
}
