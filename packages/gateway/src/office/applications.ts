import type {
  ApplicationQueue,
  ClaimContacts,
  CompletedStep,
  NewDecision,
  OfficeApplication,
} from '@vodokanal/contract/office';
import type { NewClaimMessage } from '@vodokanal/contract';
import { nextStep } from '@vodokanal/contract/rules/application-state';
import { applicationClock, visitOf } from '../applications/application-body.ts';
import { askApplicant, completeStep, decideApplication, takeApplication } from '../applications/decisions.ts';
import { changeApplication, partiesOf, type ApplicationRow } from '../applications/queries.ts';
import { applicationCaseOf, readFile } from '../applications/service.ts';
import { audit, type AuditAction } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { AnswerFile } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { contactsBudget } from '../messages/budget.ts';
import { spend } from '../messages/message-queue.ts';
import type { Settings } from '../settings/settings.ts';
import type { Uploads } from '../uploads/uploads.ts';
import {
  applicationCounts,
  applicationOfId,
  applicationPage,
  lockApplicationOfId,
  type ApplicationQueueView,
} from './application-queries.ts';
import type { StaffAct } from './claims.ts';
import { findStaff, staffNamed } from './queries.ts';

/** A page of the queue with the counts of the whole. `after` is the `next` of the page before. */
export async function applicationQueue(
  db: Database,
  settings: Settings,
  { state, after, number }: { readonly state: ApplicationQueueView; readonly after?: string; readonly number?: string },
  { staff, now }: StaffAct,
): Promise<ApplicationQueue> {
  const today = settings.today(now);
  const [dueOn = '', id = ''] = after?.split(' ') ?? [];
  const { rows, hasMore } = await applicationPage(db, state, {
    today,
    staffId: staff.id,
    after: after === undefined ? undefined : { dueOn, id },
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
      title: row.title.ru,
      state: row.state,
      registeredOn: row.registered_on,
      dueOn: row.due_on,
      unit: row.unit,
      ...applicationClock(row, settings, today),
      visit: visitOf(row),
      step: nextStep(row.step_names, row.steps, row.state) ?? null,
      assignee: names.get(row.assignee_id ?? '') ?? null,
    })),
    next: hasMore && last ? `${last.due_on} ${last.id}` : null,
    ...(await applicationCounts(db, today, staff.id)),
  };
}

/** Opens an application. The customer sees in the journal that it was read. Throws NOT_FOUND. */
export async function openApplication(
  db: Database,
  settings: Settings,
  id: string,
  by: StaffAct,
): Promise<OfficeApplication> {
  const row = await applicationOfId(db, id);
  if (!row) throw new ProblemError('NOT_FOUND');
  await trace(db, row, 'office-application-read', by);
  return shown(db, settings, row, by.now);
}

/** Returns the holder and the contacts of an application. Throws NOT_FOUND. */
export async function revealApplicant(tx: Tx, id: string, reason: string, by: StaffAct): Promise<ClaimContacts> {
  const row = await locked(tx, id);
  await spend(tx, [contactsBudget(by.staff.id)], by.now);
  await trace(tx, row, 'office-contacts-read', by, { reason: reason.trim() });
  const { number, holder, address, phone, email } = await partiesOf(tx, row.account_id, row.customer_id);
  return { accountNumber: number, holder, address, phone, email };
}

/** Gives an application to a member of staff. Throws NOT_FOUND, APPLICATION_CLOSED and ROLE_REFUSED. */
export async function assignApplication(
  tx: Tx,
  settings: Settings,
  id: string,
  staffId: string,
  by: StaffAct,
): Promise<OfficeApplication> {
  if (staffId !== by.staff.id && by.staff.role !== 'supervisor') throw new ProblemError('ROLE_REFUSED');
  const row = await locked(tx, id);
  if (!(await findStaff(tx, staffId))) throw new ProblemError('NOT_FOUND');
  await takeApplication(tx, row);
  await trace(tx, row, 'office-application-assigned', by, { assigneeId: staffId });
  return shown(tx, settings, await changeApplication(tx, row, { assignee_id: staffId }), by.now);
}

/** Asks the customer for more. Throws NOT_FOUND, APPLICATION_CLOSED and INVALID. */
export async function askForMore(
  tx: Tx,
  settings: Settings,
  id: string,
  { text, uploadIds = [] }: NewClaimMessage,
  by: StaffAct,
): Promise<OfficeApplication> {
  const row = await locked(tx, id);
  await askApplicant(tx, row, { text, files: { senderId: by.staff.id, uploadIds } }, by.now);
  return taken(tx, settings, row, by);
}

/** Decides an application. Throws NOT_FOUND, APPLICATION_CLOSED and INVALID. */
export async function decide(
  tx: Tx,
  settings: Settings,
  id: string,
  { outcome, text, uploadIds = [] }: NewDecision,
  by: StaffAct,
): Promise<OfficeApplication> {
  const row = await locked(tx, id);
  const files = { senderId: by.staff.id, uploadIds };
  await decideApplication(tx, settings, row, { outcome, text, files }, by.now);
  await trace(tx, row, 'office-application-decided', by, { outcome });
  return taken(tx, settings, row, by);
}

/** Completes the next step of a change of owner. Throws NOT_FOUND, APPLICATION_CLOSED and INVALID. */
export async function complete(
  tx: Tx,
  settings: Settings,
  id: string,
  completed: CompletedStep,
  by: StaffAct,
): Promise<OfficeApplication> {
  const row = await locked(tx, id);
  await completeStep(tx, settings, row, completed, by.now);
  await trace(tx, row, 'office-application-decided', by, { step: completed.step });
  return taken(tx, settings, row, by);
}

/** A file of an application; the customer sees in the journal that it was read. Throws NOT_FOUND. */
export async function officeFile(
  db: Database,
  uploads: Uploads,
  id: string,
  fileId: string,
  by: StaffAct,
): Promise<AnswerFile> {
  const row = await applicationOfId(db, id);
  if (!row) throw new ProblemError('NOT_FOUND');
  const file = await readFile(db, uploads, row, fileId);
  await trace(db, row, 'documents-read', by, { fileId });
  return file;
}

async function locked(tx: Tx, id: string): Promise<ApplicationRow> {
  const row = await lockApplicationOfId(tx, id);
  if (!row) throw new ProblemError('NOT_FOUND');
  return row;
}

/** The application after somebody wrote in it; whoever writes first takes it. */
async function taken(tx: Tx, settings: Settings, row: ApplicationRow, by: StaffAct): Promise<OfficeApplication> {
  const present = await changeApplication(tx, row, { assignee_id: row.assignee_id ?? by.staff.id });
  return shown(tx, settings, present, by.now);
}

async function trace(
  db: Database | Tx,
  { id, customer_id }: ApplicationRow,
  action: AuditAction,
  { staff, address, now }: StaffAct,
  details: Record<string, string> = {},
): Promise<void> {
  await audit(db, {
    action,
    customerId: customer_id,
    address,
    now,
    details: { applicationId: id, staffId: staff.id, ...details },
  });
}

async function shown(
  db: Database | Tx,
  settings: Settings,
  row: ApplicationRow,
  now: Date,
): Promise<OfficeApplication> {
  const { number } = await partiesOf(db, row.account_id, row.customer_id);
  const names = await staffNamed(db, [row.assignee_id]);
  return {
    ...(await applicationCaseOf(db, settings, row, settings.today(now))),
    assignee: names.get(row.assignee_id ?? '') ?? null,
    accountNumber: `•••••${number.slice(-4)}`,
  };
}
