import { html, nothing } from 'lit';

export interface NoticeOptions {
  readonly text: unknown;
  /** `problem` interrupts a screen reader; the others wait. */
  readonly tone?: 'problem' | 'warning' | 'good' | 'plain';
  readonly action?: { readonly text: string; readonly run: () => void } | undefined;
}

/** A status message with an optional action. */
export const notice = ({ text, tone = 'plain', action }: NoticeOptions) => html`
  <div class="vk-notice" data-tone=${tone} role=${tone === 'problem' ? 'alert' : 'status'}>
    <p>${text}</p>
    ${action ? html`<button type="button" class="vk-plain" @click=${action.run}>${action.text}</button>` : nothing}
  </div>`;
