import { html, nothing, type ReactiveControllerHost } from 'lit';
import { newIntent } from '@vodokanal/client/intent';
import { asProblem, type Problem } from '@vodokanal/client/problem';
import type { VkElement } from '../element.ts';
import { messages, type Translate } from '../i18n/messages.ts';
import ru from '../i18n/messages/send.ru.ts';
import { toneIcon } from '../parts/notice.ts';
import { maySubmit } from './before-submit.ts';
import { SLOW } from './in-time.ts';
import { PressedButton } from './pressed-button.ts';

/** A host that has a client, at the latest when it sends. */
interface Host<C> extends ReactiveControllerHost {
  readonly client: C | undefined;
}

/**
 * Sends once for each intent. A second click during a send is ignored. The idempotency key stays until success or an
 * edit, so a retry never doubles the effect. A running send is never aborted, because the endpoint may have accepted it;
 * after eight seconds the person may stop waiting for it.
 */
export class SendTask<C, Input, T> {
  readonly #host: Host<C>;
  readonly #send: (client: C, input: Input, intent: string) => Promise<T>;
  readonly #isCancelable: boolean;
  readonly #button: PressedButton;
  readonly #t: Translate<keyof typeof ru>;
  #intent = newIntent();
  #isSending = false;
  #isLate = false;
  #isStopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #onStop: ((nothing: undefined) => void) | undefined;
  #problem: Problem | undefined;

  constructor(
    host: Host<C>,
    {
      send,
      isCancelable = false,
    }: {
      readonly send: (client: C, input: Input, intent: string) => Promise<T>;
      /** Fires `vk-before-submit`, so that the page may cancel. */ readonly isCancelable?: boolean;
    },
  ) {
    this.#host = host;
    this.#send = send;
    this.#isCancelable = isCancelable;
    this.#button = new PressedButton(host);
    this.#t = messages(host as unknown as VkElement, ru, { en: () => import('../i18n/messages/send.en.ts') });
  }

  get isSending(): boolean {
    return this.#isSending;
  }

  get problem(): Problem | undefined {
    return this.#problem;
  }

  /** Resolves to the answer in an object, or to undefined when it was refused, cancelled by the page or stopped, or another send is running. */
  async send(input: Input): Promise<{ readonly value: T } | undefined> {
    const { client } = this.#host;
    if (this.#isSending || !client) return undefined;
    this.#isSending = true;
    this.#isStopped = false;
    this.#problem = undefined;
    const unmark = this.#button.mark(this.#t('loading'));
    try {
      const stopped = new Promise<undefined>((done) => {
        this.#onStop = done;
      });
      this.keepWaiting();
      if (this.#isCancelable && !(await Promise.race([maySubmit(this.#host as unknown as HTMLElement), stopped])))
        return undefined;
      const answer = this.#send(client, input, this.#intent).then((value) => ({ value }));
      const sent = await Promise.race([answer, stopped]);
      if (sent) this.#intent = newIntent();
      // A late failure concerns nobody any more.
      else answer.catch(() => undefined);
      return sent;
    } catch (fault) {
      this.#problem = asProblem(fault);
      // The endpoint tells a first answer for a time only; the next click is then a new intent.
      if (this.#problem.code === 'KEY_REUSED') this.#intent = newIntent();
      return undefined;
    } finally {
      clearTimeout(this.#timer);
      unmark();
      this.#isSending = this.#isLate = false;
      this.#host.requestUpdate();
    }
  }

  /** When the answer is late, the choice to wait or to stop; after a stop, what to do. Belongs beside the button that sends. */
  renderWait(): unknown {
    const t = this.#t;
    const show = (content: unknown) =>
      html`<div class="vk-notice" data-tone="warning" role="status">${toneIcon('warning')}${content}</div>`;
    if (this.#isStopped) return show(html`<p>${t('stopped')}</p>`);
    return this.#isLate
      ? show(
          html`<p>${t('late')}</p>
            <div class="vk-actions"><button type="button" class="vk-tonal" @click=${this.keepWaiting}>${t('keepWaiting')}</button><button type="button" class="vk-text" @click=${this.stopWaiting}>${t('stop')}</button></div>`,
        )
      : nothing;
  }

  /** Goes on waiting for another eight seconds. */
  keepWaiting = (): void => {
    clearTimeout(this.#timer);
    this.#isLate = false;
    this.#timer = setTimeout(() => {
      this.#isLate = true;
      this.#host.requestUpdate();
    }, SLOW);
    this.#host.requestUpdate();
  };

  /** Stops waiting. The request goes on, and its idempotency key stays, so that sending again has one effect. */
  stopWaiting = (): void => {
    this.#isStopped = this.#isSending;
    this.#onStop?.(undefined);
  };

  /** Called when the input changes: the next send is a new intent, and the last problem no longer applies. */
  edited(): void {
    this.#intent = newIntent();
    this.#isStopped = false;
    this.#problem = undefined;
  }
}
