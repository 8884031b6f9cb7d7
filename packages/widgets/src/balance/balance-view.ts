import { html, nothing } from 'lit';
import type { Balance } from '@vodokanal/contract';
import type { VkAccountElement } from '../kit/account-element.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { goodIcon } from '../generated/icons/good.ts';
import { namesAccount } from '../kit/parts/account-choice.ts';
import { badge } from '../kit/parts/badge.ts';
import { definition } from '../kit/parts/definition.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { definitionStyles } from '../kit/theme/definition.styles.ts';
import type { BalanceParts } from './balance-parts.ts';
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
  readonly #parts: LazyPart<BalanceParts>;
  #isOpen = false;

  constructor(host: VkAccountElement, onPay: (event: Event) => void) {
    this.#host = host;
    this.#onPay = onPay;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#parts = new LazyPart(host, async () => new (await import('./balance-parts.ts')).BalanceParts(host));
    adopt(host.renderRoot, dataStyles, definitionStyles, styles);
  }

  render({ balance, paymentUrl }: Shown): unknown {
    const t = this.#t;
    const { state, amount, overdue, due, lateFee, lastPayment, autopay } = balance;
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
        ${autopay ? html`<div><dt>${t('autopay', { date: date(autopay.nextOn) })}</dt><dd>${t('autopayLimit', { amount: money(autopay.limit) })}</dd></div>` : nothing}
      </dl>
      ${this.#mayPay && (amount > 0 || this.#hasSeveral) ? this.#renderParts() : nothing}
      <p class="vk-muted">${t('asOf', { time: t.time(balance.asOf) })}</p>`;
  }

  #renderParts(): unknown {
    const t = this.#t;
    const parts = this.#parts;
    return html`<details .open=${this.#isOpen} @toggle=${this.#onToggle}>
        <summary>${t(this.#hasSeveral ? 'partsOfAll' : 'parts')}</summary>
        ${
          !this.#isOpen
            ? nothing
            : parts.isUnreachable
              ? notice({
                  tone: 'problem',
                  text: t('kind-offline'),
                  action: { text: t('retry'), run: () => void parts.load() },
                })
              : (parts.value?.render() ?? skeleton(t('loading'), 3))
        }
      </details>`;
  }

  get #hasSeveral(): boolean {
    return (this.#host.client?.session.accounts.length ?? 0) > 1;
  }

  /** Whether the charges may be read here: not in a frame, and not by a helper who may not pay. */
  get #mayPay(): boolean {
    const { client } = this.#host;
    const { role, rights } = client?.session.account ?? {};
    return client?.mayTakePassword() !== false && (role !== 'helper' || rights?.includes('pay') === true);
  }

  #onToggle = ({ target }: Event): void => {
    this.#isOpen = (target as HTMLDetailsElement).open;
    if (this.#isOpen) void this.#parts.load();
    this.#host.requestUpdate();
  };
}
