import { html } from 'lit';

export interface DefinitionOptions {
  /** Unique in the shadow root. */
  readonly id: string;
  readonly term: unknown;
  readonly text: unknown;
}

/**
 * A term with its explanation, which opens in a popover beside it. The browser closes it with Escape and by a press beside
 * it. Browsers without popovers unfold it in the text.
 */
export const definition = ({ id, term, text }: DefinitionOptions) =>
  'popover' in HTMLElement.prototype
    ? html`<button type="button" class="vk-term" popovertarget=${id}>${term}</button><span class="vk-definition" id=${id} popover role="note">${text}</span>`
    : html`<details class="vk-term-fold"><summary>${term}</summary><p>${text}</p></details>`;
