import type { Account } from '@vodokanal/contract';
import type { OperationId } from '@vodokanal/contract/operations';
import { accessibleAccount, assertFreeToHold, assertNotLastAccount } from '@vodokanal/contract/policies/account-access';
import { audit } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { proveAccount } from '../registrations/proof.ts';
import { isHeld } from '../registrations/routes.ts';
import { dropHelpers } from '../session/customers.ts';
import { accountsOf, type SignedIn } from '../session/sessions.ts';
import { Throttle } from '../session/throttle.ts';

/** The account if the customer may call the operation on it; to everybody else it does not exist. */
export const ownAccount = (customer: SignedIn, accountId: string, id: OperationId): Account => accessibleAccount(customer.accounts, accountId, id);

export function accountRoutes(db: Database): Pick<Handlers, `accounts.${'list' | 'add' | 'remove' | 'rename'}`> {
  const throttle = new Throttle(db);
  return {
    'accounts.list': ({ customer }) => Promise.resolve({ body: { items: [...customer.accounts] } }),

    async 'accounts.add'({ customer, body, address, now }) {
      const proven = await proveAccount(db, throttle, { ...body, address, now });
      const there = customer.accounts.find(({ id, role }) => id === proven.id && role !== 'helper');
      if (there) return { body: there };
      await transact(db, async (tx) => {
        assertFreeToHold({ status: proven.status, isHeld: await isHeld(tx, proven.id) });
        // Those whom the holder before had let in go with them.
        await dropHelpers(tx, proven.id);
        // Whoever helped with it before holds it from now on.
        await tx.deleteFrom('customer_account').where('customer_id', '=', customer.id).where('account_id', '=', proven.id).execute();
        await tx.insertInto('customer_account').values({ customer_id: customer.id, account_id: proven.id, role: 'holder', rights: null, until: null }).execute();
        await audit(tx, { action: 'account-added', customerId: customer.id, address, now, details: { accountId: proven.id } });
      });
      return { body: await present(db, customer.id, proven.id, now) };
    },

    async 'accounts.rename'({ customer, parameters, body, now }) {
      ownAccount(customer, parameters.accountId, 'accounts.rename');
      await db.updateTable('customer_account').set({ name: body.name.trim() }).where('customer_id', '=', customer.id).where('account_id', '=', parameters.accountId).execute();
      return { body: await present(db, customer.id, parameters.accountId, now) };
    },

    async 'accounts.remove'({ customer, parameters, address, now }) {
      const { role } = ownAccount(customer, parameters.accountId, 'accounts.remove');
      assertNotLastAccount(customer.accounts);
      if (role !== 'helper') await dropHelpers(db, parameters.accountId);
      await db.deleteFrom('customer_account').where('customer_id', '=', customer.id).where('account_id', '=', parameters.accountId).execute();
      await db.deleteFrom('helper').where('customer_id', '=', customer.id).where('account_id', '=', parameters.accountId).execute();
      await audit(db, { action: 'account-removed', customerId: customer.id, address, now, details: { accountId: parameters.accountId } });
      return { body: undefined };
    },
  };
}

export async function present(db: Database, customerId: string, accountId: string, now: Date): Promise<Account> {
  const account = (await accountsOf(db, customerId, now)).find(({ id }) => id === accountId);
  if (!account) throw new ProblemError('NOT_FOUND');
  return account;
}

/** Which of the customer's accounts the meter belongs to; somebody else's meter does not exist. */
export async function accountOfMeter(db: Database | Tx, customer: SignedIn, meterId: string, id: OperationId): Promise<Account> {
  const ids = customer.accounts.map((account) => account.id);
  const meter = ids.length > 0 && (await db.selectFrom('meter').select('account_id').where('account_id', 'in', ids).where('id', '=', meterId).executeTakeFirst());
  if (!meter) throw new ProblemError('NOT_FOUND');
  return ownAccount(customer, meter.account_id, id);
}
