import type {
  DataRequest,
  DataRequestKind,
  DataRequestList,
  DataRequestPart,
  DataRequestTerm,
  DataSection,
  NewDataRequest,
} from '@vodokanal/contract';
import {
  answeredState,
  assertAnswerable,
  assertExtendable,
  COPY_LIFE,
  dataRequestFaults,
  deletionParts,
  isCopyOpen,
  stopParts,
} from '@vodokanal/contract/policies/data-request';
import { assertBelow, MOST } from '@vodokanal/contract/policies/limits';
import { assertNoFindings } from '@vodokanal/contract/problem';
import { localDate, russianDate } from '@vodokanal/contract/rules/calendar';
import {
  DATA_REQUEST_KINDS,
  DATA_SECTIONS,
  dataRequestDueOn,
  extendedDueOn,
} from '@vodokanal/contract/rules/data-request';
import { audit } from '../audit/audit.ts';
import { lockCustomer } from '../database/locks.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { AnswerFile } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { dailyBudget } from '../messages/budget.ts';
import { spend } from '../messages/message-queue.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import { notify } from '../security/notices.ts';
import type { Settings } from '../settings/settings.ts';
import { dataRequestEvent } from '../webhooks/case-events.ts';
import { recordEvent } from '../webhooks/events.ts';
import { copyPdf } from './copy-pdf.ts';
import { copyJson, type CopyFrame } from './copy.ts';
import { endProcessing, eraseSections } from './erasure.ts';
import {
  changeRequest,
  hasOpenAccount,
  insertRequest,
  lastEntryOf,
  nextRequestNumber,
  openRequestCount,
  requestOf,
  requestsOf,
  sectionsOf,
  subjectOf,
  type DataRequestRow,
} from './queries.ts';
import type { DataSubject } from './personal-data.ts';

/** Who asks, and from where. */
interface Act {
  readonly customerId: string;
  readonly address: string;
  readonly now: Date;
}

/** Sections that no law tells us to keep: they are deleted when the customer asks (152-ФЗ ст. 21 ч. 5.1). */
const UNRETAINED_SECTIONS: readonly DataSection[] = ['helpers', 'messages', 'buildings'];

export async function listDataRequests(
  db: Database,
  settings: Settings,
  customerId: string,
  today: string,
): Promise<DataRequestList> {
  const subject = await subjectFor(db, customerId);
  const present = await sectionsOf(db, subject);
  return {
    asOf: today,
    terms: DATA_REQUEST_KINDS.map((kind) => termOf(settings, kind, today)),
    retention: DATA_SECTIONS.flatMap((section) => {
      const rule = settings.find('retention', section, today);
      return rule ? [{ section, months: rule.value.months, law: rule.law }] : [];
    }),
    sections: DATA_SECTIONS.filter((section) => present.has(section)),
    items: (await requestsOf(db, customerId)).map(body),
  };
}

/** Registers a request. The legal term begins on this day. Throws INVALID and LIMIT_REACHED. */
export async function createDataRequest(
  tx: Tx,
  settings: Settings,
  wanted: NewDataRequest,
  { customerId, address, now }: Act,
): Promise<DataRequest> {
  assertNoFindings(dataRequestFaults(wanted));
  await lockCustomer(tx, customerId);
  assertBelow(await openRequestCount(tx, customerId), MOST.dataRequests);
  const row = await register(tx, settings, wanted, { customerId, address, now });
  await tellCustomer(
    tx,
    row.customer_id,
    'mail',
    {
      template: 'dataRequestRegistered',
      values: { number: row.number, dueOn: russianDate(row.due_on), law: row.law },
    },
    now,
  );
  return body(row);
}

