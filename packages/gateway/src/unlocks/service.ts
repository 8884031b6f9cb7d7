import { firstUnlockState, UNLOCK_TICKET_LIFE } from '@vodokanal/contract/policies/unlock';
import { addDays } from '@vodokanal/contract/rules/calendar';
import { parsePhone } from '@vodokanal/contract/rules/contact';
import type { Selectable } from 'kysely';
import type { Unlock } from '@vodokanal/contract';
import { StartError, type Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import { transact, type Tx } from '../database/transaction.ts';
import type { RequestBody } from '@vodokanal/contract/requests';
import { ProblemError } from '../http/problems.ts';
import { hashSecret, newId, newSecret } from '../ids.ts';
import {
  blockedBy,
  blockSignIn,
  insertUnlock,
  markSent,
  nextUnlockNumber,
  setUnlockState,
  unblockSignIn,
  undeletedUnlocks,
  unlockByNumber,
  unlockByTicket,
  uploadNames,
  type UnlockRow,
} from './queries.ts';
import { presentNumber } from '../accounts/queries.ts';
import { audit } from '../audit/audit.ts';
import { queueMessage, spend } from '../messages/message-queue.ts';
import { contactsOf } from '../profile/queries.ts';
import { notify } from '../security/notices.ts';
import { deleteFactors, deletePasskeysAndHelpers, deleteSessions, findCustomer } from '../session/queries.ts';
import { proveForUnlock } from '../registrations/account-proof.ts';
import { unlockBudget } from '../messages/budget.ts';
import { countAttempt } from '../session/throttle.ts';
import type { Settings } from '../settings/settings.ts';
import { attach } from '../uploads/attach.ts';
import { unlockEvent } from '../webhooks/case-events.ts';
import { recordEvent } from '../webhooks/events.ts';

const DAY = 24 * 3_600_000;
/** Days for which the documents of a request are kept after the decision. */
const DOCUMENTS_KEPT = 30;

/**
 * Unblocks a sign-in. The password stays, and the customer is asked to set a new one. `proven` is given when documents
 * proved the identity.
 */
export async function restore(
  tx: Tx,
  customerId: string,
  now: Date,
  proven?: { readonly phone: string | null },
): Promise<void> {
  // With a proven identity, what may belong to a thief or is lost goes: sessions, factors, passkeys, helpers and the
  // old phone.
  if (proven) {
    await deleteSessions(tx, customerId);
    await deleteFactors(tx, customerId);
    await deletePasskeysAndHelpers(tx, customerId);
  }
  await unblockSignIn(tx, customerId, proven?.phone ?? undefined);
  await notify(tx, customerId, 'restored', { address: '', now });
}

/** Blocks a sign-in and ends its sessions. Throws a `StartError` for an unknown login. */
export async function block(
  db: Database,
  login: string,
  reason: string,
  by: 'utility' | 'guard',
  now: Date,
): Promise<void> {
  const customer = await findCustomer(db, login);
  if (!customer) throw new StartError(`Nobody signs in with ${login}.`);
  await transact(db, async (tx) => {
    await blockSignIn(tx, customer.id, reason, by);
    await deleteSessions(tx, customer.id);
    await audit(tx, { action: 'unlock-decided', customerId: customer.id, address: '', now, details: { blocked: 1 } });
  });
}

/** The staff's decision on an unlock request. */
export interface UnlockDecision {
  readonly state: Exclude<Unlock['state'], 'inReview'>;
  /** Told to the customer. */
  readonly text: string;
  /** The mobile number from now on, of whoever has shown documents. */
  readonly phone?: string | undefined;
}

/** Decides a request by its number, for the command line. Throws a `StartError`. */
export async function decide(
  db: Database,
  number: string,
  state: Exclude<Unlock['state'], 'inReview'>,
  text: string,
  now: Date,
  today: string,
  phone?: string,
): Promise<void> {
  if (phone !== undefined && !parsePhone(phone)) throw new StartError(`${phone} is no Russian mobile number.`);
  const request = await unlockByNumber(db, number);
  if (!request) throw new StartError(`There is no request ${number}. See: gateway unlock list`);
  if (state === 'restored' && !request.customer_id)
    throw new StartError(`Nobody signs in with the account ${request.account_number}: there is nothing to unblock.`);
  if (phone !== undefined && (state !== 'restored' || request.way !== 'documents'))
    throw new StartError('A phone is set only for whoever has shown documents.');
  await transact(db, (tx) => decideUnlock(tx, request, { state, text, phone }, today, { address: '', now }));
}

/**
 * Records the staff's decision on a request. A customer proven by documents loses second factors, passkeys and helpers,
 * and gets `phone` when it is given.
 */
export async function decideUnlock(
  tx: Tx,
  request: Pick<Selectable<Tables['unlock']>, 'id' | 'number' | 'customer_id' | 'way'>,
  { state, text, phone }: UnlockDecision,
  today: string,
  { address, now }: { readonly address: string; readonly now: Date },
): Promise<void> {
  const proven = phone === undefined ? null : parsePhone(phone);
  const decided = state === 'needMore' ? undefined : { at: now, deleteOn: addDays(today, DOCUMENTS_KEPT) };
  const row = await setUnlockState(tx, request.id, state, text, decided);
  await recordEvent(tx, unlockEvent('unlock.decided', row), now);
  if (state === 'restored' && request.customer_id)
    await restore(tx, request.customer_id, now, request.way === 'documents' ? { phone: proven } : undefined);
  await audit(tx, {
    action: 'unlock-decided',
    customerId: request.customer_id,
    address,
    now,
    details: { unlockId: request.id, state },
  });
  // The contact of the request is proven by nothing, so the answer goes to the customer's own contacts; whoever asked
  // reads it by the ticket.
  if (state !== 'restored' && request.customer_id)
    await notifyOfUnlock(tx, request.customer_id, state, { number: request.number, reason: text }, now);
}

async function notifyOfUnlock(
  tx: Tx,
  customerId: string,
  state: 'refused' | 'needMore',
  values: { readonly number: string; readonly reason: string },
  now: Date,
): Promise<void> {
  const { email, phone } = await contactsOf(tx, customerId);
  const recipient = email ?? phone;
  if (recipient)
    await queueMessage(
      tx,
      {
        channel: email ? 'mail' : 'sms',
        recipient,
        template: state === 'refused' ? 'unlockRefused' : 'unlockNeedsMore',
        values,
        cause: { kind: 'staff' },
      },
      now,
    );
}

/** Returns ids of requests whose documents must be deleted: the date has come, or they are older than 180 days. */
export const dueForDeletion = (db: Database, today: string, now: Date): Promise<string[]> =>
  undeletedUnlocks(db, today, new Date(now.getTime() - 180 * DAY));

/** Finds the request of a ticket; undefined when there is none or it is too old. */
export const findUnlock = (db: Database | Tx, ticket: string, now: Date) =>
  unlockByTicket(db, hashSecret(ticket), new Date(now.getTime() - UNLOCK_TICKET_LIFE));

export async function openUnlock(db: Database | Tx, ticket: string, now: Date): Promise<Selectable<Tables['unlock']>> {
  const request = await findUnlock(db, ticket, now);
  if (!request) throw new ProblemError('CODE_EXPIRED');
  return request;
}

export async function unlockBody(
  db: Database | Tx,
  settings: Settings,
  { id, number, state, text, registered_at, due_on, decided_at, delete_on }: UnlockRow,
  now: Date,
): Promise<Unlock> {
  return {
    number,
    state,
    ...(text && { text }),
    registeredAt: registered_at.toISOString(),
    ...settings.termOf({ due_on, decided_at }, now),
    ...(delete_on && { deleteOn: delete_on }),
    documents: await uploadNames(db, id),
  };
}

/** Counts an unlock request, and checks the two facts when it comes without documents. */
export async function checkUnlock(
  db: Database,
  { accountNumber, way, serialNumber, lastPayment }: RequestBody<'unlocks.create'>,
  address: string,
  now: Date,
): Promise<void> {
  if (way === 'documents')
    await countAttempt(
      db,
      { login: hashSecret(`unlock ${await presentNumber(db, accountNumber)}`), address, knownDevice: undefined },
      now,
    );
  await spend(db, [unlockBudget(address)], now);
  if (way === 'data') await proveForUnlock(db, { accountNumber, serialNumber, lastPayment, address, now });
}

export async function requestUnlock(
  db: Tx,
  settings: Settings,
  { accountNumber, way, contact = '', text = '' }: RequestBody<'unlocks.create'>,
  today: string,
  address: string,
  now: Date,
): Promise<Unlock & { readonly ticket: string }> {
  const customer = await findCustomer(db, accountNumber);
  const first = firstUnlockState(
    way,
    customer && {
      isBlocked: customer.status !== 'active',
      blockedBy: customer.status === 'active' ? null : await blockedBy(db, customer.id),
    },
  );
  const opensAtOnce = first.state === 'restored';
  const ticket = newSecret();
  const row = {
    id: newId(),
    number: `В-${today.slice(0, 4)}-${(await nextUnlockNumber(db)).padStart(6, '0')}`,
    ticket_hash: hashSecret(ticket),
    customer_id: customer?.id ?? null,
    account_number: accountNumber.trim(),
    way,
    contact: contact.trim(),
    words: text,
    state: first.state,
    text: first.text,
    registered_at: now,
    due_on: settings.requestDueOn('unlock', today),
    decided_at: opensAtOnce ? now : null,
    delete_on: null,
    deleted_at: null,
  };
  await insertUnlock(db, row);
  await recordEvent(db, unlockEvent('unlock.created', row), now);
  await audit(db, {
    action: 'unlock-requested',
    customerId: row.customer_id,
    address,
    now,
    details: { unlockId: row.id, way },
  });
  if (customer && opensAtOnce && customer.status === 'blocked') await restore(db, customer.id, now);
  return { ...(await unlockBody(db, settings, row, now)), ticket };
}

/** Attaches more documents to a request, which puts it back in review. Throws `CODE_EXPIRED`. */
export async function attachDocuments(
  db: Tx,
  settings: Settings,
  ticket: string,
  uploadIds: readonly string[],
  now: Date,
): Promise<Unlock> {
  const request = await openUnlock(db, ticket, now);
  await attach(db, request.id, uploadIds, { kind: 'unlock', id: request.id });
  if (request.state === 'needMore') await markSent(db, request.id);
  const changed = await openUnlock(db, ticket, now);
  await recordEvent(db, unlockEvent('unlock.documents-added', changed), now);
  return unlockBody(db, settings, changed, now);
}
