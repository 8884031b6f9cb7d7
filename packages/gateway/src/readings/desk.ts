import { sql } from 'kysely';
import type { Account, Meter, NewReading, Reading } from '@vodokanal/contract';
import { assertPeriod } from '@vodokanal/contract/policies/reading-acceptance';
import { assertPhoto } from '@vodokanal/contract/policies/upload';
import { checkReading } from '@vodokanal/contract/rules/reading';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { canonical, listMeters } from '../meters/meters.ts';
import type { Secrets } from '../secrets.ts';
import type { Settings } from '../settings/settings.ts';
import { attach } from '../uploads/attach.ts';
import { readingBody } from './reading-row.ts';
import { slipOf } from './slip.ts';

/** Where readings are judged and taken in, whoever brings them. */
export function readingDesk(settings: Settings, today: (now: Date) => Promise<string>, secrets: Secrets) {
  /** Judges a reading with the meter's row locked, so that two of them cannot pass each other. */
  async function judge(db: Database | Tx, account: Account, meterId: string, draft: NewReading, now: Date) {
    const date = await today(now);
    await db.selectFrom('meter').select('id').where('account_id', '=', account.id).where('id', '=', meterId).forUpdate().execute();
    const { items, window, accountStatus } = await listMeters(db, account, date, settings);
    const meter = items.find(({ id }) => id === meterId);
    if (!meter) throw new ProblemError('NOT_FOUND');
    if (draft.period !== undefined && draft.period !== window.period) {
      const there = await db.selectFrom('reading').select('value').where('account_id', '=', account.id).where('meter_id', '=', meterId).where('period', '=', draft.period).where('status', 'not in', ['replaced', 'rejected']).executeTakeFirst();
      assertPeriod(draft.period, window, draft.value, there && canonical(there.value));
    }
    const checked = checkReading(draft.value, { meter, accountStatus, windowOpen: window.open, otherMeters: items.filter((other) => other !== meter) });
    return { date, meter, window, ...checked };
  }

  async function insert(db: Database | Tx, reading: { readonly account: Account; readonly meter: Meter; readonly customerId: string | null; readonly value: string; readonly volume: string | null; readonly period: string; readonly date: string; readonly now: Date; readonly photoId?: string | undefined }): Promise<Reading> {
    const { account, meter, customerId, value, volume, period, date, now, photoId } = reading;
    const { rows } = await sql<{ number: string }>`select nextval('slip_number')::text as number`.execute(db);
    const id = newId();
    if (photoId !== undefined && customerId !== null) {
      const photos = await attach(db, customerId, [photoId], id, () => '/photoId');
      photos.forEach(assertPhoto);
    }
    const row = {
      account_id: account.id, id, meter_id: meter.id, period, value, volume, taken_on: date, received_at: now, source: 'resident' as const, status: 'accepted' as const,
      slip: slipOf(secrets, `П-${period}-${(rows[0]?.number ?? '').padStart(6, '0')}`, id, value), customer_id: customerId, photo_id: photoId ?? null,
    };
    await db.insertInto('reading').values(row).execute();
    return readingBody(row);
  }

  return { judge, insert };
}
