import { html, nothing } from 'lit';
import type { FileRow } from '@vodokanal/contract/rules/reading-file';
import type { VkAccountElement } from '../kit/account-element.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import type ru from './messages/rows.ru.ts';
import type { TableReader } from './table-reader.ts';

/** The input for a file or a pasted table. The table reader loads with the first one. */
export class GivenTable {
  readonly #host: VkAccountElement;
  readonly #t: Translate<keyof typeof ru>;
  readonly #onRows: (rows: readonly FileRow[] | undefined) => void;
  readonly #period: () => string;
  #reader: TableReader | undefined;
  #fault: (() => string) | undefined;
  /** Identifies the latest read; an earlier one that finishes later is ignored. */
  #reading: object | undefined;

  /**
   * `onRows` is called with the rows of a table, or with undefined when it was removed; `period` gives the period
   * (`YYYY-MM`) that readings are taken for.
   */
  constructor(
    host: VkAccountElement,
    t: Translate<keyof typeof ru>,
    onRows: (rows: readonly FileRow[] | undefined) => void,
    period: () => string,
  ) {
    this.#host = host;
    this.#t = t;
    this.#onRows = onRows;
    this.#period = period;
  }

  /** The current table; undefined when rows were typed or come from an earlier visit. */
  get given(): TableReader['given'] {
    return this.#reader?.given;
  }

  clear(): void {
    this.#reader?.clear();
    this.#fault = undefined;
    this.#reading = undefined;
  }

  refuse(text: string | undefined): void {
    this.#fault = text === undefined ? undefined : () => text;
    this.#host.requestUpdate();
  }

  /** `template` is the button beside the file button. */
  render(template: unknown): unknown {
    const t = this.#t;
    const drop = (event: DragEvent) => {
      event.preventDefault();
      (event.currentTarget as HTMLElement).toggleAttribute('data-over', event.type === 'dragover');
      const [file] = event.type === 'drop' ? (event.dataTransfer?.files ?? []) : [];
      if (file) void this.#open(file);
    };
    const choose = ({ target }: Event) => {
      const input = target as HTMLInputElement;
      const [file] = input.files ?? [];
      if (file) void this.#open(file);
      input.value = '';
    };
    const paste = (event: ClipboardEvent) => {
      const text = pastedTable(event);
      if (text !== undefined) void this.paste(text);
    };
    const label = t(this.#reading ? 'reading' : 'choose');
    return html`
      <div class="drop" @dragover=${drop} @dragleave=${drop} @drop=${drop} @paste=${paste}>
        <p>${t('drop')} <span class="vk-muted">${t('stays')}</span></p>
        <div class="vk-actions">
          <span class="choose vk-button vk-tonal">${label}<input type="file" accept=".csv,.txt,.tsv,.xlsx,.xls,.xml,.htm,.html" aria-label=${label} @change=${choose}></span>
          ${template}
        </div>
        ${this.#fault === undefined ? nothing : notice({ tone: 'problem', text: this.#fault() })}
        ${this.#reader?.render() ?? nothing}
      </div>`;
  }

  async paste(text: string): Promise<void> {
    await this.#read(
      () => this.#t('pasted'),
      async () => {
        const { readText, textSheet } = await import('./read-bytes.ts');
        return { sheets: [textSheet(await readText(text))] };
      },
    );
  }

  async #open(file: File): Promise<void> {
    await this.#read(
      () => file.name,
      async () => {
        const { openTable } = await import('./open-table.ts');
        return openTable(file);
      },
    );
  }

  /** `name` is a function, because the text for a pasted table follows the page's language. */
  async #read(name: () => string, read: () => Promise<Parameters<TableReader['setTable']>[1]>): Promise<void> {
    const current = {};
    this.#reading = current;
    this.#fault = undefined;
    this.#host.requestUpdate();
    try {
      const [reader, result] = await Promise.all([this.#loadReader(), read()]);
      if (this.#reading === current) reader.setTable(name, result);
    } catch {
      // A chunk did not load, or the chosen file is gone.
      if (this.#reading === current) this.#fault = () => this.#t('kind-offline');
    } finally {
      if (this.#reading === current) this.#reading = undefined;
      this.#host.requestUpdate();
    }
  }

  async #loadReader(): Promise<TableReader> {
    const { TableReader } = await import('./table-reader.ts');
    return (this.#reader ??= new TableReader(this.#host, {
      period: this.#period,
      onRows: (rows) => this.#onRows(rows),
      onFault: (text) => {
        this.#fault = text;
      },
      onDrop: () => {
        this.clear();
        this.#onRows(undefined);
      },
    }));
  }
}

/** Returns clipboard text with several cells, and prevents pasting it into the field; undefined for a single cell. */
export function pastedTable(event: ClipboardEvent): string | undefined {
  const text = event.clipboardData?.getData('text/plain').replace(/^[\r\n]+|\s+$/g, '') ?? '';
  if (!/[\n\t]/.test(text)) return undefined;
  event.preventDefault();
  return text;
}
