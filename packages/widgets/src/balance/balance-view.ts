import { html, nothing } from 'lit';
import type { Balance } from '@vodokanal/contract';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { goodIcon } from '../generated/icons/good.ts';
import { namesAccount } from '../kit/parts/account-choice.ts';
import { badge } from '../kit/parts/badge.ts';
import { definition } from '../kit/parts/definition.ts';
import { notice } from '../kit/parts/notice.ts';
import { definitionStyles } from '../kit/theme/definition.styles.ts';
import { styles } from './balance-view.styles.ts';
import ru from './messages/view.ru.ts';

export interface Shown {
  readonly balance: Balance;
  /** Address of the payment page; undefined when the utility takes no payments on the web. */
  readonly paymentUrl: string | undefined;
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
    adopt(host.renderRoot, dataStyles, definitionStyles, styles);
  }

  render({ balance, paymentUrl }: Shown): unknown {
    const t = this.#t;
    const { state, amount, overdue, due, lateFee, lastPayment } = balance;
    const { money, date } = this.#format;
    return html`
      ${this.#host.client?.session.accounts.length === 1 ? html`<p class="vk-muted">${namesAccount(this.#host) ? html`${t('accountNumber', { number: balance.accountNumber })}<br>` : nothing}${balance.address}</p>` : nothing}
      <div class="vk-hero" data-state=${state} role="status">
        ${state === 'zero' ? html`<p class="vk-sum">${goodIcon()}${t(state)}</p>` : html`<p>${t(state)}</p><p class="vk-sum" part="amount">${money(Math.abs(amount))}</p>`}
        ${due ? badge(overdue ? 'problem' : 'warning', t('payBy', { date: date(due.dueOn) })) : nothing}
        ${state === 'credit' ? html`<p class="vk-muted">${t('creditKept')}</p>` : nothing}
      </div>
      ${amount > 0 && paymentUrl ? html`<a class="vk-button" href=${paymentUrl} @click=${this.#onPay}>${t('pay')}</a>` : nothing}
      ${overdue ? notice({ tone: 'problem', text: t('overdueFor', { amount: money(overdue.amount), days: overdue.days, date: date(overdue.dueOn) }) }) : nothing}
      ${balance.accountStatus === 'closed' ? notice({ text: t('closed') }) : nothing}
      <dl class="vk-rows">
        ${lateFee > 0 && amount > 0 ? html`<div><dt>${definition({ id: 'late-fee', term: t('lateFee'), text: t('lateFeeMeaning') })}</dt><dd>${money(lateFee)}</dd></div>` : nothing}
        ${lastPayment ? html`<div><dt>${t('lastPayment', { date: date(lastPayment.paidOn) })}</dt><dd>${money(lastPayment.amount)}</dd></div>` : nothing}
      </dl>
      <p class="vk-muted">${t('asOf', { time: t.time(balance.asOf) })}</p>`;
  }
}
