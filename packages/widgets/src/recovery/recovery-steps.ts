import { html, nothing } from 'lit';
import type { CodeChecked, CodeTicketed, FactorKind } from '@vodokanal/contract';
import { authOf } from '@vodokanal/client';
import { MIN_LENGTH, MIN_LENGTH_WITH_FACTOR } from '@vodokanal/contract/rules/password';
import { CodeStep } from '../auth/code-step.ts';
import type { AuthSteps } from '../auth/auth-element.ts';
import { stepProgress, type StepProgress } from '../auth/step-progress.ts';
import { newPassword } from '../auth/new-password.ts';
import { openAuthFlow } from '../auth/auth-flow.ts';
import type { VkElement } from '../kit/element.ts';
import type { FormFields } from '../kit/controllers/form-fields.ts';
import { FormSender } from '../kit/controllers/form-sender.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import ru from './messages/steps.ru.ts';
import { toneIcon } from '../kit/parts/notice.ts';
import { adoptInPage } from '../kit/theme/adopt-in-page.ts';
import { stepperStyles } from '../kit/theme/stepper.styles.ts';

export interface RecoverySpec {
  /** Called after each change of the step. */
  onStep(): void;
  /** Called on the return to the first step. `isCodeExpired`: the code no longer works. */
  onRestart(isCodeExpired: boolean): void;
  onRecovered(): void;
}

type Step = 'code' | 'password' | 'lost' | 'done';

/** Steps of a recovery after the login: a code, the second factor if it is on, a new password. */
export class RecoverySteps implements AuthSteps {
  /** Sends the first step. */
  readonly sender: FormSender<'login', CodeTicketed>;
  readonly #host: VkElement;
  readonly #login: FormFields<'login'>;
  readonly #spec: RecoverySpec;
  readonly #t;
  readonly #code: CodeStep<CodeChecked>;
  readonly #password: FormTask<'factor' | 'password', void>;
  #step: Step | undefined;
  #ticket = '';
  #factors: readonly FactorKind[] = [];
  #unlockForm: HTMLElement | undefined;

  /** `login` holds the field of the first step. */
  constructor(host: VkElement, login: FormFields<'login'>, spec: RecoverySpec) {
    this.#host = host;
    this.#login = login;
    this.#spec = spec;
    adoptInPage(host, stepperStyles);
    const t = messages(host, ru, { en: () => import('./messages/steps.en.ts') });
    this.#t = t;
    this.sender = new FormSender(host, t, login, {
      send: (client, values, intent) => authOf(client).recover(values.login.trim(), intent),
      onSent: (sent) => {
        this.#ticket = sent.ticket;
        this.#code.start(sent);
        this.#showStep('code');
      },
    });
    this.#code = new CodeStep(host, t, {
      takesMailCode: true,
      check: (client, ticket, code, intent) => authOf(client).checkCode(ticket, code, intent),
      onChecked: ({ factors }) => {
        this.#factors = factors;
        this.#showStep('password');
      },
      onExpired: () => this.#restart(true),
    });
    this.#password = new FormTask<'factor' | 'password', void>(host, t, {
      name: 'recovery-password',
      submit: 'finish',
      sending: 'sending',
      fields: {
        factor: { autocomplete: 'one-time-code' },
        password: newPassword(
          t,
          () => this.#password.values.password,
          () => (this.#factors.length > 0 ? MIN_LENGTH_WITH_FACTOR : MIN_LENGTH),
        ),
      },
      // Codes of the app have six digits; recovery codes contain letters.
      send: (client, { factor, password }, intent) =>
        authOf(client).completeRecovery(
          {
            ticket: this.#ticket,
            password,
            ...(this.#factors.length > 0 && {
              factor: { kind: /[A-Za-z]/.test(factor) ? 'recoveryCode' : 'totp', code: factor },
            }),
          },
          intent,
        ),
      onSent: () => {
        this.#showStep('done');
        spec.onRecovered();
      },
      onRefused: ({ code }) => {
        if (code !== 'CODE_EXPIRED') return false;
        this.#restart(true);
        return true;
      },
      faultsOf: { '/code': ['factor'] },
    });
  }

  get isDone(): boolean {
    return this.#step === 'done';
  }

  render(): unknown {
    const t = this.#t;
    const startAgain = (kind: string) =>
      html`<button type="button" class=${kind} @click=${() => this.#restart(false)}>${t('startAgain')}</button>`;
    switch (this.#step) {
      case undefined:
        return undefined;
      case 'code': {
        const { list, lead } = this.#progress(1);
        return html`
        ${list}${this.#code.render(startAgain('vk-tonal'), lead)}
        <p class="vk-muted">${t('mailToo')}</p>
        <button type="button" class="vk-text vk-again" @click=${this.#onLost}>${t('noPhone')}</button>`;
      }
      case 'password': {
        const { list, lead } = this.#progress(2);
        return html`
        ${list}<p data-focus tabindex="-1">${lead}${t('setPassword')}</p>
        ${this.#password.render({ names: this.#factors.length > 0 ? ['factor', 'password'] : ['password'], before: html`<input hidden name="username" autocomplete="username" .value=${this.#login.values.login}>`, after: this.#factors.length > 0 ? html`<button type="button" class="vk-text vk-again" @click=${this.#onLost}>${t('noFactor')}</button>` : nothing })}`;
      }
      case 'lost':
        return startAgain('vk-text vk-again');
      case 'done':
        return html`<div class="vk-notice vk-summary" data-tone="good" role="status" tabindex="-1">${toneIcon('good')}<p>${t('done')}</p></div>`;
    }
  }

  #progress(current: number): StepProgress {
    const t = this.#t;
    return stepProgress(t, [t('stepLogin'), t('stepCode'), t('stepPassword')], current);
  }

  #showStep(step: Step): void {
    this.#step = step;
    this.#spec.onStep();
  }

  /** Without phone and second factor only documents help: opens the unlock form. */
  #onLost = async (): Promise<void> => {
    this.#code.stop();
    this.#step = 'lost';
    this.#host.requestUpdate();
    this.#unlockForm = await openAuthFlow(this.#host, {
      name: 'unlock-form',
      load: () => import('../define/unlock-form.ts'),
    });
  };

  #restart(isCodeExpired: boolean): void {
    this.#unlockForm?.remove();
    this.#code.stop();
    this.#password.clear();
    this.#step = undefined;
    this.#spec.onRestart(isCodeExpired);
  }
}
