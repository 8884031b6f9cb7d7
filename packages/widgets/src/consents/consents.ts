import { consentsOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import type { ConsentsView, Facts } from './consents-view.ts';
import ru from './messages/ru.ts';
import { styles } from './consents.styles.ts';

/** A consent was given or withdrawn. The detail does not say which one. */
export class ConsentChangedEvent extends CustomEvent<Record<string, never>> {
  constructor() {
    super('vk-consent-changed', { bubbles: true, composed: true, detail: {} });
  }
}

/**
 * Lists consents, each a separate document (152-ФЗ art. 9, as of 2025-09-01) with its purpose, recipient, data and term, to
 * give or withdraw in one step. Data processing that the contract needs requires no consent and is not listed.
 *
 * @tag vk-consents
 * @slot heading - Replaces the heading.
 * @slot sign-in - A sign-in link or widget, shown when nobody is signed in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between fields.
 * @fires {ConsentChangedEvent} vk-consent-changed - A consent was given or withdrawn.
 */
export class VkConsents extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #facts: LoadTask<Facts, readonly [], ConsentsView> = new LoadTask<Facts, readonly [], ConsentsView>(this, {
    resources: ['consents'],
    scope: 'customer',
    load: async (client, _accountId, _watched, signal) => {
      const [documents, consents] = await Promise.all([
        consentsOf(client).documents(signal),
        consentsOf(client).list(signal),
      ]);
      return { documents, consents };
    },
    isEmpty: ({ documents, consents }) => documents.length === 0 && consents.length === 0,
    view: async () =>
      new (await import('./consents-view.ts')).ConsentsView(this, {
        onChanged: () => this.dispatchEvent(new ConsentChangedEvent()),
        // The document itself may have changed.
        onOutdated: this.#facts.retry,
      }),
  });

  override render(): unknown {
    const t = this.#t;
    return card(this, t, this.#facts, { lines: 6, empty: t('empty'), ready: (facts, view) => view.render(facts) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-consents': VkConsents;
  }
  interface HTMLElementEventMap {
    'vk-consent-changed': ConsentChangedEvent;
  }
}
