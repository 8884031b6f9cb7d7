import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { AccountDocument, TechnicalWork } from '@vodokanal/contract';
import { documentsOf } from '@vodokanal/client';
import { documentKinds, documentYears } from '@vodokanal/contract/rules/document';
import { checkIcon } from '../generated/icons/check.ts';
import { documentIcon } from '../generated/icons/document.ts';
import { downloadIcon } from '../generated/icons/download.ts';
import { printIcon } from '../generated/icons/print.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { GradualRows } from '../kit/controllers/gradual-rows.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { badge } from '../kit/parts/badge.ts';
import { notice } from '../kit/parts/notice.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import { byYear, firstKind, MOST_AT_ONCE, shownDocuments, sizeOf, type KindChoice } from './document-choice.ts';
import type { DocumentDownload } from './document-download.ts';
import type { DocumentPrinter } from './document-print.ts';
import { marksOf, sizeText, titleOf } from './document-text.ts';
import type { DocumentViewer } from './document-viewer.ts';
import type { WorkList } from './work-list.ts';
import { styles } from './document-list-view.styles.ts';
import ru from './messages/view.ru.ts';

export interface DocumentsShown {
  /** Newest first; null for a helper, whom the endpoint shows none. */
  readonly documents: readonly AccountDocument[] | null;
  /** Newest first. */
  readonly works: readonly TechnicalWork[];
  /** Of the utility. */
  readonly phone: string;
  readonly claimUrl: string | undefined;
}

/** What is shown of the documents; made again only when they or the filter change. */
interface Chosen {
  readonly of: readonly AccountDocument[];
  readonly filter: string;
  readonly documents: readonly AccountDocument[];
}

/** With so many documents the filter is worth its place. */
const MANY = 5;

/** The documents with their filter and choice, and the works at the address. */
export class DocumentListView {
  readonly #host: VkAccountElement;
  readonly #onOpened: (documentId: string) => void;
  readonly #t;
  readonly #format;
  readonly #rows: GradualRows;
  readonly #viewer: LazyPart<DocumentViewer>;
  readonly #download: LazyPart<DocumentDownload>;
  readonly #printer: LazyPart<DocumentPrinter>;
  readonly #works: LazyPart<WorkList>;
  readonly #chosenIds = new Set<string>();
  /** Undefined until chosen. */
  #kind: KindChoice | undefined;
  #year = '';
  #search = '';
  #chosen: Chosen | undefined;
  #shown: DocumentsShown | undefined;

  constructor(host: VkAccountElement, onOpened: (documentId: string) => void) {
    this.#host = host;
    this.#onOpened = onOpened;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#rows = new GradualRows(host);
    this.#viewer = new LazyPart(
      host,
      async () => new (await import('./document-viewer.ts')).DocumentViewer(host, this.#t),
    );
    this.#download = new LazyPart(
      host,
      async () => new (await import('./document-download.ts')).DocumentDownload(host, this.#t),
    );
    this.#printer = new LazyPart(
      host,
      async () => new (await import('./document-print.ts')).DocumentPrinter(host, this.#t),
    );
    this.#works = new LazyPart(host, async () => new (await import('./work-list.ts')).WorkList(host, this.#onProtocol));
    adopt(host.renderRoot, dataStyles, styles);
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#kind = undefined;
    this.#year = '';
    this.#search = '';
    this.#chosenIds.clear();
    this.#viewer.value?.forget();
    this.#download.value?.forget();
  }

  render(shown: DocumentsShown): unknown {
    this.#shown = shown;
    const { documents } = shown;
    return html`
      ${documents ? this.#renderDocuments(documents) : notice({ text: this.#t('onlyHolder') })}
      ${this.#renderWorks(shown)}
      ${this.#viewer.value?.render() ?? nothing}`;
  }

  #renderDocuments(documents: readonly AccountDocument[]): unknown {
    const t = this.#t;
    const { documents: found } = this.#chosenOf(documents);
    const isUnreachable = [this.#viewer, this.#download, this.#printer].some((part) => part.isUnreachable);
    return html`
      ${documents.length > MANY ? this.#renderFilter(documents) : nothing}
      ${found.length === 0 && documents.length > 0 ? notice({ text: t('nothing') }) : this.#renderList(found)}
      ${isUnreachable ? notice({ tone: 'problem', text: t('kind-offline') }) : nothing}
      ${this.#renderActions(found)}`;
  }

