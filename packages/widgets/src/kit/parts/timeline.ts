import { html, nothing } from 'lit';
import { checkIcon } from '../../generated/icons/check.ts';
import { toneIcon, type Tone } from './notice.ts';

export interface TimelineEvent {
  /** What happened or will happen; its words say which, because the marks are not read out. */
  readonly title: unknown;
  /** When, as text. */
  readonly when?: unknown;
  readonly text?: unknown;
  readonly state: 'past' | 'current' | 'future';
  /** Of an event that went wrong or needs an action. */
  readonly tone?: Tone;
}

/** Events of a claim or a debt in their order: those that happened, the current one, and what follows. */
export const timeline = (label: string, events: readonly TimelineEvent[]) => html`
  <ol class="vk-timeline" aria-label=${label}>${events.map(
    ({ title, when, text, state, tone }) => html`
    <li data-state=${state} data-tone=${tone ?? nothing} aria-current=${state === 'current' ? 'step' : nothing}>
      <span class="mark" aria-hidden="true">${tone ? toneIcon(tone) : state === 'past' ? checkIcon() : nothing}</span>
      <div><p class="title">${title}</p>${when ? html`<p class="vk-muted">${when}</p>` : nothing}${text ? html`<p>${text}</p>` : nothing}</div>
    </li>`,
  )}</ol>`;
