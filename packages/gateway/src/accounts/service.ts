import type { Account } from '@vodokanal/contract';
import type { OperationId } from '@vodokanal/contract/operations';
import { accessibleAccount, assertFreeToHold, assertNotLastAccount } from '@vodokanal/contract/policies/account-access';
import { audit } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { endAutopay } from '../payments/autopay-queries.ts';
import { isHeld, type ProvenAccount } from '../registrations/account-proof.ts';
import { deleteHelpers } from '../session/queries.ts';
import { accountsOf, type SignedIn } from '../session/sessions.ts';
import { accountIdOfMeter, addHolder, removeFromAccount, renameAccount } from './queries.ts';

/** Returns the account on which the customer may call the operation; throws `NOT_FOUND` or `HELPER_REFUSED`. */
export const ownAccount = (customer: SignedIn, accountId: string | undefined, id: OperationId): Account =>
  accessibleAccount(customer.accounts, accountId ?? '', id);

/** Returns the account of a meter; throws `NOT_FOUND` for a meter of somebody else. */
export async function accountOfMeter(
  db: Database | Tx,
  customer: SignedIn,
  meterId: string,
  id: OperationId,
): Promise<Account> {
  return ownAccount(
    customer,
    await accountIdOfMeter(
      db,
      customer.accounts.map((account) => account.id),
      meterId,
    ),
    id,
  );
}

/** Returns an account with the customer's role, rights and own name for it; throws `NOT_FOUND`. */
export async function accountFor(
  db: Database | Tx,
  customerId: string,
  accountId: string,
  today: string,
): Promise<Account> {
  const account = (await accountsOf(db, customerId, today)).find(({ id }) => id === accountId);
  if (!account) throw new ProblemError('NOT_FOUND');
  return account;
}

/** Makes a customer the holder of an account they have proven. Throws `ACCOUNT_CLOSED` or `ALREADY_REGISTERED`. */
export async function addAccount(
  db: Tx,
  customer: SignedIn,
  proven: ProvenAccount,
  today: string,
  address: string,
  now: Date,
): Promise<Account> {
  const there = customer.accounts.find(({ id, role }) => id === proven.id && role !== 'helper');
  if (there) return there;
  assertFreeToHold({ status: proven.status, isHeld: await isHeld(db, proven.id) });
  // Helpers invited by the former holder lose their access.
  await deleteHelpers(db, proven.id);
  // A helper who becomes the holder must not keep the row as a helper.
  await removeFromAccount(db, customer.id, proven.id);
  await addHolder(db, customer.id, proven.id);
  await audit(db, {
    action: 'account-added',
    customerId: customer.id,
    address,
    now,
    details: { accountId: proven.id },
  });
  return accountFor(db, customer.id, proven.id, today);
}

export async function nameAccount(
  db: Tx,
  customer: SignedIn,
  accountId: string,
  name: string,
  today: string,
): Promise<Account> {
  ownAccount(customer, accountId, 'accounts.rename');
  await renameAccount(db, customer.id, accountId, name.trim());
  return accountFor(db, customer.id, accountId, today);
}

export async function removeAccount(
  db: Tx,
  customer: SignedIn,
  accountId: string,
  address: string,
  now: Date,
): Promise<void> {
  const { role } = ownAccount(customer, accountId, 'accounts.remove');
  assertNotLastAccount(customer.accounts);
  if (role !== 'helper') await deleteHelpers(db, accountId);
  await endAutopay(db, accountId, customer.id);
  await removeFromAccount(db, customer.id, accountId);
  await audit(db, { action: 'account-removed', customerId: customer.id, address, now, details: { accountId } });
}
