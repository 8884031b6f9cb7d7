import { html, nothing } from 'lit';
import { securityOf, type Client } from '@vodokanal/client';
import type { VkAccountElement } from '../kit/account-element.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import type ru from './messages/step-up.ru.ts';

/** Asks for the password again before a sensitive operation, then continues it. */
export class StepUp {
  readonly #host: VkAccountElement;
  readonly #t: Translate<keyof typeof ru>;
  readonly #form: FormTask<'current', unknown, Client>;
  #next: (() => void) | undefined;

  constructor(host: VkAccountElement, t: Translate<keyof typeof ru>) {
    this.#host = host;
    this.#t = t;
    this.#form = new FormTask<'current', unknown, Client>(host, t, {
      name: 'step-up',
      submit: 'continue',
      sending: 'sending',
      fields: { current: { type: 'password', autocomplete: 'current-password' } },
      send: (client, { current }, intent) => securityOf(client).stepUp(current, intent),
      onSent: () => {
        const next = this.#next;
        this.cancel();
        next?.();
      },
      faultsOf: { WRONG_CREDENTIALS: ['current'] },
    });
  }

  /** The password is being asked for. */
  get isOpen(): boolean {
    return this.#next !== undefined;
  }

  ask(next: () => void): void {
    this.#next = next;
    this.#host.requestUpdate();
  }

  /** If the refusal code requires the password, asks for it and then calls `next`; typed values stay. Returns whether it does. */
  askIfRequired(code: string | undefined, next: () => void): boolean {
    if (code !== 'STEP_UP_REQUIRED') return false;
    this.ask(next);
    return true;
  }

  cancel(): void {
    this.#next = undefined;
    this.#form.clear();
  }

  render(actions: unknown = nothing): unknown {
    const username = html`<input hidden name="username" autocomplete="username" .value=${this.#host.client?.session.account?.number ?? ''}>`;
    return this.#form.render({ before: html`${username}<p>${this.#t('stepUp')}</p>`, actions });
  }
}
