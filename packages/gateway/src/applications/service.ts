import { createHash } from 'node:crypto';
import type {
  Account,
  Application,
  ApplicationCase,
  ApplicationFacts,
  ApplicationTemplate,
  ApplicationTemplateList,
  CodeTicketed,
  Handover,
  NewApplication,
  NewClaimMessage,
  VisitChoice,
} from '@vodokanal/contract';
import { assertApplicationAction, assertHandover } from '@vodokanal/contract/policies/application-case';
import { applicationFaults, fillableTemplate } from '@vodokanal/contract/policies/application-fields';
import { assertClaimMessage } from '@vodokanal/contract/policies/claim-case';
import { assertBelow, MOST } from '@vodokanal/contract/policies/limits';
import { codeExpired } from '@vodokanal/contract/policies/one-time-code';
import { assertNoFindings, blockingFinding } from '@vodokanal/contract/problem';
import { readingText } from '@vodokanal/contract/rules/application-document';
import { stepsOf } from '@vodokanal/contract/rules/application-state';
import { fileIdsOf, meterIdsOf, storedReadings, storedValues } from '@vodokanal/contract/rules/application-values';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { claimDueOn } from '@vodokanal/contract/rules/claim';
import { maskEmail, maskPhone } from '@vodokanal/contract/rules/contact';
import { audit } from '../audit/audit.ts';
import { attachmentsOf } from '../claims/queries.ts';
import type { Codes } from '../codes/service.ts';
import { uploadLimits } from '../config/service.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { AnswerFile } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { dailyBudget } from '../messages/budget.ts';
import { spend } from '../messages/message-queue.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import type { Settings } from '../settings/settings.ts';
import { attach } from '../uploads/attach.ts';
import type { Uploads } from '../uploads/uploads.ts';
import { applicationBody, applicationCase, visitOf } from './application-body.ts';
import {
  applicationMeters,
  applicationsOf,
  changeApplication,
  findApplication,
  insertApplication,
  insertApplicationMessage,
  lockApplication,
  messagesOfApplication,
  nextApplicationNumber,
  partiesOf,
  unreadOfApplications,
  type ApplicationRow,
} from './queries.ts';
import { releaseVisit, takeSlot, visitColumns } from './visits.ts';

const DAY = 24 * 3_600_000;

/** An application as its customer names it. */
export interface ApplicationAddress {
  readonly accountId: string;
  readonly applicationId: string;
  readonly customerId: string;
}

/** Who files an application, from where and when. */
export interface Applicant {
  readonly account: Pick<Account, 'id' | 'number'>;
  readonly customerId: string;
  readonly request: Request;
  readonly address: string;
  readonly now: Date;
}

/** What can be applied for, and what is known to fill it in. */
export async function listTemplates(
  db: Database,
  settings: Settings,
  accountId: string,
  customerId: string,
  today: string,
): Promise<ApplicationTemplateList> {
  return {
    items: settings.applicationTemplates(today),
    facts: await factsOf(db, accountId, customerId, today),
  };
}

async function factsOf(
  db: Database | Tx,
  accountId: string,
  customerId: string,
  today: string,
): Promise<ApplicationFacts> {
  const { number, phone, email, ...account } = await partiesOf(db, accountId, customerId);
  return {
    today,
    ...account,
    accountNumber: number,
    phone,
    email,
    meters: await applicationMeters(db, accountId),
    codeTo: phone ? maskPhone(phone) : email ? maskEmail(email) : null,
  };
}

/** What is filed, checked against its template. Throws NOT_FOUND and INVALID. */
async function checked(
  tx: Tx,
  settings: Settings,
  { templateId, values, visit }: NewApplication,
  { account, customerId, now }: Applicant,
): Promise<{
  readonly template: ApplicationTemplate;
  readonly facts: ApplicationFacts;
  readonly values: Application['values'];
}> {
  const today = settings.today(now);
  const template = fillableTemplate(settings.applicationTemplates(today), templateId);
  const facts = await factsOf(tx, account.id, customerId, today);
  const { maxFiles } = uploadLimits;
  assertNoFindings(applicationFaults(template, { values, ...(visit && { visit }) }, { ...facts, maxFiles }));
  return { template, facts, values: storedValues(template.fields, values) };
}

