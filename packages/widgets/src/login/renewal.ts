import { html } from 'lit';
import type { Session } from '@vodokanal/contract';
import { entry } from '@vodokanal/client/resources/entry';
import { newPassword } from '../entry/new-password.ts';
import { FormTask } from '../kit/form-task.ts';
import { messages } from '../kit/messages.ts';
import ru from './messages/renewal.ru.ts';
import type { Step, StepOf } from './onward.ts';

/** A password that the office chose, or that is too old, is replaced; then somebody is in. */
export class RenewalStep implements Step {
  readonly #say: ReturnType<typeof messages<typeof ru>>;
  readonly #password: FormTask<'password', Session>;

  constructor({ host, session: { ticket = '' }, onSession, onOver }: StepOf) {
    this.#say = messages(host, ru, { en: () => import('./messages/renewal.en.ts') });
    this.#password = new FormTask<'password', Session>(host, this.#say, {
      name: 'renew', submit: 'renew', sending: 'sending', fields: { password: newPassword(this.#say, () => this.#password.values.password) },
      send: (client, { password }) => entry(client).renewPassword(ticket, password),
      onSent: onSession,
      onRefused: ({ code }) => {
        if (code !== 'CODE_EXPIRED') return false;
        onOver();
        return true;
      },
    });
  }

  render(back: unknown): unknown {
    return html`<p data-focus tabindex="-1">${this.#say('expired')}</p>${this.#password.render({ actions: back })}`;
  }
}
