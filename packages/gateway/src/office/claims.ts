import type { Staff, ClaimContacts, ClaimQueue, NewClaimAnswer, OfficeCase } from '@vodokanal/contract/office';
import type { NewClaimMessage } from '@vodokanal/contract';
import { isDate } from '@vodokanal/contract/rules/calendar';
import { downloadName } from '@vodokanal/contract/policies/upload';
import { audit, type AuditAction } from '../audit/audit.ts';
import { answerClaim, askAboutClaim, takeClaim } from '../claims/answers.ts';
import { attachmentsOf, changeClaim, frameFacts, messagesOf, type ClaimRow } from '../claims/queries.ts';
import { claimClock } from '../claims/claim-body.ts';
import { caseOf } from '../claims/service.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { AnswerFile } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { isUuid } from '../ids.ts';
import { contactsBudget } from '../messages/budget.ts';
import { spend } from '../messages/message-queue.ts';
import type { Settings } from '../settings/settings.ts';
import type { Uploads } from '../uploads/uploads.ts';
import {
  claimOfId,
  contactsOf,
  findStaff,
  lockClaimOfId,
  queueCounts,
  queuePage,
  staffNamed,
  type QueueView,
} from './queries.ts';

/** Who acts on a case, and when. */
export interface StaffAct {
  readonly staff: Staff;
  readonly address: string;
  readonly now: Date;
}

/** A page of the queue with the counts of the whole. `after` is the `next` of the page before. */
export async function claimQueue(
  db: Database,
  settings: Settings,
  { state, after, number }: { readonly state: QueueView; readonly after?: string; readonly number?: string },
  { staff, now }: StaffAct,
): Promise<ClaimQueue> {
  const today = settings.today(now);
  const { rows, hasMore } = await queuePage(db, state, {
    today,
    staffId: staff.id,
    after: after === undefined ? undefined : cursorOf(after),
    numberEnd: number?.trim() || undefined,
  });
  const names = await staffNamed(
    db,
    rows.map(({ assignee_id }) => assignee_id),
  );
  const last = rows.at(-1);
  return {
    items: rows.map((row) => ({
      id: row.id,
      number: row.number,
      type: row.type,
      state: row.state,
      registeredOn: row.registered_on,
      dueOn: row.due_on,
      unit: row.unit,
      ...claimClock(row, settings, today),
      isDisputed: row.is_disputed,
      assignee: names.get(row.assignee_id ?? '') ?? null,
    })),
    next: hasMore && last ? `${last.due_on} ${last.id}` : null,
    ...(await queueCounts(db, today, staff.id)),
  };
}

/** The due date and the id in the `next` of a page. Throws BAD_REQUEST for another text. */
function cursorOf(text: string): { readonly dueOn: string; readonly id: string } {
  const [dueOn = '', id = ''] = text.split(' ');
  if (!isDate(dueOn) || !isUuid(id)) throw new ProblemError('BAD_REQUEST');
  return { dueOn, id };
}

/** Opens a case. The customer sees in the journal that it was read. Throws NOT_FOUND. */
export async function openCase(db: Database, settings: Settings, claimId: string, by: StaffAct): Promise<OfficeCase> {
  const row = await claimOfId(db, claimId);
  if (!row) throw new ProblemError('NOT_FOUND');
  await trace(db, row, 'office-claim-read', by);
  return officeCase(db, settings, row, by.now);
}

/** Returns the holder and the contacts of a claim. Throws NOT_FOUND and RATE_LIMITED. */
export async function revealContacts(tx: Tx, claimId: string, reason: string, by: StaffAct): Promise<ClaimContacts> {
  const row = await lockedCase(tx, claimId);
  await spend(tx, [contactsBudget(by.staff.id)], by.now);
  await trace(tx, row, 'office-contacts-read', by, { reason: reason.trim() });
  const { number, holder, address, phone, email } = await contactsOf(tx, row);
  return { accountNumber: number, holder, address, phone, email };
}

