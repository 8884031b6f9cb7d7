import { html, nothing, type ReactiveController } from 'lit';
import type { CodeSent } from '@vodokanal/contract';
import { asProblem, authOf, type Connection, type Problem } from '@vodokanal/client';
import { parseCode } from '@vodokanal/contract/rules/contact';
import type { VkElement } from '../kit/element.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import { noWrap } from '../kit/i18n/no-wrap.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import type ru from './messages/code.ru.ts';

export interface CodeStepSpec<T> {
  check(client: Connection, ticket: string, code: string): Promise<T>;
  onChecked(value: T): void;
  /** The ticket is over: nothing but beginning again helps. */
  onOver(): void;
}

type SentCode = Pick<CodeSent, 'recipient' | 'resendIn'> & { readonly ticket: string };

/** One field for a code that was sent: taken from the SMS where the browser can, pasted with its words, sent again after a minute. */
export class CodeStep<T> implements ReactiveController {
  readonly #host: VkElement;
  readonly #t: Translate<keyof typeof ru>;
  readonly #form: FormTask<'code', T>;
  #sent: SentCode | undefined;
  #againAt = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  #otp: AbortController | undefined;
  #problem: Problem | undefined;
  #isSentAgain = false;
  #isAsking = false;

  constructor(host: VkElement, t: Translate<keyof typeof ru>, spec: CodeStepSpec<T>) {
    this.#host = host;
    this.#t = t;
    host.addController(this);
    this.#form = new FormTask<'code', T>(host, t, {
      name: 'code', submit: 'codeSubmit', sending: 'sending',
      fields: { code: { autocomplete: 'one-time-code', inputmode: 'numeric', normalize: (text) => (/\D/.test(text) && parseCode(text).length >= 6 ? parseCode(text).slice(0, 6) : text) } },
      // A code that is too short is no guess: it costs no try.
      check: ({ code }) => (parseCode(code).length === 6 ? {} : { code: t('codeLength') }),
      send: (client, { code }) => spec.check(client, this.#sent?.ticket ?? '', code),
      onSent: (value) => { this.stop(); spec.onChecked(value); },
      onRefused: ({ code }) => {
        if (code !== 'CODE_EXPIRED') return false;
        this.stop();
        spec.onOver();
        return true;
      },
      faultsOf: { CODE_WRONG: ['code'] },
    });
  }

  /** A code is on its way. */
  start(sent: SentCode): void {
    this.#form.clear();
    this.#begin(sent);
  }

  stop(): void {
    this.hostDisconnected();
    this.#sent = undefined;
  }

  hostConnected(): void {
    if (this.#sent) this.#wait();
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#otp?.abort();
  }

  render(back: unknown = nothing): unknown {
    const t = this.#t;
    const left = Math.ceil((this.#againAt - Date.now()) / 1000);
    const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    return html`
      <p data-focus tabindex="-1">${t('codeSent', { recipient: noWrap(this.#sent?.recipient ?? '') })} ${t('codeNever')}</p>
      ${this.#isSentAgain ? notice({ tone: 'good', text: t('codeSentAgain') }) : nothing}
      ${this.#problem ? notice({ tone: 'problem', text: t.problem(this.#problem) }) : nothing}
      ${this.#form.render({ actions: back })}
      ${left > 0 ? html`<p class="vk-muted">${t('codeAgainIn', { time })}</p>` : html`<button type="button" class="vk-plain vk-again" aria-disabled=${this.#isAsking} @click=${this.#onAgain}>${t('codeAgain')}</button>`}`;
  }

  #begin(sent: SentCode): void {
    this.#sent = sent;
    this.#problem = undefined;
    this.#againAt = Date.now() + sent.resendIn * 1000;
    this.#wait();
    this.#host.requestUpdate();
  }

  /** For the minute to pass, and for the code itself. */
  #wait(): void {
    this.hostDisconnected();
    this.#tick();
    this.#listen();
  }

  #tick(): void {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      if (this.#againAt <= Date.now()) clearInterval(this.#timer);
      this.#host.requestUpdate();
    }, 1000);
  }

  /** WebOTP: the browser offers the code of an SMS that ends with our host; anything that goes wrong leaves the field as it is. */
  #listen(): void {
    const view = this.#host.ownerDocument.defaultView as (Window & { readonly OTPCredential?: unknown }) | null;
    if (!view?.OTPCredential) return;
    this.#otp = new AbortController();
    const request = { otp: { transport: ['sms'] }, signal: this.#otp.signal } as CredentialRequestOptions;
    view.navigator.credentials.get(request).then((found) => {
      const { code } = (found ?? {}) as { readonly code?: string };
      if (code) this.#form.fill('code', code);
    }, () => undefined);
  }

  #onAgain = async (): Promise<void> => {
    const { client } = this.#host;
    const sent = this.#sent;
    if (!client || !sent || this.#isAsking) return;
    this.#isAsking = true;
    this.#isSentAgain = false;
    try {
      this.#begin({ ...sent, ...(await authOf(client).sendCode(sent.ticket)) });
      this.#isSentAgain = true;
    } catch (fault) {
      this.#problem = asProblem(fault);
      this.#againAt = Date.now() + (this.#problem.retryAfter ?? 0) * 1000;
      this.#tick();
    }
    this.#isAsking = false;
    this.#host.requestUpdate();
  };
}