  #renderFilter(documents: readonly AccountDocument[]): unknown {
    const t = this.#t;
    const kinds = documentKinds(documents);
    const years = documentYears(documents);
    const kindChoices: readonly (readonly [KindChoice, string])[] = [
      ...(firstKind(documents) === 'papers' ? [['papers', t('papers')] as const] : []),
      ['', t('allKinds')],
      ...kinds.map((kind) => [kind, t(kind)] as const),
    ];
    return html`
      <div class="filter" role="search">
        <label class="vk-choice words">${t('search')}<input type="search" maxlength="100" .value=${this.#search} @input=${this.#onSearch}></label>
        ${kinds.length < 2 ? nothing : this.#renderChoice('kind', t('kindChoice'), this.#kindOf(documents), kindChoices)}
        ${years.length < 2 ? nothing : this.#renderChoice('year', t('yearChoice'), this.#year, [['', t('allYears')], ...years.map((year) => [year, year] as const)])}
      </div>`;
  }

  #renderChoice(
    name: 'kind' | 'year',
    label: string,
    value: string,
    choices: readonly (readonly [string, string])[],
  ): unknown {
    return html`<label class="vk-choice">${label}<select name=${name} @change=${this.#onChoice}>${choices.map(([each, text]) => html`<option value=${each} .selected=${each === value}>${text}</option>`)}</select></label>`;
  }

  #renderList(found: readonly AccountDocument[]): unknown {
    const count = this.#rows.of(found);
    const t = this.#t;
    return html`
      <div class="list">${[...byYear(found.slice(0, count))].map(
        ([year, documents]) => html`
        <section class="year" aria-labelledby="year-${year}">
          <h3 id="year-${year}">${year}</h3>
          <ul>${documents.map((document) =>
            guard([document, this.#chosenIds.has(document.id), t.language(), this.#host.texts], () =>
              this.#renderDocument(document),
            ),
          )}</ul>
        </section>`,
      )}</div>`;
  }

  #renderDocument(document: AccountDocument): unknown {
    const t = this.#t;
    const { id, kind, title, number, issuedOn, validUntil, state, withdrawal, file } = document;
    const about = [
      t(kind),
      this.#format.date(issuedOn),
      ...(file?.bytes != null ? [sizeText(t, file.bytes)] : []),
      ...(state === 'valid' && validUntil !== null ? [t('validUntil', { date: this.#format.date(validUntil) })] : []),
    ].join(', ');
    const marks = marksOf(t, document);
    const name = html`<span lang="ru">${title}</span>${number ? html`${' '}<span class="number">${t('number', { number })}</span>` : nothing}`;
    return html`
      <li data-state=${state}>
        ${
          file
            ? html`<label class="choose"><input type="checkbox" value=${id} .checked=${this.#chosenIds.has(id)} aria-label=${t('choose', { title: titleOf(t, document) })} @change=${this.#onMark}></label>`
            : html`<span class="vk-service">${documentIcon()}</span>`
        }
        <div class="about">
          <p class="name">${file ? html`<button type="button" class="vk-text" value=${id} @click=${this.#onOpen}>${name}</button>` : name}</p>
          <p class="vk-muted">${about}</p>
          ${withdrawal ? html`<p class="vk-muted">${t('reason', { reason: '' })}<span lang="ru">${withdrawal.reason}</span></p>` : nothing}
          ${marks.length === 0 ? nothing : html`<p class="marks">${marks.map(([tone, text]) => badge(tone, text))}</p>`}
        </div>
      </li>`;
  }

  #renderActions(found: readonly AccountDocument[]): unknown {
    const t = this.#t;
    const open = found.filter(({ file }) => file);
    const chosen = this.#chosenDocuments();
    const count = chosen.length;
    const size = sizeOf(chosen);
    if (found.length === 0 && count === 0) return nothing;
    return html`
      ${
        count === 0
          ? nothing
          : html`
      <div class="vk-panel chosen" role="group" aria-labelledby="chosen">
        <p id="chosen" aria-live="polite"><strong>${t('chosen', { count })}</strong>${size === undefined ? nothing : html`${' '}<span class="vk-muted">${sizeText(t, size)}</span>`}</p>
        ${count > MOST_AT_ONCE ? html`<p class="vk-error">${t('tooMany', { count: MOST_AT_ONCE })}</p>` : nothing}
        <div class="vk-actions">
          <button type="button" aria-disabled=${count > MOST_AT_ONCE || this.#download.value?.isRunning === true} @click=${this.#onArchive}>${downloadIcon()}${t('archive')}</button>
          <button type="button" class="vk-text" @click=${this.#onClear}>${t('clear')}</button>
        </div>
      </div>`
      }
      ${this.#download.value?.render() ?? nothing}
      <div class="vk-actions">
        ${open.length > 1 && open.some(({ id }) => !this.#chosenIds.has(id)) ? html`<button type="button" class="vk-text" @click=${() => this.#onChooseAll(open)}>${checkIcon()}${t('chooseAll')}</button>` : nothing}
        <button type="button" class="vk-text" @click=${() => this.#onPrint(found)}>${printIcon()}${t('print')}</button>
      </div>`;
  }

  #renderWorks({ works, phone, claimUrl, documents }: DocumentsShown): unknown {
    const t = this.#t;
    const part = this.#works;
    const openIds = new Set(documents?.flatMap(({ id, file }) => (file ? [id] : [])));
    return html`
      <details class="works" ?open=${documents === null || documents.length === 0} @toggle=${this.#onWorks}>
        <summary><h3>${t('works')}</h3></summary>
        ${
          works.length === 0
            ? html`<p class="vk-muted">${t('noWorks')}</p>`
            : (part.value?.render(works, { phone, claimUrl, openIds }) ??
              (part.isUnreachable
                ? notice({
                    tone: 'problem',
                    text: t('kind-offline'),
                    action: { text: t('retry'), run: () => void part.load() },
                  })
                : nothing))
        }
      </details>`;
  }

  #kindOf = (documents: readonly AccountDocument[]): KindChoice => this.#kind ?? firstKind(documents);

  #chosenOf(documents: readonly AccountDocument[]): Chosen {
    const filter = { kind: this.#kindOf(documents), year: this.#year, search: this.#search };
    const key = JSON.stringify(filter);
    const last = this.#chosen;
    if (last?.of === documents && last.filter === key) return last;
    return (this.#chosen = { of: documents, filter: key, documents: shownDocuments(documents, filter) });
  }

  /** Those that are chosen, also when the filter hides them now. */
  #chosenDocuments(): readonly AccountDocument[] {
    return (this.#shown?.documents ?? []).filter(({ id, file }) => file && this.#chosenIds.has(id));
  }

  #onSearch = ({ target }: Event): void => {
    this.#search = (target as HTMLInputElement).value;
    this.#host.requestUpdate();
  };

  #onChoice = ({ target }: Event): void => {
    const { name, value } = target as HTMLSelectElement;
    if (name === 'year') this.#year = value;
    else this.#kind = value as KindChoice;
    this.#host.requestUpdate();
  };

  #onMark = ({ target }: Event): void => {
    const { value, checked } = target as HTMLInputElement;
    if (checked) this.#chosenIds.add(value);
    else this.#chosenIds.delete(value);
    this.#host.requestUpdate();
  };

  #onChooseAll(open: readonly AccountDocument[]): void {
    for (const { id } of open.slice(0, MOST_AT_ONCE)) this.#chosenIds.add(id);
    this.#host.requestUpdate();
  }

  #onClear = (): void => {
    this.#chosenIds.clear();
    this.#host.requestUpdate();
  };

  #onOpen = ({ currentTarget }: Event): void => {
    void this.#open((currentTarget as HTMLButtonElement).value);
  };

  #onProtocol = (documentId: string): void => {
    void this.#open(documentId);
  };

  async #open(documentId: string): Promise<void> {
    const document = this.#shown?.documents?.find(({ id }) => id === documentId);
    if (!document?.file) return;
    await (await this.#viewer.load())?.open(document);
    this.#onOpened(documentId);
    const { client } = this.#host;
    // The document is open already. If the mark fails, the next opening sets it.
    if (client && document.isUnread)
      await documentsOf(client)
        .markRead(client.session.account?.id ?? '', documentId)
        .catch(() => undefined);
  }

  #onArchive = async (): Promise<void> => {
    const chosen = this.#chosenDocuments();
    if (chosen.length === 0 || chosen.length > MOST_AT_ONCE) return;
    const part = await this.#download.load();
    await part?.saveArchive(
      chosen.map(({ id }) => id),
      {
        name: `${this.#t('archiveName')}-${this.#host.client?.session.account?.number ?? ''}.zip`,
        total: sizeOf(chosen),
      },
    );
  };

  async #onPrint(found: readonly AccountDocument[]): Promise<void> {
    await (await this.#printer.load())?.print(found);
  }

  #onWorks = ({ target }: Event): void => {
    if ((target as HTMLDetailsElement).open && (this.#shown?.works.length ?? 0) > 0) void this.#works.load();
  };
}