/** Answers at once with a copy, which can be downloaded for ten minutes. Throws LIMIT_REACHED. */
export async function createDataCopy(tx: Tx, settings: Settings, act: Act): Promise<DataRequest> {
  const { customerId, address, now } = act;
  const today = settings.today(now);
  await spend(tx, [dailyBudget('dataCopies', customerId)], now);
  const row = await register(tx, settings, { kind: 'copy' }, act);
  const answered = await changeRequest(tx, row.id, {
    state: 'answered',
    answered_on: today,
    copy_until: new Date(now.getTime() + COPY_LIFE),
  });
  await recordEvent(tx, dataRequestEvent('data-request.decided', answered, today), now);
  await audit(tx, { action: 'data-copy', customerId, address, now, details: { requestId: row.id } });
  await notify(tx, customerId, 'data-copy', { address, now });
  return body(answered);
}

/** The copy as a file. Throws NOT_FOUND when it cannot be downloaded, or not any more. */
export async function copyFile(
  db: Database,
  settings: Settings,
  requestId: string,
  format: 'json' | 'pdf',
  { customerId, address, now }: Act,
): Promise<AnswerFile> {
  const row = await requestOf(db, customerId, requestId);
  if (!row || !isCopyOpen(body(row), now)) throw new ProblemError('NOT_FOUND');
  const subject = await subjectFor(db, customerId);
  const frame: CopyFrame = {
    madeAt: now,
    utility: settings.get('utility', '', settings.today(now)),
    number: row.number,
  };
  await audit(db, { action: 'data-copy-read', customerId, address, now, details: { requestId, format } });
  const name = `Мои данные ${row.number}`;
  return format === 'json'
    ? { bytes: copyJson(db, subject, frame), type: 'application/json', name: `${name}.json` }
    : { bytes: await copyPdf(db, subject, frame), type: 'application/pdf', name: `${name}.pdf` };
}

/** Notes that a clerk works on a request; does nothing when one does already. Throws REQUEST_CLOSED. */
export async function takeDataRequest(tx: Tx, row: DataRequestRow): Promise<void> {
  assertAnswerable(row);
  await changeRequest(tx, row.id, { state: 'inWork' });
}

/**
 * Extends the term of a request once and tells the customer why (152-ФЗ ст. 20 ч. 1, ст. 21 ч. 5.1, since 2022-09-01).
 * Throws REQUEST_CLOSED.
 */
export async function extendDataRequest(
  tx: Tx,
  settings: Settings,
  row: DataRequestRow,
  reason: string,
  now: Date,
): Promise<void> {
  const today = settings.today(now);
  const { extensionDays } = settings.get('dataRequestTerm', row.kind, row.registered_on);
  assertExtendable({ state: row.state, extendedOn: row.extended_on, dueOn: row.due_on }, extensionDays, today);
  const dueOn = extendedDueOn(row.due_on, { extensionDays }, settings.get('calendar', '', today));
  const extended = await changeRequest(tx, row.id, {
    state: 'inWork',
    due_on: dueOn,
    extended_on: today,
    extension_reason: reason,
  });
  await recordEvent(tx, dataRequestEvent('data-request.extended', extended, today), now);
  await tellCustomer(
    tx,
    row.customer_id,
    'mail',
    {
      template: 'dataRequestExtended',
      values: { number: row.number, dueOn: russianDate(dueOn), reason },
    },
    now,
  );
}

/** What the law answers to a request, section by section; empty when the request names none. */
export async function proposedParts(
  tx: Database | Tx,
  settings: Settings,
  row: DataRequestRow,
  today: string,
): Promise<DataRequestPart[]> {
  if (row.kind !== 'deletion' && row.kind !== 'stop') return [];
  const subject = await subjectFor(tx, row.customer_id);
  const grounds = {
    hasContract: await hasOpenAccount(tx, subject.accountIds),
    contractLaw: settings.find('dataGround', 'contract', today)?.law ?? '',
    dutyLaw: settings.find('dataGround', 'duty', today)?.law ?? '',
    today,
  };
  if (row.kind === 'stop') return stopParts(row.sections, grounds);
  const { timeZone } = settings.get('utility', '', today);
  const kept = [];
  for (const section of row.sections) {
    const last = await lastEntryOf(tx, section, subject);
    const rule = UNRETAINED_SECTIONS.includes(section) ? undefined : settings.find('retention', section, today);
    kept.push({
      section,
      since: last && localDate(last, timeZone),
      retention: rule && { ...rule.value, law: rule.law },
    });
  }
  return deletionParts(kept, grounds);
}