/** What a code confirms: the same application of the same customer about the same account. */
const hashOf = (templateId: string, values: Application['values'], { account, customerId }: Applicant): string =>
  createHash('sha256')
    .update(JSON.stringify([account.id, customerId, templateId, Object.entries(values).sort()]))
    .digest('base64url');

/** Sends a code that confirms an application. Throws NOT_FOUND, INVALID and NO_PHONE. */
export async function sendApplicationCode(
  tx: Tx,
  codes: Codes,
  settings: Settings,
  application: NewApplication,
  by: Applicant,
): Promise<CodeTicketed> {
  const { values, facts } = await checked(tx, settings, application, by);
  const recipient = facts.phone ?? facts.email;
  if (recipient === null || facts.codeTo === null) throw new ProblemError('NO_PHONE');
  const ticket = await codes.open(
    tx,
    {
      purpose: 'application',
      customerId: by.customerId,
      accountId: by.account.id,
      channel: facts.phone ? 'sms' : 'mail',
      recipient,
      shown: facts.codeTo,
      data: { application: hashOf(application.templateId, values, by) },
    },
    by.request,
    by.now,
  );
  return { ticket, ...(await codes.send(tx, ticket, by)) };
}

/** Where the code of a confirmed application was sent. Throws INVALID without a ticket, CODE_EXPIRED for a wrong one. */
async function confirmation(
  tx: Tx,
  codes: Codes,
  ticket: string | undefined,
  hash: string,
  { customerId, now }: Applicant,
): Promise<string> {
  if (ticket === undefined) throw new ProblemError('INVALID', { errors: [blockingFinding('REQUIRED', '/ticket')] });
  const row = await codes.verified(tx, ticket, 'application', now);
  const isSame = row.customer_id === customerId && row.data.application === hash;
  if (!isSame || !(await codes.finish(tx, row, customerId, now))) throw codeExpired();
  return row.shown;
}

/**
 * Registers an application. The legal term for the decision starts on this day. Throws NOT_FOUND, INVALID, SLOT_TAKEN,
 * CODE_EXPIRED and LIMIT_REACHED.
 */
export async function fileApplication(
  tx: Tx,
  codes: Codes,
  settings: Settings,
  application: NewApplication,
  by: Applicant,
): Promise<Application> {
  const { account, customerId, address, now } = by;
  const { template, facts, values } = await checked(tx, settings, application, by);
  const { today } = facts;
  const hash = hashOf(template.id, values, by);
  const confirmedBy = template.needsCode ? await confirmation(tx, codes, application.ticket, hash, by) : null;
  await spend(tx, [dailyBudget('applications', `${account.id} ${customerId}`)], now);
  const slot =
    template.visit && application.visit
      ? await takeSlot(tx, settings, template.visit, application.visit, { former: null, today })
      : null;
  const id = newId();
  const attachments = await attach(tx, customerId, fileIdsOf(template.fields, values), { kind: 'application', id });
  const meterIds = meterIdsOf(template.fields, values);
  const row = await insertApplication(
    tx,
    {
      account_id: account.id,
      id,
      number: `З-${today.slice(0, 4)}-${(await nextApplicationNumber(tx)).padStart(6, '0')}`,
      customer_id: customerId,
      template_id: template.id,
      title: JSON.stringify(template.title),
      state: 'sent',
      fields: JSON.stringify(template.fields),
      answers: JSON.stringify(values),
      meters: JSON.stringify(facts.meters.filter((meter) => meterIds.includes(meter.id))),
      registered_at: now,
      registered_on: today,
      due_on: claimDueOn(today, template, settings.get('calendar', '', today)),
      unit: template.unit,
      law: template.law,
      confirmed_at: template.needsCode ? now : null,
      confirmed_by: confirmedBy,
      visit_kind: template.visit,
      ...visitColumns(slot),
      step_names: JSON.stringify(template.steps),
    },
    { action: 'application-filed', customerId, address, now, details: { applicationId: id } },
  );
  await tellCustomer(
    tx,
    customerId,
    'mail',
    {
      template: 'applicationFiled',
      values: { number: row.number, title: row.title.ru, dueOn: russianDate(row.due_on), law: row.law },
    },
    now,
  );
  return { ...applicationBody(row, { files: [], unread: 0, settings, today }), attachments };
}

