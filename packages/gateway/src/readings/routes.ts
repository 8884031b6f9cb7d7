import { sql } from 'kysely';
import type { Account, Finding, Meter, NewReading, ProblemCode, Reading } from '@vodokanal/contract';
import { checkReading } from '@vodokanal/contract/rules/reading';
import { audit } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { listMeters } from '../meters/meters.ts';
import type { SignedIn } from '../session/sessions.ts';
import type { Settings } from '../settings/settings.ts';
import { readingBody } from './reading-row.ts';

export function readingRoutes(settings: Settings, today: (now: Date) => Promise<string>): Pick<Handlers, 'readings.list' | 'readings.create' | 'readings.correct'> {
  /** Judges a reading with the meter's row locked, so that two of them cannot pass each other. */
  async function judge(db: Database | Tx, account: Account, meterId: string, draft: NewReading, now: Date) {
    const date = await today(now);
    await db.selectFrom('meter').select('id').where('account_id', '=', account.id).where('id', '=', meterId).forUpdate().execute();
    const { items, window, accountStatus } = await listMeters(db, account, date, settings);
    const meter = items.find(({ id }) => id === meterId);
    if (!meter) throw new ProblemError('NOT_FOUND');
    const checked = checkReading(draft.value, { meter, accountStatus, windowOpen: window.open, otherMeters: items.filter((other) => other !== meter) });
    return { date, meter, window, ...checked };
  }

  /** Refuses unless every finding is confirmed; called after what the present state forbids has been told. */
  function admit(value: string | null, findings: readonly Finding[], confirmed: readonly string[]): asserts value is string {
    const blocking = findings.some(({ severity }) => severity === 'block');
    if (blocking || value === null) throw new ProblemError('READING_REFUSED', { errors: findings });
    const open = findings.filter(({ code, severity }) => severity === 'confirm' && !confirmed.includes(code));
    if (open.length > 0) throw new ProblemError('READING_UNCONFIRMED', { errors: findings });
  }

  async function insert(db: Database | Tx, reading: { readonly account: Account; readonly meter: Meter; readonly customer: SignedIn; readonly value: string; readonly volume: string | null; readonly period: string; readonly date: string; readonly now: Date }): Promise<Reading> {
    const { account, meter, customer, value, volume, period, date, now } = reading;
    const { rows } = await sql<{ number: string }>`select nextval('slip_number')::text as number`.execute(db);
    const row = {
      account_id: account.id, id: newId(), meter_id: meter.id, period, value, volume, taken_on: date, received_at: now, source: 'resident' as const, status: 'accepted' as const,
      slip: `П-${period}-${(rows[0]?.number ?? '').padStart(6, '0')}`, customer_id: customer.id,
    };
    await db.insertInto('reading').values(row).execute();
    return readingBody(row);
  }

  return {
    async 'readings.list'({ db, customer, parameters }) {
      const account = await accountOfMeter(db, customer, parameters.meterId);
      const rows = await db.selectFrom('reading').selectAll().where('account_id', '=', account.id).where('meter_id', '=', parameters.meterId).orderBy('period', 'desc').orderBy('received_at', 'desc').limit(parameters.limit).execute();
      return { body: { items: rows.map(readingBody) } };
    },

    async 'readings.create'({ db, customer, parameters, body, address, now }) {
      const account = await accountOfMeter(db, customer, parameters.meterId);
      const { meter, window, value, volume, findings, date } = await judge(db, account, parameters.meterId, body, now);
      if (meter.current) throw alreadyThere('ALREADY_SENT', meter.current.value);
      admit(value, findings, body.confirmed ?? []);
      const reading = await insert(db, { account, meter, customer, value, volume, period: window.period, date, now });
      await audit(db, { action: 'reading-accepted', customerId: customer.id, address, now, details: { readingId: reading.id } });
      return { body: reading };
    },

    async 'readings.correct'({ db, customer, parameters, body, address, now }) {
      const account = await accountOfMeter(db, customer, parameters.meterId);
      const { meter, window, value, volume, findings, date } = await judge(db, account, parameters.meterId, body, now);
      if (!meter.current || meter.current.id !== parameters.readingId) throw await whyNotCorrectable(db, account, parameters.readingId);
      if (meter.current.status === 'billed') throw alreadyThere('ALREADY_BILLED', meter.current.value);
      admit(value, findings, body.confirmed ?? []);
      const replaced = await db.updateTable('reading').set({ status: 'replaced' }).where('account_id', '=', account.id).where('id', '=', parameters.readingId).where('status', '<>', 'billed').executeTakeFirst();
      // Billing may have come in between.
      if (replaced.numUpdatedRows === 0n) throw alreadyThere('ALREADY_BILLED', meter.current.value);
      const reading = await insert(db, { account, meter, customer, value, volume, period: window.period, date, now });
      await audit(db, { action: 'reading-corrected', customerId: customer.id, address, now, details: { readingId: reading.id, replacedId: parameters.readingId } });
      return { body: reading };
    },
  };
}

function alreadyThere(code: 'ALREADY_SENT' | 'ALREADY_BILLED', value: string): ProblemError {
  return new ProblemError(code satisfies ProblemCode, { errors: [{ code, severity: 'block', pointer: '/value', params: { value } }] });
}

/** The reading may have been replaced meanwhile, belong to a past period, or not be there at all. */
async function whyNotCorrectable(db: Database | Tx, account: Account, readingId: string): Promise<ProblemError> {
  const reading = await db.selectFrom('reading').select(['value', 'status']).where('account_id', '=', account.id).where('id', '=', readingId).executeTakeFirst();
  if (!reading) return new ProblemError('NOT_FOUND');
  return alreadyThere(reading.status === 'replaced' ? 'ALREADY_SENT' : 'ALREADY_BILLED', reading.value);
}

/** Which of the customer's accounts the meter belongs to; somebody else's meter does not exist. */
async function accountOfMeter(db: Database | Tx, customer: SignedIn, meterId: string): Promise<Account> {
  const ids = customer.accounts.map(({ id }) => id);
  const meter = ids.length > 0 && (await db.selectFrom('meter').select('account_id').where('account_id', 'in', ids).where('id', '=', meterId).executeTakeFirst());
  const account = meter && customer.accounts.find(({ id }) => id === meter.account_id);
  if (!account) throw new ProblemError('NOT_FOUND');
  return account;
}
