import { html, nothing } from 'lit';
import {
  readingColumns,
  readRows,
  recognise,
  type ColumnMap,
  type FileRow,
  type FileRows,
  type ReadingColumn,
  type Recognised,
  type Table,
} from '@vodokanal/contract/rules/reading-file';
import type { VkAccountElement } from '../kit/account-element.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import ru from './messages/table.ru.ts';
import type { Read } from './read-table.ts';

/** A table and its recognised layout. Names and addresses in it never leave this object. */
interface Given {
  readonly name: () => string;
  readonly table: Table;
  readonly recognised: Recognised;
  readonly rows: FileRows;
}
type Mapped = Extract<Recognised, { readonly columns: ColumnMap }>;

const MAX_ROWS = 5_000;
/** Storage key of column maps: cell positions by a hash of the layout. */
const MAPS_KEY = 'columns';

export interface TableReaderSpec {
  onRows(rows: readonly FileRow[]): void;
  /** `text` is a function, because its translation may still be loading. */
  onFault(text: () => string): void;
  /** The user removed the table. */
  onDrop(): void;
}

/** Finds readings in a table, describes it, and asks for unknown columns. */
export class TableReader {
  readonly #host: VkAccountElement;
  readonly #spec: TableReaderSpec;
  readonly #t;
  #given: Given | undefined;

  constructor(host: VkAccountElement, spec: TableReaderSpec) {
    this.#host = host;
    this.#spec = spec;
    this.#t = messages(host, ru, { en: () => import('./messages/table.en.ts') });
  }

  /** The current table, if any. */
  get given(): { readonly name: string; readonly table: Table; readonly header: number } | undefined {
    return (
      this.#given && {
        name: this.#given.name(),
        table: this.#given.table,
        header: 'header' in this.#given.recognised ? this.#given.recognised.header : -1,
      }
    );
  }

  clear(): void {
    this.#given = undefined;
  }

  setTable(name: () => string, read: { readonly table: Table } | Extract<Read, { readonly fault: unknown }>): void {
    if ('fault' in read) return this.#refuse(read.fault);
    const { table } = read;
    const found = recognise(table);
    if (found.kind === 'empty') this.#refuse('EMPTY');
    else if (found.kind === 'debts' || found.kind === 'balances') this.#refuse(found.kind);
    else
      this.#apply(
        name,
        table,
        'columns' in found && !isMapped(found.columns)
          ? { ...found, columns: { ...found.columns, ...this.#maps()[layoutOf(table, found)] } }
          : found,
      );
  }

  render(): unknown {
    if (!this.#given) return nothing;
    const t = this.#t;
    const {
      name,
      recognised,
      rows: { rows, blank, foreign },
    } = this.#given;
    const isUnknown = 'columns' in recognised && !isMapped(recognised.columns);
    const summary = isUnknown
      ? t('unknownColumns', { name: name() })
      : [
          t('taken', { name: name(), count: rows.length }),
          blank > 0 ? t('blank', { count: blank }) : '',
          foreign > 0 ? t('foreign', { count: foreign }) : '',
        ]
          .filter(Boolean)
          .join(' ');
    return html`
      ${notice({ tone: isUnknown ? 'warning' : 'good', text: summary, action: { text: t('dropFile'), run: () => this.#spec.onDrop() } })}
      ${'columns' in recognised ? html`<details ?open=${isUnknown}><summary>${t('columns')}</summary><div class="choices">${(Object.keys(readingColumns) as ReadingColumn[]).map((column) => this.#renderColumn(column, recognised))}</div></details>` : nothing}`;
  }

  #renderColumn(column: ReadingColumn, recognised: Mapped): unknown {
    const t = this.#t;
    const table = this.#given?.table ?? [];
    const width = Math.max(0, ...table.slice(0, 50).map(({ length }) => length));
    const selected = recognised.columns[column];
    return html`
      <label class="vk-choice">${t(`column-${column}`)}<select data-column=${column} @change=${(event: Event) => this.#onColumn(column, (event.target as HTMLSelectElement).value)}>
        <option value="" .selected=${selected === undefined}>${t('noColumn')}</option>
        ${Array.from({ length: width }, (_, at) => html`<option value=${at} .selected=${selected === at}>${table[recognised.header]?.[at]?.trim() || t('columnAt', { at: at + 1 })}</option>`)}
      </select></label>`;
  }

  #apply(name: () => string, table: Table, recognised: Recognised): void {
    const isKnown = !('columns' in recognised) || isMapped(recognised.columns);
    const rows = isKnown ? readRows(table, recognised) : { rows: [], blank: 0, foreign: 0 };
    if (rows.rows.length > MAX_ROWS) return this.#refuse('TOO_MANY_ROWS');
    this.#given = { name, table, recognised, rows };
    this.#spec.onRows(rows.rows);
  }

  #refuse(key: keyof typeof ru): void {
    this.#spec.onFault(() => this.#t(key));
  }

  #onColumn(column: ReadingColumn, at: string): void {
    const given = this.#given;
    if (!given || !('columns' in given.recognised)) return;
    const { [column]: _, ...others } = given.recognised.columns;
    const columns: ColumnMap = at === '' ? others : { ...others, [column]: Number(at) };
    this.#host.client?.storage.set(
      MAPS_KEY,
      JSON.stringify({ ...this.#maps(), [layoutOf(given.table, given.recognised)]: columns }),
    );
    this.#apply(given.name, given.table, { ...given.recognised, columns });
    this.#host.requestUpdate();
  }

  #maps(): Record<string, ColumnMap> {
    return JSON.parse(this.#host.client?.storage.get(MAPS_KEY) ?? '{}') as Record<string, ColumnMap>;
  }
}

const isMapped = (columns: ColumnMap) => columns.account !== undefined && columns.value !== undefined;

/** Identifies tables of one layout by their width and a hash of the column names, which does not reveal the names. */
function layoutOf(table: Table, recognised: Mapped): string {
  let sum = 0;
  for (const letter of table[recognised.header]?.join('|') ?? '')
    sum = (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return `${table[Math.max(0, recognised.header)]?.length ?? 0}:${sum}`;
}
