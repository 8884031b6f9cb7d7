import { html, nothing } from 'lit';
import type {
  DatedSetting,
  NewSetting,
  SettingChange,
  SettingHistory,
  SettingList,
  SettingPreview,
} from '@vodokanal/contract/office';
import { addDays, russianDate } from '@vodokanal/contract/rules/calendar';
import { badge } from '../../../widgets/src/kit/parts/badge.ts';
import { field } from '../../../widgets/src/kit/parts/field.ts';
import { callOffice } from '../office-api.ts';
import type { OfficeHost } from '../office-host.ts';
import { settingForm } from './setting-form.ts';
import { GROUPS, titleOf } from './setting-texts.ts';
import { differences, summaryOf } from './setting-value.ts';
import { momentText } from '../moment-text.ts';
import { ViewTask } from './view-task.ts';

const addressOf = (kind: string, key: string): string =>
  `#/settings/${encodeURIComponent(kind)}${key ? `/${encodeURIComponent(key)}` : ''}`;
const daysText = ({ validFrom, validTo }: Pick<DatedSetting, 'validFrom' | 'validTo'>): string =>
  validTo ? `${russianDate(validFrom)} – ${russianDate(validTo)}` : `с ${russianDate(validFrom)}`;

/** The settings: a list, and each with its values by date, a form with a preview, and who changed it. */
export class SettingsView {
  readonly #host: OfficeHost;
  readonly #task: ViewTask;
  #list: SettingList | undefined;
  #history: SettingHistory | undefined;
  #place: { readonly kind: string; readonly key: string } | undefined;
  #filter = '';
  #draft: NewSetting | undefined;
  /** The value that the draft began with. */
  #like: unknown;
  #preview: SettingPreview | undefined;
  #intent = crypto.randomUUID();

  constructor(host: OfficeHost) {
    this.#host = host;
    this.#task = new ViewTask(host);
  }

  /** Without a kind the list is shown. */
  open(kind?: string, key = ''): void {
    this.#task.forget();
    this.#history = this.#draft = this.#preview = undefined;
    this.#place = kind ? { kind, key } : undefined;
    void this.#load();
  }

