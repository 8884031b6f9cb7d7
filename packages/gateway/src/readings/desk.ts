import { sql } from 'kysely';
import type { Account, Finding, Meter, NewReading, ProblemCode, Reading } from '@vodokanal/contract';
import { checkReading, parseReading } from '@vodokanal/contract/rules/reading';
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
      // It may have been taken in its own time, with the answer lost.
      const there = await db.selectFrom('reading').select('value').where('account_id', '=', account.id).where('meter_id', '=', meterId).where('period', '=', draft.period).where('status', 'not in', ['replaced', 'rejected']).executeTakeFirst();
      if (there && canonical(there.value) === parseReading(draft.value)) throw alreadyThere('ALREADY_SENT', canonical(there.value));
      throw new ProblemError('READING_REFUSED', { errors: [{ code: 'DATE_TOO_OLD', severity: 'block', pointer: '/period', params: { period: draft.period } }] });
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
      if (!photos.every(({ type }) => type.startsWith('image/'))) throw new ProblemError('UPLOAD_TYPE');
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

/** Refuses unless every finding is confirmed; called after what the present state forbids has been told. */
export function admit(value: string | null, findings: readonly Finding[], confirmed: readonly string[]): asserts value is string {
  const blocking = findings.some(({ severity }) => severity === 'block');
  if (blocking || value === null) throw new ProblemError('READING_REFUSED', { errors: findings });
  const open = findings.filter(({ code, severity }) => severity === 'confirm' && !confirmed.includes(code));
  if (open.length > 0) throw new ProblemError('READING_UNCONFIRMED', { errors: findings });
}

export function alreadyThere(code: 'ALREADY_SENT' | 'ALREADY_BILLED', value: string): ProblemError {
  return new ProblemError(code satisfies ProblemCode, { errors: [{ code, severity: 'block', pointer: '/value', params: { value } }] });
}
