import type {
  Account,
  Claim,
  ClaimCase,
  ClaimEvidence,
  ClaimType,
  NewClaim,
  NewClaimMessage,
  NewEvidence,
} from '@vodokanal/contract';
import { assertClaimAction, assertClaimMessage } from '@vodokanal/contract/policies/claim-case';
import { evidenceOf } from '@vodokanal/contract/policies/claim-evidence';
import { claimFaults } from '@vodokanal/contract/policies/claim-fields';
import { assertBelow, MOST } from '@vodokanal/contract/policies/limits';
import { downloadName } from '@vodokanal/contract/policies/upload';
import { assertNoFindings } from '@vodokanal/contract/problem';
import type { RequestBody } from '@vodokanal/contract/requests';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { claimDueOn } from '@vodokanal/contract/rules/claim';
import { chargeMonths, paymentEntries } from '@vodokanal/contract/rules/ledger';
import { audit } from '../audit/audit.ts';
import { uploadLimits } from '../config/service.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { AnswerFile } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { ledgerOf } from '../ledger/queries.ts';
import { dailyBudget } from '../messages/budget.ts';
import { queueMessage, spend } from '../messages/message-queue.ts';
import { readingBody } from '../readings/reading-row.ts';
import { emailOf } from '../session/queries.ts';
import type { Settings } from '../settings/settings.ts';
import { attach } from '../uploads/attach.ts';
import type { Uploads } from '../uploads/uploads.ts';
import { claimEvent } from '../webhooks/case-events.ts';
import { recordEvent } from '../webhooks/events.ts';
import { caseBody, claimBody } from './claim-body.ts';
import {
  attachmentsOf,
  changeClaim,
  claimsOf,
  findClaim,
  insertClaim,
  insertMessage,
  isMeterOf,
  lockClaim,
  messagesOf,
  messagesSince,
  numberAndEmail,
  readingsById,
  unreadOf,
  type ClaimRow,
} from './queries.ts';

const DAY = 24 * 3_600_000;

/** A claim as its customer names it. */
export interface ClaimKey {
  readonly accountId: string;
  readonly claimId: string;
  readonly customerId: string;
}

/** The term of an answer that begins on a local date. */
function termFrom(settings: Settings, type: ClaimType, today: string) {
  const { term, unit, law } = settings.claimTerm(type, today);
  return { unit, law, dueOn: claimDueOn(today, { term, unit }, settings.get('calendar', '', today)) };
}

export async function listClaims(
  db: Database,
  settings: Settings,
  account: Pick<Account, 'id'>,
  customerId: string,
  today: string,
): Promise<Claim[]> {
  const rows = await claimsOf(db, account.id, customerId);
  const files = await attachmentsOf(
    db,
    rows.map(({ id }) => id),
  );
  const unread = await unreadOf(db, rows);
  return rows.map((row) => claimBody(row, { files, unread: unread.get(row.id) ?? 0, settings, today }));
}

/** Registers a claim. The legal term for the answer starts on this day. Throws `INVALID` and `LIMIT_REACHED`. */
export async function registerClaim(
  db: Tx,
  settings: Settings,
  {
    account,
    customerId,
    claim,
    address,
    now,
  }: {
    readonly account: Account;
    readonly customerId: string;
    readonly claim: NewClaim;
    readonly address: string;
    readonly now: Date;
  },
): Promise<Claim> {
  const today = settings.today(now);
  const isOwnMeter = claim.meterId !== undefined && (await isMeterOf(db, account.id, claim.meterId));
  const hasEmail = claim.answerBy !== 'mail' || (await emailOf(db, customerId)) !== null;
  assertNoFindings(claimFaults(claim, { today, isOwnMeter, hasEmail, maxFiles: uploadLimits.maxFiles }));
  const evidence = await evidenceFor(db, account.id, claim.evidence ?? []);
  const id = newId();
  const attachments = await attach(db, customerId, claim.uploadIds ?? [], { kind: 'claim', id });
  const { unit, law, dueOn } = termFrom(settings, claim.type, today);
  const { number, email } = await numberAndEmail(db, customerId);
  const values = {
    account_id: account.id,
    id,
    number: `О-${today.slice(0, 4)}-${number.padStart(6, '0')}`,
    customer_id: customerId,
    type: claim.type,
    state: 'registered' as const,
    text: claim.text.trim(),
    period: claim.period ?? null,
    service: claim.service ?? null,
    meter_id: claim.meterId ?? null,
    amount: claim.amount ?? null,
    demand: claim.demand ?? null,
    applicant: claim.applicant ?? 'holder',
    answer_by: claim.answerBy ?? 'cabinet',
    evidence: JSON.stringify(evidence),
    registered_at: now,
    registered_on: today,
    due_on: dueOn,
    unit,
    law,
  };
  const row = await insertClaim(
    db,
    values,
    {
      action: 'claim-registered',
      customerId,
      address,
      now,
      details: { claimId: id, attachments: attachments.length },
    },
    claimEvent('claim.created', { ...values, answered_on: null, outcome: null }, today),
  );
  const budget = dailyBudget('claims', `${account.id} ${customerId}`);
  if (email === null) await spend(db, [budget], now);
  else
    await queueMessage(
      db,
      { ...registeredNotice(email, row), cause: { kind: 'notice', address, account: customerId } },
      now,
      [budget],
    );
  return { ...claimBody(row, { files: [], unread: 0, settings, today }), attachments };
}