  #load(): Promise<boolean> {
    const place = this.#place;
    return this.#task.run(async () => {
      if (!place) {
        this.#list = await callOffice('settings.list');
        return;
      }
      const history = await callOffice('settings.get', { query: { kind: place.kind, key: place.key || undefined } });
      if (this.#place !== place) return;
      this.#take(history);
    });
  }

  #take(history: SettingHistory): void {
    this.#history = history;
    const { kind, key, today, values } = history;
    const tomorrow = addDays(today, 1);
    const last = values.filter(({ validFrom }) => validFrom <= tomorrow).at(-1) ?? values.at(-1);
    this.#draft = { kind, key, validFrom: tomorrow, validTo: null, value: last?.value, law: last?.law ?? '' };
    this.#like = last?.value;
    this.#preview = undefined;
  }

  render(): unknown {
    const { kind, key } = this.#place ?? {};
    return html`
      <section class="vk-card" aria-labelledby="title">
        ${kind ? html`<div><a href="#/settings">← К настройкам</a></div>` : nothing}
        <h1 id="title" tabindex="-1">${kind ? titleOf(kind, key ?? '') : 'Настройки и тексты'}</h1>
        ${this.#task.render(this.#list || this.#history ? undefined : () => void this.#load())}
        ${kind ? (this.#history ? this.#renderSetting(this.#history) : nothing) : this.#list ? this.#renderList(this.#list) : nothing}
        ${this.#task.isRunning && !(kind ? this.#history : this.#list) ? html`<p role="status">Загружаем…</p>` : nothing}
      </section>`;
  }

  #renderList({ items }: SettingList): unknown {
    const wanted = this.#filter.trim().toLowerCase();
    const known = GROUPS.flatMap(([, kinds]) => Object.keys(kinds));
    const others = items.filter(({ kind }) => !known.includes(kind)).map(({ kind }) => [kind, kind] as const);
    const groups = others.length > 0 ? [...GROUPS, ['Прочее', Object.fromEntries(others)] as const] : GROUPS;
    const found = groups.flatMap(([group, kinds]) => {
      const rows = items.filter(
        ({ kind, key }) => kind in kinds && `${group} ${titleOf(kind, key)}`.toLowerCase().includes(wanted),
      );
      return rows.length > 0 ? [[group, rows] as const] : [];
    });
    return html`
      <div class="narrow">${field({ id: 'filter', label: 'Найти настройку', control: html`<input id="filter" type="search" .value=${this.#filter} @input=${this.#onFilter}>` })}</div>
      ${found.length === 0 ? html`<p role="status">Такой настройки нет.</p>` : nothing}
      ${found.map(
        ([group, rows]) => html`
          <h2>${group}</h2>
          <table class="settings">
            <thead><tr><th scope="col">Настройка</th><th scope="col">Сейчас</th><th scope="col">Действует</th><th scope="col">Дальше</th></tr></thead>
            <tbody>${rows.map(
              ({ kind, key, inForce, comingOn }) => html`
                <tr>
                  <th scope="row"><a href=${addressOf(kind, key)}>${titleOf(kind, key)}</a></th>
                  <td><span class="long">${inForce ? summaryOf(kind, inForce.value) : 'не задано'}</span></td>
                  <td data-label="Действует">${inForce ? daysText(inForce) : '—'}</td>
                  <td>${comingOn ? badge('warning', `новое с ${russianDate(comingOn)}`) : nothing}</td>
                </tr>`,
            )}</tbody>
          </table>`,
      )}`;
  }

  #renderSetting({ kind, today, values, changes }: SettingHistory): unknown {
    return html`
      <h2>Значения</h2>
      <table>
        <thead><tr><th scope="col">Действует</th><th scope="col">Значение</th><th scope="col">Основание</th></tr></thead>
        <tbody>${[...values].reverse().map(
          (each) => html`
            <tr>
              <th scope="row">${daysText(each)} ${each.validFrom > today ? badge('warning', 'ещё не действует') : nothing}</th>
              <td><span class="long">${summaryOf(kind, each.value)}</span></td>
              <td data-label="Основание">${each.law || '—'}</td>
            </tr>`,
        )}</tbody>
      </table>
      ${this.#preview ? this.#renderPreview(kind, this.#preview) : this.#renderForm()}
      ${
        changes.length > 0
          ? html`<h2>Кто менял</h2><ol class="talk">${changes.map((change) => this.#renderChange(kind, change))}</ol>`
          : nothing
      }`;
  }

  #renderForm(): unknown {
    const draft = this.#draft;
    if (!draft) return nothing;
    const errorAt = (pointer: string) => this.#task.errorAt(pointer);
    const day = (id: 'validFrom' | 'validTo', label: string, hint: string) => {
      const error = errorAt(`/${id}`);
      return field({
        id,
        label,
        hint,
        error,
        control: html`<input id=${id} type="date" aria-invalid=${error ? 'true' : nothing} aria-describedby="${id}-hint ${id}-error" ?required=${id === 'validFrom'} .value=${draft[id] ?? ''} @change=${(
          event: Event,
        ) => {
          const { value } = event.target as HTMLInputElement;
          this.#edit({ [id]: value || (id === 'validTo' ? null : '') });
        }}>`,
      });
    };
    return html`
      <h2>Изменить</h2>
      <form class="narrow" novalidate @submit=${this.#onPreview}>
        ${settingForm({
          kind: draft.kind,
          value: draft.value,
          like: this.#like,
          errorAt,
          onChange: (value) => {
            this.#edit({ value });
          },
        })}
        <div class="pair">
          ${day('validFrom', 'С какого дня', 'Прошлые дни считаются по прежнему значению.')}
          ${day('validTo', 'По какой день', 'Пусто, если конец неизвестен.')}
        </div>
        ${field({
          id: 'law',
          label: 'Основание: закон или приказ',
          control: html`<input id="law" maxlength="1000" autocomplete="off" .value=${draft.law ?? ''} @change=${(
            event: Event,
          ) => {
            this.#edit({ law: (event.target as HTMLInputElement).value });
          }}>`,
        })}
        <div class="vk-actions"><button aria-disabled=${this.#task.isRunning}>Посмотреть, что изменится</button></div>
      </form>`;
  }

  #renderPreview(kind: string, { before, after, until, isReplaced }: SettingPreview): unknown {
    const changed = differences(kind, before?.value, after.value);
    return html`
      <div class="vk-panel preview" tabindex="-1">
        <h2>Что изменится ${russianDate(after.validFrom)}</h2>
        ${
          changed.length > 0
            ? html`<table>
                <thead><tr><th scope="col">Поле</th><th scope="col">Было</th><th scope="col">Станет</th></tr></thead>
                <tbody>${changed.map(
                  ({ label, from, to }) =>
                    html`<tr><th scope="row">${label}</th><td data-label="Было"><span class="from">${from}</span></td><td data-label="Станет"><span class="to">${to}</span></td></tr>`,
                )}</tbody>
              </table>`
            : html`<p>Значение останется прежним${before && before.law !== after.law ? ', изменится основание' : ''}.</p>`
        }
        <p>${until ? `Будет действовать по ${russianDate(until)}.` : 'Будет действовать, пока не измените снова.'}</p>
        ${isReplaced ? html`<p><strong>Значение с тем же первым днём будет заменено.</strong></p>` : nothing}
        <div class="vk-actions">
          <button type="button" class="save" aria-disabled=${this.#task.isRunning} @click=${this.#onSave}>Сохранить</button>
          <button type="button" class="vk-text" @click=${this.#onBack}>Вернуться к полям</button>
        </div>
      </div>`;
  }

  #renderChange(kind: string, { id, at, by, validFrom, before, after, mayWithdraw }: SettingChange): unknown {
    const rows = after ? differences(kind, before?.value, after.value) : [];
    return html`
      <li>
        <p><strong>${by ?? 'Командная строка'}</strong> <span class="vk-muted">${momentText(at)}</span></p>
        <p>${after ? (before ? 'Заменил значение' : 'Задал значение') : 'Отменил значение'} с ${russianDate(validFrom)}</p>
        ${rows.slice(0, 5).map(({ label, from, to }) => html`<p class="words"><span class="vk-muted">${label}:</span> ${before ? html`<span class="from">${from}</span> ` : nothing}<span class="to">${to}</span></p>`)}
        ${mayWithdraw ? html`<div><button type="button" class="vk-tonal" aria-label="Отменить изменение с ${russianDate(validFrom)}" @click=${() => void this.#withdraw(id)}>Отменить изменение</button></div>` : nothing}
      </li>`;
  }

  #edit(change: Partial<NewSetting>): void {
    if (this.#draft) this.#draft = { ...this.#draft, ...change };
    this.#intent = crypto.randomUUID();
    this.#host.requestUpdate();
  }

  #onFilter = ({ target }: Event): void => {
    this.#filter = (target as HTMLInputElement).value;
    this.#host.requestUpdate();
  };

  #onPreview = (event: SubmitEvent): void => {
    event.preventDefault();
    const body = this.#draft;
    if (!body) return;
    void this.#task.run(
      async () => {
        this.#preview = await callOffice('settings.preview', { body });
      },
      { selector: '.preview' },
    );
  };

  #onBack = (): void => {
    this.#preview = undefined;
    void this.#host.focusOn('form input, form textarea, form select');
  };

  #onSave = (): void => {
    const body = this.#draft;
    if (!body) return;
    void this.#task.run(
      async () => {
        this.#take(await callOffice('settings.change', { body, intent: this.#intent }));
      },
      { done: `Сохранили. Действует с ${russianDate(body.validFrom)}.` },
    );
  };

  async #withdraw(changeId: string): Promise<void> {
    const place = this.#place;
    await this.#task.run(
      async () => {
        await callOffice('settings.withdraw', { parameters: { changeId } });
        const query = { kind: place?.kind, key: place?.key || undefined };
        this.#take(await callOffice('settings.get', { query }));
      },
      { done: 'Изменение отменили.' },
    );
  }
}
