import { html, nothing } from 'lit';
import type { Balance } from '@vodokanal/contract';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { styles } from './balance-view.styles.ts';
import ru from './messages/view.ru.ts';

export interface Shown {
  readonly balance: Balance;
  /** Address of the payment page; null when the utility takes no payments on the web. */
  readonly paymentUrl: string | null;
}

/** The amount, its parts, and the payment link. */
export class BalanceView {
  readonly #host: VkAccountElement;
  readonly #onPay: (event: Event) => void;
  readonly #t;
  readonly #format;

  constructor(host: VkAccountElement, onPay: (event: Event) => void) {
    this.#host = host;
    this.#onPay = onPay;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    adopt(host.renderRoot, styles);
  }

  render({ balance, paymentUrl }: Shown): unknown {
    const t = this.#t;
    const { state, amount, overdue, due, lateFee, lastPayment } = balance;
    return html`
      ${this.#host.client?.session.accounts.length === 1 ? html`<p class="vk-muted">${t('accountNumber', { number: balance.accountNumber })}<br>${balance.address}</p>` : nothing}
      <div data-state=${state} role="status">
        <p class="state">${t(state)}</p>
        ${state === 'zero' ? nothing : html`<p class="amount" part="amount">${this.#format.money(Math.abs(amount))}</p>`}
      </div>
      ${overdue ? html`<p class="vk-error">${t('overdueFor', { amount: this.#format.money(overdue.amount), days: overdue.days, date: this.#format.date(overdue.dueOn) })}</p>` : nothing}
      ${due ? html`<p>${t('payBy', { date: this.#format.date(due.dueOn) })}</p>` : nothing}
      ${lateFee > 0 && amount > 0 ? html`<p>${t('lateFee', { amount: this.#format.money(lateFee) })}</p>` : nothing}
      ${state === 'credit' ? html`<p>${t('creditKept')}</p>` : nothing}
      ${balance.accountStatus === 'closed' ? notice({ text: t('closed') }) : nothing}
      ${amount > 0 && paymentUrl ? html`<div class="vk-actions"><a class="vk-button" href=${paymentUrl} @click=${this.#onPay}>${t('pay')}</a></div>` : nothing}
      <p class="vk-muted">
        ${lastPayment ? html`${t('lastPayment', { amount: this.#format.money(lastPayment.amount), date: this.#format.date(lastPayment.paidOn) })}<br>` : nothing}
        ${t('asOf', { time: t.time(balance.asOf) })}
      </p>`;
  }
}
