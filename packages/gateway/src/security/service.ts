import { maskPhone } from '@vodokanal/contract/rules/contact';
import { MIN_LENGTH, MIN_LENGTH_WITH_FACTOR } from '@vodokanal/contract/rules/password';
import type { Factor, Incident, Security } from '@vodokanal/contract';
import { audit, type AuditAction } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { Result } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { queueMessage } from '../messages/message-queue.ts';
import type { Services } from '../services.ts';
import { personalWords, setPassword } from '../session/customers.ts';
import { checkPassword } from '../session/password-policy.ts';
import { hashPassword } from '../session/passwords.ts';
import { deleteSessions, deleteTickets } from '../session/queries.ts';
import { stepUp, type SignedIn } from '../session/sessions.ts';
import { network } from '../session/throttle.ts';
import { deviceWords } from './device.ts';
import { notify, type Notice } from './notices.ts';
import type { NewKey } from './passkeys.ts';
import {
  deleteSession,
  freeze,
  insertIncident,
  journalOf,
  nextIncidentNumber,
  phoneOf,
  securityState,
  sessionsOf,
} from './queries.ts';

const YEAR = 366 * 24 * 3_600_000;

export interface Act {
  readonly customer: SignedIn;
  readonly address: string;
  readonly now: Date;
}

/** Writes an audit entry and notifies the customer. */
async function record(db: Tx, action: AuditAction, notice: Notice, { customer, address, now }: Act): Promise<void> {
  await audit(db, { action, customerId: customer.id, address, now });
  await notify(db, customer.id, notice, { address, now });
}

export async function securityOf(
  { factors, passkeys }: Services,
  db: Database,
  { id, steppedUpUntil }: SignedIn,
  now: Date,
): Promise<Security> {
  const { phone, password_changed_at, created_at, frozen_at } = await securityState(db, id);
  const list = await factors.list(db, id);
  return {
    factors: [...list, ...(await passkeys.list(db, id))],
    recoveryCodesLeft: await factors.codesLeft(db, id),
    passwordChangedAt: (password_changed_at ?? created_at).toISOString(),
    frozen: frozen_at !== null,
    phone: phone && maskPhone(phone),
    steppedUpUntil: steppedUpUntil && steppedUpUntil > now ? steppedUpUntil.toISOString() : null,
    minPasswordLength: list.length > 0 ? MIN_LENGTH_WITH_FACTOR : MIN_LENGTH,
  };
}

/** Checks a new password against the rules and hashes it. Throws `INVALID`. */
export async function checkNewPassword(
  { factors }: Services,
  db: Database,
  { id }: SignedIn,
  password: string,
): Promise<string> {
  const hasFactor = (await factors.list(db, id)).length > 0;
  checkPassword(password, await personalWords(db, id), hasFactor ? MIN_LENGTH_WITH_FACTOR : MIN_LENGTH);
  return hashPassword(password);
}

/** Sets the password and returns the new cookie of the current session. All other sessions end. */
export async function changePassword(db: Tx, hash: string, act: Act): Promise<string> {
  const { customer, now } = act;
  await setPassword(db, customer.id, hash, now, customer.sessionHash);
  await record(db, 'password-changed', 'password-changed', act);
  return (await stepUp(db, customer, now)).cookie;
}

/** Sessions opened without the new factor end (ASVS 7.4.3). */
async function factorAdded({ factors }: Services, db: Tx, act: Act): Promise<{ readonly codes: string[] }> {
  const { customer } = act;
  await deleteSessions(db, customer.id, customer.sessionHash);
  await record(db, 'factor-on', 'factor-on', act);
  // Existing recovery codes stay valid, because the customer may have printed them.
  return { codes: (await factors.codesLeft(db, customer.id)) > 0 ? [] : await factors.renewCodes(db, customer.id) };
}

export async function confirmTotp(
  services: Services,
  db: Tx,
  code: string,
  act: Act,
): Promise<{ readonly codes: string[] }> {
  if (!(await services.factors.confirmTotp(db, act.customer.id, code, act.now)))
    throw new ProblemError('CODE_WRONG', { errors: [{ code: 'CODE_WRONG', severity: 'block', pointer: '/code' }] });
  return factorAdded(services, db, act);
}

export async function enableSms(services: Services, db: Tx, act: Act): Promise<{ readonly codes: string[] }> {
  if (!(await phoneOf(db, act.customer.id))) throw new ProblemError('NO_PHONE');
  await services.factors.enableSms(db, act.customer.id, act.now);
  return factorAdded(services, db, act);
}

