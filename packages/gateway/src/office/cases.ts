import {
  caseRoles,
  type CaseContacts,
  type CaseDecision,
  type CaseKind,
  type CaseQueue,
  type FoundCases,
  type NewCaseDecision,
  type QueuedCase,
  type QueueList,
  type Role,
  type Staff,
  type StaffCase,
} from '@vodokanal/contract/office';
import {
  assertAssignable,
  assertOtherPerson,
  caseActions,
  caseDecisionFaults,
  needsSecond,
  type DecidedCase,
} from '@vodokanal/contract/policies/office-case';
import type { DataRequestKind } from '@vodokanal/contract';
import { assertNoFindings } from '@vodokanal/contract/problem';
import { localDate, startOfDay } from '@vodokanal/contract/rules/calendar';
import { caseDueOn, firstInTime, type CaseTerm } from '@vodokanal/contract/rules/case-term';
import { daysUntil } from '@vodokanal/contract/rules/claim-state';
import { audit, type AuditAction } from '../audit/audit.ts';
import { attachmentsOf } from '../claims/queries.ts';
import { dataRequestById } from '../data-requests/queries.ts';
import { takeDataRequest } from '../data-requests/service.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { AnswerFile } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { contactsBudget } from '../messages/budget.ts';
import { spend } from '../messages/message-queue.ts';
import type { Settings } from '../settings/settings.ts';
import { attachment } from '../uploads/attach.ts';
import type { Uploads } from '../uploads/uploads.ts';
import { applicationCounts } from './application-queries.ts';
import { applyDecision } from './case-decisions.ts';
import { caseContent } from './case-facts.ts';
import {
  accountNumbers,
  assign,
  caseCounts,
  casePage,
  caseParties,
  decisionsOf,
  endProposal,
  findCase,
  insertDecision,
  lockCase,
  searchCases,
  searchedAccount,
  type CaseRow,
  type CaseView,
  type DecisionRow,
  type LateBefore,
} from './case-queries.ts';
import { CASE_SOURCES } from './case-sources.ts';
import type { StaffAct } from './claims.ts';
import { claimsByAccountOrNumber, findStaff, queueCounts, staffNamed } from './queries.ts';

/** The term of the utility where a dated setting says nothing else. */
const DEFAULT_TERM: CaseTerm = { days: 5, unit: 'workingDays' };
const CLAIM_ROLES: readonly Role[] = ['clerk', 'supervisor'];

/** A case as it is named in the paths. */
export interface CaseAddress {
  readonly kind: CaseKind;
  readonly caseId: string;
}

const rolesOf = (kind: CaseKind): readonly Role[] => caseRoles[kind];
const kindsOf = ({ role }: Staff): CaseKind[] =>
  (Object.keys(caseRoles) as CaseKind[]).filter((kind) => rolesOf(kind).includes(role));

export const maskedAccount = (number: string): string => `•••••${number.slice(-4)}`;

/** Throws ROLE_REFUSED unless somebody of this role works on the queue. */
function assertWorksOn(kind: CaseKind, { role }: Staff): void {
  if (!rolesOf(kind).includes(role)) throw new ProblemError('ROLE_REFUSED');
}

const termOf = (settings: Settings, kind: CaseKind, date: string): CaseTerm =>
  settings.find('caseTerm', kind, date)?.value ?? DEFAULT_TERM;

/** The last day for a case, and the kind of days of its term. */
function dueOf(
  settings: Settings,
  row: CaseRow,
  today: string,
): { readonly dueOn: string; readonly registeredOn: string; readonly unit: CaseTerm['unit'] } {
  const { timeZone } = settings.get('utility', '', today);
  const registeredOn = row.registered_on ?? localDate(row.registered_at ?? new Date(0), timeZone);
  if (row.due_on !== null)
    return { dueOn: row.due_on, registeredOn, unit: row.kind === 'dataRequest' ? 'workingDays' : 'calendarDays' };
  const term = termOf(settings, row.kind, registeredOn);
  return { dueOn: caseDueOn(registeredOn, term, settings.get('calendar', '', today)), registeredOn, unit: term.unit };
}

/** Cases whose `urgency` is before this are late on a local date. */
function lateBefore(settings: Settings, kind: CaseKind, today: string): LateBefore {
  if (CASE_SOURCES[kind].urgency === 'date') return today;
  const calendar = settings.get('calendar', '', today);
  const first = firstInTime(today, (date) => caseDueOn(date, termOf(settings, kind, date), calendar));
  return startOfDay(first, settings.get('utility', '', today).timeZone);
}

