import { html, nothing, type ReactiveController } from 'lit';
import { asProblem, documentFilesOf, type Problem } from '@vodokanal/client';
import { closeIcon } from '../generated/icons/close.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { downloadFile } from '../kit/download.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { sizeText, type ViewTexts } from './document-text.ts';
import ru from './messages/download.ru.ts';

/** Fetches a file, says how much of it has arrived, and can be stopped. */
export type Fetch = (options: {
  readonly signal: AbortSignal;
  readonly onProgress: (received: number) => void;
}) => Promise<Blob>;

interface Running {
  readonly stop: AbortController;
  /** Bytes; undefined when nobody knows. */
  readonly total: number | undefined;
  received: number;
}

/** Downloads one file at a time, with its progress and a button that cancels it. Loads with the first download. */
export class DocumentDownload implements ReactiveController {
  readonly #host: VkAccountElement;
  readonly #sizes: ViewTexts;
  readonly #t;
  #running: Running | undefined;
  #result: { readonly saved: string } | { readonly problem: Problem } | 'cancelled' | undefined;

  constructor(host: VkAccountElement, sizes: ViewTexts) {
    this.#host = host;
    this.#sizes = sizes;
    this.#t = messages(host, ru, { en: () => import('./messages/download.en.ts') });
    host.addController(this);
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** Stops without a word: another account is shown, or another document. */
  forget(): void {
    this.#running?.stop.abort();
    this.#running = undefined;
    this.#result = undefined;
  }

  hostDisconnected(): void {
    this.forget();
  }

  /** Fetches a file. Undefined when it failed, was cancelled, or another download runs. */
  async receive(load: Fetch, total: number | undefined): Promise<Blob | undefined> {
    if (this.#running) return undefined;
    const running: Running = { stop: new AbortController(), total, received: 0 };
    this.#running = running;
    this.#result = undefined;
    this.#host.requestUpdate();
    try {
      const file = await load({
        signal: running.stop.signal,
        onProgress: (received) => {
          running.received = received;
          this.#host.requestUpdate();
        },
      });
      return this.#running === running ? file : undefined;
    } catch (fault) {
      if (this.#running === running) this.#result = { problem: asProblem(fault) };
      return undefined;
    } finally {
      if (this.#running === running) this.#running = undefined;
      this.#host.requestUpdate();
    }
  }

  /** Fetches an archive of chosen documents and saves it on the device. */
  async saveArchive(
    documentIds: readonly string[],
    { name, total }: { readonly name: string; readonly total: number | undefined },
  ): Promise<void> {
    const { client } = this.#host;
    const accountId = client?.session.account?.id;
    if (!client || accountId === undefined) return;
    const file = await this.receive(
      (options) => documentFilesOf(client).archive(accountId, documentIds, options),
      total,
    );
    if (file) this.keep(file, name);
  }

  /** Saves a file that has arrived already. */
  keep(file: Blob, name: string): void {
    downloadFile(this.#host.ownerDocument, name, file);
    this.#result = { saved: name };
    this.#host.requestUpdate();
  }

  render(): unknown {
    return this.#running ? this.#renderRunning(this.#running) : this.#renderResult();
  }

  #renderRunning({ received, total }: Running): unknown {
    const t = this.#t;
    const size = sizeText(this.#sizes, received);
    const text =
      total === undefined
        ? t('received', { received: size })
        : t('receivedOf', { received: size, total: sizeText(this.#sizes, total) });
    return html`
      <div class="download">
        <progress aria-label=${t('downloading')} max=${total ?? nothing} value=${total === undefined ? nothing : Math.min(received, total)}></progress>
        <p class="vk-muted">${text}</p>
        <button type="button" class="vk-text" @click=${this.#onCancel}>${closeIcon()}${t('cancel')}</button>
      </div>`;
  }

  #renderResult(): unknown {
    const t = this.#t;
    const result = this.#result;
    if (result === undefined) return nothing;
    if (result === 'cancelled') return notice({ text: t('cancelled') });
    return 'saved' in result
      ? notice({ tone: 'good', text: html`${t('saved')} <span lang="ru">${result.saved}</span>` })
      : notice({ tone: 'problem', text: t.problem(result.problem) });
  }

  #onCancel = (): void => {
    this.forget();
    this.#result = 'cancelled';
    this.#host.requestUpdate();
  };
}
