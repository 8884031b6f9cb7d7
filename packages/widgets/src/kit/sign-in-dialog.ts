import type { VkLogin } from '../login/login.ts';
import type { VkElement } from './element.ts';

/**
 * Opens the sign-in over the page, for the endpoint of this widget. The element is in the light DOM of the page, where
 * password managers find its fields. Afterwards the focus returns to the widget.
 */
export async function openSignIn(host: VkElement): Promise<void> {
  // The styles of the dialog, which the sign-in adds as it opens. It opens without them, too.
  const styles = import('./theme/dialog.styles.ts').catch(() => undefined);
  await Promise.all([import('../define/login.ts'), styles]);
  const { client, ownerDocument } = host;
  const login: VkLogin = ownerDocument.createElement('vk-login');
  login.mode = 'dialog';
  if (client) login.endpoint = client.isDemo ? 'demo' : client.endpoint;
  for (const name of ['lang', 'theme']) {
    const value = host.closest(`[${name}]`)?.getAttribute(name);
    if (value) login.setAttribute(name, value);
  }
  login.onClosed = () => {
    login.remove();
    host.renderRoot.querySelector('section')?.focus();
  };
  ownerDocument.body.append(login);
}
