import { estimatesOf, meterRequestsOf, metersOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import ru from './messages/ru.ts';
import { styles } from './meter-list.styles.ts';
import type { MeterListFacts, MeterListView } from './meter-list-view.ts';

/** A verification was reported or a visit requested. The detail has the opaque id of the request only. */
export class MeterRequestedEvent extends CustomEvent<{ readonly requestId: string }> {
  constructor(requestId: string) {
    super('vk-meter-requested', { bubbles: true, composed: true, detail: { requestId } });
  }
}

/**
 * The meters of an account: type, place, verification, and what is charged without a reading (ПП РФ № 354, п. 59–60, as
 * of 2025-12-06), with the calculation of every sum.
 *
 * @tag vk-meter-list
 * @slot heading - Replaces the heading.
 * @slot sign-in - A sign-in link or widget, shown when nobody is signed in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @csspart meter - One meter.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-good] - Colour of meters in order.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between meters.
 * @fires {BeforeSubmitEvent} vk-before-submit - A request is about to be sent; cancel or delay it.
 * @fires {MeterRequestedEvent} vk-meter-requested - A verification was reported or a visit requested.
 */
export class VkMeterList extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #facts = new LoadTask<MeterListFacts, readonly [], MeterListView>(this, {
    resources: ['meters'],
    load: async (client, accountId, _watched, signal) => {
      const [list, { items }, requests] = await Promise.all([
        metersOf(client).list(accountId, signal),
        estimatesOf(client).list(accountId, signal),
        meterRequestsOf(client).list(accountId, signal),
      ]);
      return { list, estimates: items, requests };
    },
    isEmpty: ({ list }) => list.items.length === 0,
    view: async () =>
      new (await import('./meter-list-view.ts')).MeterListView(this, (requestId) =>
        this.dispatchEvent(new MeterRequestedEvent(requestId)),
      ),
    forget: () => this.#facts.view?.forget(),
  });

  override render(): unknown {
    const t = this.#t;
    return card(this, t, this.#facts, { lines: 7, empty: t('noMeters'), ready: (facts, view) => view.render(facts) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-meter-list': VkMeterList;
  }
  interface HTMLElementEventMap {
    'vk-meter-requested': MeterRequestedEvent;
  }
}
