import { foldInvitationCode as foldCode, invitationFaults, isAcceptable } from '@vodokanal/contract/policies/helper-invitation';
import { assertNoFindings } from '@vodokanal/contract/problem';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { foldEmail } from '@vodokanal/contract/rules/account-number';
import type { Helper, HelperRight } from '@vodokanal/contract';
import { ownAccount, present } from '../accounts/routes.ts';
import { audit } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import { transact } from '../database/transaction.ts';
import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { hashSecret, newId, newSecret } from '../ids.ts';
import { post } from '../messages/outbox.ts';
import { Throttle } from '../session/throttle.ts';

const WORDS: Readonly<Record<HelperRight, string>> = { see: 'видеть баланс и счета', readings: 'передавать показания', pay: 'платить' };

export function helperRoutes(db: Database, today: (now: Date) => Promise<string>): Pick<Handlers, `helpers.${'list' | 'invite' | 'end' | 'accept'}`> {
  const throttle = new Throttle(db);
  return {
    async 'helpers.list'({ customer, parameters, now }) {
      const { id: accountId } = ownAccount(customer, parameters.accountId, 'helpers.list');
      const rows = await db.selectFrom('helper').selectAll().where('account_id', '=', accountId).where('until', '>=', await today(now)).orderBy('created_at').execute();
      return { body: { items: rows.map(helperBody) } };
    },

    async 'helpers.invite'({ db: tx, customer, parameters, body, address, now }) {
      const { id: accountId, address: place } = ownAccount(customer, parameters.accountId, 'helpers.invite');
      const date = await today(now);
      const email = foldEmail(body.email);
      assertNoFindings(invitationFaults(body, date));
      const code = newSecret().slice(0, 12);
      const row = { account_id: accountId, id: newId(), email, rights: JSON.stringify(body.rights), until: body.until, customer_id: null, code_hash: hashSecret(foldCode(code)), created_at: now, accepted_at: null };
      await tx.insertInto('helper').values(row).execute();
      await post(tx, { channel: 'mail', recipient: email, subject: 'Вам доверяют лицевой счёт', body: `Вам разрешают ${body.rights.map((right) => WORDS[right]).join(', ')} по адресу ${place} до ${russianDate(body.until)}. Войдите в свой личный кабинет, откройте «Мои счета» и введите код приглашения: ${code}. Если вы не ждали этого письма, ничего не делайте.` }, now);
      await audit(tx, { action: 'helper-invited', customerId: customer.id, address, now, details: { helperId: row.id } });
      return { body: helperBody({ ...row, rights: body.rights }) };
    },

    async 'helpers.end'({ customer, parameters, address, now }) {
      const { id: accountId } = ownAccount(customer, parameters.accountId, 'helpers.end');
      const ended = await db.deleteFrom('helper').where('account_id', '=', accountId).where('id', '=', parameters.helperId).returning('customer_id').executeTakeFirst();
      if (!ended) throw new ProblemError('NOT_FOUND');
      if (ended.customer_id) await db.deleteFrom('customer_account').where('customer_id', '=', ended.customer_id).where('account_id', '=', accountId).where('role', '=', 'helper').execute();
      await audit(db, { action: 'helper-ended', customerId: customer.id, address, now, details: { helperId: parameters.helperId } });
      return { body: undefined };
    },

    async 'helpers.accept'({ customer, body, address, now }) {
      const source = { login: hashSecret(`helper ${customer.id}`), address, knownDevice: undefined };
      await throttle.count(source, now);
      const date = await today(now);
      const accountId = await transact(db, async (tx) => {
        const invitation = await tx.selectFrom('helper').selectAll().where('code_hash', '=', hashSecret(foldCode(body.code))).forUpdate().executeTakeFirst();
        const heldAccountIds = customer.accounts.filter(({ role }) => role !== 'helper').map((account) => account.id);
        if (!invitation || !isAcceptable({ accountId: invitation.account_id, until: invitation.until, createdAt: invitation.created_at, customerId: invitation.customer_id }, { id: customer.id, heldAccountIds }, date, now)) throw new ProblemError('CODE_EXPIRED');
        const { account_id, id, rights, until } = invitation;
        if (invitation.customer_id === null) {
          await tx.updateTable('helper').set({ customer_id: customer.id, accepted_at: now }).where('account_id', '=', account_id).where('id', '=', id).execute();
          await tx.deleteFrom('customer_account').where('customer_id', '=', customer.id).where('account_id', '=', account_id).execute();
          await tx.insertInto('customer_account').values({ customer_id: customer.id, account_id, role: 'helper', rights: JSON.stringify(rights), until }).execute();
          await audit(tx, { action: 'helper-accepted', customerId: customer.id, address, now, details: { helperId: id } });
        }
        return account_id;
      });
      await throttle.forgive(source, now);
      return { body: await present(db, customer.id, accountId, now) };
    },
  };
}

const helperBody = ({ id, email, rights, until, accepted_at }: { readonly id: string; readonly email: string; readonly rights: HelperRight[]; readonly until: string; readonly accepted_at: Date | null }): Helper => ({ id, email, rights: [...rights], until, state: accepted_at ? 'active' : 'invited' });
