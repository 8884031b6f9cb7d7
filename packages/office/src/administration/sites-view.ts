import { html, nothing } from 'lit';
import type { NewSite, OfficeSite, OfficeSiteList } from '@vodokanal/contract/office';
import { badge } from '../../../widgets/src/kit/parts/badge.ts';
import { choiceChips } from '../../../widgets/src/kit/parts/choice-chips.ts';
import { field } from '../../../widgets/src/kit/parts/field.ts';
import { notice } from '../../../widgets/src/kit/parts/notice.ts';
import { callOffice } from '../office-api.ts';
import type { OfficeHost } from '../office-host.ts';
import { sentText } from '../sent-text.ts';
import { ViewTask } from './view-task.ts';

const MODES = { inline: 'Наш сайт', framed: 'Партнёр' } as const;
const SCOPES: Readonly<Record<string, string>> = {
  'balance:read': 'видеть, сколько к оплате',
  'readings:write': 'передавать показания',
  'readings:guest': 'передавать показания без входа',
  'buildings:write': 'передавать показания всего дома',
};
const TOKENS: Readonly<Record<string, string>> = {
  accent: 'главный цвет',
  'on-accent': 'текст на главном цвете',
  surface: 'фон',
  text: 'текст',
  line: 'линии',
  good: 'цвет успеха',
  radius: 'скругления',
  gap: 'отступы',
};
const addressOf = (origin: string): string => `#/sites/${encodeURIComponent(origin)}`;

/** The sites that may show the widgets: a list, and each with what it may do, its key and its accounts. */
export class SitesView {
  readonly #host: OfficeHost;
  readonly #task: ViewTask;
  #list: OfficeSiteList | undefined;
  /** The site on screen; `new` registers one. */
  #origin: string | undefined;
  #mode: NewSite['mode'] = 'framed';
  #key: string | undefined;
  #unknown: readonly string[] = [];
  #isRemoving = false;

  constructor(host: OfficeHost) {
    this.#host = host;
    this.#task = new ViewTask(host);
  }

