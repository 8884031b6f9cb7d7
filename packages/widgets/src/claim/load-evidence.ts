import type { ClaimEvidence } from '@vodokanal/contract';
import { allEvidence } from '@vodokanal/contract/rules/claim-evidence';
import { chargesOf, journalOf, paymentsOf, type Client } from '@vodokanal/client';

/** Readings loaded for each meter: the 36 months of the form and a few more. */
const READINGS = 40;

/** Loads the readings, bills and payments of an account that can be attached to a claim; those of each meter are newest first. */
export async function loadEvidence(
  client: Client,
  accountId: string,
  signal?: AbortSignal,
): Promise<readonly ClaimEvidence[]> {
  const journal = journalOf(client);
  const [{ items: meters }, { items: months }, { items: entries }] = await Promise.all([
    journal.meters(accountId, signal),
    chargesOf(client).list(accountId, signal),
    paymentsOf(client).list(accountId, signal),
  ]);
  const readings = await Promise.all(
    meters.map(async ({ id, service, serialNumber }) =>
      (await journal.list(id, READINGS, signal)).items.map((reading) => ({ ...reading, service, serialNumber })),
    ),
  );
  return allEvidence({ readings: readings.flat(), months, entries });
}
