import { html, nothing } from 'lit';
import type { Colleague, Role } from '@vodokanal/contract/office';
import { badge } from '../../../widgets/src/kit/parts/badge.ts';
import { field } from '../../../widgets/src/kit/parts/field.ts';
import type { Tone } from '../../../widgets/src/kit/parts/notice.ts';
import { callOffice } from '../office-api.ts';
import type { OfficeHost } from '../office-host.ts';
import { sentText } from '../sent-text.ts';
import { ROLES } from '../texts.ts';
import { momentText } from '../moment-text.ts';
import { ViewTask } from './view-task.ts';

const STATES: Readonly<Record<Colleague['state'], readonly [Tone, string]>> = {
  invited: ['warning', 'приглашён'],
  active: ['good', 'работает'],
  blocked: ['problem', 'вход закрыт'],
};

const roleSelect = (id: string, role: Role): unknown =>
  html`<select id=${id} name="role">${Object.entries(ROLES).map(([each, text]) => html`<option value=${each} ?selected=${each === role}>${text}</option>`)}</select>`;

/** Who works in the office: a list, an invitation, and what can be changed of each. */
export class StaffView {
  readonly #host: OfficeHost;
  readonly #task: ViewTask;
  #items: readonly Colleague[] | undefined;
  /** Of whom more is shown; `new` invites somebody. */
  #id: string | undefined;
  #isEnding = false;

  constructor(host: OfficeHost) {
    this.#host = host;
    this.#task = new ViewTask(host);
  }

  open(id?: string): void {
    this.#id = id;
    this.#isEnding = false;
    this.#task.forget();
    void this.#task.run(() => this.#load());
  }

