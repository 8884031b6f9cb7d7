import type { ClaimOutcome } from '@vodokanal/contract';
import { assertAnswerable, assertClaimMessage } from '@vodokanal/contract/policies/claim-case';
import { localHour, russianDate } from '@vodokanal/contract/rules/calendar';
import { answeredState, awaitsAnswer } from '@vodokanal/contract/rules/claim-state';
import { uploadLimits } from '../config/service.ts';
import type { Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import { isDaytime } from '../messages/daytime.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import { emailOf } from '../session/queries.ts';
import type { Settings } from '../settings/settings.ts';
import { attach } from '../uploads/attach.ts';
import { claimEvent } from '../webhooks/case-events.ts';
import { recordEvent } from '../webhooks/events.ts';
import { changeClaim, insertMessage, lockClaim, untoldLateClaims, type ClaimRow } from './queries.ts';

/** A text of the utility with the files that one of its staff has uploaded. */
export interface UtilityMessage {
  readonly text: string;
  readonly files?: { readonly senderId: string; readonly uploadIds: readonly string[] };
}

/** Somebody at the utility has begun to work on a claim. Throws CLAIM_CLOSED. */
export async function takeClaim(tx: Tx, row: ClaimRow): Promise<void> {
  assertAnswerable(row.state);
  if (row.state === 'registered') await changeClaim(tx, row, { state: 'inReview' });
}

/** Asks the customer for more. The term runs on. Throws CLAIM_CLOSED and INVALID. */
export async function askAboutClaim(tx: Tx, row: ClaimRow, message: UtilityMessage, now: Date): Promise<void> {
  assertAnswerable(row.state);
  const id = await add(tx, row, { kind: 'question', ...message }, now);
  const asked = await changeClaim(tx, row, { state: 'needInfo' });
  await recordEvent(tx, claimEvent('claim.message-added', asked, row.registered_on, { id, side: 'utility' }), now);
  await tellCustomer(
    tx,
    row.customer_id,
    'mailOrSms',
    { template: 'claimQuestion', values: { number: row.number } },
    now,
  );
}

/** Answers a claim. Throws CLAIM_CLOSED and INVALID. */
export async function answerClaim(
  tx: Tx,
  settings: Settings,
  row: ClaimRow,
  { outcome, ...message }: UtilityMessage & { readonly outcome: ClaimOutcome },
  now: Date,
): Promise<void> {
  assertAnswerable(row.state);
  const today = settings.today(now);
  const isLate = today > row.due_on;
  const id = await add(tx, row, { kind: 'answer', ...message, outcome, dueOn: row.due_on, isLate }, now);
  const answered = await changeClaim(tx, row, { state: answeredState(outcome), outcome, answered_on: today });
  await recordEvent(tx, claimEvent('claim.decided', answered, today, { id, side: 'utility' }), now);
  await tellAnswer(tx, row, message.text, now);
}

/** Tells the customer of the answer; it is in the mail itself when they asked for an answer by mail. */
async function tellAnswer(
  tx: Tx,
  { customer_id, number, answer_by }: ClaimRow,
  text: string,
  now: Date,
): Promise<void> {
  const isByMail = answer_by === 'mail' && (await emailOf(tx, customer_id)) !== null;
  const told = isByMail
    ? ({ template: 'claimAnswerText', values: { number, answer: text.trim() } } as const)
    : ({ template: 'claimAnswered', values: { number } } as const);
  await tellCustomer(tx, customer_id, 'mailOrSms', told, now);
}

/** Tells customers once that the answer is late and what they can do; in the daytime only. */
export async function tellLateClaims(db: Database, settings: Settings, now: Date): Promise<void> {
  const today = settings.today(now);
  const hour = localHour(now, settings.get('utility', '', today).timeZone);
  if (!isDaytime(hour)) return;
  for (const { account_id, id } of await untoldLateClaims(db, today))
    await transact(db, async (tx) => {
      const row = await lockClaim(tx, account_id, id);
      // Another process may have told them, or the utility may have answered meanwhile.
      if (!row || row.late_told_for === row.due_on || !awaitsAnswer(row.state)) return;
      await changeClaim(tx, row, { late_told_for: row.due_on });
      await recordEvent(tx, claimEvent('claim.late', row, today), now);
      await tellCustomer(
        tx,
        row.customer_id,
        'mailOrSms',
        { template: 'claimLate', values: { number: row.number, dueOn: russianDate(row.due_on) } },
        now,
      );
    });
}

async function add(
  tx: Tx,
  row: ClaimRow,
  {
    kind,
    text,
    files = { senderId: '', uploadIds: [] },
    outcome = null,
    dueOn = null,
    isLate = false,
  }: UtilityMessage & {
    readonly kind: 'question' | 'answer';
    readonly outcome?: ClaimOutcome | null;
    readonly dueOn?: string | null;
    readonly isLate?: boolean;
  },
  now: Date,
): Promise<string> {
  assertClaimMessage({ text, uploadIds: [...files.uploadIds] }, { ...uploadLimits, needsText: true });
  const id = newId();
  await attach(tx, files.senderId, files.uploadIds, { kind: 'claimMessage', id });
  await insertMessage(tx, {
    account_id: row.account_id,
    id,
    claim_id: row.id,
    side: 'utility',
    kind,
    text: text.trim(),
    written_at: now,
    due_on: dueOn,
    is_late: isLate,
    outcome,
  });
  return id;
}
