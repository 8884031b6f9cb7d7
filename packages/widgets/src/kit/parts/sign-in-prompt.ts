import { html } from 'lit';
import type { VkElement } from '../element.ts';
import type { Say } from '../messages.ts';

/** Shown by every widget that needs a signed-in customer; the slot takes the host's own way to sign in. */
export const signInPrompt = (host: VkElement, say: Say<'expired' | 'signIn'>) => html`
  <div class="vk-notice" role="status"><p>${say(host.client?.session.state === 'expired' ? 'expired' : 'signIn')}</p><slot name="sign-in"></slot></div>`;
