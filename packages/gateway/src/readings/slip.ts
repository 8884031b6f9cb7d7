import type { Database } from '../database/open.ts';
import { canonical } from '../decimal.ts';
import type { Secrets } from '../secrets.ts';

/** The number of an acceptance with four digits at its end that only the gateway can make: a paper proves itself. */
export const slipOf = (secrets: Secrets, number: string, readingId: string, value: string): string =>
  `${number}-${String(secrets.mark(`slip ${number} ${readingId} ${canonical(value)}`, 10_000)).padStart(4, '0')}`;

/** What a slip somebody brings along is about; undefined when there is no such one, or its last digits are not ours. */
export async function findSlip(db: Database, secrets: Secrets, slip: string) {
  const reading = await db
    .selectFrom('reading')
    .innerJoin('meter', (join) =>
      join.onRef('meter.id', '=', 'reading.meter_id').onRef('meter.account_id', '=', 'reading.account_id'),
    )
    .innerJoin('account', 'account.id', 'reading.account_id')
    .select(['reading.id', 'number', 'serial_number', 'value', 'period', 'received_at', 'reading.status', 'slip'])
    .where('slip', '=', slip.trim().toUpperCase())
    .executeTakeFirst();
  return reading?.slip === (reading && slipOf(secrets, reading.slip?.slice(0, -5) ?? '', reading.id, reading.value))
    ? reading
    : undefined;
}