  async #load(): Promise<void> {
    this.#items = (await callOffice('colleagues.list')).items;
  }

  /** `me` is the id of the member of staff who is signed in. */
  render(me: string): unknown {
    const items = this.#items;
    const id = this.#id;
    const found = items?.find((each) => each.id === id);
    return html`
      <section class="vk-card" aria-labelledby="title">
        ${id ? html`<div><a href="#/staff">← К сотрудникам</a></div>` : nothing}
        <h1 id="title" tabindex="-1">${id === 'new' ? 'Пригласить сотрудника' : (found?.name ?? 'Сотрудники')}</h1>
        ${this.#task.render(
          items
            ? undefined
            : () => {
                this.open(id);
              },
        )}
        ${!items ? html`<p role="status">Загружаем…</p>` : id === 'new' ? this.#renderInvitation() : !id ? this.#renderList(items) : found ? this.#renderColleague(found, me) : html`<p role="status">Такого сотрудника больше нет.</p>`}
      </section>`;
  }

  #renderList(items: readonly Colleague[]): unknown {
    return html`
      <div class="vk-actions"><a class="vk-button" href="#/staff/new">Пригласить</a></div>
      <table>
        <thead><tr><th scope="col">Сотрудник</th><th scope="col">Роль</th><th scope="col">Второй фактор</th><th scope="col">Был</th><th scope="col">Состояние</th></tr></thead>
        <tbody>${items.map(({ id, name, email, role, state, hasAuthenticator, lastSeenAt }) => {
          const [tone, text] = STATES[state];
          return html`
            <tr>
              <th scope="row"><a href="#/staff/${id}">${name}</a><br><span class="vk-muted">${email}</span></th>
              <td>${ROLES[role]}</td>
              <td data-label="Второй фактор">${hasAuthenticator ? 'приложение' : 'код на почту'}</td>
              <td data-label="Был">${lastSeenAt ? momentText(lastSeenAt) : '—'}</td>
              <td>${badge(tone, text)}</td>
            </tr>`;
        })}</tbody>
      </table>`;
  }

  #renderInvitation(): unknown {
    const error = this.#task.errorAt('/email');
    return html`
      <p>Мы отправим письмо со ссылкой: по ней сотрудник сам придумает пароль. Ссылка действует неделю.</p>
      <form class="narrow" @submit=${this.#onInvite}>
        ${field({ id: 'colleague-email', label: 'Рабочая почта', error, control: html`<input id="colleague-email" name="email" type="email" required maxlength="200" autocomplete="off" aria-invalid=${error ? 'true' : nothing} aria-describedby=${error ? 'colleague-email-error' : nothing}>` })}
        ${field({ id: 'colleague-name', label: 'Имя и отдел', hint: 'Так сотрудника увидят коллеги.', control: html`<input id="colleague-name" name="name" required maxlength="200" autocomplete="off" aria-describedby="colleague-name-hint">` })}
        ${field({ id: 'role', label: 'Роль', control: roleSelect('role', 'clerk') })}
        <div class="vk-actions"><button aria-disabled=${this.#task.isRunning}>Пригласить</button></div>
      </form>`;
  }

  #renderColleague({ id, name, email, role, state, hasAuthenticator, lastSeenAt }: Colleague, me: string): unknown {
    const [tone, text] = STATES[state];
    const parameters = { staffId: id };
    const act = (label: string, work: () => Promise<unknown>, done: string) =>
      html`<button type="button" class="vk-tonal" @click=${() => void this.#act(work, done)}>${label}</button>`;
    return html`
      <p>${badge(tone, text)}</p>
      <dl class="vk-rows">
        <div><dt>Почта</dt><dd>${email}</dd></div>
        <div><dt>Второй фактор</dt><dd>${hasAuthenticator ? 'приложение-аутентификатор' : 'код на почту'}</dd></div>
        <div><dt>Был в рабочем месте</dt><dd>${lastSeenAt ? momentText(lastSeenAt) : 'нет открытых входов'}</dd></div>
      </dl>
      <form class="narrow" @submit=${this.#onChange}>
        ${field({ id: 'colleague-name', label: 'Имя и отдел', control: html`<input id="colleague-name" name="name" required maxlength="200" autocomplete="off" .value=${name}>` })}
        ${id === me ? nothing : field({ id: 'role', label: 'Роль', hint: 'С новой ролью нужно войти заново.', control: roleSelect('role', role) })}
        <div class="vk-actions"><button aria-disabled=${this.#task.isRunning}>Сохранить</button></div>
      </form>
      <h2>Вход</h2>
      <div class="vk-actions">
        ${act(state === 'invited' ? 'Отправить приглашение снова' : 'Отправить ссылку для нового пароля', () => callOffice('colleagues.remind', { parameters }), 'Письмо со ссылкой отправили. Прежние ссылки не действуют.')}
        ${hasAuthenticator && id !== me ? act('Отключить потерянное приложение', () => callOffice('colleagues.disarm', { parameters }), 'Приложение отключили: код будет приходить на почту.') : nothing}
        ${
          id === me
            ? nothing
            : state === 'blocked'
              ? act('Открыть вход', () => callOffice('colleagues.unblock', { parameters }), 'Вход открыли.')
              : act(
                  'Закрыть вход',
                  () => callOffice('colleagues.block', { parameters }),
                  'Вход закрыли, открытые сеансы завершили.',
                )
        }
        ${
          id === me
            ? nothing
            : this.#isEnding
              ? html`<button type="button" class="end" @click=${this.#onEnd}>Да, убрать навсегда</button><button type="button" class="vk-text" @click=${() => {
                  this.#isEnding = false;
                  this.#host.requestUpdate();
                }}>Не убирать</button>`
              : html`<button type="button" class="vk-text" @click=${() => {
                  this.#isEnding = true;
                  void this.#host.focusOn('.end');
                }}>Убрать сотрудника</button>`
        }
      </div>`;
  }

  async #act(work: () => Promise<unknown>, done: string): Promise<boolean> {
    return this.#task.run(
      async () => {
        await work();
        await this.#load();
      },
      { done },
    );
  }

  #onInvite = (event: SubmitEvent): void => {
    event.preventDefault();
    const body = {
      email: sentText(event, 'email'),
      name: sentText(event, 'name'),
      role: sentText(event, 'role') as Role,
    };
    void this.#task.run(
      async () => {
        await callOffice('colleagues.invite', { body });
        await this.#load();
        // Not by the address: that would load again and forget what is told.
        history.replaceState(null, '', '#/staff');
        this.#id = undefined;
      },
      { done: `Приглашение отправили на ${body.email.trim()}.` },
    );
  };

  #onChange = (event: SubmitEvent): void => {
    event.preventDefault();
    const present = this.#items?.find(({ id }) => id === this.#id);
    if (!present) return;
    const role = (sentText(event, 'role') || present.role) as Role;
    const body = { name: sentText(event, 'name'), role };
    void this.#act(() => callOffice('colleagues.change', { parameters: { staffId: present.id }, body }), 'Сохранили.');
  };

  #onEnd = (): void => {
    const staffId = this.#id ?? '';
    void this.#task
      .run(async () => {
        await callOffice('colleagues.end', { parameters: { staffId } });
      })
      .then((isDone) => {
        if (isDone) location.hash = '#/staff';
      });
  };
}
