import type { Consent, ConsentDocument } from '@vodokanal/contract';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { newId } from '../ids.ts';

export async function giveConsent(db: Database | Tx, customerId: string, { document, version, title }: ConsentDocument, address: string, now: Date): Promise<Consent> {
  const given = db.selectFrom('consent').selectAll().where('customer_id', '=', customerId).where('document', '=', document).where('version', '=', version).where('withdrawn_at', 'is', null);
  const before = await given.executeTakeFirst();
  if (before) return consentBody(before);
  const row = { customer_id: customerId, id: newId(), document, version, title, given_at: now, withdrawn_at: null, address };
  await withdrawConsent(db, customerId, document, now);
  await db.insertInto('consent').values(row).execute();
  return consentBody(row);
}

/** Ends what was consented to by a document, in whatever version: one is in force at most. */
export async function withdrawConsent(db: Database | Tx, customerId: string, document: string, now: Date): Promise<void> {
  await db.updateTable('consent').set({ withdrawn_at: now }).where('customer_id', '=', customerId).where('document', '=', document).where('withdrawn_at', 'is', null).execute();
}

export const consentBody = ({ id, document, version, title, given_at, withdrawn_at }: { readonly id: string; readonly document: string; readonly version: string; readonly title: string; readonly given_at: Date; readonly withdrawn_at: Date | null }): Consent => ({
  id, document, version, title, givenAt: given_at.toISOString(), withdrawnAt: withdrawn_at?.toISOString() ?? null,
});