export async function listApplications(
  db: Database,
  settings: Settings,
  accountId: string,
  customerId: string,
  today: string,
): Promise<Application[]> {
  const rows = await applicationsOf(db, accountId, customerId);
  const files = await attachmentsOf(
    db,
    rows.map(({ id }) => id),
  );
  const unread = await unreadOfApplications(db, rows);
  return rows.map((row) => applicationBody(row, { files, unread: unread.get(row.id) ?? 0, settings, today }));
}

/** An application of the customer with its conversation. Throws NOT_FOUND. */
export async function getApplication(
  db: Database | Tx,
  settings: Settings,
  { accountId, applicationId, customerId }: ApplicationAddress,
  today: string,
): Promise<ApplicationCase> {
  const row = await findApplication(db, accountId, applicationId);
  if (row?.customer_id !== customerId) throw new ProblemError('NOT_FOUND');
  return applicationCaseOf(db, settings, row, today);
}

/** An application with its conversation, as its customer sees it. */
export async function applicationCaseOf(
  db: Database | Tx,
  settings: Settings,
  row: ApplicationRow,
  today: string,
): Promise<ApplicationCase> {
  const messages = await messagesOfApplication(db, row);
  const files = await attachmentsOf(db, [row.id, ...messages.map(({ id }) => id)]);
  const unread = messages.filter(
    ({ side, written_at }) => side === 'utility' && (row.read_at === null || written_at > row.read_at),
  ).length;
  return applicationCase(applicationBody(row, { files, unread, settings, today }), messages, files);
}

/** Locks an application of the customer. Throws NOT_FOUND. */
async function ownApplication(
  tx: Tx,
  { accountId, applicationId, customerId }: ApplicationAddress,
): Promise<ApplicationRow> {
  const row = await lockApplication(tx, accountId, applicationId);
  if (row?.customer_id !== customerId) throw new ProblemError('NOT_FOUND');
  return row;
}

const actionsOf = (row: ApplicationRow) => ({
  state: row.state,
  visitKind: row.visit_kind,
  steps: stepsOf(row.step_names, row.steps, row.state),
});

/** Marks the messages of the utility as read, up to one of them. Throws NOT_FOUND. */
export async function markApplicationRead(
  tx: Tx,
  settings: Settings,
  at: ApplicationAddress,
  messageId: string,
  today: string,
): Promise<Application> {
  const row = await ownApplication(tx, at);
  const message = (await messagesOfApplication(tx, row)).find(({ id }) => id === messageId);
  if (!message) throw new ProblemError('NOT_FOUND');
  const isNewer = row.read_at === null || row.read_at < message.written_at;
  const read = isNewer ? await changeApplication(tx, row, { read_at: message.written_at }) : row;
  return (await applicationCaseOf(tx, settings, read, today)).application;
}

/** Adds words or files to an undecided application. Throws NOT_FOUND, APPLICATION_CLOSED, INVALID and LIMIT_REACHED. */
export async function writeToApplication(
  tx: Tx,
  settings: Settings,
  at: ApplicationAddress,
  message: NewClaimMessage,
  now: Date,
): Promise<ApplicationCase> {
  const row = await ownApplication(tx, at);
  assertApplicationAction(actionsOf(row), 'write');
  assertClaimMessage(message, uploadLimits);
  await addOwnMessage(tx, row, 'message', message, now);
  const changed = row.state === 'needsMore' ? await changeApplication(tx, row, { state: 'inWork' }) : row;
  return applicationCaseOf(tx, settings, changed, settings.today(now));
}

/** Withdraws an undecided application; a chosen time becomes free. Throws NOT_FOUND and APPLICATION_CLOSED. */
export async function withdrawApplication(
  tx: Tx,
  settings: Settings,
  at: ApplicationAddress,
  { address, now }: { readonly address: string; readonly now: Date },
): Promise<ApplicationCase> {
  const row = await ownApplication(tx, at);
  const today = settings.today(now);
  assertApplicationAction(actionsOf(row), 'withdraw');
  await releaseVisit(tx, row, today);
  await addOwnMessage(tx, row, 'withdrawal', { text: '' }, now);
  const changed = await changeApplication(tx, row, { state: 'withdrawn', ...visitColumns(null) });
  await audit(tx, {
    action: 'application-withdrawn',
    customerId: at.customerId,
    address,
    now,
    details: { applicationId: row.id },
  });
  return applicationCaseOf(tx, settings, changed, today);
}

