import { dataRequestsOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import ru from './messages/ru.ts';
import type { DataRightsShown, DataRightsView } from './data-rights-view.ts';
import { styles } from './data-rights.styles.ts';

/** A copy of the data was made. The detail is empty. */
export class DataCopyMadeEvent extends CustomEvent<Record<string, never>> {
  constructor() {
    super('vk-data-copy-made', { bubbles: true, composed: true, detail: {} });
  }
}

/** The utility has registered a request. The detail has the opaque id of the request only. */
export class DataRequestSubmittedEvent extends CustomEvent<{ readonly requestId: string }> {
  constructor(requestId: string) {
    super('vk-data-request-submitted', { bubbles: true, composed: true, detail: { requestId } });
  }
}

/**
 * What a customer may do about their personal data (152-ФЗ, terms as of 2022-09-01): get a copy at once, ask to correct
 * or delete it or to end its processing, follow the answers, and see who gets it.
 *
 * @tag vk-data-rights
 * @slot heading - Replaces the heading.
 * @slot sign-in - A sign-in link or widget, shown when nobody is signed in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between fields.
 * @fires {DataCopyMadeEvent} vk-data-copy-made - A copy of the data was made.
 * @fires {DataRequestSubmittedEvent} vk-data-request-submitted - The utility has registered a request.
 */
export class VkDataRights extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #shown: LoadTask<DataRightsShown, readonly [], DataRightsView> = new LoadTask<
    DataRightsShown,
    readonly [],
    DataRightsView
  >(this, {
    resources: ['dataRequests', 'consents', 'helpers'],
    scope: 'customer',
    load: async (client, _accountId, _watched, signal) => {
      const [list, more] = await Promise.all([
        dataRequestsOf(client).list(signal),
        this.#loadView().then((view) => view.prepare(client, signal)),
      ]);
      return { list, ...more };
    },
    view: () => this.#loadView(),
    forget: () => this.#view?.forget(),
  });
  #view: DataRightsView | undefined;

  override render(): unknown {
    return card(this, this.#t, this.#shown, { lines: 8, ready: (shown, view) => view.render(shown) });
  }

  async #loadView(): Promise<DataRightsView> {
    const { DataRightsView } = await import('./data-rights-view.ts');
    return (this.#view ??= new DataRightsView(this, {
      retry: this.#shown.retry,
      onCopied: () => this.dispatchEvent(new DataCopyMadeEvent()),
      onSubmitted: (requestId) => this.dispatchEvent(new DataRequestSubmittedEvent(requestId)),
    }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-data-rights': VkDataRights;
  }
  interface HTMLElementEventMap {
    'vk-data-copy-made': DataCopyMadeEvent;
    'vk-data-request-submitted': DataRequestSubmittedEvent;
  }
}
