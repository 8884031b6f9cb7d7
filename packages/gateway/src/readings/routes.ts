import type { Account } from '@vodokanal/contract';
import { accountOfMeter } from '../accounts/routes.ts';
import { audit } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { canonical } from '../meters/meters.ts';
import type { Secrets } from '../secrets.ts';
import type { Settings } from '../settings/settings.ts';
import { admit, alreadyThere, readingDesk } from './desk.ts';
import { readingBody } from './reading-row.ts';

export function readingRoutes(settings: Settings, today: (now: Date) => Promise<string>, secrets: Secrets): Pick<Handlers, 'readings.list' | 'readings.create' | 'readings.correct'> {
  const { judge, insert } = readingDesk(settings, today, secrets);

  return {
    async 'readings.list'({ db, customer, parameters }) {
      const account = await accountOfMeter(db, customer, parameters.meterId, ['see', 'readings']);
      const rows = await db.selectFrom('reading').selectAll().where('account_id', '=', account.id).where('meter_id', '=', parameters.meterId).orderBy('period', 'desc').orderBy('received_at', 'desc').limit(parameters.limit).execute();
      return { body: { items: rows.map(readingBody) } };
    },

    async 'readings.create'({ db, customer, parameters, body, address, now }) {
      const account = await accountOfMeter(db, customer, parameters.meterId);
      const { meter, window, value, volume, findings, date } = await judge(db, account, parameters.meterId, body, now);
      if (meter.current) throw alreadyThere('ALREADY_SENT', meter.current.value);
      admit(value, findings, body.confirmed ?? []);
      const reading = await insert(db, { account, meter, customerId: customer.id, value, volume, period: window.period, date, now, photoId: body.photoId });
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
      const reading = await insert(db, { account, meter, customerId: customer.id, value, volume, period: window.period, date, now, photoId: body.photoId });
      await audit(db, { action: 'reading-corrected', customerId: customer.id, address, now, details: { readingId: reading.id, replacedId: parameters.readingId } });
      return { body: reading };
    },
  };
}

/** The reading may have been replaced meanwhile, belong to a past period, or not be there at all. */
async function whyNotCorrectable(db: Database | Tx, account: Account, readingId: string): Promise<ProblemError> {
  const reading = await db.selectFrom('reading').select(['value', 'status', 'meter_id', 'period']).where('account_id', '=', account.id).where('id', '=', readingId).executeTakeFirst();
  if (!reading) return new ProblemError('NOT_FOUND');
  // What stands in its place tells a customer whose answer was lost that the correction went through.
  const present = reading.status === 'replaced' && (await db.selectFrom('reading').select('value').where('account_id', '=', account.id).where('meter_id', '=', reading.meter_id).where('period', '=', reading.period).where('status', 'not in', ['replaced', 'rejected']).executeTakeFirst());
  if (present) return alreadyThere('ALREADY_SENT', canonical(present.value));
  return alreadyThere(reading.status === 'replaced' ? 'ALREADY_SENT' : 'ALREADY_BILLED', reading.value);
}
