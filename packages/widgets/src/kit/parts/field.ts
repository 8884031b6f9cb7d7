import { html, nothing } from 'lit';

export interface FieldOptions {
  readonly id: string;
  readonly label: unknown;
  readonly hint?: unknown;
  readonly error?: string | undefined;
  /** The native control, with this id and `aria-describedby` from `describedBy`. */
  readonly control: unknown;
}

/** What a form tells the control of one of its fields. */
export interface ControlOptions {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly isWrong: boolean;
  /** Ids for `aria-describedby`. */
  readonly describedBy: string;
}

/** A label, hint, error and control, in reading order. */
export const field = ({ id, label, hint, error, control }: FieldOptions) => html`
  <div class="vk-field">
    <label for=${id}>${label}</label>
    ${hint ? html`<p class="vk-hint" id="${id}-hint">${hint}</p>` : nothing}
    ${error ? html`<p class="vk-error" id="${id}-error">${error}</p>` : nothing}
    ${control}
  </div>`;
