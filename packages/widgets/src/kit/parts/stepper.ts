import { html, nothing } from 'lit';
import { checkIcon } from '../../generated/icons/check.ts';

export interface StepperOptions {
  /** What the list says as a whole, e.g. «Шаг 2 из 4». */
  readonly label: string;
  /** Short names of the steps, one or two words each. */
  readonly names: readonly string[];
  /** Index of the current step; the earlier ones are done. All are done when it is the number of steps. */
  readonly current: number;
  /** Said to screen readers after the name of a step that is done. */
  readonly doneText: string;
}

/** More names than this need a wide card. */
const MANY_STEPS = 4;

/** The steps of a form with their numbers: done, current and next ones. Steps are not links, because answers depend on each other. */
export const stepper = ({ label, names, current, doneText }: StepperOptions) => html`
  <div class="vk-stepper" ?data-many=${names.length > MANY_STEPS}>
    <ol aria-label=${label}>${names.map(
      (name, at) => html`
      <li ?data-done=${at < current} aria-current=${at === current ? 'step' : nothing}>
        <span class="mark" aria-hidden="true">${at < current ? checkIcon() : at + 1}</span>
        <span class="name">${name}${at < current ? html`<span class="vk-unseen">, ${doneText}</span>` : nothing}</span>
      </li>`,
    )}</ol>
  </div>`;

/** The number of the step for screen readers, at the start of the text that takes the focus. */
export const stepLead = (label: string) => html`<span class="vk-unseen">${`${label}. `}</span>`;
