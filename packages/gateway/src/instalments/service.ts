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
import type { AccountAllocation } from '@vodokanal/contract/rules/payment-allocation';
import { formatMoney } from '@vodokanal/contract/rules/money-text';
import { audit } from '../audit/audit.ts';
import { hasNumber } from '../accounts/queries.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { allocationOf, allocationRule } from '../debts/allocation.ts';
import type { AnswerFile } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { ledgerOf } from '../ledger/queries.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import type { Settings } from '../settings/settings.ts';
import { instalmentEvent } from '../webhooks/case-events.ts';
import { recordEvent } from '../webhooks/events.ts';
import { agreementPdf } from './agreement-pdf.ts';
import { graceDaysOf, offerDaysOf, policyOn, type Terms } from './policy.ts';
import { changePlan, lockAccount, lockPlan, nextPlanNumber, plansOfAccount, type PlanRow } from './queries.ts';

/** A plan as its customer names it. */
export interface PlanKey {
  readonly accountId: string;
  readonly planId: string;
  readonly customerId: string;
}

/** The ledger of an account, and how its payments are spread over it. */
interface Spread {
  readonly entries: readonly LedgerEntry[];
  readonly rule: AccountAllocation;
}

const spreadOf = async (db: Database | Tx, settings: Settings, accountId: string, today: string): Promise<Spread> => ({
  entries: await ledgerOf(db, accountId),
  rule: await allocationOf(db, settings, accountId, today),
});

/** The local date of the signature; today for a plan that is not signed. */
const signedOn = ({ signed_at }: Pick<PlanRow, 'signed_at'>, settings: Settings, today: string): string =>
  signed_at ? localDate(signed_at, settings.get('utility', '', today).timeZone) : today;