/** Gives a case to a member of staff. Throws NOT_FOUND, CLAIM_CLOSED, and ROLE_REFUSED for a clerk who gives it away. */
export async function assignCase(
  tx: Tx,
  settings: Settings,
  claimId: string,
  staffId: string,
  by: StaffAct,
): Promise<OfficeCase> {
  if (staffId !== by.staff.id && by.staff.role !== 'supervisor') throw new ProblemError('ROLE_REFUSED');
  const row = await lockedCase(tx, claimId);
  if (!(await findStaff(tx, staffId))) throw new ProblemError('NOT_FOUND');
  await takeClaim(tx, row);
  await trace(tx, row, 'office-claim-assigned', by, { assigneeId: staffId });
  return officeCase(tx, settings, await changeClaim(tx, row, { assignee_id: staffId }), by.now);
}

/** Asks the customer of a case for more. Throws NOT_FOUND, CLAIM_CLOSED and INVALID. */
export async function askCustomer(
  tx: Tx,
  settings: Settings,
  claimId: string,
  { text, uploadIds = [] }: NewClaimMessage,
  by: StaffAct,
): Promise<OfficeCase> {
  const row = await lockedCase(tx, claimId);
  await askAboutClaim(tx, row, { text, files: { senderId: by.staff.id, uploadIds } }, by.now);
  await trace(tx, row, 'office-claim-asked', by);
  return taken(tx, settings, row, by);
}

/** Answers a case. Throws NOT_FOUND, CLAIM_CLOSED and INVALID. */
export async function answerCase(
  tx: Tx,
  settings: Settings,
  claimId: string,
  { outcome, text, uploadIds = [] }: NewClaimAnswer,
  by: StaffAct,
): Promise<OfficeCase> {
  const row = await lockedCase(tx, claimId);
  await answerClaim(tx, settings, row, { outcome, text, files: { senderId: by.staff.id, uploadIds } }, by.now);
  await trace(tx, row, 'office-claim-answered', by, { outcome });
  return taken(tx, settings, row, by);
}

/** A file of the conversation; the customer sees in the journal that it was read. Throws NOT_FOUND. */
export async function caseFile(
  db: Database,
  uploads: Uploads,
  claimId: string,
  fileId: string,
  by: StaffAct,
): Promise<AnswerFile> {
  const row = await claimOfId(db, claimId);
  if (!row) throw new ProblemError('NOT_FOUND');
  const owners = [row.id, ...(await messagesOf(db, row)).map(({ id }) => id)];
  const file = (await attachmentsOf(db, owners)).find(({ id }) => id === fileId);
  if (!file) throw new ProblemError('NOT_FOUND');
  await trace(db, row, 'documents-read', by, { fileId });
  return { bytes: await uploads.read(file.id), type: file.media_type, name: downloadName(file.name, file.media_type) };
}

async function lockedCase(tx: Tx, claimId: string): Promise<ClaimRow> {
  const row = await lockClaimOfId(tx, claimId);
  if (!row) throw new ProblemError('NOT_FOUND');
  return row;
}

/** The case after somebody wrote in it; whoever writes first takes it. */
async function taken(tx: Tx, settings: Settings, row: ClaimRow, by: StaffAct): Promise<OfficeCase> {
  const present = await changeClaim(tx, row, { assignee_id: row.assignee_id ?? by.staff.id });
  return officeCase(tx, settings, present, by.now);
}

async function trace(
  db: Database | Tx,
  { id, customer_id }: ClaimRow,
  action: AuditAction,
  { staff, address, now }: StaffAct,
  details: Record<string, string> = {},
): Promise<void> {
  await audit(db, {
    action,
    customerId: customer_id,
    address,
    now,
    details: { claimId: id, staffId: staff.id, ...details },
  });
}

async function officeCase(db: Database | Tx, settings: Settings, row: ClaimRow, now: Date): Promise<OfficeCase> {
  const { claim, messages } = await caseOf(db, settings, row, settings.today(now));
  const { number, serialNumber } = await frameFacts(db, row.account_id, row.meter_id ?? undefined);
  const names = await staffNamed(db, [row.assignee_id]);
  return {
    claim,
    messages,
    assignee: names.get(row.assignee_id ?? '') ?? null,
    account: { number: `•••••${number.slice(-4)}`, meter: serialNumber ?? null },
  };
}
