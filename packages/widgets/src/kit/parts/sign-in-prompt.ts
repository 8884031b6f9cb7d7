import { html, nothing } from 'lit';
import { inTime } from '../controllers/in-time.ts';
import type { VkElement } from '../element.ts';
import type { Translate } from '../i18n/messages.ts';
import { toneIcon } from './notice.ts';

/** Widgets whose sign-in dialog is loading, or did not load in time. */
const states = new WeakMap<VkElement, 'opening' | 'failed'>();

/** Asks a signed-out visitor to sign in, in a dialog over the page, so that they stay where they are. */
export function signInPrompt(host: VkElement, t: Translate<'sessionExpired' | 'signIn' | 'signInButton'>): unknown {
  const isExpired = host.client?.session.state === 'expired';
  const isOpening = states.get(host) === 'opening';
  const open = async () => {
    if (states.get(host) === 'opening') return;
    states.set(host, 'opening');
    host.requestUpdate();
    const opening = import('../sign-in-dialog.ts').then(({ openSignIn }) => openSignIn(host)).then(() => true);
    if (await inTime(opening).catch(() => false)) states.delete(host);
    else states.set(host, 'failed');
    host.requestUpdate();
  };
  return html`
    <div class=${isExpired ? 'vk-notice vk-summary' : 'vk-prompt'} tabindex=${isExpired ? -1 : nothing} data-tone="warning" role="status">
      ${isExpired ? toneIcon('warning') : nothing}<p>${t(isExpired ? 'sessionExpired' : 'signIn')}</p>
      <slot name="sign-in"><button type="button" class=${isExpired ? '' : 'vk-tonal'} aria-disabled=${isOpening} @click=${open}>${t(isOpening ? 'loading' : 'signInButton')}</button></slot>
    </div>
    ${states.get(host) === 'failed' ? html`<p class="vk-error" role="alert">${t('kind-offline')}</p>` : nothing}`;
}
