import type { HandoverStep } from '@vodokanal/contract';
import { assertDecidable, assertStep, assertUndecided } from '@vodokanal/contract/policies/application-case';
import { assertClaimMessage } from '@vodokanal/contract/policies/claim-case';
import { formatMoney } from '@vodokanal/contract/rules/money-text';
import type { UtilityMessage } from '../claims/answers.ts';
import { uploadLimits } from '../config/service.ts';
import type { Tx } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import type { Settings } from '../settings/settings.ts';
import { attach } from '../uploads/attach.ts';
import { changeApplication, insertApplicationMessage, type ApplicationRow } from './queries.ts';
import { releaseVisit, visitColumns } from './visits.ts';

/** Somebody at the utility has begun to work on an application. Throws APPLICATION_CLOSED. */
export async function takeApplication(tx: Tx, row: ApplicationRow): Promise<ApplicationRow> {
  if (row.state === 'approved') return row;
  assertUndecided(row);
  return row.state === 'sent' ? changeApplication(tx, row, { state: 'inWork' }) : row;
}

/** Asks the customer for more. The term runs on. Throws APPLICATION_CLOSED and INVALID. */
export async function askApplicant(
  tx: Tx,
  row: ApplicationRow,
  message: UtilityMessage,
  now: Date,
): Promise<ApplicationRow> {
  assertUndecided(row);
  assertClaimMessage(bodyOf(message), { ...uploadLimits, needsText: true });
  await add(tx, row, 'question', message, now);
  await tell(tx, row, 'applicationQuestion', now);
  return changeApplication(tx, row, { state: 'needsMore' });
}

/** Decides an application; the words are told to the customer. Throws APPLICATION_CLOSED and INVALID. */
export async function decideApplication(
  tx: Tx,
  settings: Settings,
  row: ApplicationRow,
  { outcome, ...message }: UtilityMessage & { readonly outcome: 'approved' | 'refused' | 'done' },
  now: Date,
): Promise<ApplicationRow> {
  assertDecidable(row, outcome, { names: row.step_names, completed: row.steps });
  assertClaimMessage(bodyOf(message), { ...uploadLimits, needsText: true });
  const today = settings.today(now);
  await add(tx, row, 'decision', message, now);
  await tell(tx, row, 'applicationDecided', now);
  if (outcome === 'refused') await releaseVisit(tx, row, today);
  return changeApplication(tx, row, {
    state: outcome,
    decision: message.text.trim(),
    // The day of the first decision is what the term is measured by.
    decided_on: row.decided_on ?? today,
    ...(outcome === 'refused' && visitColumns(null)),
  });
}

/** Completes the next step of a change of owner; the last one ends the task. Throws APPLICATION_CLOSED and INVALID. */
export async function completeStep(
  tx: Tx,
  settings: Settings,
  row: ApplicationRow,
  { step, text, amount }: { readonly step: HandoverStep; readonly text: string; readonly amount?: number | undefined },
  now: Date,
): Promise<ApplicationRow> {
  const at = { state: row.state, names: row.step_names, completed: row.steps };
  assertStep({ step, amount }, at);
  const today = settings.today(now);
  if (step === 'closing')
    await tx.updateTable('account').set({ status: 'closed' }).where('id', '=', row.account_id).execute();
  const steps = [...row.steps, { name: step, doneOn: today, text: text.trim(), amount: amount ?? null }];
  await add(
    tx,
    row,
    'step',
    { text: `${STEPS[step]}${amount === undefined ? '' : `: ${formatMoney(amount, 'ru')}`}. ${text}` },
    now,
  );
  await tell(tx, row, 'applicationStep', now);
  const isLast = steps.length === row.step_names.length;
  return changeApplication(tx, row, { steps: JSON.stringify(steps), ...(isLast && { state: 'done' }) });
}

const STEPS: Readonly<Record<HandoverStep, string>> = {
  readings: 'Показания при передаче приняты',
  finalBill: 'Выставлен итоговый счёт',
  closing: 'Лицевой счёт закрыт',
  newAccount: 'Новый лицевой счёт открыт',
};

const bodyOf = ({ text, files }: UtilityMessage) => ({ text, uploadIds: [...(files?.uploadIds ?? [])] });

async function add(
  tx: Tx,
  row: ApplicationRow,
  kind: 'question' | 'decision' | 'step',
  { text, files = { senderId: '', uploadIds: [] } }: UtilityMessage,
  now: Date,
): Promise<void> {
  const id = newId();
  await attach(tx, files.senderId, files.uploadIds, { kind: 'applicationMessage', id });
  await insertApplicationMessage(tx, {
    account_id: row.account_id,
    id,
    application_id: row.id,
    side: 'utility',
    kind,
    text: text.trim(),
    written_at: now,
  });
}

const tell = (
  tx: Tx,
  { customer_id, number, title }: ApplicationRow,
  template: 'applicationQuestion' | 'applicationDecided' | 'applicationStep',
  now: Date,
) =>
  tellCustomer(
    tx,
    customer_id,
    'mailOrSms',
    template === 'applicationQuestion'
      ? { template, values: { number } }
      : { template, values: { number, title: title.ru } },
    now,
  );
