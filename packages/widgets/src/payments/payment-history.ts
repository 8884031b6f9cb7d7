import { property } from 'lit/decorators.js';
import { configOf, paymentsOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import ru from './messages/ru.ts';
import type { PaymentHistoryView, PaymentsShown } from './payment-history-view.ts';
import { styles } from './payment-history.styles.ts';

/**
 * The customer disputes a payment, or misses one (`paymentId` is null). Cancel it to show your own claim form instead of
 * the link to `claim-url`. The detail has no sum.
 */
export class PaymentDisputedEvent extends CustomEvent<{ readonly paymentId: string | null }> {
  constructor(paymentId: string | null) {
    super('vk-payment-disputed', { bubbles: true, composed: true, cancelable: true, detail: { paymentId } });
  }
}

/**
 * Payments, refunds and corrections of an account by year and month, with their fiscal receipts (54-ФЗ) and payments whose
 * result is not known yet. Can be filtered, saved as a CSV file (`;`, UTF-8) and printed; makes a statement of the account
 * for a range of months.
 *
 * @tag vk-payment-history
 * @slot heading - Replaces the heading.
 * @slot sign-in - A sign-in link or widget, shown when nobody is signed in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between parts.
 * @fires {PaymentDisputedEvent} vk-payment-disputed - The customer disputes a payment, or misses one.
 */
export class VkPaymentHistory extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  /**
   * Address of the page with the claim form; gets `?type=refund&period=2026-10&payment=ID`, which `vk-claim-form` reads.
   * When left out, the widget says how to file the claim.
   */
  @property({ attribute: 'claim-url' }) claimUrl?: string;

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #payments = new LoadTask<PaymentsShown, readonly [], PaymentHistoryView>(this, {
    resources: ['payments'],
    load: async (client, accountId, _watched, signal) => {
      const [{ items, unfinished }, { utility }] = await Promise.all([
        paymentsOf(client).list(accountId, signal),
        configOf(client).get(signal),
      ]);
      return { entries: items, unfinished, timeZone: utility.timeZone };
    },
    view: async () =>
      new (await import('./payment-history-view.ts')).PaymentHistoryView(this, (paymentId) =>
        this.dispatchEvent(new PaymentDisputedEvent(paymentId)),
      ),
    forget: () => this.#payments.view?.forget(),
  });

  override render(): unknown {
    const t = this.#t;
    return card(this, t, this.#payments, {
      lines: 8,
      ready: (shown, view) => view.render(shown, this.claimUrl),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-payment-history': VkPaymentHistory;
  }
  interface HTMLElementEventMap {
    'vk-payment-disputed': PaymentDisputedEvent;
  }
}
