import { html, nothing } from 'lit';
import { field } from '../../../widgets/src/kit/parts/field.ts';
import { notice } from '../../../widgets/src/kit/parts/notice.ts';
import { callOffice } from '../office-api.ts';
import type { OfficeHost } from '../office-host.ts';
import { sentText } from '../sent-text.ts';
import { ViewTask } from './view-task.ts';

/** The page on which an invited member of staff chooses a password. */
export class InvitationView {
  readonly #task: ViewTask;
  #email: string | undefined;

  constructor(host: OfficeHost) {
    this.#task = new ViewTask(host);
  }

  render(ticket: string): unknown {
    const error = this.#task.errorAt('/password');
    return html`
      <section class="vk-card sign-in" aria-labelledby="title">
        <h1 id="title" tabindex="-1">Пароль для рабочего места</h1>
        ${this.#task.render()}
        ${
          this.#email
            ? html`<div class="ready" tabindex="-1">${notice({ tone: 'good', text: `Пароль сохранён. Входите с почтой ${this.#email}.` })}</div><div class="vk-actions"><a class="vk-button" href="#/">Войти</a></div>`
            : html`
                <form @submit=${(event: SubmitEvent) => {
                  this.#onPassword(event, ticket);
                }}>
                  ${field({
                    id: 'new-password',
                    label: 'Придумайте пароль',
                    hint: 'Не меньше 12 знаков. Три случайных слова запомнить легко, а угадать трудно.',
                    error,
                    control: html`<input id="new-password" name="password" type="password" autocomplete="new-password" required minlength="12" maxlength="200" aria-invalid=${error ? 'true' : nothing} aria-describedby="new-password-hint new-password-error">`,
                  })}
                  <div class="vk-actions"><button aria-disabled=${this.#task.isRunning}>Сохранить пароль</button></div>
                </form>`
        }
      </section>`;
  }

  #onPassword(event: SubmitEvent, ticket: string): void {
    event.preventDefault();
    const body = { ticket, password: sentText(event, 'password') };
    void this.#task.run(
      async () => {
        this.#email = (await callOffice('invitations.accept', { body })).email;
      },
      { selector: '.ready' },
    );
  }
}
