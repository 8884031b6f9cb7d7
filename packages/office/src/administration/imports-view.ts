import { html, nothing } from 'lit';
import type { ImportCase, ImportCounts, ImportJob } from '@vodokanal/contract/office';
import { badge } from '../../../widgets/src/kit/parts/badge.ts';
import { field } from '../../../widgets/src/kit/parts/field.ts';
import { notice, type Tone } from '../../../widgets/src/kit/parts/notice.ts';
import { callOffice, officeAddress } from '../office-api.ts';
import type { OfficeHost } from '../office-host.ts';
import { momentText } from '../moment-text.ts';
import { ViewTask } from './view-task.ts';

const STATES: Readonly<Record<ImportJob['state'], readonly [Tone, string]>> = {
  checking: ['plain', 'проверяем'],
  checked: ['warning', 'ждёт загрузки'],
  loading: ['plain', 'загружаем'],
  loaded: ['good', 'загружен'],
  failed: ['problem', 'не подошёл'],
  cancelled: ['plain', 'отменён'],
};
const PROBLEMS: Readonly<Record<NonNullable<ImportJob['problem']>, string>> = {
  noAccountColumn: 'В файле нет столбца «Лицевой счёт». Первая строка должна называть столбцы.',
  empty: 'В файле нет записей.',
  repeated: 'Многие тысячи записей стоят в файле дважды. Похоже, файл склеен из двух.',
  unreadable: 'Файл не удалось прочитать. Загрузите его ещё раз.',
};
const FORMATS = {
  own: 'CSV для биллинга',
  bank: 'Реестр банка (CSV)',
  platform: 'Таблица для платформы (XLSX)',
} as const;
/** Milliseconds between two looks at an import under way. */
const LOOK = 1000;

const isUnderWay = ({ state }: ImportJob): boolean => state === 'checking' || state === 'loading';

/** Registries that come in, with their progress and refused lines, and readings that go out. */
export class ImportsView {
  readonly #host: OfficeHost;
  readonly #task: ViewTask;
  #jobs: readonly ImportJob[] | undefined;
  /** The import that is not finished, or was the last. */
  #case: ImportCase | undefined;
  #isOpen = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #period = '';
  #format: keyof typeof FORMATS = 'own';
  #isOldEncoding = false;

  constructor(host: OfficeHost) {
    this.#host = host;
    this.#task = new ViewTask(host);
    const now = new Date();
    this.#period = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;
  }

  open(): void {
    this.#isOpen = true;
    this.#task.forget();
    void this.#task.run(() => this.#load());
  }

  /** Looks no more at an import under way. */
  close(): void {
    this.#isOpen = false;
    clearTimeout(this.#timer);
  }

  async #load(): Promise<void> {
    this.#jobs = (await callOffice('imports.list')).items;
    const [latest] = this.#jobs;
    this.#case = latest && (await callOffice('imports.get', { parameters: { importId: latest.id } }));
    this.#lookAgain();
  }

