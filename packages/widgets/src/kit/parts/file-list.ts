import { html, nothing } from 'lit';
import { closeIcon } from '../../generated/icons/close.ts';
import { dangerIcon } from '../../generated/icons/danger.ts';
import { fileIcon } from '../../generated/icons/file.ts';
import { goodIcon } from '../../generated/icons/good.ts';

export interface FileRow {
  readonly name: string;
  /** How far it is, in words. */
  readonly status: string;
  /** Uploaded share, 0 to 1; undefined when nothing is under way. */
  readonly share?: number | undefined;
  readonly isReady?: boolean;
  /** Takes the place of the status. */
  readonly error?: { readonly id: string; readonly text: string } | undefined;
  readonly retry?: { readonly text: string; readonly run: () => void } | undefined;
  readonly remove: { readonly label: string; readonly run: (event: Event) => void };
}

/** The files of a form, each with its progress, its error, and a button that removes it. */
export const fileList = (rows: readonly FileRow[]) => html`
  <ul class="vk-files">${rows.map(
    ({ name, status, share, isReady, error, retry, remove }) => html`
    <li data-tone=${error ? 'problem' : isReady ? 'good' : nothing}>
      ${error ? dangerIcon() : isReady ? goodIcon() : fileIcon()}
      <div class="file">
        <p class="name">${name}</p>
        ${error ? html`<p class="vk-error" id=${error.id}>${error.text}</p>` : html`<p class="vk-muted">${status}</p>`}
        ${retry ? html`<button type="button" class="vk-text" @click=${retry.run}>${retry.text}</button>` : nothing}
      </div>
      <button type="button" class="vk-text" aria-label=${remove.label} @click=${remove.run}>${closeIcon()}</button>
      ${share === undefined ? nothing : html`<progress max="100" value=${Math.round(share * 100)} aria-label=${name}></progress>`}
    </li>`,
  )}</ul>`;
