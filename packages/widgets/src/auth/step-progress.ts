import type { Translate } from '../kit/i18n/messages.ts';
import { stepLead, stepper } from '../kit/parts/stepper.ts';
import type ru from './messages/code.ru.ts';

export interface StepProgress {
  /** The list of steps, above the fields. */
  readonly list: unknown;
  /** The number of the step, in the text that takes the focus. */
  readonly lead: unknown;
}

/** Where somebody is in a registration or recovery; `current` is the index of the step. */
export function stepProgress(t: Translate<keyof typeof ru>, names: readonly string[], current: number): StepProgress {
  const label = t('step', { step: current + 1, count: names.length });
  return { list: stepper({ label, names, current, doneText: t('stepDone') }), lead: stepLead(label) };
}
