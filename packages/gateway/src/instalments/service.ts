import type {
  Account,
  InstalmentPlan,
  InstalmentPlanList,
  InstalmentTerms,
  NewInstalmentPlan,
} from '@vodokanal/contract';
import {
  assertNewPlan,
  assertPlanPossible,
  assertSignable,
  assertWithdrawable,
  isOfferedAtOnce,
  unsignedPlanState,
  type InstalmentPolicy,
} from '@vodokanal/contract/policies/instalment-plan';
import { addDays, localDate, russianDate } from '@vodokanal/contract/rules/calendar';
import {
  coveredDates,
  instalmentDates,
  instalmentsOf,
  nextInstalment,
  overdueForPlan,
  paidInstalments,
  paidOfPlan,
  signedPlanState,
} from '@vodokanal/contract/rules/instalment-plan';
import type { LedgerEntry } from '@vodokanal/contract/rules/ledger';
import { formatMoney } from '@vodokanal/contract/rules/money-text';
import { audit } from '../audit/audit.ts';
import { hasNumber } from '../accounts/queries.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { allocationOf } from '../debts/service.ts';
import type { AnswerFile } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { ledgerOf } from '../ledger/queries.ts';
import { queueMessage } from '../messages/message-queue.ts';
import type { Filled } from '../messages/templates.ts';
import type { Settings } from '../settings/settings.ts';
import { agreementPdf } from './agreement-pdf.ts';
import { changePlan, lockAccount, lockPlan, nextPlanNumber, plansOfAccount, type PlanRow } from './queries.ts';

interface Terms {
  readonly policy: InstalmentPolicy;
  readonly law: string;
}

/** A plan as its customer names it. */
export interface PlanAddress {
  readonly accountId: string;
  readonly planId: string;
  readonly customerId: string;
}

/** How many days a plan that was signed before the utility stopped offering plans may be late. */
const GRACE_DAYS = 10;

const policyOn = (settings: Settings, date: string): Terms | null => {
  const found = settings.find('instalmentPolicy', '', date);
  return found ? { policy: found.value, law: found.law } : null;
};

/** A plan as its customer sees it on a local date; what is paid of it follows from the ledger. */
function shown(row: PlanRow, entries: readonly LedgerEntry[], settings: Settings, today: string): InstalmentPlan {
  const debts = { amount: row.amount, debtIds: row.debt_ids };
  const rule = allocationOf(settings, today);
  const paid = paidOfPlan(debts, entries, rule);
  const instalments = paidInstalments(row.instalments, paid);
  const graceDays = policyOn(settings, row.created_on)?.policy.graceDays ?? GRACE_DAYS;
  return {
    id: row.id,
    number: row.number,
    state:
      row.state === 'signed'
        ? signedPlanState(instalments, coveredDates(row.instalments, debts, entries, rule), graceDays, today)
        : unsignedPlanState(row.state, row.offered_until, today),
    amount: row.amount,
    paid,
    instalments,
    reason: row.reason,
    createdOn: row.created_on,
    answerBy: row.answer_by,
    offeredUntil: row.offered_until,
    signedAt: row.signed_at?.toISOString() ?? null,
    refusal: row.refusal,
  };
}

const datesOf = (settings: Settings, today: string, months: number): string[] =>
  instalmentDates(today, months, {
    dueDay: settings.get('dueDay', '', today),
    offerDays: policyOn(settings, today)?.policy.offerDays ?? GRACE_DAYS,
    calendar: settings.get('calendar', '', today),
  });

function termsOf({ policy, law }: Terms, settings: Settings, today: string): InstalmentTerms {
  const { offerDays: _offer, graceDays: _grace, ...told } = policy;
  return { ...told, dueDates: datesOf(settings, today, policy.mostMonths), law };
}

/** The plans of an account. Why somebody asked, and what they were told, is nobody else's business. */
export async function listPlans(
  db: Database,
  settings: Settings,
  accountId: string,
  customerId: string,
  today: string,
): Promise<InstalmentPlanList> {
  const entries = await ledgerOf(db, accountId);
  const terms = policyOn(settings, today);
  return {
    terms: terms && termsOf(terms, settings, today),
    debt: overdueForPlan(entries, allocationOf(settings, today), today).amount,
    items: (await plansOfAccount(db, accountId)).map((row) => ({
      ...shown(row, entries, settings, today),
      ...(row.customer_id !== customerId && { reason: '', refusal: null }),
    })),
  };
}