/** A plan as its customer sees it on a local date; what is paid of it follows from the ledger. */
function shown(row: PlanRow, { entries, rule }: Spread, settings: Settings, today: string): InstalmentPlan {
  const debts = { amount: row.amount, debtIds: row.debt_ids };
  const paid = paidOfPlan(debts, entries, rule);
  const instalments = paidInstalments(row.instalments, paid);
  const graceDays = graceDaysOf(settings, row.created_on);
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
    paymentOrder: allocationRule(settings, signedOn(row, settings, today)).plans ?? 'byAge',
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
    offerDays: offerDaysOf(settings, today),
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
  const spread = await spreadOf(db, settings, accountId, today);
  const terms = policyOn(settings, today);
  return {
    terms: terms && termsOf(terms, settings, today),
    debt: overdueForPlan(spread.entries, spread.rule, today).amount,
    items: (await plansOfAccount(db, accountId)).map((row) => ({
      ...shown(row, spread, settings, today),
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
  now: Date,
): Promise<InstalmentPlan> {
  const today = settings.today(now);
  await lockAccount(tx, accountId);
  const spread = await spreadOf(tx, settings, accountId, today);
  const plans = (await plansOfAccount(tx, accountId)).map((row) => shown(row, spread, settings, today));
  const { amount, debtIds } = overdueForPlan(spread.entries, spread.rule, today);
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
  await recordEvent(tx, instalmentEvent('instalment.created', row), now);
  return shown({ ...row, debt_ids: [...debtIds], instalments }, spread, settings, today);
}

/** A plan that the customer has asked for and changes now. Throws NOT_FOUND. */
async function ownPlan(
  tx: Tx,
  settings: Settings,
  { accountId, planId, customerId }: PlanKey,
  today: string,
): Promise<{ readonly row: PlanRow; readonly plan: InstalmentPlan }> {
  const row = await lockPlan(tx, accountId, planId);
  if (row?.customer_id !== customerId) throw new ProblemError('NOT_FOUND');
  return { row, plan: shown(row, await spreadOf(tx, settings, accountId, today), settings, today) };
}

/** Withdraws a request or declines an offer. Throws NOT_FOUND and PLAN_CLOSED. */
export async function withdrawPlan(tx: Tx, settings: Settings, at: PlanKey, now: Date): Promise<void> {
  const today = settings.today(now);
  const { row, plan } = await ownPlan(tx, settings, at, today);
  assertWithdrawable(plan.state);
  const changed = await changePlan(tx, row.id, { state: 'withdrawn', answer_by: null });
  await recordEvent(tx, instalmentEvent('instalment.withdrawn', changed), now);
}

/** Signs an offer. Throws NOT_FOUND and PLAN_CLOSED. */
export async function signPlan(
  tx: Tx,
  settings: Settings,
  at: PlanKey,
  { address, now }: { readonly address: string; readonly now: Date },
): Promise<InstalmentPlan> {
  const today = settings.today(now);
  const { row, plan } = await ownPlan(tx, settings, at, today);
  assertSignable(plan.state);
  if (row.state === 'signed') return plan;
  const changed = await changePlan(tx, row.id, { state: 'signed', signed_at: now });
  await recordEvent(tx, instalmentEvent('instalment.signed', changed), now);
  const signed = shown(changed, await spreadOf(tx, settings, at.accountId, today), settings, today);
  await audit(tx, {
    action: 'instalments-signed',
    customerId: at.customerId,
    address,
    now,
    details: { plan: row.number },
  });
  const first = nextInstalment(signed);
  if (first)
    await tellCustomer(
      tx,
      row.customer_id,
      'mail',
      {
        template: 'instalmentSigned',
        values: { number: row.number, amount: formatMoney(first.amount, 'ru'), dueOn: russianDate(first.dueOn) },
      },
      now,
    );
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
  const until = addDays(today, offerDaysOf(settings, row.created_on));
  const offered = await tx
    .updateTable('instalment_plan')
    .set({
      state: 'offered',
      answer_by: null,
      offered_until: until,
      instalments: JSON.stringify(row.instalments.map(({ amount }, at) => ({ dueOn: dates[at] ?? '', amount }))),
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordEvent(tx, instalmentEvent('instalment.decided', offered), now);
  await tellCustomer(
    tx,
    row.customer_id,
    'mail',
    {
      template: 'instalmentOffered',
      values: { number: row.number, until: russianDate(until) },
    },
    now,
  );
}

/** Refuses a plan that a customer has asked for; the reason is told to them. Throws PLAN_CLOSED. */
export async function refusePlan(tx: Tx, row: PlanRow, reason: string, now: Date): Promise<void> {
  if (row.state !== 'requested') throw new ProblemError('PLAN_CLOSED');
  const refused = await changePlan(tx, row.id, { state: 'refused', answer_by: null, refusal: reason });
  await recordEvent(tx, instalmentEvent('instalment.decided', refused), now);
  await tellCustomer(
    tx,
    row.customer_id,
    'mail',
    { template: 'instalmentRefused', values: { number: row.number, reason } },
    now,
  );
}

/** The agreement of a plan as a PDF. Throws NOT_FOUND while the utility has offered none. */
export async function agreementFile(
  db: Database,
  settings: Settings,
  account: Account,
  { planId, customerId }: Pick<PlanKey, 'planId' | 'customerId'>,
  today: string,
): Promise<AnswerFile & { readonly bytes: Uint8Array }> {
  const row = (await plansOfAccount(db, account.id)).find(({ id }) => id === planId);
  if (row?.customer_id !== customerId || row.offered_until === null) throw new ProblemError('NOT_FOUND');
  const plan = shown(row, await spreadOf(db, settings, account.id, today), settings, today);
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
      graceDays: graceDaysOf(settings, row.created_on),
      law: terms?.law ?? '',
    }),
    type: 'application/pdf',
    name: `Соглашение о рассрочке ${row.number}.pdf`,
  };
}

/** The plan that was signed by a local date and is neither broken nor paid off; undefined when there is none. */
export async function signedPlanOn(
  db: Database,
  settings: Settings,
  foldedNumber: string,
  today: string,
): Promise<InstalmentPlan | undefined> {
  const account = await db.selectFrom('account').select('id').where(hasNumber(foldedNumber)).executeTakeFirst();
  if (!account) return undefined;
  const plan = await openPlanOf(db, settings, account.id, today);
  // A notice that was sent before the agreement is recorded as it was.
  const { timeZone } = settings.get('utility', '', today);
  return plan?.signedAt && localDate(new Date(plan.signedAt), timeZone) <= today ? plan : undefined;
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
  const spread = await spreadOf(db, settings, accountId, today);
  return rows
    .map((row) => shown(row, spread, settings, today))
    .find(({ state }) => state === 'kept' || state === 'late');
}
