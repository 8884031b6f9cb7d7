import { html, nothing, type ReactiveController } from 'lit';
import type { CodeSent } from '@vodokanal/contract';
import { asProblem, authOf, type Connection, type Problem } from '@vodokanal/client';
import { parseCode, parseMailCode } from '@vodokanal/contract/rules/contact';
import type { VkElement } from '../kit/element.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import { noWrap } from '../kit/i18n/no-wrap.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import { CODE_LENGTH, codeField, codeOf } from '../kit/parts/code-field.ts';
import { notice } from '../kit/parts/notice.ts';
import { adoptInPage } from '../kit/theme/adopt-in-page.ts';
import { codeFieldStyles } from '../kit/theme/code-field.styles.ts';
import type ru from './messages/code.ru.ts';

export interface CodeStepSpec<T> {
  check(client: Connection, ticket: string, code: string, intent: string): Promise<T>;
  onChecked(value: T): void;
  /** A recovery code of letters from a mail is taken, too. */
  readonly takesMailCode?: boolean;
  /** The ticket has expired; the flow must start again. */
  onExpired(): void;
}

type SentCode = Pick<CodeSent, 'recipient' | 'resendIn'> & { readonly ticket: string };

/** A field for a code sent by SMS or e-mail: autofilled where the browser can, accepted with surrounding text, resent after a minute. */
export class CodeStep<T> implements ReactiveController {
  readonly #host: VkElement;
  readonly #t: Translate<keyof typeof ru>;
  readonly #form: FormTask<'code', T>;
  #sent: SentCode | undefined;
  #resendAt = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  #otp: AbortController | undefined;
  #problem: Problem | undefined;
  #isResent = false;
  #isResending = false;

  constructor(host: VkElement, t: Translate<keyof typeof ru>, spec: CodeStepSpec<T>) {
    this.#host = host;
    this.#t = t;
    host.addController(this);
    this.#form = new FormTask<'code', T>(host, t, {
      name: 'code',
      submit: 'codeSubmit',
      sending: 'sending',
      fields: {
        code: {
          normalize: (text) => codeOf(text, spec.takesMailCode),
          control: (options) => codeField({ ...options, takesLetters: spec.takesMailCode === true }),
        },
      },
      // A code of the wrong length is not sent, because it would count as an attempt.
      check: ({ code }) =>
        parseCode(code).length === CODE_LENGTH || (spec.takesMailCode && parseMailCode(code))
          ? {}
          : { code: t('codeLength') },
      send: (client, { code }, intent) => spec.check(client, this.#sent?.ticket ?? '', code, intent),
      onSent: (value) => {
        this.stop();
        spec.onChecked(value);
      },
      onRefused: ({ code }) => {
        if (code !== 'CODE_EXPIRED') return false;
        this.stop();
        spec.onExpired();
        return true;
      },
      faultsOf: { CODE_WRONG: ['code'] },
    });
  }

  /** Starts with a code that was sent. */
  start(sent: SentCode): void {
    this.#form.clear();
    this.#setSent(sent);
  }

  stop(): void {
    this.hostDisconnected();
    this.#sent = undefined;
  }

  hostConnected(): void {
    adoptInPage(this.#host, codeFieldStyles);
    if (this.#sent) this.#waitForCode();
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#otp?.abort();
  }

  /** `lead` stands before the text that takes the focus. */
  render(back: unknown = nothing, lead: unknown = nothing): unknown {
    const t = this.#t;
    const left = Math.ceil((this.#resendAt - Date.now()) / 1000);
    const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    return html`
      <p data-focus tabindex="-1">${lead}${t('codeSent', { recipient: noWrap(this.#sent?.recipient ?? '') })} ${t('codeNever')}</p>
      ${this.#isResent ? notice({ tone: 'good', text: t('codeSentAgain') }) : nothing}
      ${this.#problem ? notice({ tone: 'problem', text: t.problem(this.#problem) }) : nothing}
      ${this.#form.render({ actions: back })}
      ${left > 0 ? html`<p class="vk-muted">${t('codeAgainIn', { time })}</p>` : html`<button type="button" class="vk-text vk-again" aria-disabled=${this.#isResending} @click=${this.#onResend}>${t('codeAgain')}</button>`}`;
  }

  #setSent(sent: SentCode): void {
    this.#sent = sent;
    this.#problem = undefined;
    this.#resendAt = Date.now() + sent.resendIn * 1000;
    this.#waitForCode();
    this.#host.requestUpdate();
  }

  /** Restarts the countdown and waits for the code. */
  #waitForCode(): void {
    this.hostDisconnected();
    this.#tick();
    this.#listen();
  }

  #tick(): void {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      if (this.#resendAt <= Date.now()) clearInterval(this.#timer);
      this.#host.requestUpdate();
    }, 1000);
  }

  /** WebOTP: the browser offers the code of an SMS that names our host. On any failure the field stays as it is. */
  #listen(): void {
    const view = this.#host.ownerDocument.defaultView as (Window & { readonly OTPCredential?: unknown }) | null;
    if (!view?.OTPCredential) return;
    this.#otp = new AbortController();
    const request = { otp: { transport: ['sms'] }, signal: this.#otp.signal } as CredentialRequestOptions;
    view.navigator.credentials.get(request).then(
      (found) => {
        const { code } = (found ?? {}) as { readonly code?: string };
        if (code) this.#form.fill('code', code);
      },
      () => undefined,
    );
  }

  #onResend = async (): Promise<void> => {
    const { client } = this.#host;
    const sent = this.#sent;
    if (!client || !sent || this.#isResending) return;
    this.#isResending = true;
    this.#isResent = false;
    try {
      this.#setSent({ ...sent, ...(await authOf(client).sendCode(sent.ticket)) });
      this.#isResent = true;
    } catch (fault) {
      this.#problem = asProblem(fault);
      this.#resendAt = Date.now() + (this.#problem.retryAfter ?? 0) * 1000;
      this.#tick();
    }
    this.#isResending = false;
    this.#host.requestUpdate();
  };
}
