import type { Consent, ConsentDocument } from '@vodokanal/contract';
import type { Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { audit } from '../audit/audit.ts';
import { consentById, consentInForce, endConsents, insertConsent } from './queries.ts';

/** Records a consent and ends those to earlier versions. A consent already in force is returned unchanged. */
export async function giveConsent(
  db: Tx,
  customerId: string,
  { document, version, title }: ConsentDocument,
  address: string,
  now: Date,
): Promise<Consent> {
  const before = await consentInForce(db, customerId, document, version);
  if (before) return consentBody(before);
  const row = {
    customer_id: customerId,
    id: newId(),
    document,
    version,
    title,
    given_at: now,
    withdrawn_at: null,
    address,
  };
  await endConsents(db, customerId, document, now);
  await insertConsent(db, row);
  return consentBody(row);
}

/** Withdraws the consent to a document in all versions, because at most one is in force. */
export async function withdrawConsent(
  db: Tx,
  customerId: string,
  consentId: string,
  address: string,
  now: Date,
): Promise<Consent> {
  const before = await consentById(db, customerId, consentId);
  if (!before) throw new ProblemError('NOT_FOUND');
  if (before.withdrawn_at) return consentBody(before);
  await endConsents(db, customerId, before.document, now);
  await audit(db, {
    action: 'consent-withdrawn',
    customerId,
    address,
    now,
    details: { document: before.document, version: before.version },
  });
  return consentBody({ ...before, withdrawn_at: now });
}

export const consentBody = ({
  id,
  document,
  version,
  title,
  given_at,
  withdrawn_at,
}: {
  readonly id: string;
  readonly document: string;
  readonly version: string;
  readonly title: string;
  readonly given_at: Date;
  readonly withdrawn_at: Date | null;
}): Consent => ({
  id,
  document,
  version,
  title,
  givenAt: given_at.toISOString(),
  withdrawnAt: withdrawn_at?.toISOString() ?? null,
});
