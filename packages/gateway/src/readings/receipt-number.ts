import type { Database } from '../database/open.ts';
import { canonical } from '../decimal.ts';
import type { Secrets } from '../secrets.ts';

/** A receipt number ends in four digits that only the gateway can make, so that a printed receipt can be checked. */
export const receiptNumberOf = (secrets: Secrets, number: string, readingId: string, value: string): string =>
  // The word `slip` is part of the numbers that were given out.
  `${number}-${String(secrets.mark(`slip ${number} ${readingId} ${canonical(value)}`, 10_000)).padStart(4, '0')}`;

/** The reading of a receipt number; undefined when there is none, or its last four digits do not match. */
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