export async function addPasskey(
  { passkeys }: Services,
  db: Tx,
  key: NewKey,
  userAgent: string,
  act: Act,
): Promise<Factor> {
  const factor = await passkeys.add(db, act.customer.id, key, deviceWords(userAgent), act.now);
  if (!factor) throw new ProblemError('CODE_EXPIRED');
  await record(db, 'passkey-added', 'passkey-added', act);
  return factor;
}

export async function renewRecoveryCodes({ factors }: Services, db: Tx, act: Act): Promise<string[]> {
  if ((await factors.list(db, act.customer.id)).length === 0) throw new ProblemError('NOT_FOUND');
  const codes = await factors.renewCodes(db, act.customer.id);
  await record(db, 'recovery-codes', 'recovery-codes', act);
  return codes;
}

export async function removeFactor({ factors, passkeys }: Services, db: Tx, factorId: string, act: Act): Promise<void> {
  if (!(await factors.remove(db, act.customer.id, factorId)) && !(await passkeys.remove(db, act.customer.id, factorId)))
    throw new ProblemError('NOT_FOUND');
  await record(db, 'factor-off', 'factor-off', act);
}

export async function listSessions(
  db: Database,
  { id: customerId, sessionHash }: SignedIn,
): Promise<Result<'security.sessions'>['items']> {
  return (await sessionsOf(db, customerId)).map(({ id, id_hash, device, created_at, seen_at, expires_at }) => ({
    id: id ?? '',
    device: deviceWords(device),
    createdAt: created_at.toISOString(),
    seenAt: seen_at.toISOString(),
    expiresAt: expires_at.toISOString(),
    isThis: id_hash === sessionHash,
  }));
}

/** Ends one session, or all others when no id is given. Throws `NOT_FOUND`. */
export async function endSession(
  db: Tx,
  sessionId: string | undefined,
  { customer, address, now }: Act,
): Promise<void> {
  if (sessionId === undefined) await deleteSessions(db, customer.id, customer.sessionHash);
  else if (!(await deleteSession(db, customer.id, sessionId))) throw new ProblemError('NOT_FOUND');
  await audit(db, { action: 'sessions-ended', customerId: customer.id, address, now });
}

export async function readJournal(
  db: Database,
  customerId: string,
  now: Date,
): Promise<Result<'security.journal'>['items']> {
  return (await journalOf(db, customerId, new Date(now.getTime() - YEAR))).map(
    ({ id, at, action, address, details }) => {
      const { reason } = details as { readonly reason?: unknown };
      return {
        id,
        at: at.toISOString(),
        action,
        // Where the staff work is no business of the customer.
        network: action.startsWith('office-') ? '' : shortened(address),
        ...((action === 'office-contacts-read' || action === 'office-view-opened') &&
          typeof reason === 'string' && { reason }),
      };
    },
  );
}

/**
 * «Это был не я»: ends all other sessions, partner connections and unfinished flows, and blocks sensitive operations.
 */
export async function reportIncident(
  { settings }: Services,
  db: Tx,
  text: string,
  { customer, address, now }: Act,
): Promise<Incident> {
  const date = settings.today(now);
  const incident = {
    id: newId(),
    number: `Д-${date.slice(0, 4)}-${(await nextIncidentNumber(db)).padStart(6, '0')}`,
    customer_id: customer.id,
    text,
    address,
    registered_at: now,
    closed_at: null,
  };
  await insertIncident(db, incident);
  await freeze(db, customer.id, now);
  await deleteSessions(db, customer.id, customer.sessionHash);
  await deleteTickets(db, customer.id);
  await audit(db, { action: 'incident', customerId: customer.id, address, now, details: { incidentId: incident.id } });
  await notify(db, customer.id, 'frozen', { address, now });
  const { securityEmail } = settings.get('utility', '', date);
  // The utility must report to Роскомнадзор within 24 hours (152-ФЗ ст. 21 ч. 3.1), so its security staff is told at
  // once.
  if (securityEmail)
    await queueMessage(
      db,
      {
        channel: 'mail',
        recipient: securityEmail,
        template: 'incidentReported',
        values: { number: incident.number, moment: now.toISOString() },
        cause: { kind: 'notice', address, account: customer.id },
      },
      now,
    );
  return { id: incident.id, number: incident.number, registeredAt: now.toISOString() };
}

/** Shortens the address: enough for customers to recognise their network, and no more personal data than needed. */
const shortened = (address: string): string =>
  address.includes(':') ? `${network(address).split(':').slice(0, 3).join(':')}:…` : address.replace(/\.\d+$/, '.*');
