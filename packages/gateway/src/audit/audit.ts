import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { newId } from '../ids.ts';

export type AuditAction = 'sign-in' | 'sign-in-failed' | 'sign-out' | 'reading-accepted' | 'reading-corrected' | 'claim-registered' | 'upload-refused' | 'site-let-in' | 'site-shut-out' | 'delegation' | 'guest-reading'
  | 'registered' | 'recovered' | 'password-changed' | 'step-up-failed' | 'factor-on' | 'factor-off' | 'recovery-codes' | 'sessions-ended' | 'incident' | 'consent-given' | 'consent-withdrawn';

/** Writes down a security act. Details hold ids and codes only, never names, logins, readings or texts. */
export async function audit(db: Database | Tx, entry: { readonly action: AuditAction; readonly customerId: string | null; readonly address: string; readonly now: Date; readonly details?: Record<string, string | number> }): Promise<void> {
  const { action, customerId, address, now, details = {} } = entry;
  await db.insertInto('audit').values({ id: newId(), at: now, customer_id: customerId, action, address, details: JSON.stringify(details) }).execute();
}
