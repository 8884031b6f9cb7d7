import { html, nothing } from 'lit';
import type { FoundCases } from '@vodokanal/contract/office';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { notice } from '../../../widgets/src/kit/parts/notice.ts';
import { callOffice } from '../office-api.ts';
import type { OfficeHost } from '../office-host.ts';
import { Task } from '../task.ts';
import { problemText } from '../texts.ts';
import { QUEUES } from './case-texts.ts';
import { addressOf } from './queue-menu.ts';

/** What a search across the queues has found. */
export class SearchView {
  readonly text: string;
  readonly #task: Task;
  #found: FoundCases['items'] | undefined;

  constructor(host: OfficeHost, text: string) {
    this.text = text;
    this.#task = new Task(host);
  }

  async load(): Promise<void> {
    await this.#task.run(async () => {
      this.#found = (await callOffice('cases.search', { query: { text: this.text } })).items;
    });
  }

  render(): unknown {
    const { problem } = this.#task;
    return html`
      <section class="vk-card" aria-labelledby="title">
        <h1 id="title" tabindex="-1">Найдено по «${this.text}»</h1>
        ${problem ? notice({ tone: 'problem', text: problemText(problem), action: { text: 'Повторить', run: () => void this.load() } }) : nothing}
        ${this.#found ? this.#renderFound(this.#found) : problem ? nothing : html`<p role="status">Ищем…</p>`}
      </section>`;
  }

  #renderFound(found: FoundCases['items']): unknown {
    if (found.length === 0)
      return html`<p role="status">Ничего нет. Проверьте номер: подойдут номер обращения, его конец или лицевой счёт целиком.</p>`;
    return html`
      <table>
        <thead><tr><th scope="col">Номер</th><th scope="col">Очередь</th><th scope="col">Получено</th><th scope="col">Лицевой счёт</th></tr></thead>
        <tbody>${found.map(
          ({ kind, id, number, registeredOn, account }) => html`
            <tr><th scope="row"><a href=${addressOf(kind, id)}>${number}</a></th><td>${QUEUES[kind]}</td><td>${russianDate(registeredOn)}</td><td>${account ?? '—'}</td></tr>`,
        )}</tbody>
      </table>`;
  }
}
