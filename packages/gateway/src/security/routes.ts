import { sql } from 'kysely';
import { maskPhone } from '@vodokanal/contract/rules/contact';
import { MIN_LENGTH, MIN_LENGTH_WITH_FACTOR } from '@vodokanal/contract/rules/password';
import { audit, type AuditAction } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import { transact } from '../database/transaction.ts';
import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { post } from '../messages/outbox.ts';
import { dropTickets, endSessions, personalWords, setPassword } from '../session/customers.ts';
import { checkPassword } from '../session/password-policy.ts';
import { hashPassword } from '../session/passwords.ts';
import { stepUp } from '../session/sessions.ts';
import { network } from '../session/throttle.ts';
import type { Settings } from '../settings/settings.ts';
import { deviceWords } from './device.ts';
import type { Factors } from './factors.ts';
import type { Passkeys } from './passkeys.ts';
import { notify, type Notice } from './notices.ts';

const YEAR = 366 * 24 * 3_600_000;

type SecurityOperation = `security.${'get' | 'changePassword' | 'startTotp' | 'confirmTotp' | 'enableSms' | 'renewRecoveryCodes' | 'passkeyOptions' | 'addPasskey' | 'removeFactor' | 'sessions' | 'endSessions' | 'endSession' | 'journal' | 'report'}`;

