import { html, nothing } from 'lit';
import type { ApplicationQueue, QueuedApplication } from '@vodokanal/contract/office';
import { awaitsDecision } from '@vodokanal/contract/rules/application-state';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { badge } from '../../widgets/src/kit/parts/badge.ts';
import { notice } from '../../widgets/src/kit/parts/notice.ts';
import { APPLICATION_STATES, STEPS, visitText } from './application-texts.ts';
import { callOffice, OfficeProblem } from './office-api.ts';
import type { OfficeHost } from './office-host.ts';
import { sentText } from './sent-text.ts';
import { deadlineText, problemText } from './texts.ts';

type QueueName = 'open' | 'tasks' | 'late' | 'mine' | 'ended';

const NAMES: Readonly<Record<QueueName, string>> = {
  open: 'Ждут решения',
  tasks: 'Исполняем',
  late: 'Опаздываем',
  mine: 'Мои',
  ended: 'Завершённые',
};

/** The queue of applications, the most urgent first. */
export class ApplicationQueueView {
  readonly #host: OfficeHost;
  #state: QueueName = 'open';
  #number = '';
  #queue: ApplicationQueue | undefined;
  #items: readonly QueuedApplication[] = [];
  #problem: string | undefined;
  #loads = 0;

  constructor(host: OfficeHost) {
    this.#host = host;
  }

  /** The applications on screen, in their order. */
  get items(): readonly QueuedApplication[] {
    return this.#items;
  }

  /** Loads the queue; `after` adds the next page. */
  async load(after?: string): Promise<void> {
    const load = ++this.#loads;
    try {
      const query = { state: this.#state, number: this.#number.trim() || undefined, after };
      const queue = await callOffice('applications.list', { query });
      // Another queue may have been chosen meanwhile.
      if (load !== this.#loads) return;
      this.#items = after === undefined ? queue.items : [...this.#items, ...queue.items];
      this.#queue = queue;
      this.#problem = undefined;
    } catch (fault) {
      if (load !== this.#loads) return;
      this.#problem = fault instanceof OfficeProblem ? fault.code : 'INTERNAL';
      if (this.#problem === 'SIGNED_OUT') this.#host.signedOut();
    }
    this.#host.requestUpdate();
  }

  render(): unknown {
    const queue = this.#queue;
    return html`
      <section class="vk-card" aria-labelledby="title">
        <h1 id="title" tabindex="-1">Заявления</h1>
        <form class="search" role="search" @submit=${this.#onSearch}>
          <label for="number">Номер заявления или его конец</label>
          <div class="vk-actions"><input id="number" name="number" type="search" .value=${this.#number}><button class="vk-tonal">Найти</button></div>
        </form>
        <nav class="tabs" aria-label="Очереди заявлений">${(Object.keys(NAMES) as QueueName[]).map((name) => this.#renderTab(name))}</nav>
        ${
          this.#problem
            ? notice({
                tone: 'problem',
                text: problemText(this.#problem),
                action: { text: 'Повторить', run: () => void this.load() },
              })
            : nothing
        }
        ${queue ? this.#renderTable(queue) : html`<p role="status">Загружаем…</p>`}
      </section>`;
  }

  #renderTab(name: QueueName): unknown {
    const queue = this.#queue;
    const count = {
      open: queue?.waiting,
      tasks: queue?.tasks,
      late: queue?.late,
      mine: queue?.mine,
      ended: undefined,
    }[name];
    return html`<button type="button" class="vk-text" aria-pressed=${name === this.#state && !this.#number} @click=${() => this.#choose(name)}>${NAMES[name]}${count === undefined ? nothing : ` (${count})`}</button>`;
  }

  #renderTable({ next }: ApplicationQueue): unknown {
    if (this.#items.length === 0)
      return html`<p role="status">${this.#number ? 'С таким номером заявлений нет.' : 'Здесь пусто.'}</p>`;
    return html`
      <table>
        <thead><tr><th scope="col">Номер</th><th scope="col">О чём</th><th scope="col">Срок</th><th scope="col">Состояние</th><th scope="col">Сотрудник</th></tr></thead>
        <tbody>${this.#items.map((item) => this.#renderRow(item))}</tbody>
      </table>
      ${next ? html`<div class="vk-actions"><button type="button" class="vk-tonal" @click=${() => void this.load(next)}>Показать ещё</button></div>` : nothing}`;
  }

  #renderRow(application: QueuedApplication): unknown {
    const { id, number, title, state, isLate, registeredOn, visit, step, assignee } = application;
    const isOverdue = isLate && awaitsDecision(state);
    return html`
      <tr>
        <th scope="row"><a href="#/applications/${id}">${number}</a><br><span class="vk-muted">от ${russianDate(registeredOn)}</span></th>
        <td>${title}${visit ? html`<br><span class="vk-muted">${visitText(visit)}</span>` : nothing}</td>
        <td class=${isOverdue ? 'vk-error' : ''}>${deadlineText(application) || '—'}</td>
        <td>${badge(isOverdue ? 'problem' : state === 'sent' ? 'warning' : 'plain', APPLICATION_STATES[state])}${step ? html`<br><span class="vk-muted">${STEPS[step]}</span>` : nothing}</td>
        <td>${assignee?.name ?? '—'}</td>
      </tr>`;
  }

  #choose(name: QueueName): void {
    this.#state = name;
    this.#number = '';
    void this.load();
  }

  #onSearch = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#number = sentText(event, 'number');
    void this.load();
  };
}
