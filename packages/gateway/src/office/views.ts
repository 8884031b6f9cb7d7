import type { CaseKind, ResidentView } from '@vodokanal/contract/office';
import { audit } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { accountsOf, type SignedIn } from '../session/sessions.ts';
import { accountNumbers, type CaseRow } from './case-queries.ts';
import { knownCase, maskedAccount } from './cases.ts';
import type { StaffAct } from './claims.ts';
import { claimOfId } from './queries.ts';

/** Lifetime of a view in milliseconds. */
const LIFE = 10 * 60_000;

/**
 * Opens the cabinet of the customer of a case for reading. The customer sees it with its reason in the journal. Throws
 * NOT_FOUND, also for a case of nobody who signs in, and ROLE_REFUSED.
 */
export async function openView(
  tx: Tx,
  { kind, caseId, reason }: { readonly kind: CaseKind | 'claim'; readonly caseId: string; readonly reason: string },
  by: StaffAct,
): Promise<ResidentView> {
  const customerId = await customerOf(tx, kind, caseId, by);
  if (!customerId) throw new ProblemError('NOT_FOUND');
  const row = {
    id: newId(),
    staff_id: by.staff.id,
    customer_id: customerId,
    reason: reason.trim(),
    opened_at: by.now,
    expires_at: new Date(by.now.getTime() + LIFE),
    ended_at: null,
  };
  await tx.insertInto('resident_view').values(row).execute();
  await audit(tx, {
    action: 'office-view-opened',
    customerId,
    address: by.address,
    now: by.now,
    details: { viewId: row.id, caseId, staffId: by.staff.id, reason: row.reason },
  });
  return viewBody(tx, row);
}

async function customerOf(tx: Tx, kind: CaseKind | 'claim', caseId: string, by: StaffAct): Promise<string | null> {
  if (kind !== 'claim') return (await knownCase(tx, { kind, caseId }, by)).customer_id;
  if (by.staff.role !== 'clerk' && by.staff.role !== 'supervisor') throw new ProblemError('ROLE_REFUSED');
  return (await claimOfId(tx, caseId))?.customer_id ?? null;
}

/** A view of one's own that has not ended. Throws NOT_FOUND. */
export async function getView(db: Database, viewId: string, by: StaffAct): Promise<ResidentView> {
  const row = await openViewOf(db, viewId, by);
  if (!row) throw new ProblemError('NOT_FOUND');
  await audit(db, {
    action: 'office-view-opened',
    customerId: null,
    address: by.address,
    now: by.now,
    details: { viewId: row.id, staffId: by.staff.id },
  });
  return viewBody(db, row);
}

/** Ends a view; ending it again does nothing. */
export async function endView(tx: Tx, viewId: string, by: StaffAct): Promise<void> {
  const row = await openViewOf(tx, viewId, by);
  if (!row) return;
  await tx.updateTable('resident_view').set({ ended_at: by.now }).where('id', '=', viewId).execute();
  await audit(tx, {
    action: 'office-view-ended',
    customerId: row.customer_id,
    address: by.address,
    now: by.now,
    details: { viewId, staffId: by.staff.id },
  });
}

/** The customer of a view as if they had signed in; undefined when it has ended or is somebody else's. */
export async function customerOfView(
  db: Database,
  viewId: string,
  by: Pick<StaffAct, 'staff' | 'now'>,
  today: string,
): Promise<SignedIn | undefined> {
  const row = await openViewOf(db, viewId, by);
  if (!row) return undefined;
  const customer = await db
    .selectFrom('customer')
    .select(['id', 'name', 'frozen_at'])
    .where('id', '=', row.customer_id)
    .executeTakeFirst();
  return (
    customer && {
      id: customer.id,
      name: customer.name,
      accounts: await accountsOf(db, customer.id, today),
      expiresAt: row.expires_at,
      isFrozen: customer.frozen_at !== null,
    }
  );
}

const openViewOf = (db: Database | Tx, viewId: string, { staff, now }: Pick<StaffAct, 'staff' | 'now'>) =>
  db
    .selectFrom('resident_view')
    .selectAll()
    .where('id', '=', viewId)
    .where('staff_id', '=', staff.id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();

async function viewBody(
  db: Database | Tx,
  { id, customer_id, expires_at }: { readonly id: string; readonly customer_id: string; readonly expires_at: Date },
): Promise<ResidentView> {
  const numbers = await accountNumbers(db, [{ id, customer_id, account_id: null, typed_number: null } as CaseRow]);
  const number = numbers.get(id);
  return { id, account: number === undefined ? null : maskedAccount(number), expiresAt: expires_at.toISOString() };
}
