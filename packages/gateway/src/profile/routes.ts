import { sql } from 'kysely';
import { contactFaults, contactValue } from '@vodokanal/contract/policies/contact';
import { isConfirmationDue, profileChangeFaults } from '@vodokanal/contract/policies/profile';
import { assertNoFindings } from '@vodokanal/contract/problem';
import { maskEmail, maskPhone } from '@vodokanal/contract/rules/contact';
import type { Profile, ProfileChange } from '@vodokanal/contract';
import { ownAccount } from '../accounts/routes.ts';
import { audit } from '../audit/audit.ts';
import type { Codes, Ticket } from '../codes/codes.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { notify, tell } from '../security/notices.ts';
import type { SignedIn } from '../session/sessions.ts';
import { attach } from '../uploads/attach.ts';

export function profileRoutes(db: Database, codes: Codes, today: (now: Date) => Promise<string>): Pick<Handlers, 'profile.get' | 'profile.confirm' | 'profile.change' | 'contacts.change'> {
  const profile = async (customer: SignedIn, accountId: string, now: Date): Promise<Profile> => {
    const account = ownAccount(customer, accountId, 'profile.get');
    const { holder, persons } = await db.selectFrom('account').select(['holder', 'persons']).where('id', '=', account.id).executeTakeFirstOrThrow();
    const { email, phone, confirmed_on } = await db.selectFrom('customer_account').innerJoin('customer', 'customer.id', 'customer_id').select(['email', 'phone', 'confirmed_on']).where('customer_id', '=', customer.id).where('account_id', '=', account.id).executeTakeFirstOrThrow();
    const changes = await db.selectFrom('profile_change').selectAll().where('account_id', '=', account.id).where('customer_id', '=', customer.id).orderBy('sent_at', 'desc').limit(50).execute();
    return {
      accountId: account.id, accountNumber: account.number, holder, address: account.address, registeredPersons: persons, email, phone, confirmedOn: confirmed_on,
      isConfirmationDue: isConfirmationDue(confirmed_on, await today(now)), changes: changes.map(changeBody),
    };
  };
  return {
    'profile.get': async ({ customer, parameters, now }) => ({ body: await profile(customer, parameters.accountId, now) }),

    async 'profile.confirm'({ customer, parameters, address, now }) {
      const { id } = ownAccount(customer, parameters.accountId, 'profile.confirm');
      await db.updateTable('customer_account').set({ confirmed_on: await today(now) }).where('customer_id', '=', customer.id).where('account_id', '=', id).execute();
      await audit(db, { action: 'profile-confirmed', customerId: customer.id, address, now });
      return { body: await profile(customer, id, now) };
    },

    async 'profile.change'({ db: tx, customer, parameters, body, address, now }) {
      const { id: accountId } = ownAccount(customer, parameters.accountId, 'profile.change');
      assertNoFindings(profileChangeFaults(body));
      const { rows } = await sql<{ number: string }>`select nextval('profile_change_number')::text as number`.execute(tx);
      const row = { account_id: accountId, id: newId(), number: `И-${(rows[0]?.number ?? '').padStart(6, '0')}`, customer_id: customer.id, field: body.field, value: body.value.trim(), comment: body.comment ?? '', state: 'inReview' as const, ground: '', sent_at: now, decided_at: null };
      await tx.insertInto('profile_change').values(row).execute();
      await attach(tx, customer.id, body.uploadIds ?? [], row.id);
      await audit(tx, { action: 'profile-change', customerId: customer.id, address, now, details: { changeId: row.id } });
      return { body: changeBody(row) };
    },

    async 'contacts.change'({ customer, body, request, address, now }) {
      const value = contactValue(body) ?? '';
      assertNoFindings(contactFaults(body, body.kind === 'email' && (await isTaken(db, value, customer.id))));
      const ticket = await codes.open({ purpose: 'contact', customerId: customer.id, channel: body.kind === 'phone' ? 'sms' : 'mail', recipient: value, shown: body.kind === 'phone' ? maskPhone(value) : maskEmail(value) }, request, now);
      return { body: { ticket, ...(await codes.send(ticket, address, now)) } };
    },
  };
}

const isTaken = async (db: Database | Tx, email: string, customerId: string): Promise<boolean> => Boolean(await db.selectFrom('customer').select('id').where('email', '=', email).where('id', '<>', customerId).executeTakeFirst());

/** The code has shown that the phone or the address is theirs; the former one is told. */
export async function applyContact(db: Database, { customer_id, channel, recipient }: Ticket, address: string, now: Date): Promise<void> {
  const customerId = customer_id ?? '';
  const before = await db.selectFrom('customer').select(['email', 'phone', 'frozen_at']).where('id', '=', customerId).executeTakeFirstOrThrow();
  if (before.frozen_at) throw new ProblemError('FROZEN');
  if (channel === 'mail' && recipient && (await isTaken(db, recipient, customerId))) throw new ProblemError('CODE_EXPIRED');
  await db.updateTable('customer').set(channel === 'sms' ? { phone: recipient } : { email: recipient }).where('id', '=', customerId).execute();
  await audit(db, { action: 'contact-changed', customerId, address, now });
  const [notice, shown] = channel === 'sms' ? (['phone-changed', maskPhone(recipient ?? '')] as const) : (['email-changed', maskEmail(recipient ?? '')] as const);
  await tell(db, channel === 'mail' ? before.email : null, channel === 'sms' ? before.phone : null, notice, now, shown);
  await notify(db, customerId, notice, now, shown);
}

const changeBody = ({ id, field, value, state, ground, sent_at }: { readonly id: string; readonly field: ProfileChange['field']; readonly value: string; readonly state: ProfileChange['state']; readonly ground: string; readonly sent_at: Date }): ProfileChange => ({ id, field, value, state, ...(ground && { ground }), sentAt: sent_at.toISOString() });
