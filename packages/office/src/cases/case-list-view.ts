import { html, nothing } from 'lit';
import type { CaseKind, CaseQueue, QueuedCase } from '@vodokanal/contract/office';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { badge } from '../../../widgets/src/kit/parts/badge.ts';
import { notice } from '../../../widgets/src/kit/parts/notice.ts';
import { callOffice } from '../office-api.ts';
import type { OfficeHost } from '../office-host.ts';
import { Task } from '../task.ts';
import { deadlineText, problemText } from '../texts.ts';
import { CASE_STATES, QUEUES, subjectText } from './case-texts.ts';
import { addressOf } from './queue-menu.ts';

type State = 'open' | 'late' | 'mine' | 'proposed' | 'ended';

const STATES: Readonly<Record<State, string>> = {
  open: 'Ждут решения',
  late: 'Опаздываем',
  mine: 'Мои',
  proposed: 'Ждут второго сотрудника',
  ended: 'Завершённые',
};
const COUNTS = { open: 'waiting', late: 'late', mine: 'mine', proposed: 'proposed', ended: undefined } as const;

/** One of the queues besides claims, the most urgent case first. */
export class CaseListView {
  readonly #task: Task;
  readonly #host: OfficeHost;
  #kind: CaseKind | undefined;
  #state: State = 'open';
  #queue: CaseQueue | undefined;
  #items: readonly QueuedCase[] = [];
  #loads = 0;

  constructor(host: OfficeHost) {
    this.#host = host;
    this.#task = new Task(host);
  }

  /** The case that follows another one on screen. */
  after(id: string): QueuedCase | undefined {
    return this.#items[this.#items.findIndex((item) => item.id === id) + 1];
  }

  async open(kind: CaseKind): Promise<void> {
    if (kind !== this.#kind) {
      this.#queue = undefined;
      this.#items = [];
      this.#state = 'open';
    }
    this.#kind = kind;
    await this.#load();
  }

  async #load(after?: string): Promise<void> {
    const kind = this.#kind;
    const load = ++this.#loads;
    if (!kind) return;
    await this.#task.run(async () => {
      const query = { state: this.#state, after };
      const queue = await callOffice('cases.list', { parameters: { kind }, query });
      this.#queue = queue;
      this.#items = after === undefined ? queue.items : [...this.#items, ...queue.items];
    });
    // Another queue was chosen while this one was loading.
    if (load !== this.#loads && kind !== this.#kind) await this.#load();
  }

  render(kind: CaseKind): unknown {
    const queue = this.#queue;
    const { problem } = this.#task;
    return html`
      <section class="vk-card" aria-labelledby="title">
        <h1 id="title" tabindex="-1">${QUEUES[kind]}</h1>
        <nav class="tabs" aria-label="Очереди">${(Object.keys(STATES) as State[]).map((state) => this.#renderTab(state))}</nav>
        ${problem ? notice({ tone: 'problem', text: problemText(problem), action: { text: 'Повторить', run: () => void this.#load() } }) : nothing}
        ${queue ? this.#renderTable(queue) : problem ? nothing : html`<p role="status">Загружаем…</p>`}
      </section>`;
  }

  #renderTab(state: State): unknown {
    const count = COUNTS[state];
    if (state === 'proposed' && !this.#queue?.counts.proposed && this.#state !== state) return nothing;
    return html`<button type="button" class="vk-text" aria-pressed=${state === this.#state} @click=${() => this.#choose(state)}>${STATES[state]}${count && this.#queue ? ` (${this.#queue.counts[count]})` : nothing}</button>`;
  }

  #renderTable({ next }: CaseQueue): unknown {
    if (this.#items.length === 0) return html`<p role="status">Здесь пусто.</p>`;
    return html`
      <table>
        <thead><tr><th scope="col">Номер</th><th scope="col">О чём</th><th scope="col">Срок</th><th scope="col">Состояние</th><th scope="col">Сотрудник</th></tr></thead>
        <tbody>${this.#items.map((item) => this.#renderRow(item))}</tbody>
      </table>
      ${next ? html`<div class="vk-actions"><button type="button" class="vk-tonal" @click=${() => void this.#load(next)}>Показать ещё</button></div>` : nothing}`;
  }

  #renderRow(item: QueuedCase): unknown {
    const { kind, id, number, subject, state, isLate, registeredOn, account, assignee } = item;
    return html`
      <tr>
        <th scope="row"><a href=${addressOf(kind, id)}>${number}</a><br><span class="vk-muted">от ${russianDate(registeredOn)}</span></th>
        <td>${subject ? html`${subjectText(subject)}<br>` : nothing}<span class="vk-muted">${account ?? 'счёт неизвестен'}</span></td>
        <td class=${isLate ? 'vk-error' : ''}>${deadlineText(item) || '—'}</td>
        <td>${badge(isLate ? 'problem' : state === 'new' || state === 'proposed' ? 'warning' : 'plain', CASE_STATES[state])}</td>
        <td>${assignee?.name ?? '—'}</td>
      </tr>`;
  }

  #choose(state: State): void {
    this.#state = state;
    this.#host.requestUpdate();
    void this.#load();
  }
}
