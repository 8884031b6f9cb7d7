import { verdictEffect } from '@vodokanal/contract/rules/reading-verdict';
import type { ReadingVerdict } from '@vodokanal/contract';
import type { Tx } from '../database/transaction.ts';
import { canonical } from '../decimal.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import { followReadings } from '../registry/queries.ts';
import type { Settings } from '../settings/settings.ts';
import { readingEvent } from '../webhooks/case-events.ts';
import { recordEvent } from '../webhooks/events.ts';
import { valueIn } from './queries.ts';
import { readingBody } from './reading-row.ts';

const month = new Intl.DateTimeFormat('ru', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const monthName = (period: string): string => month.format(new Date(`${period}-01T00:00:00Z`));

/** Why a verdict cannot be taken. */
export class VerdictRefused extends Error {
  readonly reason: 'unknown' | 'corrected' | 'billed' | 'replacedSince' | 'noWords';

  constructor(reason: VerdictRefused['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Records what billing says of a reading, by its receipt number. A declined one stops counting, and its customer is told
 * once, with the words of billing. Returns whether something has changed. Throws `VerdictRefused`.
 */
export async function judgeReading(
  tx: Tx,
  settings: Settings,
  receiptNumber: string,
  given: Pick<ReadingVerdict, 'outcome' | 'text'>,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .selectFrom('reading')
    .selectAll()
    .where('receipt_number', '=', receiptNumber)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new VerdictRefused('unknown');
  if (given.outcome === 'declined' && given.text === '') throw new VerdictRefused('noWords');
  const effect = verdictEffect(readingBody(row), given);
  if (effect === 'none') return false;
  if (effect === 'corrected' || effect === 'billed') throw new VerdictRefused(effect);
  if (
    row.status === 'rejected' &&
    effect === 'count' &&
    (await valueIn(tx, row.account_id, row.meter_id, row.period)) !== undefined
  )
    throw new VerdictRefused('replacedSince');
  const judged = await tx
    .updateTable('reading')
    .set({
      status: effect === 'count' ? 'billed' : 'rejected',
      verdict: given.outcome,
      verdict_text: given.text,
      verdict_on: settings.today(now),
    })
    .where('account_id', '=', row.account_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const { account_id, meter_id, period, customer_id } = judged;
  await followReadings(tx, [{ account_id, meter_id, period }]);
  await recordEvent(tx, readingEvent('reading.judged', judged), now);
  if (effect === 'decline' && customer_id !== null)
    await tellCustomer(
      tx,
      customer_id,
      'mailOrSms',
      {
        template: 'readingDeclined',
        values: { value: canonical(row.value).replace('.', ','), period: monthName(period), reason: given.text },
      },
      now,
    );
  return true;
}
