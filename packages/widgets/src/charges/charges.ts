import { property, state } from 'lit/decorators.js';
import type { ChargeMonthList } from '@vodokanal/contract';
import { chargesOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { receiptIcon } from '../generated/icons/receipt.ts';
import { card } from '../kit/parts/card.ts';
import ru from './messages/ru.ts';
import type { ChargesView, ComparedWith, Disputed } from './charges-view.ts';
import type { MonthFacts } from './month-facts.ts';
import { styles } from './charges.styles.ts';

/**
 * The customer asks about a line of a bill, or disputes it. Cancel it to show your own claim form, filled in with these
 * codes, instead of the link to `claim-url`. The detail has no sum.
 */
export class ChargeDisputedEvent extends CustomEvent<Disputed> {
  constructor(detail: Disputed) {
    super('vk-charge-disputed', { bubbles: true, composed: true, cancelable: true, detail });
  }
}

/**
 * Shows what a month has cost, line by line, computes each line again from its readings, price and law, and says in one
 * sentence why the month costs more or less than another one. Months can be compared, saved as a CSV file (`;`, UTF-8) and
 * printed.
 *
 * @tag vk-charges
 * @slot heading - Replaces the heading.
 * @slot sign-in - A sign-in link or widget, shown when nobody is signed in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @csspart amount - The sum of the month.
 * @csspart chart - The bars.
 * @cssprop [--vk-accent] - Colour of the bars, buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between parts.
 * @fires {ChargeDisputedEvent} vk-charge-disputed - The customer asks about a line of a bill, or disputes it.
 */
export class VkCharges extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  /** The month to show first, `YYYY-MM`; the newest when left out or not billed. */
  @property() period?: string;

  /**
   * Address of the page with the claim form; gets
   * `?type=charge&period=2026-10&service=coldWater&demand=recalculate`, which `vk-claim-form` reads. When left out, the
   * widget says how to file the claim.
   */
  @property({ attribute: 'claim-url' }) claimUrl?: string;

  /** The month that was chosen here. */
  @state() private chosen = '';
  @state() private comparedWith: ComparedWith = 'previous';

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #months = new LoadTask<ChargeMonthList, readonly [], ChargesView>(this, {
    resources: [],
    load: (client, accountId, _watched, signal) => chargesOf(client).list(accountId, signal),
    isEmpty: ({ items }) => items.length === 0,
    view: async () => new (await import('./charges-view.ts')).ChargesView(this),
    forget: () => {
      this.chosen = '';
      this.#months.view?.forget();
    },
  });
  readonly #month = new LoadTask<MonthFacts | undefined, readonly [string, ComparedWith]>(this, {
    resources: [],
    watch: () => [this.chosen || (this.period ?? ''), this.comparedWith],
    load: async (client, accountId, [wanted, comparedWith], signal) => {
      const { list, get } = chargesOf(client);
      // The first load shares its request with the list.
      const { items: months } = this.#months.value ?? (await list(accountId, signal));
      const at = Math.max(
        0,
        months.findIndex(({ period }) => period === wanted),
      );
      const period = months[at]?.period;
      if (period === undefined) return undefined;
      const yearBefore = `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
      const otherPeriod = comparedWith === 'previous' ? months[at + 1]?.period : yearBefore;
      const [month, other] = await Promise.all([
        get(accountId, period, signal),
        months.some((each) => each.period === otherPeriod) && otherPeriod !== undefined
          ? get(accountId, otherPeriod, signal)
          : undefined,
      ]);
      return { month, other, otherPeriod };
    },
  });

  override render(): unknown {
    const t = this.#t;
    return card(this, t, this.#months, {
      lines: 10,
      empty: t('empty'),
      emptyIcon: receiptIcon,
      ready: ({ items, forecast }, view) =>
        view.render({
          months: items,
          forecast,
          month: this.#month,
          wanted: this.chosen || (this.period ?? ''),
          comparedWith: this.comparedWith,
          onMonth: (period) => (this.chosen = period),
          onComparison: (comparedWith) => (this.comparedWith = comparedWith),
          onDispute: (detail) => this.dispatchEvent(new ChargeDisputedEvent(detail)),
          claimUrl: this.claimUrl,
        }),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-charges': VkCharges;
  }
  interface HTMLElementEventMap {
    'vk-charge-disputed': ChargeDisputedEvent;
  }
}
