import { html, nothing } from 'lit';
import type { ClaimQueue, QueuedClaim } from '@vodokanal/contract/office';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { badge } from '../../widgets/src/kit/parts/badge.ts';
import { notice } from '../../widgets/src/kit/parts/notice.ts';
import { callOffice, OfficeProblem } from './office-api.ts';
import type { OfficeHost } from './office-host.ts';
import { sentText } from './sent-text.ts';
import { deadlineText, problemText, STATES, TYPES } from './texts.ts';

export type QueueName = 'open' | 'late' | 'mine' | 'ended';

const NAMES: Readonly<Record<QueueName, string>> = {
  open: 'Ждут ответа',
  late: 'Опаздываем',
  mine: 'Мои',
  ended: 'Завершённые',
};

/** The queue of claims, the most urgent first. */
export class QueueView {
  readonly #host: OfficeHost;
  #state: QueueName = 'open';
  #number = '';
  #queue: ClaimQueue | undefined;
  #items: readonly QueuedClaim[] = [];
  #problem: string | undefined;
  #loads = 0;

  constructor(host: OfficeHost) {
    this.#host = host;
  }

  /** The claims on screen, in their order. */
  get items(): readonly QueuedClaim[] {
    return this.#items;
  }

  /** Loads the queue; `after` adds the next page. */
  async load(after?: string): Promise<void> {
    const load = ++this.#loads;
    try {
      const query = { state: this.#state, number: this.#number.trim() || undefined, after };
      const queue = await callOffice('claims.list', { query });
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
        <h1 id="title" tabindex="-1">Обращения</h1>
        <form class="search" role="search" @submit=${this.#onSearch}>
          <label for="number">Номер обращения или его конец</label>
          <div class="vk-actions"><input id="number" name="number" type="search" .value=${this.#number}><button class="vk-tonal">Найти</button></div>
        </form>
        <nav class="tabs" aria-label="Очереди">${(Object.keys(NAMES) as QueueName[]).map((name) => this.#renderTab(name))}</nav>
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
    const count = { open: queue?.waiting, late: queue?.late, mine: queue?.mine, ended: undefined }[name];
    return html`<button type="button" class="vk-text" aria-pressed=${name === this.#state && !this.#number} @click=${() => this.#choose(name)}>${NAMES[name]}${count === undefined ? nothing : ` (${count})`}</button>`;
  }

  #renderTable({ next }: ClaimQueue): unknown {
    if (this.#items.length === 0)
      return html`<p role="status">${this.#number ? 'С таким номером обращений нет.' : 'Здесь пусто.'}</p>`;
    return html`
      <table>
        <thead><tr><th scope="col">Номер</th><th scope="col">О чём</th><th scope="col">Срок</th><th scope="col">Состояние</th><th scope="col">Сотрудник</th></tr></thead>
        <tbody>${this.#items.map((item) => this.#renderRow(item))}</tbody>
      </table>
      ${next ? html`<div class="vk-actions"><button type="button" class="vk-tonal" @click=${() => void this.load(next)}>Показать ещё</button></div>` : nothing}`;
  }

  #renderRow(claim: QueuedClaim): unknown {
    const { id, number, type, state, isLate, isDisputed, registeredOn, assignee } = claim;
    return html`
      <tr>
        <th scope="row"><a href="#/claims/${id}">${number}</a><br><span class="vk-muted">от ${russianDate(registeredOn)}</span></th>
        <td>${TYPES[type]}${isDisputed ? html`<br><span class="vk-muted">не согласен с ответом</span>` : nothing}</td>
        <td class=${isLate ? 'vk-error' : ''}>${deadlineText(claim) || '—'}</td>
        <td>${badge(isLate ? 'problem' : state === 'registered' ? 'warning' : 'plain', STATES[state])}</td>
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