function queued(
  settings: Settings,
  row: CaseRow,
  today: string,
  { number, assignee }: { readonly number: string | undefined; readonly assignee: Staff | null },
): QueuedCase {
  const { dueOn, registeredOn, unit } = dueOf(settings, row, today);
  return {
    kind: row.kind,
    id: row.id,
    number: row.number,
    state: !row.is_open
      ? row.state
      : row.is_proposed
        ? 'proposed'
        : row.state === 'new' && assignee
          ? 'inWork'
          : row.state,
    subject: row.subject,
    registeredOn,
    dueOn,
    daysLeft: row.is_open ? daysUntil({ dueOn, unit }, today, settings.get('calendar', '', today)) : null,
    unit,
    isLate: row.is_open && dueOn < today,
    account: number === undefined ? null : maskedAccount(number),
    assignee,
  };
}

/** How much waits in the queues of a role, claims first. */
export async function listQueues(db: Database, settings: Settings, { staff, now }: StaffAct): Promise<QueueList> {
  const today = settings.today(now);
  const items: QueueList['items'] = [];
  if (CLAIM_ROLES.includes(staff.role)) {
    const { waiting, late, mine } = await applicationCounts(db, today, staff.id);
    items.push(
      { kind: 'claim', counts: { ...(await queueCounts(db, today, staff.id)), proposed: 0 } },
      { kind: 'application', counts: { waiting, late, mine, proposed: 0 } },
    );
  }
  for (const kind of kindsOf(staff))
    items.push({
      kind,
      counts: await caseCounts(db, kind, { staffId: staff.id, lateBefore: lateBefore(settings, kind, today) }),
    });
  return { items };
}

/** A page of a queue with the counts of the whole. Throws ROLE_REFUSED. */
export async function listCases(
  db: Database,
  settings: Settings,
  kind: CaseKind,
  { state, after }: { readonly state: CaseView; readonly after?: string },
  { staff, now }: StaffAct,
): Promise<CaseQueue> {
  assertWorksOn(kind, staff);
  const today = settings.today(now);
  const at = { staffId: staff.id, lateBefore: lateBefore(settings, kind, today) };
  const { rows, hasMore } = await casePage(db, kind, state, { ...at, after });
  const numbers = await accountNumbers(db, rows);
  const names = await staffNamed(
    db,
    rows.map(({ assignee_id }) => assignee_id),
  );
  return {
    items: rows.map((row) =>
      queued(settings, row, today, {
        number: numbers.get(row.id),
        assignee: names.get(row.assignee_id ?? '') ?? null,
      }),
    ),
    next: hasMore ? (rows.at(-1)?.id ?? null) : null,
    counts: await caseCounts(db, kind, at),
  };
}

/** Finds cases of the queues of a role by registration number or account number. */
export async function findCases(
  db: Database,
  settings: Settings,
  typed: string,
  { staff, now }: StaffAct,
): Promise<FoundCases> {
  // A number has no character with a meaning in a pattern.
  const text = typed.trim().replace(/[\\%_]/g, '');
  const today = settings.today(now);
  if (text.length < 3) return { items: [] };
  const account = await searchedAccount(db, text);
  const claims = CLAIM_ROLES.includes(staff.role) ? await claimsByAccountOrNumber(db, text, account?.account_id) : [];
  const rows: CaseRow[] = [];
  for (const kind of kindsOf(staff)) rows.push(...(await searchCases(db, kind, text, account)));
  const numbers = await accountNumbers(db, rows);
  const found: FoundCases['items'] = [
    ...claims.map(({ id, number, registered_on, account }) => ({
      kind: 'claim' as const,
      id,
      number,
      registeredOn: registered_on,
      account: maskedAccount(account),
    })),
    ...rows.map((row) => {
      const number = numbers.get(row.id);
      return {
        kind: row.kind,
        id: row.id,
        number: row.number,
        registeredOn: dueOf(settings, row, today).registeredOn,
        account: number === undefined ? null : maskedAccount(number),
      };
    }),
  ];
  return { items: found.sort((a, b) => b.registeredOn.localeCompare(a.registeredOn)).slice(0, 50) };
}

/** Opens a case. The customer sees in the journal that it was read. Throws NOT_FOUND and ROLE_REFUSED. */
export async function readCase(db: Database, settings: Settings, at: CaseAddress, by: StaffAct): Promise<StaffCase> {
  const row = await knownCase(db, at, by);
  await trace(db, row, 'office-case-read', by);
  return staffCase(db, settings, row, by.now);
}

