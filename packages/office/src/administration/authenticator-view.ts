import { html, nothing } from 'lit';
import type { TotpSecret } from '@vodokanal/contract';
import type { Authenticator } from '@vodokanal/contract/office';
import { field } from '../../../widgets/src/kit/parts/field.ts';
import { qrCode } from '../../../widgets/src/kit/parts/qr-code.ts';
import { callOffice } from '../office-api.ts';
import type { OfficeHost } from '../office-host.ts';
import { sentText } from '../sent-text.ts';
import { momentText } from '../moment-text.ts';
import { ViewTask } from './view-task.ts';

/** The authenticator app of who is signed in. */
export class AuthenticatorView {
  readonly #task: ViewTask;
  #state: Authenticator | undefined;
  #secret: TotpSecret | undefined;

  constructor(host: OfficeHost) {
    this.#task = new ViewTask(host);
  }

  open(): void {
    this.#secret = undefined;
    this.#task.forget();
    void this.#task.run(async () => {
      this.#state = await callOffice('authenticator.get');
    });
  }

  render(): unknown {
    const state = this.#state;
    return html`
      <section class="vk-card" aria-labelledby="title">
        <h1 id="title" tabindex="-1">Вход через приложение</h1>
        ${this.#task.render(
          state
            ? undefined
            : () => {
                this.open();
              },
        )}
        ${!state ? html`<p role="status">Загружаем…</p>` : state.since ? this.#renderOn(state.since) : this.#secret ? this.#renderSecret(this.#secret) : this.#renderOff()}
      </section>`;
  }

  #renderOff(): unknown {
    return html`
      <p>Сейчас код для входа приходит на почту. Приложение-аутентификатор на телефоне показывает коды само, даже без связи: войти можно и тогда, когда почта не работает.</p>
      <div class="vk-actions"><button type="button" @click=${this.#onStart}>Подключить приложение</button></div>`;
  }

  #renderSecret({ secret, uri }: TotpSecret): unknown {
    return html`
      <p class="setup" tabindex="-1">Отсканируйте код приложением или введите ключ в него вручную.</p>
      <div class="qr">${qrCode(uri, 'Код для приложения-аутентификатора')}</div>
      <p class="secret">${secret}</p>
      ${this.#renderCode('Код из приложения', 'Включить', this.#onConfirm)}`;
  }

  #renderOn(since: string): unknown {
    return html`
      <p>Приложение включено ${momentText(since)}. На почту код больше не приходит. Если потеряете телефон, администратор отключит приложение.</p>
      <h2>Отключить</h2>
      ${this.#renderCode('Код из приложения', 'Отключить', this.#onRemove)}`;
  }

  #renderCode(label: string, action: string, onSubmit: (event: SubmitEvent) => void): unknown {
    const error = this.#task.errorAt('/code');
    return html`
      <form class="narrow" @submit=${onSubmit}>
        ${field({ id: 'app-code', label, error, control: html`<input id="app-code" name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="40" aria-invalid=${error ? 'true' : nothing} aria-describedby=${error ? 'app-code-error' : nothing}>` })}
        <div class="vk-actions"><button aria-disabled=${this.#task.isRunning}>${action}</button></div>
      </form>`;
  }

  #onStart = (): void => {
    void this.#task.run(
      async () => {
        this.#secret = await callOffice('authenticator.start');
      },
      { selector: '.setup' },
    );
  };

  #onConfirm = (event: SubmitEvent): void => {
    event.preventDefault();
    const body = { code: sentText(event, 'code') };
    void this.#task.run(
      async () => {
        this.#state = await callOffice('authenticator.confirm', { body });
        this.#secret = undefined;
      },
      { done: 'Приложение включено. Входы на других устройствах завершены.' },
    );
  };

  #onRemove = (event: SubmitEvent): void => {
    event.preventDefault();
    const body = { code: sentText(event, 'code') };
    void this.#task.run(
      async () => {
        this.#state = await callOffice('authenticator.remove', { body });
      },
      { done: 'Приложение отключено: код снова приходит на почту.' },
    );
  };
}