  open(origin?: string): void {
    this.#task.forget();
    this.#origin = origin;
    this.#key = undefined;
    this.#unknown = [];
    this.#isRemoving = false;
    void this.#task.run(async () => {
      await this.#load();
      this.#mode = this.#site?.mode ?? 'framed';
    });
  }

  get #site(): OfficeSite | undefined {
    return this.#list?.items.find(({ origin }) => origin === this.#origin);
  }

  async #load(): Promise<void> {
    this.#list = await callOffice('sites.list');
  }

  render(): unknown {
    const list = this.#list;
    const origin = this.#origin;
    const site = this.#site;
    return html`
      <section class="vk-card" aria-labelledby="title">
        ${origin ? html`<div><a href="#/sites">← К сайтам</a></div>` : nothing}
        <h1 id="title" tabindex="-1">${origin === 'new' ? 'Новый сайт' : origin ? (site?.name ?? origin) : 'Сайты и партнёры'}</h1>
        ${this.#task.render(
          list
            ? undefined
            : () => {
                this.open(origin);
              },
        )}
        ${!list ? html`<p role="status">Загружаем…</p>` : !origin ? this.#renderList(list) : origin === 'new' ? this.#renderForm(list) : site ? this.#renderSite(list, site) : html`<p role="status">Такого сайта нет.</p>`}
      </section>`;
  }

  #renderList({ items }: OfficeSiteList): unknown {
    return html`
      <div class="vk-actions"><a class="vk-button" href="#/sites/new">Добавить сайт</a></div>
      ${
        items.length === 0
          ? html`<p role="status">Пока ни одного: виджеты работают только на страницах самого шлюза.</p>`
          : html`<table>
              <thead><tr><th scope="col">Сайт</th><th scope="col">Чей</th><th scope="col">Лицевые счета</th><th scope="col">Состояние</th></tr></thead>
              <tbody>${items.map(
                ({ origin, name, mode, accounts, isBlocked, cannotSignIn }) => html`
                  <tr>
                    <th scope="row"><a href=${addressOf(origin)}>${name}</a>${name === origin ? nothing : html`<br><span class="vk-muted">${origin}</span>`}</th>
                    <td>${MODES[mode]}</td>
                    <td data-label="Лицевые счета">${mode === 'framed' ? accounts : '—'}</td>
                    <td>${isBlocked ? badge('problem', 'закрыт') : cannotSignIn ? badge('warning', 'войти нельзя') : badge('good', 'открыт')}</td>
                  </tr>`,
              )}</tbody>
            </table>`
      }`;
  }

  #renderSite(list: OfficeSiteList, site: OfficeSite): unknown {
    const { origin, mode, isBlocked, hasKey, accounts, cannotSignIn } = site;
    return html`
      <p>${isBlocked ? badge('problem', 'закрыт') : badge('good', 'открыт')}</p>
      ${cannotSignIn ? notice({ tone: 'warning', text: 'Адрес сайта в другом домене, чем шлюз: браузеры не пришлют туда cookie, и войти на сайте не получится. Зарегистрируйте его как партнёра.' }) : nothing}
      <dl class="vk-rows">
        <div><dt>Адрес</dt><dd>${origin}</dd></div>
        <div><dt>Чей</dt><dd>${MODES[mode]}</dd></div>
        ${mode === 'framed' ? html`<div><dt>Ключ сервера</dt><dd>${hasKey ? 'выдан' : 'не выдан'}</dd></div><div><dt>Лицевые счета</dt><dd>${accounts}</dd></div>` : nothing}
      </dl>
      <div class="vk-actions">
        ${
          isBlocked
            ? html`<button type="button" class="vk-tonal" @click=${() => void this.#act(async () => callOffice('sites.unblock', { query: { origin } }), 'Сайт открыт.')}>Открыть</button>`
            : html`<button type="button" class="vk-tonal" @click=${() => void this.#act(async () => callOffice('sites.block', { body: { origin } }), 'Сайт закрыт, входы с него завершены.')}>Закрыть</button>`
        }
        ${
          this.#isRemoving
            ? html`<button type="button" class="remove" @click=${this.#onRemove}>Да, удалить с ключом и счетами</button><button type="button" class="vk-text" @click=${() => {
                this.#isRemoving = false;
                this.#host.requestUpdate();
              }}>Не удалять</button>`
            : html`<button type="button" class="vk-text" @click=${() => {
                this.#isRemoving = true;
                void this.#host.focusOn('.remove');
              }}>Удалить</button>`
        }
      </div>
      ${mode === 'framed' ? this.#renderPartner(site) : nothing}
      <h2>Что разрешено</h2>
      ${this.#renderForm(list, site)}`;
  }

  #renderPartner({ origin, hasKey }: OfficeSite): unknown {
    return html`
      <h2>Ключ для сервера партнёра</h2>
      ${
        this.#key
          ? html`<div class="key narrow" tabindex="-1">
              ${notice({ tone: 'warning', text: 'Скопируйте ключ сейчас: больше мы его не покажем.' })}
              <p class="secret">${this.#key}</p>
            </div>`
          : html`<p>${hasKey ? 'Новый ключ сразу отменит прежний, входы по нему завершатся.' : 'С ключом сервер партнёра открывает передачу показаний своим жителям.'}</p>`
      }
      <div class="vk-actions"><button type="button" class="vk-tonal" @click=${() => void this.#makeKey(origin)}>${hasKey ? 'Сделать новый ключ' : 'Сделать ключ'}</button></div>
      <h2>Лицевые счета партнёра</h2>
      <form class="narrow" @submit=${this.#onAccounts}>
        ${field({
          id: 'numbers',
          label: 'Номера счетов, по одному в строке',
          hint: 'Список заменит прежний целиком. До 2000 за раз; больше загрузит gateway site accounts.',
          control: html`<textarea id="numbers" name="numbers" rows="5" required aria-describedby="numbers-hint"></textarea>`,
        })}
        ${this.#unknown.length > 0 ? notice({ tone: 'warning', text: `Таких счетов нет: ${this.#unknown.join(', ')}` }) : nothing}
        <div class="vk-actions"><button class="vk-tonal">Заменить список</button></div>
      </form>`;
  }

  #renderForm({ scopes, theme }: OfficeSiteList, site?: OfficeSite): unknown {
    const error = this.#task.errorAt('/origin');
    const targetsError = this.#task.errorAt('/targets');
    const isFramed = this.#mode === 'framed';
    return html`
      <form class="narrow" @submit=${this.#onSave}>
        ${
          site
            ? nothing
            : field({
                id: 'origin',
                label: 'Адрес сайта',
                hint: 'Схема и имя без косой черты в конце, например https://www.example.org',
                error,
                control: html`<input id="origin" name="origin" type="url" required autocomplete="off" aria-invalid=${error ? 'true' : nothing} aria-describedby="origin-hint origin-error">`,
              })
        }
        ${choiceChips({
          name: 'mode',
          label: 'Чей сайт',
          value: this.#mode,
          choices: Object.entries(MODES) as [NewSite['mode'], string][],
          onChoice: (mode) => {
            this.#mode = mode;
            this.#host.requestUpdate();
          },
        })}
        ${field({ id: 'name', label: 'Название', hint: 'Его увидит житель, когда сайт попросит доступ.', control: html`<input id="name" name="name" maxlength="200" autocomplete="off" aria-describedby="name-hint" .value=${site && site.name !== site.origin ? site.name : ''}>` })}
        ${
          isFramed
            ? html`<fieldset class="part"><legend>Что может сайт</legend><div class="checks">${scopes.map((scope) => this.#renderCheck('scope', scope, SCOPES[scope] ?? scope, site?.scopes.includes(scope) ?? scope === 'readings:guest'))}</div></fieldset>
                <fieldset class="part"><legend>Что в оформлении меняет сайт</legend><div class="checks">${theme.map((token) => this.#renderCheck('theme', token, TOKENS[token] ?? token, site?.theme.includes(token) ?? false))}</div></fieldset>`
            : nothing
        }
        ${field({
          id: 'targets',
          label: 'Куда можно вести после входа',
          hint: 'По одному в строке: имя=адрес, например cabinet=https://www.example.org/lk/',
          error: targetsError,
          control: html`<textarea id="targets" name="targets" rows="2" aria-invalid=${targetsError ? 'true' : nothing} aria-describedby="targets-hint targets-error" .value=${Object.entries(
            site?.targets ?? {},
          )
            .map((pair) => pair.join('='))
            .join('\n')}></textarea>`,
        })}
        <div class="checks">${this.#renderCheck('redirect', 'yes', 'После входа вести по этим адресам', site?.allowRedirect ?? false)}</div>
        <div class="vk-actions"><button aria-disabled=${this.#task.isRunning}>${site ? 'Сохранить' : 'Добавить'}</button></div>
      </form>`;
  }

  #renderCheck(name: string, value: string, text: string, isChecked: boolean): unknown {
    return html`<label><input type="checkbox" name=${name} value=${value} .checked=${isChecked}>${text}</label>`;
  }

  async #act(work: () => Promise<unknown>, done: string): Promise<void> {
    await this.#task.run(
      async () => {
        await work();
        await this.#load();
      },
      { done },
    );
  }

  async #makeKey(origin: string): Promise<void> {
    await this.#task.run(
      async () => {
        this.#key = (await callOffice('sites.rotate', { body: { origin } })).key;
        await this.#load();
      },
      { selector: '.key' },
    );
  }

  #onRemove = (): void => {
    const origin = this.#origin ?? '';
    void this.#task
      .run(async () => {
        await callOffice('sites.remove', { query: { origin } });
      })
      .then((isDone) => {
        if (isDone) location.hash = '#/sites';
      });
  };

  #onAccounts = (event: SubmitEvent): void => {
    event.preventDefault();
    const numbers = sentText(event, 'numbers')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    void this.#act(async () => {
      const body = { origin: this.#origin ?? '', numbers };
      this.#unknown = (await callOffice('sites.serve', { body })).unknown;
    }, 'Список счетов заменили.');
  };

  #onSave = (event: SubmitEvent): void => {
    event.preventDefault();
    const site = this.#site;
    const data = new FormData(event.target as HTMLFormElement);
    const isFramed = this.#mode === 'framed';
    const targets = sentText(event, 'targets')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line): [string, string] => [
        line.slice(0, Math.max(0, line.indexOf('='))),
        line.slice(line.indexOf('=') + 1),
      ]);
    const origin = site?.origin ?? sentText(event, 'origin').trim();
    const body: NewSite = {
      origin,
      mode: this.#mode,
      name: sentText(event, 'name').trim(),
      ...(isFramed && {
        scopes: data.getAll('scope') as NonNullable<NewSite['scopes']>,
        theme: data.getAll('theme') as string[],
      }),
      targets: Object.fromEntries(targets),
      allowRedirect: data.has('redirect'),
    };
    void this.#act(() => callOffice('sites.save', { body }), 'Сохранили.').then(() => {
      if (!site && !this.#task.hasFailed) location.hash = addressOf(origin);
    });
  };
}