/** Returns the holder and the contacts of a case. Throws NOT_FOUND and ROLE_REFUSED. */
export async function revealCase(tx: Tx, at: CaseAddress, reason: string, by: StaffAct): Promise<CaseContacts> {
  const row = await knownCase(tx, at, by);
  await spend(tx, [contactsBudget(by.staff.id)], by.now);
  await trace(tx, row, 'office-contacts-read', by, { reason: reason.trim() });
  const { number, holder, address, phone, email } = await caseParties(tx, row);
  return {
    accountNumber: row.typed_number ?? number ?? null,
    holder: holder ?? null,
    address: address ?? null,
    phone: phone ?? null,
    email: email ?? null,
  };
}

/** Gives a case to a member of staff. Throws NOT_FOUND, ROLE_REFUSED and REQUEST_CLOSED. */
export async function giveCase(
  tx: Tx,
  settings: Settings,
  at: CaseAddress,
  staffId: string,
  by: StaffAct,
): Promise<StaffCase> {
  const row = await lockedCase(tx, at, by);
  const to = await findStaff(tx, staffId);
  if (!to) throw new ProblemError('NOT_FOUND');
  assertAssignable(rolesOf(at.kind), { by: by.staff, to, assigneeId: row.assignee_id });
  if (!row.is_open) throw new ProblemError('REQUEST_CLOSED');
  if (at.kind === 'dataRequest') await takeDataRequest(tx, await dataRequestById(tx, row.id));
  await assign(tx, at.kind, row.id, staffId);
  await trace(tx, row, 'office-case-assigned', by, { assigneeId: staffId });
  return presentCase(tx, settings, at, by.now);
}

/**
 * Decides a case, or proposes a decision that somebody else has to confirm. Throws NOT_FOUND, ROLE_REFUSED, INVALID and
 * REQUEST_CLOSED.
 */
export async function decideCase(
  tx: Tx,
  settings: Settings,
  at: CaseAddress,
  wanted: NewCaseDecision,
  by: StaffAct,
): Promise<StaffCase> {
  const row = await lockedCase(tx, at, by);
  assertNoFindings(caseDecisionFaults(decided(settings, row, settings.today(by.now)), wanted));
  const isProposal = needsSecond(at.kind, wanted.action);
  const decision = await insertDecision(tx, {
    id: newId(),
    kind: at.kind,
    case_id: row.id,
    account_id: row.account_id,
    customer_id: row.customer_id,
    action: wanted.action,
    state: isProposal ? 'proposed' : 'done',
    text: wanted.text?.trim() ?? '',
    until: wanted.until ?? null,
    phone: wanted.phone ?? null,
    proposed_by: by.staff.id,
    proposed_at: by.now,
    second_by: null,
    ended_at: isProposal ? null : by.now,
  });
  if (row.assignee_id === null) await assign(tx, at.kind, row.id, by.staff.id);
  if (!isProposal) await applyDecision(tx, settings, row, decision, by);
  await trace(tx, row, 'office-case-decided', by, { decision: wanted.action, step: decision.state });
  return presentCase(tx, settings, at, by.now);
}

/** Confirms the proposal of somebody else. Throws NOT_FOUND, ROLE_REFUSED, SAME_PERSON and REQUEST_CLOSED. */
export async function confirmDecision(
  tx: Tx,
  settings: Settings,
  at: CaseAddress,
  decisionId: string,
  by: StaffAct,
): Promise<StaffCase> {
  const { row, proposal } = await openProposal(tx, at, decisionId, by);
  assertOtherPerson(proposal.proposed_by, by.staff.id);
  // The customer may have withdrawn the request meanwhile.
  if (!row.is_open) throw new ProblemError('REQUEST_CLOSED');
  await endProposal(tx, proposal.id, { state: 'done', second_by: by.staff.id, ended_at: by.now, rejection: '' });
  await applyDecision(tx, settings, row, proposal, by);
  await trace(tx, row, 'office-case-decided', by, { decision: proposal.action, step: 'confirmed' });
  return presentCase(tx, settings, at, by.now);
}

/** Takes back a proposal, or sends it back. Throws NOT_FOUND, ROLE_REFUSED and REQUEST_CLOSED. */
export async function rejectDecision(
  tx: Tx,
  settings: Settings,
  at: CaseAddress,
  { decisionId, reason }: { readonly decisionId: string; readonly reason: string },
  by: StaffAct,
): Promise<StaffCase> {
  const { row, proposal } = await openProposal(tx, at, decisionId, by);
  const end = { state: 'rejected', second_by: by.staff.id, ended_at: by.now, rejection: reason.trim() } as const;
  await endProposal(tx, proposal.id, end);
  await trace(tx, row, 'office-case-decided', by, { decision: proposal.action, step: 'rejected' });
  return presentCase(tx, settings, at, by.now);
}