export function securityRoutes(db: Database, settings: Settings, factors: Factors, passkeys: Passkeys, today: (now: Date) => Promise<string>): Pick<Handlers, SecurityOperation> {
  /** Written down, and told to the customer. */
  const tell = async (customerId: string, action: AuditAction, notice: Notice, address: string, now: Date) => {
    await audit(db, { action, customerId, address, now });
    await notify(db, customerId, notice, now);
  };
  /** A new way in ends what the old ones opened (ASVS 7.4.3). */
  const factorOn = async (customerId: string, sessionHash: string | undefined, address: string, now: Date) => {
    await endSessions(db, customerId, sessionHash);
    await tell(customerId, 'factor-on', 'factor-on', address, now);
    // Codes that are there stay good: they were told once and may lie in a drawer.
    return { codes: (await factors.codesLeft(customerId)) > 0 ? [] : await factors.renewCodes(customerId) };
  };

  return {
    async 'security.get'({ customer, now }) {
      const { phone, password_changed_at, created_at, frozen_at } = await db.selectFrom('customer').select(['phone', 'password_changed_at', 'created_at', 'frozen_at']).where('id', '=', customer.id).executeTakeFirstOrThrow();
      const list = await factors.list(customer.id);
      const { steppedUpUntil } = customer;
      return {
        body: {
          factors: [...list, ...(await passkeys.list(customer.id))], recoveryCodesLeft: await factors.codesLeft(customer.id), passwordChangedAt: (password_changed_at ?? created_at).toISOString(), frozen: frozen_at !== null, phone: phone && maskPhone(phone),
          steppedUpUntil: steppedUpUntil && steppedUpUntil > now ? steppedUpUntil.toISOString() : null, minPasswordLength: list.length > 0 ? MIN_LENGTH_WITH_FACTOR : MIN_LENGTH,
        },
      };
    },

    async 'security.changePassword'({ customer, body, address, now }) {
      const hasFactor = (await factors.list(customer.id)).length > 0;
      checkPassword(body.password, await personalWords(db, customer.id), hasFactor ? MIN_LENGTH_WITH_FACTOR : MIN_LENGTH);
      const hash = await hashPassword(body.password);
      const { cookie } = await transact(db, async (tx) => {
        await setPassword(tx, customer.id, hash, now, customer.sessionHash);
        await audit(tx, { action: 'password-changed', customerId: customer.id, address, now });
        await notify(tx, customer.id, 'password-changed', now);
        return stepUp(tx, customer, now);
      });
      return { body: undefined, headers: { 'Set-Cookie': cookie } };
    },

    async 'security.startTotp'({ customer, now }) {
      const { name } = await settings.get('utility', '', await today(now));
      return { body: await factors.startTotp(customer.id, customer.accounts[0]?.number ?? '', name, now) };
    },

    async 'security.confirmTotp'({ customer, body, address, now }) {
      if (!(await factors.confirmTotp(customer.id, body.code, now))) throw new ProblemError('CODE_WRONG', { errors: [{ code: 'CODE_WRONG', severity: 'block', pointer: '/code' }] });
      return { body: await factorOn(customer.id, customer.sessionHash, address, now) };
    },

    async 'security.enableSms'({ customer, address, now }) {
      const { phone } = await db.selectFrom('customer').select('phone').where('id', '=', customer.id).executeTakeFirstOrThrow();
      if (!phone) throw new ProblemError('NO_PHONE');
      await factors.enableSms(customer.id, now);
      return { body: await factorOn(customer.id, customer.sessionHash, address, now) };
    },

    async 'security.passkeyOptions'({ customer, request, now }) {
      const { name } = await settings.get('utility', '', await today(now));
      return { body: await passkeys.startNew(customer.id, customer.accounts[0]?.number ?? '', name, request, now) };
    },

    async 'security.addPasskey'({ customer, body, request, address, now }) {
      const factor = await passkeys.add(customer.id, body.ticket, body.response, deviceWords(request.headers.get('User-Agent') ?? ''), now);
      if (!factor) throw new ProblemError('CODE_EXPIRED');
      await tell(customer.id, 'passkey-added', 'passkey-added', address, now);
      return { body: factor };
    },

    async 'security.renewRecoveryCodes'({ customer, address, now }) {
      if ((await factors.list(customer.id)).length === 0) throw new ProblemError('NOT_FOUND');
      const codes = await factors.renewCodes(customer.id);
      await tell(customer.id, 'recovery-codes', 'recovery-codes', address, now);
      return { body: { codes } };
    },

    async 'security.removeFactor'({ customer, parameters, address, now }) {
      if (!(await factors.remove(customer.id, parameters.factorId)) && !(await passkeys.remove(customer.id, parameters.factorId))) throw new ProblemError('NOT_FOUND');
      await tell(customer.id, 'factor-off', 'factor-off', address, now);
      return { body: undefined };
    },

    async 'security.sessions'({ customer }) {
      const rows = await db.selectFrom('session').select(['id', 'id_hash', 'device', 'created_at', 'seen_at', 'expires_at']).where('customer_id', '=', customer.id).where('id', 'is not', null).orderBy('seen_at', 'desc').limit(100).execute();
      return { body: { items: rows.map(({ id, id_hash, device, created_at, seen_at, expires_at }) => ({ id: id ?? '', device: deviceWords(device), createdAt: created_at.toISOString(), seenAt: seen_at.toISOString(), expiresAt: expires_at.toISOString(), isThis: id_hash === customer.sessionHash })) } };
    },

    async 'security.endSessions'({ customer, address, now }) {
      await endSessions(db, customer.id, customer.sessionHash);
      await audit(db, { action: 'sessions-ended', customerId: customer.id, address, now });
      return { body: undefined };
    },

    async 'security.endSession'({ customer, parameters, address, now }) {
      const { numDeletedRows } = await db.deleteFrom('session').where('customer_id', '=', customer.id).where('id', '=', parameters.sessionId).executeTakeFirst();
      if (numDeletedRows === 0n) throw new ProblemError('NOT_FOUND');
      await audit(db, { action: 'sessions-ended', customerId: customer.id, address, now });
      return { body: undefined };
    },

    async 'security.journal'({ customer, now }) {
      const rows = await db.selectFrom('audit').select(['id', 'at', 'action', 'address']).where('customer_id', '=', customer.id).where('at', '>', new Date(now.getTime() - YEAR)).orderBy('at', 'desc').orderBy('id', 'desc').limit(200).execute();
      return { body: { items: rows.map(({ id, at, action, address }) => ({ id, at: at.toISOString(), action, network: shortened(address) })) } };
    },

    async 'security.report'({ db: tx, customer, body, address, now }) {
      const { rows } = await sql<{ number: string }>`select nextval('incident_number')::text as number`.execute(tx);
      const date = await today(now);
      const incident = { id: newId(), number: `Д-${date.slice(0, 4)}-${(rows[0]?.number ?? '').padStart(6, '0')}`, customer_id: customer.id, text: body.text ?? '', address, registered_at: now, closed_at: null };
      await tx.insertInto('incident').values(incident).execute();
      await tx.updateTable('customer').set({ frozen_at: now }).where('id', '=', customer.id).execute();
      await endSessions(tx, customer.id, customer.sessionHash);
      await dropTickets(tx, customer.id);
      await tx.deleteFrom('device').where('customer_id', '=', customer.id).execute();
      await audit(tx, { action: 'incident', customerId: customer.id, address, now, details: { incidentId: incident.id } });
      await notify(tx, customer.id, 'frozen', now);
      const { securityEmail } = await settings.get('utility', '', date);
      // The utility has 24 hours from now to tell Роскомнадзор (152-ФЗ ст. 21 ч. 3.1), so its duty officer hears at once.
      if (securityEmail) await post(tx, { channel: 'mail', recipient: securityEmail, subject: `Обращение ${incident.number}: чужой доступ к кабинету`, body: `Зарегистрировано ${now.toISOString()}. Действия в кабинете заморожены. Подробности: gateway incident list.` }, now);
      return { body: { id: incident.id, number: incident.number, registeredAt: now.toISOString() } };
    },
  };
}

/** Where from, for the customer to recognise; no more than that. */
const shortened = (address: string): string => (address.includes(':') ? `${network(address).split(':').slice(0, 3).join(':')}:…` : address.replace(/\.\d+$/, '.*'));
