import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { newId } from '../ids.ts';

export type AuditAction =
  | 'sign-in'
  | 'sign-in-failed'
  | 'sign-out'
  | 'reading-accepted'
  | 'reading-corrected'
  | 'claim-registered'
  | 'claim-withdrawn'
  | 'application-filed'
  | 'application-withdrawn'
  | 'payment-confirmed'
  | 'instalments-signed'
  | 'autopay-on'
  | 'autopay-changed'
  | 'autopay-off'
  | 'upload-refused'
  | 'site-connected'
  | 'site-disconnected'
  | 'delegation'
  | 'guest-reading'
  | 'registered'
  | 'recovered'
  | 'password-changed'
  | 'step-up-failed'
  | 'factor-on'
  | 'factor-off'
  | 'recovery-codes'
  | 'passkey-added'
  | 'sessions-ended'
  | 'incident'
  | 'data-request'
  | 'data-request-answered'
  | 'data-copy'
  | 'data-copy-read'
  | 'consent-given'
  | 'consent-withdrawn'
  | 'account-added'
  | 'account-removed'
  | 'contact-changed'
  | 'profile-confirmed'
  | 'profile-change'
  | 'helper-invited'
  | 'helper-accepted'
  | 'helper-ended'
  | 'unlock-requested'
  | 'unlock-decided'
  | 'documents-read'
  | 'document-published'
  | 'document-withdrawn'
  | 'work-recorded'
  | 'meter-request'
  | 'bulk-readings'
  | 'office-sign-in'
  | 'office-sign-in-failed'
  | 'office-claim-read'
  | 'office-contacts-read'
  | 'office-claim-assigned'
  | 'office-claim-asked'
  | 'office-claim-answered'
  | 'office-case-read'
  | 'office-case-assigned'
  | 'office-case-decided'
  | 'office-view-opened'
  | 'office-view-ended'
  | 'office-setting-changed'
  | 'office-site-changed'
  | 'office-staff-changed'
  | 'office-import'
  | 'office-export'
  | 'office-application-read'
  | 'office-application-assigned'
  | 'office-application-decided';

/**
 * An entry of the security log. Details hold ids and codes only, never names, logins, readings or texts, except why the
 * staff opened contacts or a view of the cabinet.
 */
export interface AuditEntry {
  readonly action: AuditAction;
  readonly customerId: string | null;
  readonly address: string;
  readonly now: Date;
  readonly details?: Record<string, string | number>;
}

export const auditRow = ({ action, customerId, address, now, details = {} }: AuditEntry) => ({
  id: newId(),
  at: now,
  customer_id: customerId,
  action,
  address,
  details: JSON.stringify(details),
});

export async function audit(db: Database | Tx, entry: AuditEntry): Promise<void> {
  await db.insertInto('audit').values(auditRow(entry)).execute();
}

/** JSON escapes only some control characters; a terminal also obeys the others. */
const asciiControls = (json: string): string =>
  json.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/**
 * Yields the whole log, oldest first, as one JSON object per line. Reads it in pages, so memory does not grow with it.
 */
export async function* exportAudit(db: Database): AsyncGenerator<string> {
  const PIECE = 1000;
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    // Ids are ordered by time, so the last id tells where the next page begins.
    const rows = await db.selectFrom('audit').selectAll().where('id', '>', last).orderBy('id').limit(PIECE).execute();
    for (const { id, at, customer_id, action, address, details } of rows)
      yield `${asciiControls(JSON.stringify({ id, at: at.toISOString(), customerId: customer_id, action, address, details }))}\n`;
    if (rows.length < PIECE) return;
    last = rows.at(-1)?.id ?? last;
  }
}
