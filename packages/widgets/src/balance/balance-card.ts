import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { Balance } from '@vodokanal/contract';
import { balanceOf, configOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/load-task.ts';
import { formats } from '../kit/formats.ts';
import { messages } from '../kit/messages.ts';
import { card } from '../kit/parts/card.ts';
import { notice } from '../kit/parts/notice.ts';
import ru from './messages/ru.ts';
import { styles } from './balance-card.styles.ts';

/** The customer wants to pay; cancel it to show a payment of your own instead of the utility's page. */
export class PaymentRequestedEvent extends CustomEvent<Record<string, never>> {
  constructor() {
    super('vk-payment-requested', { bubbles: true, composed: true, cancelable: true, detail: {} });
  }
}

/**
 * Shows what the account owes or has in credit.
 *
 * @tag vk-balance-card
 * @slot heading - Replaces the heading.
 * @slot sign-in - The way to sign in, shown while nobody is.
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

  /** Where to pay; the utility's own page when left out. */
  @property({ attribute: 'payment-url' }) paymentUrl?: string;

  readonly #say = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #write = formats(this.#say);
  readonly #balance = new LoadTask(this, {
    nouns: ['balance'],
    load: async (client, accountId, _watched, signal) => {
      const [balance, config] = await Promise.all([balanceOf(client).get(accountId, signal), configOf(client).get(signal)]);
      return { balance, paymentUrl: config.paymentUrl };
    },
  });

  override render(): unknown {
    const say = this.#say;
    return card(this, say, this.#balance, {
      lines: 5,
      ready: ({ balance, paymentUrl }) => this.#renderBalance(balance, this.paymentUrl ?? paymentUrl),
    });
  }

  #renderBalance(balance: Balance, paymentUrl: string | null): unknown {
    const say = this.#say;
    const { state, amount, overdue, due, lateFee, lastPayment } = balance;
    return html`
      ${this.client?.session.accounts.length === 1 ? html`<p class="vk-muted">${say('accountNumber', { number: balance.accountNumber })}<br>${balance.address}</p>` : nothing}
      <div data-state=${state} role="status">
        <p class="state">${say(state)}</p>
        ${state === 'zero' ? nothing : html`<p class="amount" part="amount">${this.#write.money(Math.abs(amount))}</p>`}
      </div>
      ${overdue ? html`<p class="vk-error">${say('overdueFor', { amount: this.#write.money(overdue.amount), days: overdue.days, date: this.#write.date(overdue.dueOn) })}</p>` : nothing}
      ${due ? html`<p>${say('payBy', { date: this.#write.date(due.dueOn) })}</p>` : nothing}
      ${lateFee > 0 && amount > 0 ? html`<p>${say('lateFee', { amount: this.#write.money(lateFee) })}</p>` : nothing}
      ${state === 'credit' ? html`<p>${say('creditKept')}</p>` : nothing}
      ${balance.accountStatus === 'closed' ? notice({ text: say('closed') }) : nothing}
      ${amount > 0 && paymentUrl ? html`<div class="vk-actions"><a class="vk-button" href=${paymentUrl} @click=${this.#onPay}>${say('pay')}</a></div>` : nothing}
      <p class="vk-muted">
        ${lastPayment ? html`${say('lastPayment', { amount: this.#write.money(lastPayment.amount), date: this.#write.date(lastPayment.paidOn) })}<br>` : nothing}
        ${say('asOf', { time: say.time(balance.asOf) })}
      </p>`;
  }

  #onPay = (event: Event): void => {
    if (!this.dispatchEvent(new PaymentRequestedEvent())) event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap { 'vk-balance-card': VkBalanceCard }
  interface HTMLElementEventMap { 'vk-payment-requested': PaymentRequestedEvent }
}