/** A file of the customer; they see in the journal that it was read. Throws NOT_FOUND and ROLE_REFUSED. */
export async function fileOfCase(
  db: Database,
  uploads: Uploads,
  { fileId, ...at }: CaseAddress & { readonly fileId: string },
  by: StaffAct,
): Promise<AnswerFile> {
  const row = await knownCase(db, at, by);
  const file = (await attachmentsOf(db, [row.id])).find(({ id }) => id === fileId);
  if (!file) throw new ProblemError('NOT_FOUND');
  await trace(db, row, 'documents-read', by, { fileId });
  return { bytes: await uploads.read(file.id), type: file.media_type, name: file.name };
}

/** Finds the case of an address for somebody who works on its queue. Throws NOT_FOUND and ROLE_REFUSED. */
export async function knownCase(
  db: Database | Tx,
  { kind, caseId }: CaseAddress,
  { staff }: StaffAct,
): Promise<CaseRow> {
  assertWorksOn(kind, staff);
  const row = await findCase(db, kind, caseId);
  if (!row) throw new ProblemError('NOT_FOUND');
  return row;
}

async function lockedCase(tx: Tx, { kind, caseId }: CaseAddress, { staff }: StaffAct): Promise<CaseRow> {
  assertWorksOn(kind, staff);
  const row = await lockCase(tx, kind, caseId);
  if (!row) throw new ProblemError('NOT_FOUND');
  return row;
}

async function openProposal(
  tx: Tx,
  at: CaseAddress,
  decisionId: string,
  by: StaffAct,
): Promise<{ readonly row: CaseRow; readonly proposal: DecisionRow }> {
  const row = await lockedCase(tx, at, by);
  const proposal = (await decisionsOf(tx, at.kind, row.id)).find(({ id }) => id === decisionId);
  if (!proposal) throw new ProblemError('NOT_FOUND');
  if (proposal.state !== 'proposed') throw new ProblemError('REQUEST_CLOSED');
  return { row, proposal };
}

function decided(settings: Settings, row: CaseRow, today: string): DecidedCase {
  const { kind, is_open, is_proposed, subject, customer_id, registered_on, due_on } = row;
  const term =
    kind === 'dataRequest'
      ? settings.find('dataRequestTerm', subject as DataRequestKind, registered_on ?? today)?.value
      : undefined;
  return {
    kind,
    isOpen: is_open,
    isProposed: is_proposed,
    subject,
    hasCustomer: customer_id !== null,
    isExtendable: (term?.extensionDays ?? 0) > 0 && !row.is_extended && (due_on ?? '') >= today,
  };
}

async function trace(
  db: Database | Tx,
  { kind, id, customer_id }: CaseRow,
  action: AuditAction,
  { staff, address, now }: StaffAct,
  details: Record<string, string> = {},
): Promise<void> {
  await audit(db, {
    action,
    customerId: customer_id,
    address,
    now,
    details: { caseId: id, kind, staffId: staff.id, ...details },
  });
}

async function presentCase(tx: Tx, settings: Settings, { kind, caseId }: CaseAddress, now: Date): Promise<StaffCase> {
  const row = await findCase(tx, kind, caseId);
  if (!row) throw new ProblemError('NOT_FOUND');
  return staffCase(tx, settings, row, now);
}

async function staffCase(db: Database | Tx, settings: Settings, row: CaseRow, now: Date): Promise<StaffCase> {
  const today = settings.today(now);
  const decisions = await decisionsOf(db, row.kind, row.id);
  const people = decisions.flatMap(({ proposed_by, second_by }) => [proposed_by, second_by]);
  const names = await staffNamed(db, [row.assignee_id, ...people]);
  const files = await attachmentsOf(db, [row.id]);
  return {
    case: queued(settings, row, today, {
      number: (await accountNumbers(db, [row])).get(row.id),
      assignee: names.get(row.assignee_id ?? '') ?? null,
    }),
    ...(await caseContent(db, settings, row, today)),
    files: files.map(attachment),
    actions: caseActions(decided(settings, row, today)),
    decisions: decisions.map((each) => decisionBody(each, names)),
  };
}

function decisionBody(row: DecisionRow, names: ReadonlyMap<string, Staff>): CaseDecision {
  const nobody: Staff = { id: row.proposed_by, name: '', role: 'clerk' };
  return {
    id: row.id,
    action: row.action,
    state: row.state,
    text: row.state === 'rejected' ? row.rejection : row.text,
    until: row.until,
    proposedBy: names.get(row.proposed_by) ?? nobody,
    proposedAt: row.proposed_at.toISOString(),
    secondBy: names.get(row.second_by ?? '') ?? null,
  };
}
