import { html, nothing } from 'lit';
import type { FieldFault } from './field-faults.ts';
import { toneIcon } from './notice.ts';

/** Lists a form's errors, each with a link to its field. Give it focus when it appears. */
export function errorSummary(title: string, faults: readonly FieldFault[]): unknown {
  if (faults.length === 0) return nothing;
  const jump = (event: Event) => {
    event.preventDefault();
    const link = event.currentTarget as HTMLAnchorElement;
    (link.getRootNode() as Document | ShadowRoot).getElementById(link.hash.slice(1))?.focus();
  };
  return html`
    <div class="vk-summary vk-notice" data-tone="problem" role="alert" tabindex="-1">${toneIcon('problem')}
      <p><strong>${title}</strong></p>
      <ul>${faults.map(({ id, text }) => html`<li><a href="#${id}" @click=${jump}>${text()}</a></li>`)}</ul>
    </div>`;
}

/** Moves the focus to the error summary or notice, if there is one. */
export function focusSummary(root: ParentNode): void {
  root.querySelector<HTMLElement>('.vk-summary')?.focus();
}
