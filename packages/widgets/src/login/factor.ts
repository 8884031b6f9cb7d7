import { html, nothing } from 'lit';
import type { FactorKind, Session } from '@vodokanal/contract';
import type { Connection, Problem } from '@vodokanal/client';
import { asProblem } from '@vodokanal/client/problem';
import { authOf } from '@vodokanal/client/resources/auth';
import { describedBy, newFormId } from '../kit/parts/field-faults.ts';
import { errorSummary, focusSummary } from '../kit/parts/error-summary.ts';
import { CODE_LENGTH, codeField } from '../kit/parts/code-field.ts';
import { field } from '../kit/parts/field.ts';
import { notice } from '../kit/parts/notice.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import { adoptInPage } from '../kit/theme/adopt-in-page.ts';
import { codeFieldStyles } from '../kit/theme/code-field.styles.ts';
import type { SmsStep } from './factor-sms.ts';
import type { SignInStep, SignInStepContext } from './sign-in-step.ts';

/** Second factor: a code of an authenticator app, a recovery code, or an SMS code, which has a step of its own. */
export class FactorStep implements SignInStep {
  readonly #of: SignInStepContext;
  readonly #send: SendTask<Connection, { readonly kind: FactorKind; readonly code: string }, Session>;
  readonly #id = newFormId('factor');
  readonly #kinds: readonly FactorKind[];
  #kind: FactorKind;
  #code = '';
  #error: (() => string) | undefined;
  #problem: Problem | undefined;
  #sms: SmsStep | undefined;
  #isSendingCode = false;

  constructor(of: SignInStepContext) {
    this.#of = of;
    adoptInPage(of.host, codeFieldStyles);
    const { ticket = '', factors = [] } = of.session;
    this.#kinds = factors;
    this.#kind = factors[0] ?? 'totp';
    this.#send = new SendTask(of.host, {
      send: (client, given, intent) => authOf(client).confirm({ ticket, ...given }, intent),
    });
  }

  stop(): void {
    this.#sms?.stop();
  }

  render(back: unknown): unknown {
    const { t } = this.#of;
    const kind = this.#kind;
    return html`
      <p data-focus tabindex="-1"><strong>${t('factorTitle')}</strong></p>
      ${this.#kinds.length > 1 ? field({ id: `${this.#id}-kind`, label: t('kind'), control: html`<select id="${this.#id}-kind" name="kind" @change=${this.#onKind}>${this.#kinds.map((each) => html`<option value=${each} .selected=${each === kind}>${t(`kind-${each}`)}</option>`)}</select>` }) : nothing}
      ${this.#problem ? notice({ tone: 'problem', text: t.problem(this.#problem) }) : nothing}
      ${kind === 'sms' ? (this.#sms?.render(back) ?? html`<div class="vk-actions"><button type="button" @click=${this.#onSms}>${t('sendSms')}</button>${back}</div>`) : this.#renderForm(kind, back)}
      <button type="button" class="vk-text vk-again" @click=${this.#of.onLost}>${t('lost')}</button>`;
  }

  #renderForm(kind: 'totp' | 'recoveryCode', back: unknown): unknown {
    const { t } = this.#of;
    const id = this.#id;
    const error = this.#error?.();
    const { isSending } = this.#send;
    return html`
      <form novalidate @submit=${this.#onSubmit}>
        ${this.#error ? errorSummary(t('summary'), [{ id, text: this.#error }]) : nothing}
        ${field({
          id,
          label: t(kind),
          hint: t(`${kind}Hint`),
          error,
          control:
            kind === 'totp'
              ? html`<span @input=${this.#onInput}>${codeField({ id, name: kind, value: this.#code, isWrong: Boolean(error), describedBy: describedBy(id, true, error) })}</span>`
              : html`<input id=${id} name=${kind} .value=${this.#code} autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="60" aria-invalid=${Boolean(error)} aria-describedby=${describedBy(id, true, error)} @input=${this.#onInput}>`,
        })}
        ${this.#send.renderWait()}
        <div class="vk-actions"><button aria-disabled=${isSending}>${t(isSending ? 'sending' : 'confirm')}</button>${back}</div>
      </form>`;
  }

  #onKind = ({ target }: Event): void => {
    // A code sent by SMS stays valid when the person looks at another factor.
    this.#kind = (target as HTMLSelectElement).value as FactorKind;
    this.#code = '';
    this.#error = undefined;
    this.#problem = undefined;
    this.#of.host.requestUpdate();
  };

  #onInput = ({ target }: Event): void => {
    this.#code = (target as HTMLInputElement).value;
    this.#error = undefined;
    this.#send.edited();
    this.#of.host.requestUpdate();
  };

  #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { host, t, onSession, onExpired } = this.#of;
    // A code of the wrong length is not sent, because it would count as an attempt.
    this.#error = !this.#code.trim()
      ? () => t('codeRequired')
      : this.#kind === 'totp' && this.#code.length !== CODE_LENGTH
        ? () => t('codeLength')
        : undefined;
    if (!this.#error) {
      const sent = await this.#send.send({ kind: this.#kind, code: this.#code });
      if (sent) return onSession(sent.value);
      const { problem } = this.#send;
      if (problem?.code === 'CODE_EXPIRED') return onExpired();
      this.#error =
        problem &&
        (() =>
          problem.code === 'CODE_WRONG'
            ? t('CODE_WRONG', problem.findings[0]?.params as Record<string, number>)
            : t.problem(problem));
    }
    host.requestUpdate();
    await host.updateComplete;
    focusSummary(host);
  };

  #onSms = async (): Promise<void> => {
    const {
      host,
      session: { ticket = '' },
      onExpired,
    } = this.#of;
    const { client } = host;
    if (!client || this.#isSendingCode) return;
    this.#isSendingCode = true;
    try {
      const [{ SmsStep }, sent] = await Promise.all([import('./factor-sms.ts'), authOf(client).sendCode(ticket)]);
      this.#problem = undefined;
      this.#sms = new SmsStep(this.#of, { ticket, ...sent });
    } catch (fault) {
      this.#problem = asProblem(fault);
      if (this.#problem.code === 'CODE_EXPIRED') onExpired();
    }
    this.#isSendingCode = false;
    host.requestUpdate();
    await host.updateComplete;
    host.querySelector<HTMLElement>('[name=code]')?.focus();
  };
}
