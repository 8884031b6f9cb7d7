import { html } from 'lit';
import type { DataRequest } from '@vodokanal/contract';
import { dataRequestsOf, type Client } from '@vodokanal/client';
import { COPY_LIFE } from '@vodokanal/contract/policies/data-request';
import { StepUp } from '../auth/step-up.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import { focusOpener } from '../kit/focus.ts';
import { messages } from '../kit/i18n/messages.ts';
import { outcome } from '../kit/parts/outcome.ts';
import ru from './messages/copy.ru.ts';

/** Makes a copy after the password was entered, and offers it for download as long as the endpoint does. */
export class DataCopyPart {
  readonly #host: VkAccountElement;
  readonly #onMade: () => void;
  readonly #t;
  readonly #send: SendTask<Client, undefined, DataRequest>;
  readonly #stepUp: StepUp;
  #copy: DataRequest | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: VkAccountElement, onMade: () => void) {
    this.#host = host;
    this.#onMade = onMade;
    const t = (this.#t = messages(host, ru, { en: () => import('./messages/copy.en.ts') }));
    this.#stepUp = new StepUp(host, t);
    this.#send = new SendTask(host, { send: (client, _input, intent) => dataRequestsOf(client).copy(intent) });
    host.addController({ hostDisconnected: () => this.forget() });
  }

  /** Something stands in the place of the button that makes a copy. */
  get isBusy(): boolean {
    return this.#stepUp.isOpen || this.#send.isSending || this.#send.problem !== undefined || this.#copy !== undefined;
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.#copy = undefined;
    this.#stepUp.cancel();
    this.#send.edited();
  }

  make = async (): Promise<void> => {
    const customer = this.#host.client?.session.customerId;
    this.#copy = undefined;
    const copy = await this.#send.send(undefined);
    // Somebody else may be signed in by now.
    if (customer !== this.#host.client?.session.customerId) return;
    if (this.#stepUp.askIfRequired(this.#send.problem?.code, () => void this.make())) {
      await this.#focus('form input:not([hidden])');
    } else if (copy) {
      this.#send.edited();
      this.#copy = copy.value;
      this.#timer = setTimeout(() => {
        this.forget();
        this.#host.requestUpdate();
      }, COPY_LIFE);
      this.#onMade();
      await this.#focus('.vk-summary');
    }
  };

  render(): unknown {
    const t = this.#t;
    if (this.#stepUp.isOpen)
      return this.#stepUp.render(
        html`<button type="button" class="vk-text" @click=${this.#onCancel}>${t('cancel')}</button>`,
      );
    const { problem } = this.#send;
    const { client } = this.#host;
    return html`
      ${outcome({ problem: problem && t.problem(problem), done: this.#copy && t('ready', { number: this.#copy.number }) })}
      ${this.#send.renderWait()}
      <div class="vk-actions">${
        this.#copy && client
          ? (['pdf', 'json'] as const).map(
              (format) =>
                html`<a class="vk-button ${format === 'pdf' ? '' : 'vk-tonal'}" href=${dataRequestsOf(client).copyAddress(this.#copy?.id ?? '', format)} download>${t(format)}</a>`,
            )
          : html`<button type="button" aria-disabled=${this.#send.isSending} @click=${this.make}>${t('again')}</button>`
      }</div>`;
  }

  #onCancel = (): void => {
    this.forget();
    this.#host.requestUpdate();
    void focusOpener(this.#host, 'copy');
  };

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(`[aria-labelledby=copy] ${selector}`)?.focus();
  }
}