/** Asks for a plan. Throws METHOD_UNAVAILABLE, LIMIT_REACHED, NO_DEBT and INVALID. */
export async function createPlan(
  tx: Tx,
  settings: Settings,
  { accountId, customerId }: { readonly accountId: string; readonly customerId: string },
  wanted: NewInstalmentPlan,
  today: string,
): Promise<InstalmentPlan> {
  await lockAccount(tx, accountId);
  const entries = await ledgerOf(tx, accountId);
  const plans = (await plansOfAccount(tx, accountId)).map((row) => shown(row, entries, settings, today));
  const { amount, debtIds } = overdueForPlan(entries, allocationOf(settings, today), today);
  const terms = policyOn(settings, today);
  assertPlanPossible(terms, amount, plans);
  assertNewPlan(wanted, terms.policy, amount);
  const isOffered = isOfferedAtOnce(wanted, terms.policy, plans);
  const row = {
    id: newId(),
    number: `Р-${today.slice(0, 4)}-${(await nextPlanNumber(tx)).padStart(6, '0')}`,
    account_id: accountId,
    customer_id: customerId,
    state: isOffered ? ('offered' as const) : ('requested' as const),
    amount,
    reason: wanted.reason?.trim() ?? '',
    created_on: today,
    answer_by: isOffered ? null : addDays(today, terms.policy.answerDays),
    offered_until: isOffered ? addDays(today, terms.policy.offerDays) : null,
    signed_at: null,
    refusal: null,
  };
  const instalments = instalmentsOf(amount, wanted, datesOf(settings, today, wanted.months));
  await tx
    .insertInto('instalment_plan')
    .values({ ...row, debt_ids: JSON.stringify(debtIds), instalments: JSON.stringify(instalments) })
    .execute();
  return shown({ ...row, debt_ids: [...debtIds], instalments }, entries, settings, today);
}

/** A plan that the customer has asked for and changes now. Throws NOT_FOUND. */
async function ownPlan(
  tx: Tx,
  settings: Settings,
  { accountId, planId, customerId }: PlanAddress,
  today: string,
): Promise<{ readonly row: PlanRow; readonly entries: readonly LedgerEntry[]; readonly plan: InstalmentPlan }> {
  const row = await lockPlan(tx, accountId, planId);
  if (row?.customer_id !== customerId) throw new ProblemError('NOT_FOUND');
  const entries = await ledgerOf(tx, accountId);
  return { row, entries, plan: shown(row, entries, settings, today) };
}

/** Withdraws a request or declines an offer. Throws NOT_FOUND and PLAN_CLOSED. */
export async function withdrawPlan(tx: Tx, settings: Settings, at: PlanAddress, today: string): Promise<void> {
  const { row, plan } = await ownPlan(tx, settings, at, today);
  assertWithdrawable(plan.state);
  await changePlan(tx, row.id, { state: 'withdrawn', answer_by: null });
}

/** Signs an offer. Throws NOT_FOUND and PLAN_CLOSED. */
export async function signPlan(
  tx: Tx,
  settings: Settings,
  at: PlanAddress,
  { address, now }: { readonly address: string; readonly now: Date },
): Promise<InstalmentPlan> {
  const today = settings.today(now);
  const { row, entries, plan } = await ownPlan(tx, settings, at, today);
  assertSignable(plan.state);
  if (row.state === 'signed') return plan;
  const signed = shown(await changePlan(tx, row.id, { state: 'signed', signed_at: now }), entries, settings, today);
  await audit(tx, {
    action: 'instalments-signed',
    customerId: at.customerId,
    address,
    now,
    details: { plan: row.number },
  });
  const first = nextInstalment(signed);
  if (first)
    await tell(tx, row, now, {
      template: 'instalmentSigned',
      values: { number: row.number, amount: formatMoney(first.amount, 'ru'), dueOn: russianDate(first.dueOn) },
    });
  return signed;
}

/**
 * Offers a plan that a customer has asked for. The dates are counted from the day of the offer, so that the first
 * instalment is not due before it can be signed. Throws PLAN_CLOSED.
 */
