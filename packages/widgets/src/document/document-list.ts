import { property } from 'lit/decorators.js';
import { configOf, documentsOf, worksOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import ru from './messages/ru.ts';
import type { DocumentListView, DocumentsShown } from './document-list-view.ts';
import { styles } from './document-list.styles.ts';

/** The customer has opened a document. The detail has its opaque id only. */
export class DocumentOpenedEvent extends CustomEvent<{ readonly documentId: string }> {
  constructor(documentId: string) {
    super('vk-document-opened', { bubbles: true, composed: true, detail: { documentId } });
  }
}

/**
 * The papers about an account: contract, acts, protocols, certificates, answers, bills. They can be filtered, looked at,
 * printed, and downloaded one by one or as a ZIP archive. Below them the technical works at the address with their
 * results, and what to check after them.
 *
 * @tag vk-document-list
 * @slot heading - Replaces the heading.
 * @slot sign-in - A sign-in link or widget, shown when nobody is signed in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between parts.
 * @fires {DocumentOpenedEvent} vk-document-opened - The customer has opened a document.
 */
export class VkDocumentList extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  /** Address of the page with the claim form; gets `?type=meterCheck` or `?type=quality`, which `vk-claim-form` reads. */
  @property({ attribute: 'claim-url' }) claimUrl?: string;

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #documents = new LoadTask<Omit<DocumentsShown, 'claimUrl'>, readonly [], DocumentListView>(this, {
    resources: ['documents', 'instalments'],
    load: async (client, accountId, _watched, signal) => {
      const isHelper = client.session.accounts.find(({ id }) => id === accountId)?.role === 'helper';
      const [documents, works, { utility }] = await Promise.all([
        isHelper ? null : documentsOf(client).list(accountId, signal),
        worksOf(client).list(accountId, signal),
        configOf(client).get(signal),
      ]);
      return { documents, works, phone: utility.phone };
    },
    view: async () =>
      new (await import('./document-list-view.ts')).DocumentListView(this, (documentId) =>
        this.dispatchEvent(new DocumentOpenedEvent(documentId)),
      ),
    isEmpty: ({ documents, works }) => documents?.length === 0 && works.length === 0,
    forget: () => this.#documents.view?.forget(),
  });

  override render(): unknown {
    const t = this.#t;
    return card(this, t, this.#documents, {
      lines: 8,
      empty: t('empty'),
      ready: (shown, view) => view.render({ ...shown, claimUrl: this.claimUrl }),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-document-list': VkDocumentList;
  }
  interface HTMLElementEventMap {
    'vk-document-opened': DocumentOpenedEvent;
  }
}
