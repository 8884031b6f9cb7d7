import { UNLOCK_TICKET_LIFE } from '@vodokanal/contract/policies/unlock';
import { addDays } from '@vodokanal/contract/rules/calendar';
import { parsePhone } from '@vodokanal/contract/rules/contact';
import type { Unlock } from '@vodokanal/contract';
import { StartError, type Database } from '../database/open.ts';
import { transact } from '../database/transaction.ts';
import { hashSecret } from '../ids.ts';
import { audit } from '../audit/audit.ts';
import { post } from '../messages/outbox.ts';
import { notify } from '../security/notices.ts';
import { dropFactors, dropWaysIn, endSessions, findCustomer } from '../session/customers.ts';

const DAY = 24 * 3_600_000;
/** How many days the documents of a request are kept after the decision. */
const DOCUMENTS_KEPT = 30;

/** The request a ticket belongs to; undefined for none, and for one that is too old. */
export const findUnlock = (db: Database, ticket: string, now: Date) => db.selectFrom('unlock').selectAll().where('ticket_hash', '=', hashSecret(ticket)).where('registered_at', '>', new Date(now.getTime() - UNLOCK_TICKET_LIFE)).executeTakeFirst();

/** Opens the sign-in again. The password stays as it was; who asks is told to set a new one. */
export async function restore(db: Database, customerId: string, now: Date, proven?: { readonly phone: string | null }): Promise<void> {
  await transact(db, async (tx) => {
    // The office has seen who they are: what stands in their way (a lost application, a thief's factor, a former number) goes.
    if (proven) {
      await endSessions(tx, customerId);
      await dropFactors(tx, customerId);
      await dropWaysIn(tx, customerId);
      if (proven.phone) await tx.updateTable('customer').set({ phone: proven.phone }).where('id', '=', customerId).execute();
    }
    await tx.updateTable('customer').set({ status: 'active', block_reason: null, blocked_by: null }).where('id', '=', customerId).execute();
    await notify(tx, customerId, 'restored', now);
  });
}

/** Blocks a sign-in and ends its sessions. */
export async function block(db: Database, login: string, reason: string, by: 'utility' | 'guard', now: Date): Promise<void> {
  const customer = await findCustomer(db, login);
  if (!customer) throw new StartError(`Nobody signs in with ${login}.`);
  await db.updateTable('customer').set({ status: 'blocked', block_reason: reason, blocked_by: by }).where('id', '=', customer.id).execute();
  await endSessions(db, customer.id);
  await audit(db, { action: 'unlock-decided', customerId: customer.id, address: '', now, details: { blocked: 1 } });
}

/**
 * What the staff decides of a request, by its number. Whoever has proven themselves by documents loses the second factors,
 * keys and helpers that stood in the way, and has `phone` from now on where one is given.
 */
export async function decide(db: Database, number: string, state: Exclude<Unlock['state'], 'inReview'>, text: string, now: Date, today: string, phone?: string): Promise<void> {
  const proven = phone === undefined ? null : parsePhone(phone);
  if (phone !== undefined && !proven) throw new StartError(`${phone} is no Russian mobile number.`);
  const request = await db.selectFrom('unlock').selectAll().where('number', '=', number).executeTakeFirst();
  if (!request) throw new StartError(`There is no request ${number}. See: gateway unlock list`);
  if (state === 'restored' && !request.customer_id) throw new StartError(`Nobody signs in with the account ${request.account_number}: there is nothing to open.`);
  if (phone !== undefined && (state !== 'restored' || request.way !== 'documents')) throw new StartError('A phone is set only for whoever has shown documents.');
  const isOver = state !== 'needMore';
  await db.updateTable('unlock').set({ state, text, ...(isOver && { decided_at: now, delete_on: addDays(today, DOCUMENTS_KEPT) }) }).where('id', '=', request.id).execute();
  if (state === 'restored' && request.customer_id) await restore(db, request.customer_id, now, request.way === 'documents' ? { phone: proven } : undefined);
  await audit(db, { action: 'unlock-decided', customerId: request.customer_id, address: '', now, details: { unlockId: request.id, state } });
  const isMail = request.contact.includes('@');
  const words = { restored: 'Вход снова открыт. Задайте новый пароль через «Забыли пароль?».', refused: `Открыть вход не получилось: ${text}`, needMore: `Нужно ещё: ${text}` }[state];
  if (request.contact) await post(db, { channel: isMail ? 'mail' : 'sms', recipient: request.contact, subject: `Обращение ${number}`, body: words }, now);
}

/** Ids of requests whose documents are to be deleted today: their day has come, or nobody decided for half a year. */
export async function dueForDeletion(db: Database, today: string, now: Date): Promise<string[]> {
  const rows = await db.selectFrom('unlock').select('id').where('deleted_at', 'is', null).where(({ or, eb }) => or([eb('delete_on', '<=', today), eb('registered_at', '<', new Date(now.getTime() - 180 * DAY))])).execute();
  return rows.map(({ id }) => id);
}

