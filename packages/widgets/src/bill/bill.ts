import { html, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Bill } from '@vodokanal/contract';
import { billsOf, chargesOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { inTime } from '../kit/controllers/in-time.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import type { BillView } from './bill-view.ts';
import type { BillCheckForm } from './bill-check-form.ts';
import { styles } from './bill.styles.ts';
import ru from './messages/ru.ts';

/** The customer has chosen whether bills come on paper. */
export class BillDeliveryChangedEvent extends CustomEvent<Record<string, never>> {
  constructor() {
    super('vk-bill-delivery-changed', { bubbles: true, composed: true, detail: {} });
  }
}

/** The months that have a bill, newest first, and the first bill to show. */
export interface ShownBills {
  readonly periods: readonly string[];
  readonly bill: Bill | undefined;
}

/**
 * Shows the payment document of a month, with its payment code, PDF file and printing; switches bills to electronic ones;
 * checks a paper bill, also without a sign-in. Nothing that is typed for the check leaves the page.
 *
 * @tag vk-bill
 * @slot heading - Replaces the heading.
 * @slot sign-in - A sign-in link or widget, shown when nobody is signed in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @csspart amount - The sum to pay.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between parts.
 * @fires {BillDeliveryChangedEvent} vk-bill-delivery-changed - The customer has chosen whether bills come on paper.
 */
export class VkBill extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  /** The month to show first, `YYYY-MM`; the latest bill when left out. */
  @property() period?: string;

  /** Only checks a paper bill; works without a sign-in. */
  @property({ type: Boolean }) guest = false;

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #bills = new LoadTask<ShownBills, readonly [string | undefined], BillView>(this, {
    watch: () => [this.period],
    resources: ['bills'],
    load: async (client, accountId, [wanted], signal) => {
      const periods = (await chargesOf(client).list(accountId, signal)).items.map(({ period }) => period);
      const period = wanted && periods.includes(wanted) ? wanted : periods[0];
      return { periods, bill: period ? await billsOf(client).get(accountId, period, signal) : undefined };
    },
    isEmpty: ({ bill }) => !bill,
    view: async () =>
      new (await import('./bill-view.ts')).BillView(this, () => this.dispatchEvent(new BillDeliveryChangedEvent())),
    forget: () => {
      this.#bills.view?.forget();
      this.#check?.forget();
    },
  });
  #check: BillCheckForm | undefined;
  #loadingCheck: Promise<void> | undefined;
  /** The lazy chunk failed to load, or is late. */
  #hasCheckFailed = false;
  #isCheckOpen = false;

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('guest') && this.guest) void this.#loadCheck();
  }

  override render(): unknown {
    const t = this.#t;
    if (this.guest)
      return html`
        <section class="vk-card" part="card" aria-labelledby="title">
          <slot name="heading"><h2 id="title" part="heading">${t('checkTitle')}</h2></slot>
          ${this.#renderCheck()}
        </section>`;
    return card(this, t, this.#bills, {
      lines: 9,
      empty: t('empty'),
      ready: ({ periods, bill }, view) => (bill ? view.render(periods, bill) : nothing),
      below: () => html`
        <details class="check" .open=${this.#isCheckOpen} @toggle=${this.#onCheckToggle}>
          <summary>${t('checkTitle')}</summary>
          ${this.#isCheckOpen ? this.#renderCheck() : nothing}
        </details>`,
    });
  }

  #renderCheck(): unknown {
    const t = this.#t;
    if (this.#check) return this.#check.render(this.#ownBill);
    return this.#hasCheckFailed
      ? notice({
          tone: 'problem',
          text: t('kind-offline'),
          action: { text: t('retry'), run: () => void this.#loadCheck() },
        })
      : skeleton(t('loading'), 5);
  }

  #loadCheck(): Promise<void> {
    return (this.#loadingCheck ??= this.#importCheck());
  }

  async #importCheck(): Promise<void> {
    this.#hasCheckFailed = false;
    const loading = import('./bill-check-form.ts').then(({ BillCheckForm }) => {
      this.#check ??= new BillCheckForm(this);
      this.requestUpdate();
      return true;
    });
    if (await inTime(loading).catch(() => false)) return;
    this.#loadingCheck = undefined;
    this.#hasCheckFailed = true;
    this.requestUpdate();
  }

  /** The bill on screen with the numbers of its account. */
  get #ownBill() {
    const bill = this.mayBeSignedIn && !this.guest ? this.#bills.view?.shown : undefined;
    if (!bill) return undefined;
    const { accountNumber, elsNumber, toPay, period } = bill;
    return { accountNumbers: [accountNumber, ...(elsNumber ? [elsNumber] : [])], toPay, period };
  }

  #onCheckToggle = ({ target }: Event): void => {
    this.#isCheckOpen = (target as HTMLDetailsElement).open;
    if (this.#isCheckOpen) void this.#loadCheck();
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-bill': VkBill;
  }
  interface HTMLElementEventMap {
    'vk-bill-delivery-changed': BillDeliveryChangedEvent;
  }
}
