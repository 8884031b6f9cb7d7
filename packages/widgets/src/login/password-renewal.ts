import { html } from 'lit';
import type { Session } from '@vodokanal/contract';
import { authOf } from '@vodokanal/client/resources/auth';
import { newPassword } from '../auth/new-password.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import ru from './messages/renewal.ru.ts';
import type { SignInStep, SignInStepContext } from './sign-in-step.ts';

/** Replaces a temporary or outdated password, then signs the customer in. */
export class RenewalStep implements SignInStep {
  readonly #t: ReturnType<typeof messages<typeof ru>>;
  readonly #password: FormTask<'password', Session>;

  constructor({ host, session: { ticket = '' }, onSession, onExpired }: SignInStepContext) {
    this.#t = messages(host, ru, { en: () => import('./messages/renewal.en.ts') });
    this.#password = new FormTask<'password', Session>(host, this.#t, {
      name: 'renew',
      submit: 'renew',
      sending: 'sending',
      fields: { password: newPassword(this.#t, () => this.#password.values.password) },
      send: (client, { password }, intent) => authOf(client).renewPassword(ticket, password, intent),
      onSent: onSession,
      onRefused: ({ code }) => {
        if (code !== 'CODE_EXPIRED') return false;
        onExpired();
        return true;
      },
    });
  }

  render(back: unknown): unknown {
    return html`<p data-focus tabindex="-1">${this.#t('expired')}</p>${this.#password.render({ actions: back })}`;
  }
}
