import { html, nothing } from 'lit';
import type { CodeChecked, CodeTicketed, FactorKind } from '@vodokanal/contract';
import { entry } from '@vodokanal/client';
import { MIN_LENGTH, MIN_LENGTH_WITH_FACTOR } from '@vodokanal/contract/rules/password';
import { CodeStep } from '../entry/code-step.ts';
import type { EntrySteps } from '../entry/entry-element.ts';
import { newPassword } from '../entry/new-password.ts';
import { openWay } from '../entry/way.ts';
import type { VkElement } from '../kit/element.ts';
import type { FormFields } from '../kit/form-fields.ts';
import { FormSender } from '../kit/form-sender.ts';
import { FormTask } from '../kit/form-task.ts';
import { messages } from '../kit/messages.ts';
import ru from './messages/steps.ru.ts';

export interface RecoverySpec {
  /** Another step has taken the place of the one before. */
  onStep(): void;
  /** Back to the first step; `isOver`: because the code no longer works. */
  onRestart(isOver: boolean): void;
  onRecovered(): void;
}

type Step = 'code' | 'password' | 'lost' | 'done';

/** A recovery from the code on: a code, the second factor where one is on, a new password. */
export class RecoverySteps implements EntrySteps {
  /** Sends the first step. */
  readonly sender: FormSender<'login', CodeTicketed>;
  readonly #host: VkElement;
  readonly #login: FormFields<'login'>;
  readonly #spec: RecoverySpec;
  readonly #say;
  readonly #code: CodeStep<CodeChecked>;
  readonly #password: FormTask<'factor' | 'password', void>;
  #step: Step | undefined;
  #ticket = '';
  #factors: readonly FactorKind[] = [];
  #unlockForm: HTMLElement | undefined;

  /** `login`: the field of the first step. */
  constructor(host: VkElement, login: FormFields<'login'>, spec: RecoverySpec) {
    this.#host = host;
    this.#login = login;
    this.#spec = spec;
    const say = messages(host, ru, { en: () => import('./messages/steps.en.ts') });
    this.#say = say;
    this.sender = new FormSender(host, say, login, {
      send: (client, values) => entry(client).recover(values.login.trim()),
      onSent: (sent) => {
        this.#ticket = sent.ticket;
        this.#code.start(sent);
        this.#go('code');
      },
    });
    this.#code = new CodeStep(host, say, {
      check: (client, ticket, code) => entry(client).checkCode(ticket, code),
      onChecked: ({ factors }) => {
        this.#factors = factors;
        this.#go('password');
      },
      onOver: () => this.#restart(true),
    });
    this.#password = new FormTask<'factor' | 'password', void>(host, say, {
      name: 'recovery-password', submit: 'finish', sending: 'sending',
      fields: {
        factor: { autocomplete: 'one-time-code' },
        password: newPassword(say, () => this.#password.values.password, () => (this.#factors.length > 0 ? MIN_LENGTH_WITH_FACTOR : MIN_LENGTH)),
      },
      // Six digits are of the application; recovery codes have letters.
      send: (client, { factor, password }) => entry(client).completeRecovery({ ticket: this.#ticket, password, ...(this.#factors.length > 0 && { factor: { kind: /[A-Za-z]/.test(factor) ? 'recoveryCode' : 'totp', code: factor } }) }),
      onSent: () => {
        this.#go('done');
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
    const say = this.#say;
    const startAgain = (kind: string) => html`<button type="button" class=${kind} @click=${() => this.#restart(false)}>${say('startAgain')}</button>`;
    switch (this.#step) {
      case undefined: return undefined;
      case 'code': return html`
        ${this.#code.render(startAgain('vk-plain'))}
        <p class="vk-muted">${say('mailToo')}</p>
        <button type="button" class="vk-plain vk-again" @click=${this.#onLost}>${say('noPhone')}</button>`;
      case 'password': return html`
        <p data-focus tabindex="-1">${say('setPassword')}</p>
        ${this.#password.render({ names: this.#factors.length > 0 ? ['factor', 'password'] : ['password'], before: html`<input hidden name="username" autocomplete="username" .value=${this.#login.values.login}>`, after: this.#factors.length > 0 ? html`<button type="button" class="vk-plain vk-again" @click=${this.#onLost}>${say('noFactor')}</button>` : nothing })}`;
      case 'lost': return startAgain('vk-plain vk-again');
      case 'done': return html`<div class="vk-notice vk-summary" data-tone="good" role="status" tabindex="-1"><p>${say('done')}</p></div>`;
    }
  }

  #go(step: Step): void {
    this.#step = step;
    this.#spec.onStep();
  }

  /** Neither the phone nor the second factor is at hand: documents are, and the office decides. */
  #onLost = async (): Promise<void> => {
    this.#code.stop();
    this.#step = 'lost';
    this.#host.requestUpdate();
    this.#unlockForm = await openWay(this.#host, 'unlock-form');
  };

  #restart(isOver: boolean): void {
    this.#unlockForm?.remove();
    this.#code.stop();
    this.#password.clear();
    this.#step = undefined;
    this.#spec.onRestart(isOver);
  }
}
