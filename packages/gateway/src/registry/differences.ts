import { sql } from 'kysely';
import { UNCOUNTED } from '@vodokanal/contract/rules/reading-status';
import { ProblemError } from '../http/problems.ts';
import type { Tx } from '../database/transaction.ts';
import { changeReadings, followReadings, lockMeters, presentReadings } from './queries.ts';

/**
 * Lets the accepted reading count again instead of the one in the bill. It is exported to billing once more; what was
 * charged stays until billing corrects it. Throws REQUEST_CLOSED when the bill has taken the value over meanwhile.
 */
export async function correctDifference(tx: Tx, accountId: string, readingId: string): Promise<void> {
  const { rows } = await sql<{ meter_id: string; period: string }>`
    select meter_id, period from reading where account_id = ${accountId} and id = ${readingId}`.execute(tx);
  const [of] = rows;
  if (!of) throw new ProblemError('REQUEST_CLOSED');
  const key = { account_id: accountId, ...of };
  await lockMeters(tx, [of.meter_id], [accountId]);
  const present = await presentReadings(tx, [key]);
  const accepted = present.find(({ id }) => id === readingId);
  if (accepted?.status !== 'different') throw new ProblemError('REQUEST_CLOSED');
  const billed = present.filter(
    ({ status, source }) => !(UNCOUNTED as readonly string[]).includes(status) && source !== 'control',
  );
  await changeReadings(tx, [
    ...billed.map((row) => ({
      ...row,
      status: row.receipt_number === null ? ('replaced' as const) : ('different' as const),
      volume: null,
    })),
    { ...accepted, status: 'accepted', volume: null },
  ]);
  await followReadings(tx, [key]);
}
