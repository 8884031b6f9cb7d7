import { html } from 'lit';

/** Reserves the height of the widget while it loads. */
export const skeleton = (loading: string, lines: number) => html`
  <div class="vk-skeleton" role="status" aria-label=${loading}>${Array.from({ length: lines }, () => html`<span></span>`)}</div>`;
