import { property } from 'lit/decorators.js';
import { journalOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import ru from './messages/ru.ts';
import type { HistoryView } from './history-view.ts';
import type { DisputedReading, JournalEntry } from './journal-entry.ts';
import { styles } from './reading-history.styles.ts';

/** Readings loaded a meter: more than forty years. */
const ALL = 500;

/**
 * The customer says that a reading was recorded wrongly. Cancel it to show your own claim form, filled in with these codes,
 * instead of the link to `claim-url`. The detail has no value.
 */
export class ReadingDisputedEvent extends CustomEvent<DisputedReading> {
  constructor(detail: DisputedReading) {
    super('vk-reading-disputed', { bubbles: true, composed: true, cancelable: true, detail });
  }
}

/**
 * Reading history of an account, newest first. Marks which values were read from a meter and which were estimated. Can
 * be filtered, saved as a CSV file (`;`, UTF-8) and printed.
 *
 * @tag vk-reading-history
 * @slot heading - Replaces the heading.
 * @slot sign-in - A sign-in link or widget, shown when nobody is signed in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between parts.
 * @fires {ReadingDisputedEvent} vk-reading-disputed - The customer says that a reading was recorded wrongly.
 */
export class VkReadingHistory extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  /**
   * Address of the page with the claim form; gets
   * `?type=charge&demand=recalculate&period=2026-10&service=coldWater&reading=ID`, which `vk-claim-form` reads. When left
   * out, the widget says how to file the claim.
   */
  @property({ attribute: 'claim-url' }) claimUrl?: string;

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #journal = new LoadTask<readonly JournalEntry[], readonly [], HistoryView>(this, {
    resources: ['meters'],
    load: async (client, accountId, _watched, signal) => {
      const { items: meters } = await journalOf(client).meters(accountId, signal);
      const journals = await Promise.all(
        meters.map(async (meter) =>
          (await journalOf(client).list(meter.id, ALL, signal)).items.map((reading): JournalEntry => ({
            ...reading,
            meter,
          })),
        ),
      );
      return journals.flat();
    },
    isEmpty: (entries) => entries.length === 0,
    view: async () =>
      new (await import('./history-view.ts')).HistoryView(this, (detail) =>
        this.dispatchEvent(new ReadingDisputedEvent(detail)),
      ),
    forget: () => this.#journal.view?.forget(),
  });

  override render(): unknown {
    const t = this.#t;
    return card(this, t, this.#journal, {
      lines: 8,
      empty: t('empty'),
      ready: (entries, view) => view.render(entries, this.claimUrl),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-reading-history': VkReadingHistory;
  }
  interface HTMLElementEventMap {
    'vk-reading-disputed': ReadingDisputedEvent;
  }
}
