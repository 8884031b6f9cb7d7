import { UNCOUNTED } from '@vodokanal/contract/rules/reading-status';
import type { Database } from '../database/open.ts';
import { canonical } from '../decimal.ts';
import type { Secrets } from '../secrets.ts';

// The word `slip` must stay: numbers already issued depend on it.
const marked = (number: string, readingId: string, value: string) => `slip ${number} ${readingId} ${canonical(value)}`;
const withMark = (number: string, mark: number) => `${number}-${String(mark).padStart(4, '0')}`;

/** Makes a receipt number. Its last four digits depend on the secret key, so that a printed receipt can be checked. */
export const receiptNumberOf = (secrets: Secrets, number: string, readingId: string, value: string): string =>
  withMark(number, secrets.mark(marked(number, readingId, value), 10_000));

/**
 * Finds the reading of a receipt number, with the value that counts for its month now; undefined when there is none or
 * its last four digits are wrong. The value of the reading is what was accepted then.
 */
export async function findReceipt(db: Database, secrets: Secrets, receiptNumber: string) {
  const reading = await db
    .selectFrom('reading')
    .innerJoin('meter', (join) =>
      join.onRef('meter.id', '=', 'reading.meter_id').onRef('meter.account_id', '=', 'reading.account_id'),
    )
    .innerJoin('account', 'account.id', 'reading.account_id')
    .select([
      'reading.id',
      'number',
      'serial_number',
      'value',
      'period',
      'received_at',
      'reading.status',
      'receipt_number',
      (eb) =>
        eb
          .selectFrom('reading as counted')
          .select('counted.value')
          .whereRef('counted.account_id', '=', 'reading.account_id')
          .whereRef('counted.meter_id', '=', 'reading.meter_id')
          .whereRef('counted.period', '=', 'reading.period')
          .where('counted.status', 'not in', UNCOUNTED)
          .where('counted.source', '<>', 'control')
          .as('counted'),
    ])
    .where('receipt_number', '=', receiptNumber.trim().toUpperCase())
    .executeTakeFirst();
  const number = reading?.receipt_number?.slice(0, -5) ?? '';
  const isOurs =
    reading &&
    secrets
      .marks(marked(number, reading.id, reading.value), 10_000)
      .some((mark) => withMark(number, mark) === reading.receipt_number);
  return isOurs ? reading : undefined;
}