/** What the account shows now of what the customer has chosen. Throws INVALID. */
async function evidenceFor(db: Tx, accountId: string, chosen: readonly NewEvidence[]): Promise<ClaimEvidence[]> {
  if (chosen.length === 0) return [];
  const ids = chosen.flatMap((each) => (each.kind === 'reading' ? [each.id] : []));
  const readings = (await readingsById(db, accountId, ids)).map(({ service, serialNumber, ...row }) => ({
    ...readingBody(row),
    service,
    serialNumber,
  }));
  const needsLedger = chosen.some(({ kind }) => kind !== 'reading');
  const ledger = needsLedger ? await ledgerOf(db, accountId) : [];
  return evidenceOf(chosen, { readings, months: chargeMonths(ledger), entries: paymentEntries(ledger) });
}

/** A claim of the customer with its conversation. Throws NOT_FOUND. */
export async function getClaim(
  db: Database,
  settings: Settings,
  { accountId, claimId, customerId }: ClaimKey,
  today: string,
): Promise<ClaimCase> {
  const row = await findClaim(db, accountId, claimId);
  if (row?.customer_id !== customerId) throw new ProblemError('NOT_FOUND');
  return caseOf(db, settings, row, today);
}

/** Marks the messages of the utility as read, up to one of them. Throws NOT_FOUND. */
export async function markRead(
  tx: Tx,
  settings: Settings,
  at: ClaimKey,
  messageId: string,
  today: string,
): Promise<Claim> {
  const row = await ownClaim(tx, at);
  const message = (await messagesOf(tx, row)).find(({ id }) => id === messageId);
  if (!message) throw new ProblemError('NOT_FOUND');
  const isNewer = row.read_at === null || row.read_at < message.written_at;
  const read = isNewer ? await changeClaim(tx, row, { read_at: message.written_at }) : row;
  return (await caseOf(tx, settings, read, today)).claim;
}

/** Adds words or files to a claim that waits for its answer. Throws NOT_FOUND, CLAIM_CLOSED, INVALID and LIMIT_REACHED. */
export async function writeToClaim(
  tx: Tx,
  settings: Settings,
  at: ClaimKey,
  message: NewClaimMessage,
  now: Date,
): Promise<ClaimCase> {
  const row = await ownClaim(tx, at);
  assertClaimAction(row.state, 'write');
  assertClaimMessage(message, uploadLimits);
  const id = await addOwnMessage(tx, row, { kind: 'message', ...message }, now);
  // The claim goes back to the clerk, who decides whether the reply is enough.
  const changed = row.state === 'needInfo' ? await changeClaim(tx, row, { state: 'inReview' }) : row;
  const today = settings.today(now);
  await recordEvent(tx, claimEvent('claim.message-added', changed, today, { id, side: 'customer' }), now);
  return caseOf(tx, settings, changed, today);
}

/** Withdraws a claim that waits for its answer. Throws NOT_FOUND and CLAIM_CLOSED. */
export async function withdrawClaim(
  tx: Tx,
  settings: Settings,
  at: ClaimKey,
  { address, now }: { readonly address: string; readonly now: Date },
): Promise<ClaimCase> {
  const row = await ownClaim(tx, at);
  assertClaimAction(row.state, 'withdraw');
  await addOwnMessage(tx, row, { kind: 'withdrawal', text: '' }, now);
  const changed = await changeClaim(tx, row, { state: 'withdrawn' });
  await recordEvent(tx, claimEvent('claim.withdrawn', changed, settings.today(now)), now);
  await audit(tx, {
    action: 'claim-withdrawn',
    customerId: at.customerId,
    address,
    now,
    details: { claimId: row.id },
  });
  return caseOf(tx, settings, changed, settings.today(now));
}

