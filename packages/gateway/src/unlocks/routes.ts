import { sql } from 'kysely';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { firstUnlockState } from '@vodokanal/contract/policies/unlock';
import type { Unlock } from '@vodokanal/contract';
import { audit } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import { transact } from '../database/transaction.ts';
import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { post } from '../messages/outbox.ts';
import { spendUnlock } from '../codes/budget.ts';
import { hashSecret, newId, newSecret } from '../ids.ts';
import { proveAccount } from '../registrations/proof.ts';
import { findCustomer } from '../session/customers.ts';
import { Throttle } from '../session/throttle.ts';
import { attach } from '../uploads/attach.ts';
import { findUnlock, restore } from './unlocks.ts';

export function unlockRoutes(db: Database, today: (now: Date) => Promise<string>): Pick<Handlers, 'unlocks.create' | 'unlocks.get' | 'unlocks.attach'> {
  const throttle = new Throttle(db);
  const body = async ({ id, number, state, text, registered_at, delete_on }: NonNullable<Awaited<ReturnType<typeof findUnlock>>>): Promise<Unlock> => {
    const files = await db.selectFrom('upload').select('name').where('claim_id', '=', id).orderBy('created_at').execute();
    return { number, state, ...(text && { text }), registeredAt: registered_at.toISOString(), ...(delete_on && { deleteOn: delete_on }), documents: files.map(({ name }) => name) };
  };
  const live = async (ticket: string, now: Date) => {
    const request = await findUnlock(db, ticket, now);
    if (!request) throw new ProblemError('CODE_EXPIRED');
    return request;
  };

  return {
    async 'unlocks.create'({ body: { accountNumber, way, serialNumber, lastPayment, contact = '', text = '' }, address, now }) {
      const source = { login: hashSecret(`unlock ${foldAccountNumber(accountNumber)}`), address, knownDevice: undefined };
      await throttle.count(source, now);
      await spendUnlock(db, address, now);
      if (way === 'data') {
        // Both, so that neither a glance at the meter nor a stolen bill is enough.
        await proveAccount(db, throttle, { accountNumber, proof: { kind: 'meterSerial', value: serialNumber ?? '' }, address, now });
        await proveAccount(db, throttle, { accountNumber, proof: { kind: 'lastPayment', value: lastPayment ?? '' }, address, now });
        await throttle.forgive(source, now);
      }
      const customer = await findCustomer(db, accountNumber);
      const who = customer && (await db.selectFrom('customer').select(['id', 'status', 'blocked_by']).where('id', '=', customer.id).executeTakeFirstOrThrow());
      const first = firstUnlockState(way, who && { isBlocked: who.status !== 'active', blockedBy: who.blocked_by });
      const opensAtOnce = first.state === 'restored';
      const { rows } = await sql<{ number: string }>`select nextval('unlock_number')::text as number`.execute(db);
      const date = await today(now);
      const ticket = newSecret();
      const row = {
        id: newId(), number: `В-${date.slice(0, 4)}-${(rows[0]?.number ?? '').padStart(6, '0')}`, ticket_hash: hashSecret(ticket), customer_id: who?.id ?? null, account_number: accountNumber.trim(), way, contact: contact.trim(), words: text,
        state: first.state, text: first.text, registered_at: now, decided_at: opensAtOnce ? now : null, delete_on: null, deleted_at: null,
      };
      await db.insertInto('unlock').values(row).execute();
      await audit(db, { action: 'unlock-asked', customerId: who?.id ?? null, address, now, details: { unlockId: row.id, way } });
      if (who && opensAtOnce && who.status === 'blocked') await restore(db, who.id, now);
      return { body: { ...(await body(row)), ticket } };
    },

    'unlocks.get': async ({ body: { ticket }, now }) => ({ body: await body(await live(ticket, now)) }),

    async 'unlocks.attach'({ body: { ticket, uploadIds }, now }) {
      const request = await live(ticket, now);
      await transact(db, async (tx) => {
        await attach(tx, request.id, uploadIds, request.id);
        // What was asked for has come: it is the staff's turn again.
        if (request.contact) await post(tx, { channel: request.contact.includes('@') ? 'mail' : 'sms', recipient: request.contact, subject: `Обращение ${request.number}`, body: `Получили документы к обращению ${request.number}. Ответим за один рабочий день.` }, now);
        if (request.state === 'needMore') await tx.updateTable('unlock').set({ state: 'inReview', text: '' }).where('id', '=', request.id).execute();
      });
      return { body: await body(await live(ticket, now)) };
    },
  };
}
