import { html, nothing } from 'lit';
import type { QueueList } from '@vodokanal/contract/office';
import { callOffice } from '../office-api.ts';
import type { OfficeHost } from '../office-host.ts';
import { sentText } from '../sent-text.ts';
import { QUEUES, type QueueKind } from './case-texts.ts';

export const addressOf = (kind: QueueKind, id?: string): string =>
  kind === 'claim'
    ? id
      ? `#/claims/${id}`
      : '#/'
    : `${kind === 'application' ? '#/applications' : `#/cases/${kind}`}${id ? `/${id}` : ''}`;

/** The queues of one's role with how much waits in them, and the search across them. */
export class QueueMenu {
  readonly #host: OfficeHost;
  #queues: QueueList['items'] = [];

  constructor(host: OfficeHost) {
    this.#host = host;
  }

  get kinds(): readonly QueueKind[] {
    return this.#queues.map(({ kind }) => kind);
  }

  /** Loads the counts; a failure leaves those before, because the view below tells what is wrong. */
  async load(): Promise<void> {
    try {
      this.#queues = (await callOffice('queues.list')).items;
      this.#host.requestUpdate();
    } catch {
      /* see above */
    }
  }

  render(present: QueueKind | undefined, searched = ''): unknown {
    return html`
      <div class="menu">
        <nav aria-label="Все очереди"><ul>${this.#queues.map(({ kind, counts: { waiting, late } }) => html`<li><a href=${addressOf(kind)} aria-current=${kind === present ? 'page' : nothing}>${QUEUES[kind]} <span class=${late > 0 ? 'vk-error' : 'vk-muted'}>${waiting}${late > 0 ? html`<span class="vk-unseen">, из них с опозданием ${late}</span>` : nothing}</span></a></li>`)}</ul></nav>
        <form class="search" role="search" aria-label="По всем очередям" @submit=${this.#onSearch}>
          <label for="search">Номер или лицевой счёт, во всех очередях</label>
          <div class="vk-actions"><input id="search" name="search" type="search" minlength="3" maxlength="40" required .value=${searched}><button class="vk-tonal">Искать</button></div>
        </form>
      </div>`;
  }

  #onSearch = (event: SubmitEvent): void => {
    event.preventDefault();
    location.hash = `#/search/${encodeURIComponent(sentText(event, 'search').trim())}`;
  };
}
