import { html } from 'lit';

/** Says that there is nothing to show, with a picture and the next step. */
export const empty = (icon: unknown, text: unknown, action?: unknown) =>
  html`<div class="vk-empty" role="status">${icon}<p>${text}</p>${action}</div>`;
