import { assertFreeToHold } from '@vodokanal/contract/policies/account-access';
import { presentDocument } from '@vodokanal/contract/policies/consent';
import { registrationContacts } from '@vodokanal/contract/policies/contact';
import { assertNoFindings } from '@vodokanal/contract/problem';
import { maskPhone } from '@vodokanal/contract/rules/contact';
import { audit } from '../audit/audit.ts';
import type { Codes } from '../codes/codes.ts';
import { giveConsent } from '../consents/consents.ts';
import type { Database } from '../database/open.ts';
import { transact } from '../database/transaction.ts';
import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { notify } from '../security/notices.ts';
import { dropHelpers } from '../session/customers.ts';
import { checkPassword } from '../session/password-policy.ts';
import { hashPassword, verifyPassword } from '../session/passwords.ts';
import { enter } from '../session/enter.ts';
import { Throttle } from '../session/throttle.ts';
import type { Settings } from '../settings/settings.ts';
import { proveAccount } from './proof.ts';

export function registrationRoutes(db: Database, settings: Settings, codes: Codes, today: (now: Date) => Promise<string>): Pick<Handlers, 'registrations.create' | 'registrations.complete'> {
  const throttle = new Throttle(db);
  return {
    async 'registrations.create'({ body, request, address, now }) {
      const { phone: given, email, errors } = registrationContacts(body);
      assertNoFindings(errors);
      const phone = given ?? '';
      const account = await proveAccount(db, throttle, { ...body, address, now });
      assertFreeToHold({ status: account.status, isHeld: await isHeld(db, account.id) });
      const ticket = await codes.open({ purpose: 'registration', accountId: account.id, channel: 'sms', recipient: phone, shown: maskPhone(phone), data: { ...(email && { email }), personal: [account.number, phone, ...(email ? [email] : [])] } }, request, now);
      return { body: { ticket, ...(await codes.send(ticket, address, now)) } };
    },

    async 'registrations.complete'({ body, request, address, now }) {
      const ticket = await codes.verified(body.ticket, 'registration', now);
      const { email, personal = [] } = ticket.data;
      if (ticket.done_at && ticket.customer_id) {
        // The answer to the first try was lost; whoever knows ticket and password is the same person.
        const { password_hash } = await db.selectFrom('customer').select('password_hash').where('id', '=', ticket.customer_id).executeTakeFirstOrThrow();
        if (!(await verifyPassword(password_hash, body.password))) throw new ProblemError('CODE_EXPIRED');
        return enter(db, { customerId: ticket.customer_id, remember: false, request, address, now });
      }
      checkPassword(body.password, personal);
      const documents = await settings.consentDocuments(await today(now));
      const consents = (body.consents ?? []).map((consent, index) => presentDocument(documents, consent, `/consents/${index}/version`));
      const password_hash = await hashPassword(body.password);
      const id = newId();
      await transact(db, async (tx) => {
        if (!(await codes.finish(tx, ticket, id, now))) throw new ProblemError('IN_FLIGHT', { retryAfter: 1 });
        if (await isHeld(tx, ticket.account_id ?? '')) throw new ProblemError('ALREADY_REGISTERED');
        await dropHelpers(tx, ticket.account_id ?? '');
        // An address that somebody else has proven stays theirs, and nobody learns that from here.
        const isFree = email !== undefined && !(await tx.selectFrom('customer').select('id').where('email', '=', email).executeTakeFirst());
        await tx.insertInto('customer').values({ id, name: '', email: isFree ? email : null, phone: ticket.recipient, password_hash, status: 'active', created_at: now, password_changed_at: now, frozen_at: null }).execute();
        await tx.insertInto('customer_account').values({ customer_id: id, account_id: ticket.account_id ?? '', role: 'holder', rights: null, until: null }).execute();
        for (const document of consents) await giveConsent(tx, id, document, address, now);
        await audit(tx, { action: 'registered', customerId: id, address, now });
        await notify(tx, id, 'registered', now);
      });
      return enter(db, { customerId: id, remember: false, request, address, now });
    },
  };
}

/** Whether somebody signs in with the account. */
export async function isHeld(db: Pick<Database, 'selectFrom'>, accountId: string): Promise<boolean> {
  return Boolean(await db.selectFrom('customer_account').select('customer_id').where('account_id', '=', accountId).where('role', '=', 'holder').executeTakeFirst());
}
