import type { AccountDocument } from '@vodokanal/contract';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import type { VkAccountElement } from '../kit/account-element.ts';
import { messages } from '../kit/i18n/messages.ts';
import { printLines } from '../kit/print.ts';
import { marksOf, type ViewTexts } from './document-text.ts';
import ru from './messages/print.ru.ts';

/** Prints the list of documents. Loads with the first use. */
export class DocumentPrinter {
  readonly #host: VkAccountElement;
  readonly #view: ViewTexts;
  readonly #t;

  constructor(host: VkAccountElement, view: ViewTexts) {
    this.#host = host;
    this.#view = view;
    this.#t = messages(host, ru, { en: () => import('./messages/print.en.ts') });
  }

  async print(documents: readonly AccountDocument[]): Promise<void> {
    await this.#host.loading;
    const t = this.#t;
    const account = this.#host.client?.session.account;
    printLines(
      this.#host.ownerDocument,
      t('printTitle'),
      account ? [`${t('account', { number: account.number })}, ${account.address}`] : [],
      [
        [t('date'), t('kind'), t('title'), t('number'), t('state')],
        ...documents.map((document) => [
          russianDate(document.issuedOn),
          this.#view(document.kind),
          document.title,
          document.number,
          marksOf(this.#view, { ...document, isUnread: false })
            .map(([, text]) => text)
            .join(', '),
        ]),
      ],
    );
  }
}
