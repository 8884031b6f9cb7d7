import type { Database } from '../database/open.ts';
import { canonical } from '../decimal.ts';
import type { Secrets } from '../secrets.ts';

/** Makes a receipt number. Its last four digits depend on the secret key, so that a printed receipt can be checked. */
export const receiptNumberOf = (secrets: Secrets, number: string, readingId: string, value: string): string =>
  // The word `slip` must stay: numbers already issued depend on it.
  `${number}-${String(secrets.mark(`slip ${number} ${readingId} ${canonical(value)}`, 10_000)).padStart(4, '0')}`;

/** Finds the reading of a receipt number; undefined when there is none or its last four digits are wrong. */
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
    ])
    .where('receipt_number', '=', receiptNumber.trim().toUpperCase())
    .executeTakeFirst();
  return reading?.receipt_number ===
    (reading && receiptNumberOf(secrets, reading.receipt_number?.slice(0, -5) ?? '', reading.id, reading.value))
    ? reading
    : undefined;
}
