import { html, nothing } from 'lit';
import { dangerIcon } from '../../generated/icons/danger.ts';
import { goodIcon } from '../../generated/icons/good.ts';
import { infoIcon } from '../../generated/icons/info.ts';
import { warningIcon } from '../../generated/icons/warning.ts';

export type Tone = 'problem' | 'warning' | 'good' | 'plain';

export interface NoticeOptions {
  readonly text: unknown;
  /** `problem` interrupts a screen reader; the others wait. */
  readonly tone?: Tone;
  /** Takes the focus when it appears, see `focusSummary`. */
  readonly takesFocus?: boolean;
  readonly action?: { readonly text: string; readonly run: () => void } | undefined;
}

const icons = { problem: dangerIcon, warning: warningIcon, good: goodIcon, plain: infoIcon };

/** The icon of a tone, so that it is not told by colour alone. */
export const toneIcon = (tone: Tone): unknown => icons[tone]();

/** A status message with an optional action. */
export const notice = ({ text, tone = 'plain', takesFocus = false, action }: NoticeOptions) => html`
  <div class=${takesFocus ? 'vk-notice vk-summary' : 'vk-notice'} tabindex=${takesFocus ? -1 : nothing} data-tone=${tone} role=${tone === 'problem' ? 'alert' : 'status'}>
    ${toneIcon(tone)}<p>${text}</p>
    ${action ? html`<button type="button" class="vk-tonal" @click=${action.run}>${action.text}</button>` : nothing}
  </div>`;
