import type {
  Application,
  ApplicationMeter,
  Finding,
  Handover,
  HandoverStep,
  VisitChoice,
  VisitSlot,
} from '../index.ts';
import { assertNoFindings, blockingFinding, ProblemError } from '../problem.ts';
import {
  applicationActions,
  awaitsDecision,
  hasEnded,
  nextStep,
  type ApplicationAction,
  type CompletedHandoverStep,
} from '../rules/application-state.ts';
import { chosenSlot } from '../rules/visit-slots.ts';
import { readingsFaults } from './application-fields.ts';

/** Throws APPLICATION_CLOSED unless the customer can do this with the application. */
export function assertApplicationAction(
  application: Pick<Application, 'state' | 'visitKind' | 'steps'>,
  action: ApplicationAction,
): void {
  if (!applicationActions(application).includes(action)) throw new ProblemError('APPLICATION_CLOSED');
}

/** Throws APPLICATION_CLOSED unless the utility can still ask, or give the application to somebody. */
export function assertUndecided({ state }: Pick<Application, 'state'>): void {
  if (!awaitsDecision(state)) throw new ProblemError('APPLICATION_CLOSED');
}

/** Throws APPLICATION_CLOSED when the application has ended, or when a task with steps left would end. */
export function assertDecidable(
  { state }: Pick<Application, 'state'>,
  outcome: 'approved' | 'refused' | 'done',
  {
    names,
    completed,
  }: { readonly names: readonly HandoverStep[]; readonly completed: readonly CompletedHandoverStep[] },
): void {
  const isDone = outcome === 'done';
  if (hasEnded(state) || (state === 'approved' && !isDone) || (isDone && completed.length < names.length))
    throw new ProblemError('APPLICATION_CLOSED');
}

/** Throws APPLICATION_CLOSED unless the step is the next one of an approved task, INVALID for a bill without its sum. */
export function assertStep(
  { step, amount }: { readonly step: HandoverStep; readonly amount?: number | undefined },
  {
    state,
    names,
    completed,
  }: Pick<Application, 'state'> & {
    readonly names: readonly HandoverStep[];
    readonly completed: readonly CompletedHandoverStep[];
  },
): void {
  if (nextStep(names, completed, state) !== step) throw new ProblemError('APPLICATION_CLOSED');
  const isBill = step === 'finalBill';
  if (isBill !== (amount !== undefined))
    assertNoFindings([blockingFinding(isBill ? 'REQUIRED' : 'NOT_ALLOWED', '/amount')]);
}

/** Throws INVALID unless each meter of the account has a reading of that day. */
export function assertHandover(
  { takenOn, readings }: Handover,
  { today, meters }: { readonly today: string; readonly meters: readonly ApplicationMeter[] },
): void {
  const findings: Finding[] = [
    ...(takenOn > today ? [blockingFinding('DATE_IN_FUTURE', '/takenOn')] : []),
    ...readingsFaults(readings, meters, '/readings'),
    ...(meters.some(({ id }) => !readings.some(({ meterId }) => meterId === id))
      ? [blockingFinding('REQUIRED', '/readings')]
      : []),
  ];
  assertNoFindings(findings);
}

/** The time that was chosen. Throws SLOT_TAKEN for one that is not offered, because it may have been until now. */
export function offeredSlot(times: readonly VisitSlot[], choice: VisitChoice): VisitSlot {
  const slot = chosenSlot(times, choice);
  if (!slot) throw new ProblemError('SLOT_TAKEN');
  return slot;
}