  #lookAgain(): void {
    clearTimeout(this.#timer);
    const found = this.#case?.job;
    if (!this.#isOpen || !found || !isUnderWay(found)) return;
    this.#timer = setTimeout(() => {
      void (async () => {
        try {
          const next = await callOffice('imports.get', { parameters: { importId: found.id } });
          // The list and the focus change only when a step has ended.
          if (next.job.state === found.state) this.#case = next;
          else {
            await this.#load();
            await this.#host.focusOn('.step');
          }
        } catch {
          // The next look tells more than a lost request.
        }
        this.#host.requestUpdate();
        this.#lookAgain();
      })();
    }, LOOK);
  }

  render(): unknown {
    const jobs = this.#jobs;
    const found = this.#case;
    const mayBegin = !found || !(isUnderWay(found.job) || found.job.state === 'checked');
    return html`
      <section class="vk-card" aria-labelledby="title">
        <h1 id="title" tabindex="-1">Загрузка и выгрузка</h1>
        ${this.#task.render(
          jobs
            ? undefined
            : () => {
                this.open();
              },
        )}
        ${
          jobs
            ? html`${found ? this.#renderCase(found) : nothing}${mayBegin ? this.#renderUpload() : nothing}
              <h2>Выгрузить показания</h2>
              ${this.#renderExport()}
              ${jobs.length > 1 ? this.#renderHistory(jobs.slice(1)) : nothing}`
            : html`<p role="status">Загружаем…</p>`
        }
      </section>`;
  }

  #renderUpload(): unknown {
    return html`
      <h2>Загрузить реестр биллинга</h2>
      <form class="narrow" @submit=${this.#onUpload}>
        ${field({
          id: 'file',
          label: 'Файл CSV',
          hint: 'Сначала мы только проверим файл и покажем, что изменится. Одновременно идёт одна загрузка.',
          control: html`<input id="file" name="file" type="file" accept=".csv,.txt,text/csv" required aria-describedby="file-hint">`,
        })}
        <div class="vk-actions"><button aria-disabled=${this.#task.isRunning}>Проверить файл</button></div>
      </form>`;
  }

  #renderCase({ job, faults }: ImportCase): unknown {
    const { id, name, state, progress, checked, loaded, problem, by, createdAt } = job;
    const [tone, text] = STATES[state];
    const counts = loaded ?? checked;
    const refused = counts?.refused ?? 0;
    return html`
      <div class="vk-panel step" tabindex="-1">
        <h2>${name}</h2>
        <p>${badge(tone, text)} <span class="vk-muted">${by}, ${momentText(createdAt)}</span></p>
        ${isUnderWay(job) ? html`<progress max="100" value=${progress} aria-label="Готово, процентов"></progress><p role="status">${state === 'checking' ? 'Проверяем' : 'Загружаем'}: ${progress} %. Страницу можно закрыть, работа не прервётся.</p>` : nothing}
        ${problem ? notice({ tone: 'problem', text: PROBLEMS[problem] }) : nothing}
        ${counts && !isUnderWay(job) ? this.#renderCounts(counts, Boolean(loaded)) : nothing}
        ${
          state === 'checked'
            ? html`<div class="vk-actions">
                ${counts && counts.written + counts.unchanged + counts.different > 0 ? html`<button type="button" aria-disabled=${this.#task.isRunning} @click=${() => void this.#step(() => callOffice('imports.load', { parameters: { importId: id } }))}>Загрузить</button>` : nothing}
                <button type="button" class="vk-text" @click=${() => void this.#step(() => callOffice('imports.cancel', { parameters: { importId: id } }))}>Отказаться</button>
              </div>`
            : nothing
        }
        ${refused > 0 && !isUnderWay(job) ? this.#renderFaults(id, refused, faults) : nothing}
      </div>`;
  }

  #renderCounts({ written, unchanged, different, refused }: ImportCounts, isLoaded: boolean): unknown {
    return html`
      <ul class="counts">
        <li><strong>${written}</strong> ${isLoaded ? 'записали' : 'запишем'}</li>
        <li><strong>${unchanged}</strong> без изменений</li>
        ${different > 0 ? html`<li><strong>${different}</strong> не сошлись с принятыми показаниями</li>` : nothing}
        <li><strong class=${refused > 0 ? 'vk-error' : ''}>${refused}</strong> строк с ошибками</li>
      </ul>`;
  }

  #renderFaults(id: string, refused: number, faults: ImportCase['faults']): unknown {
    return html`
      <h3>Строки с ошибками</h3>
      <p>Мы их пропустим, остальные загрузим. ${refused > faults.length ? `Ниже первые ${faults.length}, все строки в файле.` : nothing}</p>
      <div><a class="vk-button vk-tonal" href=${officeAddress('imports.faults', { parameters: { importId: id } })} download>Скачать строки с ошибками (CSV)</a></div>
      <table>
        <thead><tr><th scope="col">Строка</th><th scope="col">Причина</th><th scope="col">Текст</th></tr></thead>
        <tbody>${faults.map(
          ({ line, reason, text }) =>
            html`<tr><th scope="row">${line}</th><td>${reason}</td><td class="vk-muted">${text.slice(0, 200)}</td></tr>`,
        )}</tbody>
      </table>`;
  }

  #renderExport(): unknown {
    const encoding = this.#isOldEncoding && this.#format !== 'platform' ? 'windows-1251' : undefined;
    const href = officeAddress('exports.readings', { query: { period: this.#period, format: this.#format, encoding } });
    return html`
      <div class="narrow">
        <div class="pair">
          ${field({ id: 'period', label: 'Месяц', control: html`<input id="period" type="month" required pattern="\\d{4}-\\d\\d" placeholder="2026-11" .value=${this.#period} @change=${this.#onPeriod}>` })}
          ${field({
            id: 'format',
            label: 'Вид файла',
            control: html`<select id="format" @change=${this.#onFormat}>${Object.entries(FORMATS).map(([each, text]) => html`<option value=${each} ?selected=${each === this.#format}>${text}</option>`)}</select>`,
          })}
        </div>
        ${
          this.#format === 'platform'
            ? nothing
            : html`<div class="checks"><label><input type="checkbox" .checked=${this.#isOldEncoding} @change=${this.#onEncoding}>Кодировка Windows-1251 для старых программ</label></div>`
        }
        <div>${/^\d{4}-(0[1-9]|1[0-2])$/.test(this.#period) ? html`<a class="vk-button vk-tonal" href=${href} download>Выгрузить</a>` : html`<p class="vk-error">Укажите год и месяц, например 2026-11.</p>`}</div>
      </div>`;
  }

  #renderHistory(jobs: readonly ImportJob[]): unknown {
    return html`
      <h2>Раньше</h2>
      <table>
        <thead><tr><th scope="col">Файл</th><th scope="col">Кто и когда</th><th scope="col">Итог</th><th scope="col">Строки</th></tr></thead>
        <tbody>${jobs.map(({ id, name, by, createdAt, state, problem, checked, loaded }) => {
          const [tone, text] = STATES[state];
          const counts = loaded ?? checked;
          return html`
            <tr>
              <th scope="row">${name}</th>
              <td>${by}<br><span class="vk-muted">${momentText(createdAt)}</span></td>
              <td>${badge(tone, text)}${problem ? html`<br><span class="vk-muted">${PROBLEMS[problem]}</span>` : nothing}</td>
              <td>${counts ? html`записали ${loaded ? counts.written : 0}, с ошибками ${counts.refused > 0 ? html`<a href=${officeAddress('imports.faults', { parameters: { importId: id } })} download>${counts.refused}</a>` : 0}` : '—'}</td>
            </tr>`;
        })}</tbody>
      </table>`;
  }

  async #step(work: () => Promise<unknown>): Promise<void> {
    await this.#task.run(
      async () => {
        await work();
        await this.#load();
      },
      { selector: '.step' },
    );
  }

  #onUpload = (event: SubmitEvent): void => {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).elements.namedItem('file') as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    void this.#step(() => callOffice('imports.create', { query: { name: file.name }, file }));
  };

  #onPeriod = ({ target }: Event): void => {
    this.#period = (target as HTMLInputElement).value;
    this.#host.requestUpdate();
  };

  #onFormat = ({ target }: Event): void => {
    this.#format = (target as HTMLSelectElement).value as keyof typeof FORMATS;
    this.#host.requestUpdate();
  };

  #onEncoding = ({ target }: Event): void => {
    this.#isOldEncoding = (target as HTMLInputElement).checked;
    this.#host.requestUpdate();
  };
}
