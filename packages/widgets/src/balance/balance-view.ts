import { html, nothing } from 'lit';
import type { Balance } from '@vodokanal/contract';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/adopt.ts';
import { formats } from '../kit/formats.ts';
import { messages } from '../kit/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { styles } from './balance-view.styles.ts';
import ru from './messages/view.ru.ts';

export interface Shown {
  readonly balance: Balance;
  /** Where to pay; null where the utility takes no payments on the web. */
  readonly paymentUrl: string | null;
}

/** The sum, what it consists of, and the way to pay. */
export class BalanceView {
  readonly #host: VkAccountElement;
  readonly #onPay: (event: Event) => void;
  readonly #say;
  readonly #write;

  constructor(host: VkAccountElement, onPay: (event: Event) => void) {
    this.#host = host;
    this.#onPay = onPay;
    this.#say = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#write = formats(this.#say);
    adopt(host.renderRoot, styles);
  }

  render({ balance, paymentUrl }: Shown): unknown {
    const say = this.#say;
    const { state, amount, overdue, due, lateFee, lastPayment } = balance;
    return html`
      ${this.#host.client?.session.accounts.length === 1 ? html`<p class="vk-muted">${say('accountNumber', { number: balance.accountNumber })}<br>${balance.address}</p>` : nothing}
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
}
