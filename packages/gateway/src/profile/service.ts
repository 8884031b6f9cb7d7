import { contactFaults, contactValue } from '@vodokanal/contract/policies/contact';
import { isConfirmationDue, profileChangeFaults } from '@vodokanal/contract/policies/profile';
import { assertNoFindings } from '@vodokanal/contract/problem';
import { maskEmail, maskPhone } from '@vodokanal/contract/rules/contact';
import type { Account, CodeTicketed, NewContact, NewProfileChange, Profile, ProfileChange } from '@vodokanal/contract';
import { audit } from '../audit/audit.ts';
import type { Codes, Ticket } from '../codes/service.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { notify, notifyAddress } from '../security/notices.ts';
import { deleteMailCodes } from '../session/queries.ts';
import type { Settings } from '../settings/settings.ts';
import { attach } from '../uploads/attach.ts';
import { profileChangeEvent } from '../webhooks/case-events.ts';
import { recordEvent } from '../webhooks/events.ts';
import {
  changesOf,
  confirmProfile,
  contactsOf,
  insertChange,
  isEmailTaken,
  nextChangeNumber,
  profileRow,
  setContact,
} from './queries.ts';

interface Act {
  readonly customerId: string;
  readonly address: string;
  readonly now: Date;
}

export async function profileOf(
  db: Database | Tx,
  settings: Settings,
  account: Account,
  customerId: string,
  now: Date,
): Promise<Profile> {
  const { holder, persons, email, phone, confirmed_on } = await profileRow(db, customerId, account.id);
  const changes = await changesOf(db, customerId, account.id);
  return {
    accountId: account.id,
    accountNumber: account.number,
    holder,
    address: account.address,
    registeredPersons: persons,
    email,
    phone,
    confirmedOn: confirmed_on,
    isConfirmationDue: isConfirmationDue(confirmed_on, settings.today(now)),
    changes: changes.map((row) => changeBody(row, settings, now)),
  };
}

export async function confirm(
  db: Tx,
  settings: Settings,
  account: Account,
  { customerId, address, now }: Act,
): Promise<Profile> {
  await confirmProfile(db, customerId, account.id, settings.today(now));
  await audit(db, { action: 'profile-confirmed', customerId, address, now });
  return profileOf(db, settings, account, customerId, now);
}

/** Stores a change of data that only the utility's staff may change. */
export async function requestChange(
  db: Tx,
  settings: Settings,
  account: Account,
  change: NewProfileChange,
  { customerId, address, now }: Act,
): Promise<ProfileChange> {
  assertNoFindings(profileChangeFaults(change));
  const { field, value, comment = '', uploadIds = [] } = change;
  const row = {
    account_id: account.id,
    id: newId(),
    number: `И-${(await nextChangeNumber(db)).padStart(6, '0')}`,
    customer_id: customerId,
    field,
    value: value.trim(),
    comment,
    state: 'inReview' as const,
    ground: '',
    sent_at: now,
    due_on: settings.requestDueOn('profileChange', settings.today(now)),
    decided_at: null,
  };
  await insertChange(db, row);
  await recordEvent(db, profileChangeEvent('profile-change.created', row), now);
  await attach(db, customerId, uploadIds, { kind: 'profileChange', id: row.id });
  await audit(db, { action: 'profile-change', customerId, address, now, details: { changeId: row.id } });
  return changeBody(row, settings, now);
}

/** Sends a code to a new phone or e-mail address, which takes effect when the code is entered. Throws `INVALID`. */
export async function beginContactChange(
  db: Tx,
  codes: Codes,
  contact: NewContact,
  request: Request,
  act: Act,
): Promise<CodeTicketed> {
  assertNoFindings(contactFaults(contact));
  return sendContactCode(db, codes, contact.kind, contactValue(contact) ?? '', request, act);
}

/**
 * Sends the code that proves a contact. The answer is the same for an address with which somebody else signs in: its
 * owner gets a mail that says so, and no code.
 */
export async function sendContactCode(
  db: Tx,
  codes: Codes,
  kind: NewContact['kind'],
  value: string,
  request: Request,
  { customerId, address, now }: Act,
): Promise<CodeTicketed> {
  const isPhone = kind === 'phone';
  const ticket = await codes.open(
    db,
    {
      purpose: 'contact',
      customerId,
      channel: isPhone ? 'sms' : 'mail',
      recipient: value,
      shown: isPhone ? maskPhone(value) : maskEmail(value),
      data: { isTaken: !isPhone && (await isEmailTaken(db, value, customerId)) },
    },
    request,
    now,
  );
  return { ticket, ...(await codes.send(db, ticket, { request, address, now })) };
}

/**
 * Sets the new phone or e-mail address after its code was entered, and notifies the previous one. Throws `FROZEN` or
 * `CODE_EXPIRED`.
 */
export async function applyContact(
  db: Tx,
  { customer_id, channel, recipient }: Ticket,
  address: string,
  now: Date,
): Promise<void> {
  const customerId = customer_id ?? '';
  const before = await contactsOf(db, customerId);
  if (before.frozen_at) throw new ProblemError('FROZEN');
  if (channel === 'mail' && recipient && (await isEmailTaken(db, recipient, customerId)))
    throw new ProblemError('CODE_EXPIRED');
  // Codes in the former mailbox must not open the cabinet any more.
  if (channel === 'mail') await deleteMailCodes(db, customerId);
  await setContact(db, customerId, channel === 'sms' ? { phone: recipient } : { email: recipient });
  await audit(db, { action: 'contact-changed', customerId, address, now });
  const [notice, shown] =
    channel === 'sms'
      ? (['phone-changed', maskPhone(recipient ?? '')] as const)
      : (['email-changed', maskEmail(recipient ?? '')] as const);
  const former = {
    customerId,
    email: channel === 'mail' ? before.email : null,
    phone: channel === 'sms' ? before.phone : null,
  };
  await notifyAddress(db, former, notice, { address, now }, shown);
  await notify(db, customerId, notice, { address, now }, shown);
}

const changeBody = (
  row: {
    readonly id: string;
    readonly field: ProfileChange['field'];
    readonly value: string;
    readonly state: ProfileChange['state'];
    readonly ground: string;
    readonly sent_at: Date;
    readonly due_on: string;
    readonly decided_at: Date | null;
  },
  settings: Settings,
  now: Date,
): ProfileChange => ({
  id: row.id,
  field: row.field,
  value: row.value,
  state: row.state,
  ...(row.ground && { ground: row.ground }),
  sentAt: row.sent_at.toISOString(),
  ...settings.termOf(row, now),
});