/**
 * Closes an answered claim, or disputes the answer: then the same term runs again from this day. Throws NOT_FOUND,
 * CLAIM_CLOSED, INVALID and LIMIT_REACHED.
 */
export async function resolveClaim(
  tx: Tx,
  settings: Settings,
  at: ClaimKey,
  { isSolved, text = '', uploadIds = [] }: RequestBody<'claims.resolve'>,
  now: Date,
): Promise<ClaimCase> {
  const row = await ownClaim(tx, at);
  const today = settings.today(now);
  assertClaimAction(row.state, isSolved ? 'close' : 'dispute');
  if (isSolved) {
    await addOwnMessage(tx, row, { kind: 'solved', text: '' }, now);
    const closed = await changeClaim(tx, row, { state: 'closed' });
    await recordEvent(tx, claimEvent('claim.closed', closed, today), now);
    return caseOf(tx, settings, closed, today);
  }
  assertClaimMessage({ text, uploadIds }, { ...uploadLimits, needsText: true });
  const { unit, law, dueOn } = termFrom(settings, row.type, today);
  const id = await addOwnMessage(tx, row, { kind: 'dispute', text, uploadIds, dueOn }, now);
  const changed = await changeClaim(tx, row, { state: 'inReview', due_on: dueOn, unit, law, is_disputed: true });
  await recordEvent(tx, claimEvent('claim.disputed', changed, today, { id, side: 'customer' }), now);
  return caseOf(tx, settings, changed, today);
}

/** A file of the conversation, of either side. Throws NOT_FOUND. */
export async function claimFile(
  db: Database,
  uploads: Uploads,
  { accountId, claimId, customerId }: ClaimKey,
  fileId: string,
): Promise<AnswerFile> {
  const row = await findClaim(db, accountId, claimId);
  if (row?.customer_id !== customerId) throw new ProblemError('NOT_FOUND');
  const owners = [row.id, ...(await messagesOf(db, row)).map(({ id }) => id)];
  const file = (await attachmentsOf(db, owners)).find(({ id }) => id === fileId);
  if (!file) throw new ProblemError('NOT_FOUND');
  return { bytes: await uploads.read(file.id), type: file.media_type, name: downloadName(file.name, file.media_type) };
}

/** The claim with its conversation as the customer sees it. */
export async function caseOf(db: Database | Tx, settings: Settings, row: ClaimRow, today: string): Promise<ClaimCase> {
  const messages = await messagesOf(db, row);
  const files = await attachmentsOf(db, [row.id, ...messages.map(({ id }) => id)]);
  const unread = messages.filter(
    ({ side, written_at }) => side === 'utility' && (row.read_at === null || written_at > row.read_at),
  ).length;
  return caseBody(claimBody(row, { files, unread, settings, today }), messages, files, { settings, today });
}

/** Locks a claim of the customer. Throws NOT_FOUND. */
async function ownClaim(tx: Tx, { accountId, claimId, customerId }: ClaimKey): Promise<ClaimRow> {
  const row = await lockClaim(tx, accountId, claimId);
  if (row?.customer_id !== customerId) throw new ProblemError('NOT_FOUND');
  return row;
}

/** Adds what the customer has written and returns its id. Throws LIMIT_REACHED, and what is wrong with the files. */
async function addOwnMessage(
  tx: Tx,
  row: ClaimRow,
  {
    kind,
    text,
    uploadIds = [],
    dueOn = null,
  }: NewClaimMessage & {
    readonly kind: 'message' | 'dispute' | 'withdrawal' | 'solved';
    readonly dueOn?: string | null;
  },
  now: Date,
): Promise<string> {
  assertBelow(await messagesSince(tx, row, new Date(now.getTime() - DAY)), MOST.claimMessages);
  const id = newId();
  await attach(tx, row.customer_id, uploadIds, { kind: 'claimMessage', id });
  await insertMessage(tx, {
    account_id: row.account_id,
    id,
    claim_id: row.id,
    side: 'customer',
    kind,
    text: text.trim(),
    written_at: now,
    due_on: dueOn,
    is_late: false,
    outcome: null,
  });
  return id;
}

const registeredNotice = (recipient: string, { number, due_on, law }: Pick<ClaimRow, 'number' | 'due_on' | 'law'>) => ({
  channel: 'mail' as const,
  recipient,
  template: 'claimRegistered' as const,
  values: { number, dueOn: russianDate(due_on), law },
});