/** The answer of a clerk. */
export interface DataAnswer {
  readonly text: string;
  /** Refuses a request without sections; for the others the law decides section by section. */
  readonly isRefused?: boolean;
}

/** Answers a request, deletes or ends what the answer says, and tells the customer. Throws REQUEST_CLOSED. */
export async function answerDataRequest(
  tx: Tx,
  settings: Settings,
  row: DataRequestRow,
  { text, isRefused = false }: DataAnswer,
  now: Date,
): Promise<DataRequest> {
  assertAnswerable(row);
  const today = settings.today(now);
  const parts = await proposedParts(tx, settings, row, today);
  // Before anything is deleted: the answer goes to the contacts that the customer has now.
  await tellCustomer(
    tx,
    row.customer_id,
    'mail',
    { template: 'dataRequestAnswered', values: { number: row.number } },
    now,
  );
  const done = parts.filter(({ isDone }) => isDone).map(({ section }) => section);
  const subject = await subjectFor(tx, row.customer_id);
  if (row.kind === 'deletion') await eraseSections(tx, subject, done, now);
  if (row.kind === 'stop') await endProcessing(tx, subject, done, now);
  await audit(tx, {
    action: 'data-request-answered',
    customerId: row.customer_id,
    address: '',
    now,
    details: { requestId: row.id },
  });
  const answered = await changeRequest(tx, row.id, {
    state: answeredState(parts, isRefused),
    answered_on: today,
    answer: text,
    parts: JSON.stringify(parts),
  });
  await recordEvent(tx, dataRequestEvent('data-request.decided', answered, today), now);
  return body(answered);
}

/** The term of a request that is made on a local date. */
function termOf(settings: Settings, kind: DataRequestKind, today: string): DataRequestTerm {
  const term = settings.find('dataRequestTerm', kind, today);
  if (!term) throw new Error(`No term for requests of kind ${kind} on ${today}`);
  const calendar = settings.get('calendar', '', today);
  return { kind, ...term.value, dueOn: dataRequestDueOn(today, term.value, calendar), law: term.law };
}

async function register(
  tx: Tx,
  settings: Settings,
  { kind, sections = [], text = '' }: NewDataRequest,
  { customerId, address, now }: Act,
): Promise<DataRequestRow> {
  const today = settings.today(now);
  const { dueOn, law } = termOf(settings, kind, today);
  const row = await insertRequest(tx, {
    id: newId(),
    number: `ПД-${today.slice(0, 4)}-${(await nextRequestNumber(tx)).padStart(6, '0')}`,
    customer_id: customerId,
    kind,
    state: 'received',
    sections: JSON.stringify(sections),
    text: text.trim(),
    registered_at: now,
    registered_on: today,
    due_on: dueOn,
    law,
    extended_on: null,
    extension_reason: '',
    answered_on: null,
    answer: '',
    parts: '[]',
    copy_until: null,
  });
  await audit(tx, { action: 'data-request', customerId, address, now, details: { requestId: row.id, kind } });
  await recordEvent(tx, dataRequestEvent('data-request.created', row, today), now);
  return row;
}

async function subjectFor(db: Database | Tx, customerId: string): Promise<DataSubject> {
  const subject = await subjectOf(db, customerId);
  if (!subject) throw new ProblemError('NOT_FOUND');
  return subject;
}

const body = (row: DataRequestRow): DataRequest => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  state: row.state,
  sections: row.sections,
  text: row.text,
  registeredOn: row.registered_on,
  dueOn: row.due_on,
  law: row.law,
  extendedOn: row.extended_on,
  extensionReason: row.extension_reason,
  answeredOn: row.answered_on,
  answer: row.answer,
  parts: row.parts,
  copyUntil: row.copy_until?.toISOString() ?? null,
});
