import type { Account } from '@vodokanal/contract';
import { alreadyThere, assertAcceptable, assertCorrectable, assertNotSent } from '@vodokanal/contract/policies/reading-acceptance';
import { accountOfMeter } from '../accounts/routes.ts';
import { audit } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { Handlers } from '../http/operation.ts';
import { canonical } from '../meters/meters.ts';
import type { Secrets } from '../secrets.ts';
import type { Settings } from '../settings/settings.ts';
import { readingDesk } from './desk.ts';
import { readingBody } from './reading-row.ts';

export function readingRoutes(settings: Settings, today: (now: Date) => Promise<string>, secrets: Secrets): Pick<Handlers, 'readings.list' | 'readings.create' | 'readings.correct'> {
  const { judge, insert } = readingDesk(settings, today, secrets);

  return {
    async 'readings.list'({ db, customer, parameters }) {
      const account = await accountOfMeter(db, customer, parameters.meterId, 'readings.list');
      const rows = await db.selectFrom('reading').selectAll().where('account_id', '=', account.id).where('meter_id', '=', parameters.meterId).orderBy('period', 'desc').orderBy('received_at', 'desc').limit(parameters.limit).execute();
      return { body: { items: rows.map(readingBody) } };
    },

    async 'readings.create'({ db, customer, parameters, body, address, now }) {
      const account = await accountOfMeter(db, customer, parameters.meterId, 'readings.create');
      const { meter, window, value, volume, findings, date } = await judge(db, account, parameters.meterId, body, now);
      assertNotSent(meter.current);
      assertAcceptable(value, findings, body.confirmed);
      const reading = await insert(db, { account, meter, customerId: customer.id, value, volume, period: window.period, date, now, photoId: body.photoId });
      await audit(db, { action: 'reading-accepted', customerId: customer.id, address, now, details: { readingId: reading.id } });
      return { body: reading };
    },

    async 'readings.correct'({ db, customer, parameters, body, address, now }) {
      const account = await accountOfMeter(db, customer, parameters.meterId, 'readings.correct');
      const { meter, window, value, volume, findings, date } = await judge(db, account, parameters.meterId, body, now);
      const { current } = meter;
      assertCorrectable(current, parameters.readingId, current?.id === parameters.readingId ? undefined : await namedReading(db, account, parameters));
      assertAcceptable(value, findings, body.confirmed);
      const replaced = await db.updateTable('reading').set({ status: 'replaced' }).where('account_id', '=', account.id).where('id', '=', parameters.readingId).where('status', '<>', 'billed').executeTakeFirst();
      // Billing may have come in between.
      if (replaced.numUpdatedRows === 0n) throw alreadyThere('ALREADY_BILLED', current.value);
      const reading = await insert(db, { account, meter, customerId: customer.id, value, volume, period: window.period, date, now, photoId: body.photoId });
      await audit(db, { action: 'reading-corrected', customerId: customer.id, address, now, details: { readingId: reading.id, replacedId: parameters.readingId } });
      return { body: reading };
    },
  };
}

/** The reading that a correction names, and what stands in its place when it was replaced meanwhile. */
async function namedReading(db: Database | Tx, account: Account, { meterId, readingId }: { readonly meterId: string; readonly readingId: string }) {
  const ofMeter = db.selectFrom('reading').select(['value', 'status', 'period']).where('account_id', '=', account.id).where('meter_id', '=', meterId);
  const reading = await ofMeter.where('id', '=', readingId).executeTakeFirst();
  const present = reading?.status === 'replaced' ? await ofMeter.where('period', '=', reading.period).where('status', 'not in', ['replaced', 'rejected']).executeTakeFirst() : undefined;
  return reading && { status: reading.status, value: canonical(reading.value), replacedBy: present && canonical(present.value) };
}
