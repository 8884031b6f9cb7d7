import { html, nothing } from 'lit';
import type { Staff } from '@vodokanal/contract/office';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { badge } from '../../../widgets/src/kit/parts/badge.ts';
import { notice, type Tone } from '../../../widgets/src/kit/parts/notice.ts';
import { OfficeProblem } from '../office-api.ts';
import type { OfficeHost } from '../office-host.ts';
import { sentText } from '../sent-text.ts';
import { deadlineText, problemText, type Deadline } from '../texts.ts';

/** What every case in a queue has. */
interface Queued extends Deadline {
  readonly id: string;
  readonly number: string;
  readonly registeredOn: string;
  readonly isLate: boolean;
  readonly assignee: Staff | null;
}

interface Page<Item> {
  readonly items: readonly Item[];
  /** Leads to the next page; null when there is none. */
  readonly next: string | null;
}

/** What differs between the queues. */
export interface QueueSpec<Tab extends string, Item extends Queued, Shown extends Page<Item>> {
  readonly title: string;
  readonly tabs: Readonly<Record<Tab, string>>;
  readonly first: Tab;
  /** A search by number. */
  readonly search?: { readonly label: string; readonly nothingFound: string };
  load(query: {
    readonly state: Tab;
    readonly number: string | undefined;
    readonly after: string | undefined;
  }): Promise<Shown>;
  /** How many cases a tab has; undefined for a tab without a number, null for one that is hidden. */
  countOf(page: Shown, tab: Tab): number | null | undefined;
  addressOf(id: string): string;
  subjectOf(item: Item): unknown;
  stateOf(item: Item): { readonly tone: Tone; readonly text: string; readonly more?: unknown };
  /** Whether the case is late; by default what the item says. */
  isOverdue?(item: Item): boolean;
}

/** A queue as the page around it uses it. */
export interface Queue {
  load(): Promise<void>;
  render(): unknown;
  /** The id of the case that follows another one on screen. */
  after(id: string): string | undefined;
}

/** A queue of cases, the most urgent first. */
export class QueueList<Tab extends string, Item extends Queued, Shown extends Page<Item>> implements Queue {
  readonly #host: OfficeHost;
  readonly #spec: QueueSpec<Tab, Item, Shown>;
  #tab: Tab;
  #number = '';
  #page: Shown | undefined;
  #items: readonly Item[] = [];
  #problem: string | undefined;
  #loads = 0;

  constructor(host: OfficeHost, spec: QueueSpec<Tab, Item, Shown>) {
    this.#host = host;
    this.#spec = spec;
    this.#tab = spec.first;
  }

  after(id: string): string | undefined {
    return this.#items[this.#items.findIndex((item) => item.id === id) + 1]?.id;
  }

  /** Loads the queue; `after` adds the next page. */
  async load(after?: string): Promise<void> {
    const load = ++this.#loads;
    try {
      const page = await this.#spec.load({ state: this.#tab, number: this.#number.trim() || undefined, after });
      // Another tab may have been chosen meanwhile.
      if (load !== this.#loads) return;
      this.#items = after === undefined ? page.items : [...this.#items, ...page.items];
      this.#page = page;
      this.#problem = undefined;
    } catch (fault) {
      if (load !== this.#loads) return;
      this.#problem = fault instanceof OfficeProblem ? fault.code : 'INTERNAL';
      if (this.#problem === 'SIGNED_OUT') this.#host.signedOut();
    }
    this.#host.requestUpdate();
  }

  render(): unknown {
    const { title, search, tabs } = this.#spec;
    const page = this.#page;
    const retry = { text: 'Повторить', run: () => void this.load() };
    return html`
      <section class="vk-card" aria-labelledby="title">
        <h1 id="title" tabindex="-1">${title}</h1>
        ${
          search
            ? html`
              <form class="search" role="search" @submit=${this.#onSearch}>
                <label for="number">${search.label}</label>
                <div class="vk-actions"><input id="number" name="number" type="search" .value=${this.#number}><button class="vk-tonal">Найти</button></div>
              </form>`
            : nothing
        }
        <nav class="tabs" aria-label=${title}>${(Object.keys(tabs) as Tab[]).map((tab) => this.#renderTab(tab))}</nav>
        ${this.#problem ? notice({ tone: 'problem', text: problemText(this.#problem), action: retry }) : nothing}
        ${page ? this.#renderTable(page) : this.#problem ? nothing : html`<p role="status">Загружаем…</p>`}
      </section>`;
  }

  #renderTab(tab: Tab): unknown {
    const count = this.#page && this.#spec.countOf(this.#page, tab);
    const isChosen = tab === this.#tab && !this.#number;
    if (count === null && !isChosen) return nothing;
    return html`<button type="button" class="vk-text" aria-pressed=${isChosen} @click=${() => this.#choose(tab)}>${this.#spec.tabs[tab]}${typeof count === 'number' ? ` (${count})` : nothing}</button>`;
  }

  #renderTable({ next }: Shown): unknown {
    if (this.#items.length === 0)
      return html`<p role="status">${this.#number && this.#spec.search ? this.#spec.search.nothingFound : 'Здесь пусто.'}</p>`;
    return html`
      <table>
        <thead><tr><th scope="col">Номер</th><th scope="col">О чём</th><th scope="col">Срок</th><th scope="col">Состояние</th><th scope="col">Сотрудник</th></tr></thead>
        <tbody>${this.#items.map((item) => this.#renderRow(item))}</tbody>
      </table>
      ${next ? html`<div class="vk-actions"><button type="button" class="vk-tonal" @click=${() => void this.load(next)}>Показать ещё</button></div>` : nothing}`;
  }

  #renderRow(item: Item): unknown {
    const { id, number, registeredOn, isLate, assignee } = item;
    const isOverdue = this.#spec.isOverdue?.(item) ?? isLate;
    const { tone, text, more = nothing } = this.#spec.stateOf(item);
    return html`
      <tr>
        <th scope="row"><a href=${this.#spec.addressOf(id)}>${number}</a><br><span class="vk-muted">от ${russianDate(registeredOn)}</span></th>
        <td>${this.#spec.subjectOf(item)}</td>
        <td class=${isOverdue ? 'vk-error' : ''}>${deadlineText(item) || '—'}</td>
        <td>${badge(isOverdue ? 'problem' : tone, text)}${more}</td>
        <td>${assignee?.name ?? '—'}</td>
      </tr>`;
  }

  #choose(tab: Tab): void {
    this.#tab = tab;
    this.#number = '';
    this.#host.requestUpdate();
    void this.load();
  }

  #onSearch = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#number = sentText(event, 'number');
    void this.load();
  };
}
