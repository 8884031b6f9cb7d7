import type { Helper } from '@vodokanal/contract';
import { accountsOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import type { AccountsView } from './accounts-view.ts';
import { styles } from './account-switcher.styles.ts';
import ru from './messages/ru.ts';

/** Another account was chosen. The detail has its opaque id only. */
export class AccountChangedEvent extends CustomEvent<{ readonly accountId: string }> {
  constructor(accountId: string) {
    super('vk-account-changed', { bubbles: true, composed: true, detail: { accountId } });
  }
}

/**
 * Lists a customer's accounts: switches the account of all widgets, names, adds and removes accounts, and manages
 * trusted helpers with limited rights for a term.
 *
 * @tag vk-account-switcher
 * @slot heading - Replaces the heading.
 * @slot sign-in - A sign-in link or widget, shown when nobody is signed in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between fields.
 * @fires {AccountChangedEvent} vk-account-changed - Another account was chosen.
 */
export class VkAccountSwitcher extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #helpers: LoadTask<readonly Helper[], readonly [string | undefined], AccountsView> = new LoadTask<
    readonly Helper[],
    readonly [string | undefined],
    AccountsView
  >(this, {
    resources: ['helpers'],
    // Accounts belong to the customer, who may have none yet and add the first one here.
    scope: 'customer',
    watch: () => [this.client?.session.account?.id] as const,
    // A helper does not see the other helpers of the account.
    load: async (client, _customer, [accountId], signal) =>
      !accountId || client.session.account?.role === 'helper' ? [] : accountsOf(client).helpers(accountId, signal),
    view: async () =>
      new (await import('./accounts-view.ts')).AccountsView(this, (accountId) =>
        this.dispatchEvent(new AccountChangedEvent(accountId)),
      ),
    forget: () => this.#helpers.view?.forget(),
  });

  override render(): unknown {
    return card(this, this.#t, this.#helpers, { lines: 4, ready: (helpers, view) => view.render(helpers) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-account-switcher': VkAccountSwitcher;
  }
  interface HTMLElementEventMap {
    'vk-account-changed': AccountChangedEvent;
  }
}
