import type { Claim, ClaimOutcome, ClaimState } from '../index.ts';
import { daysBetween, workingDaysBetween, type WorkCalendar } from './calendar.ts';

/** What a customer can do with a claim. */
export type ClaimAction = 'write' | 'withdraw' | 'close' | 'dispute';

/** The states in which the customer waits for an answer. */
export const AWAITING = ['registered', 'inReview', 'needInfo'] as const satisfies readonly ClaimState[];

const WAITING: readonly ClaimAction[] = ['write', 'withdraw'];
const ANSWERED: readonly ClaimAction[] = ['close', 'dispute'];
const ACTIONS: Readonly<Record<ClaimState, readonly ClaimAction[]>> = {
  registered: WAITING,
  inReview: WAITING,
  needInfo: WAITING,
  answered: ANSWERED,
  rejected: ANSWERED,
  // What seemed solved may turn out not to be.
  closed: ['dispute'],
  withdrawn: [],
};

/** What the customer can do with a claim in this state. */
export const claimActions = (state: ClaimState): readonly ClaimAction[] => ACTIONS[state];

/** Whether the customer waits for an answer. */
export const awaitsAnswer = (state: ClaimState): boolean => (AWAITING as readonly ClaimState[]).includes(state);

/**
 * How many days the utility still has on a local date, in the unit of its term: 0 on the last day, negative when it is
 * over, null when the customer waits for no answer. Days off do not count in a term of working days.
 */
export function daysLeft(
  { state, dueOn, unit }: Pick<Claim, 'state' | 'dueOn' | 'unit'>,
  today: string,
  calendar: WorkCalendar,
): number | null {
  if (!awaitsAnswer(state)) return null;
  return daysUntil({ dueOn, unit }, today, calendar);
}

/** The days until a last day; negative when it has passed. */
export function daysUntil(
  { dueOn, unit }: Pick<Claim, 'dueOn' | 'unit'>,
  today: string,
  calendar: WorkCalendar,
): number {
  if (unit === 'calendarDays') return daysBetween(today, dueOn);
  // On days off right after the last day no working day has passed, but the answer is late already.
  return workingDaysBetween(today, dueOn, calendar) || (dueOn < today ? -1 : 0);
}

/** Whether the last answer came after its last day, or has not come by then. Dates are local. */
export const isLateAnswer = (
  { state, dueOn, answeredOn }: Pick<Claim, 'state' | 'dueOn' | 'answeredOn'>,
  today: string,
): boolean => (awaitsAnswer(state) ? today > dueOn : answeredOn !== null && answeredOn > dueOn);

/** The state after an answer. */
export const answeredState = (outcome: ClaimOutcome): 'answered' | 'rejected' =>
  outcome === 'refused' ? 'rejected' : 'answered';

/**
 * Why the customer can turn to an authority: the answer is late, it refuses the demand, or the customer disputes it or
 * got less than demanded. Null when there is no such reason.
 */
export function escalationReason({
  state,
  isLate,
  outcome,
  isDisputed,
}: Pick<Claim, 'state' | 'isLate' | 'outcome' | 'isDisputed'>): 'late' | 'refused' | 'disputed' | null {
  if (state === 'withdrawn' || state === 'closed') return null;
  if (awaitsAnswer(state)) return isLate ? 'late' : isDisputed ? 'disputed' : null;
  if (outcome === 'refused') return 'refused';
  return isDisputed || outcome === 'partly' || outcome === 'explained' ? 'disputed' : null;
}
