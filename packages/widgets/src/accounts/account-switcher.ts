import type { Helper } from '@vodokanal/contract';
import { accountsOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import type { AccountsView } from './accounts-view.ts';
import { styles } from './account-switcher.styles.ts';
import ru from './messages/ru.ts';

/** Another account is shown from now on; its id, nothing else. */
export class AccountChangedEvent extends CustomEvent<{ readonly accountId: string }> {
  constructor(accountId: string) {
    super('vk-account-changed', { bubbles: true, composed: true, detail: { accountId } });
  }
}

/**
 * The accounts of a customer: which one all widgets show, names of one's own, adding by proof, removing, and trusted
 * people with limited rights for a term.
 *
 * @tag vk-account-switcher
 * @slot heading - Replaces the heading.
 * @slot sign-in - The way to sign in, shown while nobody is.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between fields.
 * @fires {AccountChangedEvent} vk-account-changed - Another account is shown from now on.
 */
export class VkAccountSwitcher extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #helpers: LoadTask<readonly Helper[], readonly [string | undefined], AccountsView> = new LoadTask<readonly Helper[], readonly [string | undefined], AccountsView>(this, {
    resources: ['helpers'],
    // The accounts are the customer's; somebody who has none can still add one.
    scope: 'customer',
    watch: () => [this.client?.session.account?.id] as const,
    // Whoever helps with an account sees nobody else who does.
    load: async (client, _customer, [accountId], signal) => (!accountId || client.session.account?.role === 'helper' ? [] : accountsOf(client).helpers(accountId, signal)),
    view: async () => new (await import('./accounts-view.ts')).AccountsView(this, (accountId) => this.dispatchEvent(new AccountChangedEvent(accountId))),
    forget: () => this.#helpers.view?.forget(),
  });

  override render(): unknown {
    return card(this, this.#t, this.#helpers, { lines: 4, ready: (helpers, view) => view.render(helpers) });
  }
}

declare global {
  interface HTMLElementTagNameMap { 'vk-account-switcher': VkAccountSwitcher }
  interface HTMLElementEventMap { 'vk-account-changed': AccountChangedEvent }
}
