import { html } from 'lit';

/** Keeps the room that the widget will take, so that nothing jumps when it comes. */
export const skeleton = (loading: string, lines: number) => html`
  <div class="vk-skeleton" role="status" aria-label=${loading}>${Array.from({ length: lines }, () => html`<span></span>`)}</div>`;