export async function offerPlan(tx: Tx, settings: Settings, row: PlanRow, now: Date): Promise<void> {
  if (row.state !== 'requested') throw new ProblemError('PLAN_CLOSED');
  const today = settings.today(now);
  const dates = datesOf(settings, today, row.instalments.length);
  const until = addDays(today, policyOn(settings, row.created_on)?.policy.offerDays ?? GRACE_DAYS);
  await tx
    .updateTable('instalment_plan')
    .set({
      state: 'offered',
      answer_by: null,
      offered_until: until,
      instalments: JSON.stringify(row.instalments.map(({ amount }, at) => ({ dueOn: dates[at] ?? '', amount }))),
    })
    .where('id', '=', row.id)
    .execute();
  await tell(tx, row, now, {
    template: 'instalmentOffered',
    values: { number: row.number, until: russianDate(until) },
  });
}

/** Refuses a plan that a customer has asked for; the reason is told to them. Throws PLAN_CLOSED. */
export async function refusePlan(tx: Tx, row: PlanRow, reason: string, now: Date): Promise<void> {
  if (row.state !== 'requested') throw new ProblemError('PLAN_CLOSED');
  await changePlan(tx, row.id, { state: 'refused', answer_by: null, refusal: reason });
  await tell(tx, row, now, { template: 'instalmentRefused', values: { number: row.number, reason } });
}

/** The agreement of a plan as a PDF. Throws NOT_FOUND while the utility has offered none. */
export async function agreementFile(
  db: Database,
  settings: Settings,
  account: Account,
  { planId, customerId }: Pick<PlanAddress, 'planId' | 'customerId'>,
  today: string,
): Promise<AnswerFile & { readonly bytes: Uint8Array }> {
  const row = (await plansOfAccount(db, account.id)).find(({ id }) => id === planId);
  if (row?.customer_id !== customerId || row.offered_until === null) throw new ProblemError('NOT_FOUND');
  const plan = shown(row, await ledgerOf(db, account.id), settings, today);
  const { holder } = await db
    .selectFrom('account')
    .select('holder')
    .where('id', '=', account.id)
    .executeTakeFirstOrThrow();
  const terms = policyOn(settings, row.created_on);
  return {
    bytes: await agreementPdf(plan, {
      account,
      holder,
      utility: settings.get('utility', '', today),
      graceDays: terms?.policy.graceDays ?? GRACE_DAYS,
      law: terms?.law ?? '',
    }),
    type: 'application/pdf',
    name: `Соглашение о рассрочке ${row.number}.pdf`,
  };
}

/** The signed plan that an account pays in time on a local date; undefined when there is none. */
export async function keptPlanOf(
  db: Database,
  settings: Settings,
  foldedNumber: string,
  today: string,
): Promise<InstalmentPlan | undefined> {
  const account = await db.selectFrom('account').select('id').where(hasNumber(foldedNumber)).executeTakeFirst();
  if (!account) return undefined;
  const plan = await openPlanOf(db, settings, account.id, today);
  if (!plan?.signedAt) return undefined;
  const { timeZone } = settings.get('utility', '', today);
  // A notice that was sent before the agreement is recorded as it was.
  return localDate(new Date(plan.signedAt), timeZone) <= today ? plan : undefined;
}

/** The plan that an account pays on a local date, kept or late; undefined when there is none. */
export async function openPlanOf(
  db: Database | Tx,
  settings: Settings,
  accountId: string,
  today: string,
): Promise<InstalmentPlan | undefined> {
  const rows = await plansOfAccount(db, accountId);
  if (!rows.some(({ state }) => state === 'signed')) return undefined;
  const entries = await ledgerOf(db, accountId);
  return rows
    .map((row) => shown(row, entries, settings, today))
    .find(({ state }) => state === 'kept' || state === 'late');
}

/** Writes to the customer who has asked for the plan, if they have a mail address. */
async function tell(tx: Tx, { customer_id }: PlanRow, now: Date, text: Filled): Promise<void> {
  const customer = await tx.selectFrom('customer').select('email').where('id', '=', customer_id).executeTakeFirst();
  if (!customer?.email) return;
  const cause = { kind: 'notice', address: '', account: customer_id } as const;
  await queueMessage(tx, { channel: 'mail', recipient: customer.email, cause, ...text }, now);
}
