import { html, nothing } from 'lit';
import type { FieldFault } from './field-faults.ts';

/** What is wrong in the form, each with a way to its field. Give it focus when it appears. */
export function errorSummary(title: string, faults: readonly FieldFault[]): unknown {
  if (faults.length === 0) return nothing;
  const jump = (event: Event) => {
    event.preventDefault();
    const link = event.currentTarget as HTMLAnchorElement;
    (link.getRootNode() as Document | ShadowRoot).getElementById(link.hash.slice(1))?.focus();
  };
  return html`
    <div class="vk-summary vk-notice" data-tone="problem" role="alert" tabindex="-1">
      <p><strong>${title}</strong></p>
      <ul>${faults.map(({ id, text }) => html`<li><a href="#${id}" @click=${jump}>${text()}</a></li>`)}</ul>
    </div>`;
}

/** Moves focus to the summary, or to the first wrong field where there is none. */
export function focusSummary(root: ParentNode): void {
  root.querySelector<HTMLElement>('.vk-summary')?.focus();
}
