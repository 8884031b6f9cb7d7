import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { CodeChecked, CodeTicketed, FactorKind } from '@vodokanal/contract';
import { entry } from '@vodokanal/client';
import { MIN_LENGTH, MIN_LENGTH_WITH_FACTOR } from '@vodokanal/contract/rules/password';
import { CodeStep } from '../entry/code-step.ts';
import { VkEntryElement } from '../entry/entry-element.ts';
import { newPassword } from '../entry/new-password.ts';
import { openWay } from '../entry/way.ts';
import { FormTask } from '../kit/form-task.ts';
import { messages } from '../kit/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import ru from './messages/ru.ts';

/** A new password is set; nobody is signed in by it. */
export class RecoveredEvent extends CustomEvent<Record<string, never>> {
  constructor() {
    super('vk-recovered', { bubbles: true, composed: true, detail: {} });
  }
}

/**
 * Sets a new password for somebody who has forgotten theirs: by a code to their phone, and by the second factor where
 * one is on. Never tells whether there is such a sign-in.
 *
 * @tag vk-recovery
 * @slot heading - Replaces the heading.
 * @slot links - Ways out below the form: back to the sign-in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between fields.
 * @fires {RecoveredEvent} vk-recovered - A new password is set; nobody is signed in by it.
 */
export class VkRecovery extends VkEntryElement {
  /** What was typed at the sign-in already: account number or e-mail. */
  @property({ attribute: false }) login?: string;

  @state() private step: 'login' | 'code' | 'password' | 'lost' | 'done' = 'login';
  @state() private isOver = false;

  protected readonly say = messages(this, ru, { en: () => import('./messages/en.ts') });
  #ticket = '';
  #way: HTMLElement | undefined;
  #factors: readonly FactorKind[] = [];

  readonly #login = new FormTask<'login', CodeTicketed>(this, this.say, {
    name: 'recovery', submit: 'submit', sending: 'sending',
    fields: { login: { autocomplete: 'username' } },
    send: (client, { login }) => entry(client).recover(login.trim()),
    onSent: (sent) => {
      this.#ticket = sent.ticket;
      this.isOver = false;
      this.#code.start(sent);
      this.#go('code');
    },
  });

  readonly #code = new CodeStep<CodeChecked>(this, this.say, {
    check: (client, ticket, code) => entry(client).checkCode(ticket, code),
    onChecked: ({ factors }) => {
      this.#factors = factors;
      this.#go('password');
    },
    onOver: () => this.#restart(true),
  });

  readonly #password: FormTask<'factor' | 'password', void> = new FormTask<'factor' | 'password', void>(this, this.say, {
    name: 'recovery-password', submit: 'finish', sending: 'sending',
    fields: {
      factor: { autocomplete: 'one-time-code' },
      password: newPassword(this.say, () => this.#password.values.password, () => (this.#factors.length > 0 ? MIN_LENGTH_WITH_FACTOR : MIN_LENGTH)),
    },
    // Six digits are of the application; recovery codes have letters.
    send: (client, { factor, password }) => entry(client).completeRecovery({ ticket: this.#ticket, password, ...(this.#factors.length > 0 && { factor: { kind: /[A-Za-z]/.test(factor) ? 'recoveryCode' : 'totp', code: factor } }) }),
    onSent: () => {
      this.#go('done');
      this.dispatchEvent(new RecoveredEvent());
    },
    onRefused: ({ code }) => {
      if (code !== 'CODE_EXPIRED') return false;
      this.#restart(true);
      return true;
    },
    faultsOf: { '/code': ['factor'] },
  });

  protected override willUpdate(...changed: Parameters<VkEntryElement['willUpdate']>): void {
    super.willUpdate(...changed);
    if (changed[0].has('login') && this.login) this.#login.fill('login', this.login);
  }

  protected get heading(): 'title' {
    return (this.step === 'done' ? 'titleDone' : 'title') as 'title';
  }

  protected renderStep(): unknown {
    const { say } = this;
    switch (this.step) {
      case 'login': return html`
        ${this.isOver ? notice({ tone: 'warning', text: say('CODE_EXPIRED') }) : nothing}
        ${this.#login.render({ before: html`<p>${say('intro')}</p>` })}`;
      case 'code': return html`
        ${this.#code.render(html`<button type="button" class="vk-plain" @click=${() => this.#restart(false)}>${say('startAgain')}</button>`)}
        <p class="vk-muted">${say('mailToo')}</p>
        ${html`<button type="button" class="vk-plain vk-again" @click=${this.#onLost}>${say('noPhone')}</button>`}`;
      case 'password': return html`
        <p data-focus tabindex="-1">${say('setPassword')}</p>
        ${this.#password.render({ names: this.#factors.length > 0 ? ['factor', 'password'] : ['password'], before: html`<input hidden name="username" autocomplete="username" .value=${this.#login.values.login}>`, after: this.#factors.length > 0 ? html`<button type="button" class="vk-plain vk-again" @click=${this.#onLost}>${say('noFactor')}</button>` : nothing })}`;
      case 'lost': return html`<button type="button" class="vk-plain vk-again" @click=${() => this.#restart(false)}>${say('startAgain')}</button>`;
      case 'done': return html`<div class="vk-notice vk-summary" data-tone="good" role="status" tabindex="-1"><p>${say('done')}</p></div>`;
    }
  }

  #go(step: VkRecovery['step']): void {
    this.step = step;
    void this.focusStep();
  }

  /** Neither the phone nor the second factor is at hand: documents are, and the office decides. */
  #onLost = async (): Promise<void> => {
    this.#code.stop();
    this.step = 'lost';
    this.#way = await openWay(this, 'unlock-form');
  };

  #restart(isOver: boolean): void {
    this.#way?.remove();
    this.#code.stop();
    this.#password.clear();
    this.isOver = isOver;
    this.#go('login');
  }
}

declare global {
  interface HTMLElementTagNameMap { 'vk-recovery': VkRecovery }
  interface HTMLElementEventMap { 'vk-recovered': RecoveredEvent }
}
