import type { Application, ApplicationState, ApplicationStep, HandoverStep } from '../index.ts';
import { daysLeft as daysLeftOfClaim, isLateAnswer } from './claim-state.ts';
import type { WorkCalendar } from './calendar.ts';

/** What a customer can do with an application. */
export type ApplicationAction = 'write' | 'withdraw' | 'visit' | 'handOver';

/** The states in which the customer waits for a decision. */
export const UNDECIDED = ['sent', 'inWork', 'needsMore'] as const satisfies readonly ApplicationState[];

/** Whether the customer waits for a decision. */
export const awaitsDecision = (state: ApplicationState): boolean =>
  (UNDECIDED as readonly ApplicationState[]).includes(state);

/** Whether nothing is left to do for either side. */
export const hasEnded = (state: ApplicationState): boolean => !awaitsDecision(state) && state !== 'approved';

/** A step that was completed. */
export interface CompletedHandoverStep {
  readonly name: HandoverStep;
  readonly doneOn: string;
  readonly text: string;
  /** Kopecks; of the final bill. */
  readonly amount: number | null;
}

/** The steps of a task as its customer sees them. Work on them begins with the decision, but for the readings. */
export function stepsOf(
  names: readonly HandoverStep[],
  completed: readonly CompletedHandoverStep[],
  state: ApplicationState,
): ApplicationStep[] {
  const next = nextStep(names, completed, state);
  return names.map((name) => {
    const done = completed.find((step) => step.name === name);
    return {
      name,
      state: done ? 'done' : name === next ? 'current' : 'waiting',
      doneOn: done?.doneOn ?? null,
      text: done?.text ?? '',
      amount: done?.amount ?? null,
    };
  });
}

/** The step that is to be done now; undefined when there is none, or when the utility has to decide first. */
export function nextStep(
  names: readonly HandoverStep[],
  completed: readonly Pick<CompletedHandoverStep, 'name'>[],
  state: ApplicationState,
): HandoverStep | undefined {
  const next = names.find((name) => !completed.some((step) => step.name === name));
  if (hasEnded(state)) return undefined;
  return state === 'approved' || next === 'readings' ? next : undefined;
}

/** What the customer can do with an application. */
export function applicationActions({
  state,
  visitKind,
  steps,
}: Pick<Application, 'state' | 'visitKind' | 'steps'>): readonly ApplicationAction[] {
  return [
    ...(awaitsDecision(state) ? (['write', 'withdraw'] as const) : []),
    ...(visitKind !== null && !hasEnded(state) ? (['visit'] as const) : []),
    ...(steps.some((step) => step.name === 'readings' && step.state === 'current') ? (['handOver'] as const) : []),
  ];
}

/** How many days the utility still has for its decision, as `daysLeft` of a claim; null after the decision. */
export const daysToDecision = (
  { state, dueOn, unit }: Pick<Application, 'state' | 'dueOn' | 'unit'>,
  today: string,
  calendar: WorkCalendar,
): number | null =>
  awaitsDecision(state) ? daysLeftOfClaim({ state: 'inReview', dueOn, unit }, today, calendar) : null;

/** Whether the decision came after its last day, or has not come by then. Dates are local. */
export const isLateDecision = (
  { state, dueOn, decidedOn }: Pick<Application, 'state' | 'dueOn' | 'decidedOn'>,
  today: string,
): boolean =>
  isLateAnswer({ state: awaitsDecision(state) ? 'inReview' : 'answered', dueOn, answeredOn: decidedOn }, today);
