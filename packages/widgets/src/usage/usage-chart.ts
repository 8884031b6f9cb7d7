import { property } from 'lit/decorators.js';
import { estimatesOf, journalOf } from '@vodokanal/client';
import { placesOfUse } from '@vodokanal/contract/rules/place-of-use';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import ru from './messages/ru.ts';
import { styles } from './usage-chart.styles.ts';
import type { UsageFacts, UsageView } from './usage-view.ts';

/** Readings loaded a meter: two years, with a reserve for corrections. */
const READINGS = 60;

/**
 * Consumption by month, for a type of water or one meter, compared with the year before and the norm; estimates are
 * hatched. The same data are in a table for the keyboard and for print. Points out unusual months, and checks for a leak
 * from two readings.
 *
 * @tag vk-usage-chart
 * @slot heading - Replaces the heading.
 * @slot sign-in - A sign-in link or widget, shown when nobody is signed in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @csspart chart - The bars.
 * @cssprop [--vk-accent] - Colour of the bars, buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between parts.
 */
export class VkUsageChart extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  /** Id of the meter to show; by default all types of water can be chosen. */
  @property({ attribute: 'meter-id' }) meterId?: string;

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #facts = new LoadTask<UsageFacts, readonly [], UsageView>(this, {
    resources: ['meters'],
    load: async (client, accountId, _watched, signal) => {
      const [{ items, window }, { items: estimates }] = await Promise.all([
        journalOf(client).meters(accountId, signal),
        estimatesOf(client).list(accountId, signal),
      ]);
      const places = placesOfUse(items);
      const place = this.meterId && (places.get(this.meterId) ?? this.meterId);
      const meters = place ? items.filter(({ id }) => places.get(id) === place) : items;
      const journal = (
        await Promise.all(meters.map(async ({ id }) => (await journalOf(client).list(id, READINGS, signal)).items))
      ).flat();
      return { meters, places, journal, estimates, period: window.period };
    },
    isEmpty: ({ journal }) => !journal.some(({ volume }) => volume !== null),
    view: async () => new (await import('./usage-view.ts')).UsageView(this),
    forget: () => this.#facts.view?.forget(),
  });

  override render(): unknown {
    const t = this.#t;
    return card(this, t, this.#facts, { lines: 8, empty: t('empty'), ready: (facts, view) => view.render(facts) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-usage-chart': VkUsageChart;
  }
}
