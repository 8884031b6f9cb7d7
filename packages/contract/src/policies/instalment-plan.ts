import type { InstalmentPlan, InstalmentTerms, NewInstalmentPlan } from '../index.ts';
import { assertNoFindings, blockingFinding, ProblemError } from '../problem.ts';
import { instalmentsOf, isOpenPlan } from '../rules/instalment-plan.ts';

/** What the utility offers; a dated setting. `law` is told with it. */
export interface InstalmentPolicy extends Omit<InstalmentTerms, 'dueDates' | 'law'> {
  /** Calendar days in which an offer can be signed. */
  readonly offerDays: number;
  /** Days that an instalment may be late before the plan is broken. */
  readonly graceDays: number;
}

/** Throws METHOD_UNAVAILABLE without terms, NO_DEBT when nothing is overdue, LIMIT_REACHED while another plan is open. */
export function assertPlanPossible<T>(
  terms: T | null,
  debt: number,
  plans: readonly Pick<InstalmentPlan, 'state'>[],
): asserts terms is T {
  if (!terms) throw new ProblemError('METHOD_UNAVAILABLE');
  if (plans.some(isOpenPlan)) throw new ProblemError('LIMIT_REACHED');
  if (debt <= 0) throw new ProblemError('NO_DEBT');
}

/** Throws INVALID when there would be too many instalments, or one would be too small or larger than the debt. */
export function assertNewPlan(
  { months, firstAmount }: Pick<NewInstalmentPlan, 'months' | 'firstAmount'>,
  { mostMonths, leastPayment }: Pick<InstalmentTerms, 'mostMonths' | 'leastPayment'>,
  debt: number,
): void {
  if (months > mostMonths) assertNoFindings([blockingFinding('TOO_MANY', '/months', { most: mostMonths })]);
  if (firstAmount !== undefined) {
    if (firstAmount < leastPayment)
      assertNoFindings([blockingFinding('AMOUNT_TOO_SMALL', '/firstAmount', { least: leastPayment })]);
    // Something has to be left for the other instalments.
    const most = debt - leastPayment * (months - 1);
    if (firstAmount > most) assertNoFindings([blockingFinding('AMOUNT_TOO_LARGE', '/firstAmount', { most })]);
  }
  const smallest = Math.min(...instalmentsOf(debt, { months, firstAmount }, []).map(({ amount }) => amount));
  if (smallest < leastPayment)
    assertNoFindings([blockingFinding('AMOUNT_TOO_SMALL', '/months', { least: leastPayment })]);
}

/** Whether the gateway offers a plan by itself: it does so for short plans of customers who have broken none before. */
export const isOfferedAtOnce = (
  { months }: Pick<NewInstalmentPlan, 'months'>,
  { automaticMonths }: Pick<InstalmentTerms, 'automaticMonths'>,
  plans: readonly Pick<InstalmentPlan, 'state'>[],
): boolean => months <= automaticMonths && !plans.some(({ state }) => state === 'broken');

/** The state of a plan that is not signed; an offer ends by itself. `offeredUntil` and `today` are local dates. */
export const unsignedPlanState = (
  stored: Extract<InstalmentPlan['state'], 'requested' | 'offered' | 'refused' | 'withdrawn'>,
  offeredUntil: string | null,
  today: string,
): InstalmentPlan['state'] =>
  stored === 'offered' && offeredUntil !== null && offeredUntil < today ? 'expired' : stored;

/** Throws PLAN_CLOSED unless the plan is offered. A plan that is signed already may be signed again. */
export function assertSignable(state: InstalmentPlan['state']): void {
  if (state !== 'offered' && state !== 'kept' && state !== 'late') throw new ProblemError('PLAN_CLOSED');
}

/** Throws PLAN_CLOSED unless the plan is asked for or offered. */
export function assertWithdrawable(state: InstalmentPlan['state']): void {
  if (state !== 'requested' && state !== 'offered') throw new ProblemError('PLAN_CLOSED');
}