/** Chooses the time of a visit, or moves it. Throws NOT_FOUND, APPLICATION_CLOSED and SLOT_TAKEN. */
export async function bookVisit(
  tx: Tx,
  settings: Settings,
  at: ApplicationAddress,
  choice: VisitChoice,
  today: string,
): Promise<ApplicationCase> {
  const row = await ownApplication(tx, at);
  assertApplicationAction(actionsOf(row), 'visit');
  if (!row.visit_kind) throw new ProblemError('APPLICATION_CLOSED');
  const slot = await takeSlot(tx, settings, row.visit_kind, choice, { former: visitOf(row), today });
  return applicationCaseOf(tx, settings, await changeApplication(tx, row, visitColumns(slot)), today);
}

/** Gives the time of a visit back. Throws NOT_FOUND and APPLICATION_CLOSED. */
export async function cancelVisit(tx: Tx, settings: Settings, at: ApplicationAddress, today: string): Promise<void> {
  const row = await ownApplication(tx, at);
  assertApplicationAction(actionsOf(row), 'visit');
  await releaseVisit(tx, row, today);
  await changeApplication(tx, row, visitColumns(null));
}

/** Notes the readings on the day the home changes hands. Throws NOT_FOUND, APPLICATION_CLOSED and INVALID. */
export async function handOver(
  tx: Tx,
  settings: Settings,
  at: ApplicationAddress,
  handover: Handover,
  today: string,
): Promise<ApplicationCase> {
  const row = await ownApplication(tx, at);
  assertApplicationAction(actionsOf(row), 'handOver');
  const meters = await applicationMeters(tx, at.accountId);
  assertHandover(handover, { today, meters });
  const readings = storedReadings(handover.readings);
  const text = readings.map((reading) => readingText(reading, meters)).join('; ');
  const changed = await changeApplication(tx, row, {
    handover: JSON.stringify({ takenOn: handover.takenOn, readings }),
    steps: JSON.stringify([...row.steps, { name: 'readings', doneOn: handover.takenOn, text, amount: null }]),
  });
  return applicationCaseOf(tx, settings, changed, today);
}

/** A file of the application or its conversation. Throws NOT_FOUND. */
export async function fileOfApplication(
  db: Database,
  uploads: Uploads,
  { accountId, applicationId, customerId }: ApplicationAddress,
  fileId: string,
): Promise<AnswerFile> {
  const row = await findApplication(db, accountId, applicationId);
  if (row?.customer_id !== customerId) throw new ProblemError('NOT_FOUND');
  return readFile(db, uploads, row, fileId);
}

/** A file of an application, of either side. Throws NOT_FOUND. */
export async function readFile(
  db: Database,
  uploads: Uploads,
  row: ApplicationRow,
  fileId: string,
): Promise<AnswerFile> {
  const owners = [row.id, ...(await messagesOfApplication(db, row)).map(({ id }) => id)];
  const file = (await attachmentsOf(db, owners)).find(({ id }) => id === fileId);
  if (!file) throw new ProblemError('NOT_FOUND');
  return { bytes: await uploads.read(file.id), type: file.media_type, name: file.name };
}

/** Adds what the customer has written. Throws LIMIT_REACHED, and what is wrong with the files. */
async function addOwnMessage(
  tx: Tx,
  row: ApplicationRow,
  kind: 'message' | 'withdrawal',
  { text, uploadIds = [] }: NewClaimMessage,
  now: Date,
): Promise<void> {
  const since = now.getTime() - DAY;
  const written = await messagesOfApplication(tx, row);
  assertBelow(
    written.filter(({ side, written_at }) => side === 'customer' && written_at.getTime() > since).length,
    MOST.claimMessages,
  );
  const id = newId();
  await attach(tx, row.customer_id, uploadIds, { kind: 'applicationMessage', id });
  await insertApplicationMessage(tx, {
    account_id: row.account_id,
    id,
    application_id: row.id,
    side: 'customer',
    kind,
    text: text.trim(),
    written_at: now,
  });
}
