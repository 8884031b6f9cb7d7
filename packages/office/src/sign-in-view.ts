import { html, nothing } from 'lit';
import type { OfficeSession, OfficeTicket } from '@vodokanal/contract/office';
import { field } from '../../widgets/src/kit/parts/field.ts';
import { notice } from '../../widgets/src/kit/parts/notice.ts';
import { callOffice, OfficeProblem } from './office-api.ts';
import type { OfficeHost } from './office-host.ts';
import { sentText } from './sent-text.ts';
import { problemText } from './texts.ts';

/** Asks for the password, then for the code from the mail. */
export class SignInView {
  readonly #host: OfficeHost;
  readonly #onSignedIn: (session: OfficeSession) => void;
  #ticket: OfficeTicket | undefined;
  #problem: string | undefined;
  #isSending = false;

  constructor(host: OfficeHost, onSignedIn: (session: OfficeSession) => void) {
    this.#host = host;
    this.#onSignedIn = onSignedIn;
  }

  render(): unknown {
    return html`
      <section class="vk-card sign-in" aria-labelledby="title">
        <h1 id="title" tabindex="-1">${this.#ticket ? (this.#ticket.recipient ? 'Код из письма' : 'Код из приложения') : 'Вход для сотрудников'}</h1>
        ${this.#problem ? notice({ tone: 'problem', text: problemText(this.#problem) }) : nothing}
        ${this.#ticket ? this.#renderCode(this.#ticket) : this.#renderPassword()}
      </section>`;
  }

  #renderPassword(): unknown {
    return html`
      <form @submit=${this.#onPassword}>
        ${field({ id: 'email', label: 'Рабочая почта', control: html`<input id="email" name="email" type="email" autocomplete="username" required>` })}
        ${field({ id: 'password', label: 'Пароль', control: html`<input id="password" name="password" type="password" autocomplete="current-password" required>` })}
        <div class="vk-actions"><button aria-disabled=${this.#isSending}>Дальше</button></div>
      </form>`;
  }

  #renderCode({ recipient }: OfficeTicket): unknown {
    return html`
      <form @submit=${this.#onCode}>
        ${field({
          id: 'code',
          label: 'Код',
          hint: recipient
            ? `Отправили на ${recipient}. Код действует 10 минут.`
            : 'Его показывает приложение на вашем телефоне.',
          control: html`<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required aria-describedby="code-hint">`,
        })}
        <div class="vk-actions"><button aria-disabled=${this.#isSending}>Войти</button><button type="button" class="vk-text" @click=${this.#onBack}>Назад</button></div>
      </form>`;
  }

  #onPassword = (event: SubmitEvent): void => {
    event.preventDefault();
    const body = { email: sentText(event, 'email'), password: sentText(event, 'password') };
    void this.#send(async () => {
      this.#ticket = await callOffice('session.create', { body });
    });
  };

  #onCode = (event: SubmitEvent): void => {
    event.preventDefault();
    const code = sentText(event, 'code');
    void this.#send(async () => {
      const session = await callOffice('session.confirm', { body: { ticket: this.#ticket?.ticket ?? '', code } });
      this.#ticket = undefined;
      this.#onSignedIn(session);
    });
  };

  #onBack = (): void => {
    this.#ticket = this.#problem = undefined;
    void this.#host.focusOn('#email');
  };

  async #send(work: () => Promise<void>): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    this.#problem = undefined;
    this.#host.requestUpdate();
    try {
      await work();
      this.#isSending = false;
      await this.#host.focusOn('#code');
    } catch (fault) {
      this.#problem = fault instanceof OfficeProblem ? fault.code : 'INTERNAL';
      if (this.#problem === 'CODE_EXPIRED') this.#ticket = undefined;
      this.#isSending = false;
      await this.#host.focusOn('form input');
    }
  }
}
