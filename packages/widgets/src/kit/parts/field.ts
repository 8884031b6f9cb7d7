import { html, nothing } from 'lit';

export interface FieldOptions {
  readonly id: string;
  readonly label: unknown;
  readonly hint?: unknown;
  readonly error?: string | undefined;
  /** The native control, with this id and `aria-describedby` from `describedBy`. */
  readonly control: unknown;
}

/** A label, hint, error and control, in reading order. */
export const field = ({ id, label, hint, error, control }: FieldOptions) => html`
  <div class="vk-field">
    <label for=${id}>${label}</label>
    ${hint ? html`<p class="vk-hint" id="${id}-hint">${hint}</p>` : nothing}
    ${error ? html`<p class="vk-error" id="${id}-error">${error}</p>` : nothing}
    ${control}
  </div>`;
