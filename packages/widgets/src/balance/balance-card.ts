import { property } from 'lit/decorators.js';
import { balanceOf, configOf } from '@vodokanal/client';
import { linkOf } from '@vodokanal/contract/rules/link';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import type { BalanceView, Shown } from './balance-view.ts';
import ru from './messages/ru.ts';
import { styles } from './balance-card.styles.ts';

/** The customer wants to pay. Cancel it to show your own payment instead of the utility's page. */
export class PaymentRequestedEvent extends CustomEvent<Record<string, never>> {
  constructor() {
    super('vk-payment-requested', { bubbles: true, composed: true, cancelable: true, detail: {} });
  }
}

/**
 * Shows the debt or credit of the account.
 *
 * @tag vk-balance-card
 * @slot heading - Replaces the heading.
 * @slot sign-in - A sign-in link or widget, shown when nobody is signed in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @csspart amount - The sum.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @fires {PaymentRequestedEvent} vk-payment-requested - The customer wants to pay.
 */
export class VkBalanceCard extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  /** Address of the payment page; the utility's own by default. */
  @property({ attribute: 'payment-url' }) paymentUrl?: string;

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #balance = new LoadTask<Shown, readonly [], BalanceView>(this, {
    resources: ['balance'],
    load: async (client, accountId, _watched, signal) => {
      const [balance, config] = await Promise.all([
        balanceOf(client).get(accountId, signal),
        configOf(client).get(signal),
      ]);
      return { balance, paymentUrl: config.paymentUrl ?? undefined };
    },
    view: async () => new (await import('./balance-view.ts')).BalanceView(this, this.#onPay),
  });

  override render(): unknown {
    return card(this, this.#t, this.#balance, {
      lines: 5,
      ready: ({ balance, paymentUrl }, view) =>
        view.render({ balance, paymentUrl: linkOf(this.paymentUrl) ?? linkOf(paymentUrl) }),
    });
  }

  #onPay = (event: Event): void => {
    if (!this.dispatchEvent(new PaymentRequestedEvent())) event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-balance-card': VkBalanceCard;
  }
  interface HTMLElementEventMap {
    'vk-payment-requested': PaymentRequestedEvent;
  }
}
