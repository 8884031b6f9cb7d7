import { html, nothing } from 'lit';
import { notice, toneIcon } from './notice.ts';

/** The result of the last change: its problem, or a confirmation with the class `.vk-summary`, which takes the focus. */
export const outcome = ({
  problem,
  done,
}: {
  readonly problem: string | undefined;
  readonly done: string | undefined;
}) => html`
  ${problem ? notice({ tone: 'problem', text: problem }) : nothing}
  ${done ? html`<div class="vk-notice vk-summary" data-tone="good" role="status" tabindex="-1">${toneIcon('good')}<p>${done}</p></div>` : nothing}`;
