import { html, nothing } from 'lit';
import type { Tone } from './notice.ts';

export interface DeadlineBarOptions {
  /** How much time there is, e.g. «Осталось 12 дней из 30». The bar only repeats it. */
  readonly text: unknown;
  /** The last day, as text. */
  readonly until?: unknown;
  /** Days that are left; 0 on the last day, negative when it has passed. */
  readonly left: number;
  /** Days of the whole term. */
  readonly total: number;
}

/** Below this share of the term, time is short. */
const SHORT = 1 / 4;

/** How urgent a deadline is. */
export const deadlineTone = (left: number, total: number): Tone =>
  left < 0 ? 'problem' : left <= total * SHORT ? 'warning' : 'plain';

/** How much of a term is left: a level that sinks day by day. */
export function deadlineBar({ text, until, left, total }: DeadlineBarOptions): unknown {
  // On the last day a little is still seen; after it the bar is full again, in the colour of a problem.
  const share = left < 0 || total <= 0 ? 100 : Math.min(100, Math.max(3, (left / total) * 100));
  return html`
    <div class="vk-deadline" data-tone=${deadlineTone(left, total)}>
      <p><strong>${text}</strong>${until ? html`${' '}<span class="vk-muted">${until}</span>` : nothing}</p>
      <svg aria-hidden="true"><rect class="term" width="100%" height="100%"></rect><rect class="left" width="${share}%" height="100%"></rect></svg>
    </div>`;
}
