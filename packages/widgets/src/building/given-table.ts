import { html, nothing } from 'lit';
import { readingColumns, readRows, recognise, type ColumnMap, type FileRow, type FileRows, type ReadingColumn, type Recognised, type Table } from '@vodokanal/contract/rules/reading-file';
import type { Say } from '../kit/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { openTable } from './open-table.ts';
import type { VkBuildingReadings } from './building-readings.ts';
import type ru from './messages/desk.ru.ts';

/** A table somebody gave, and what was understood of it. Names and addresses in it never leave this object. */
interface Given { readonly name: string; readonly table: Table; readonly recognised: Recognised; readonly rows: FileRows }
type Mapped = Extract<Recognised, { readonly columns: ColumnMap }>;

const MOST_ROWS = 5_000;
/** Under what the maps of columns are kept on the device: places of cells, by what tables of the same make have in common. */
const MAPS = 'columns';

/** The place for a file or a pasted table: reads it, says what it is, and asks for the columns it does not know. */
export class GivenTable {
  readonly #host: VkBuildingReadings;
  readonly #say: Say<keyof typeof ru>;
  readonly #onRows: (rows: readonly FileRow[] | undefined) => void;
  #given: Given | undefined;
  #fault: string | undefined;
  /** What is being read; a file that was chosen before it comes too late. */
  #reading: object | undefined;

  /** `onRows` is told the rows of a table, or that there is none any more. */
  constructor(host: VkBuildingReadings, say: Say<keyof typeof ru>, onRows: (rows: readonly FileRow[] | undefined) => void) {
    this.#host = host;
    this.#say = say;
    this.#onRows = onRows;
  }

  /** The table as it came; undefined when what was typed came from none, or from another visit's. */
  get given(): { readonly name: string; readonly table: Table; readonly header: number } | undefined {
    return this.#given && { name: this.#given.name, table: this.#given.table, header: 'header' in this.#given.recognised ? this.#given.recognised.header : -1 };
  }

  clear(): void {
    this.#given = undefined;
    this.#fault = undefined;
    this.#reading = undefined;
  }

  refuse(text: string | undefined): void {
    this.#fault = text;
    this.#host.requestUpdate();
  }

  /** `template`: the button beside the one for files. */
  render(template: unknown): unknown {
    const say = this.#say;
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
    const label = say(this.#reading ? 'reading' : 'choose');
    return html`
      <div class="drop" @dragover=${drop} @dragleave=${drop} @drop=${drop} @paste=${paste}>
        <p>${say('drop')} <span class="vk-muted">${say('stays')}</span></p>
        <div class="vk-actions">
          <span class="choose vk-button vk-plain">${label}<input type="file" accept=".csv,.txt,.xlsx" aria-label=${label} @change=${choose}></span>
          ${template}
        </div>
        ${this.#fault === undefined ? nothing : notice({ tone: 'problem', text: this.#fault })}
        ${this.#given ? this.#renderGiven(this.#given) : nothing}
      </div>`;
  }

  #renderGiven({ name, recognised, rows: { rows, blank, foreign } }: Given): unknown {
    const say = this.#say;
    const isUnknown = 'columns' in recognised && !isMapped(recognised.columns);
    const said = isUnknown ? say('unknownColumns', { name }) : [say('taken', { name, count: rows.length }), blank > 0 ? say('blank', { count: blank }) : '', foreign > 0 ? say('foreign', { count: foreign }) : ''].filter(Boolean).join(' ');
    return html`
      ${notice({ tone: isUnknown ? 'warning' : 'good', text: said, action: { text: say('dropFile'), run: () => { this.clear(); this.#onRows(undefined); } } })}
      ${'columns' in recognised ? html`<details ?open=${isUnknown}><summary>${say('columns')}</summary><div class="choices">${(Object.keys(readingColumns) as ReadingColumn[]).map((column) => this.#renderColumn(column, recognised))}</div></details>` : nothing}`;
  }

  #renderColumn(column: ReadingColumn, recognised: Mapped): unknown {
    const say = this.#say;
    const table = this.#given?.table ?? [];
    const width = Math.max(0, ...table.slice(0, 50).map(({ length }) => length));
    const present = recognised.columns[column];
    return html`
      <label class="vk-choice">${say(`column-${column}`)}<select data-column=${column} @change=${(event: Event) => this.#onColumn(column, (event.target as HTMLSelectElement).value)}>
        <option value="" .selected=${present === undefined}>${say('noColumn')}</option>
        ${Array.from({ length: width }, (_, at) => html`<option value=${at} .selected=${present === at}>${table[recognised.header]?.[at]?.trim() || say('columnAt', { at: at + 1 })}</option>`)}
      </select></label>`;
  }

  async paste(text: string): Promise<void> {
    await this.#read(this.#say('pasted'), async () => {
      const { readText } = await import('./read-table.ts');
      return { table: await readText(text) };
    });
  }

  async #open(file: File): Promise<void> {
    await this.#read(file.name, () => openTable(file));
  }

  async #read(name: string, read: () => Promise<{ readonly table: Table } | { readonly fault: keyof typeof ru }>): Promise<void> {
    const token = {};
    this.#reading = token;
    this.#fault = undefined;
    this.#host.requestUpdate();
    try {
      const result = await read();
      if (this.#reading !== token) return;
      if ('fault' in result) this.#fault = this.#say(result.fault);
      else this.#take(name, result.table);
    } catch {
      // A file of ours did not come, or the one given went away.
      if (this.#reading === token) this.#fault = this.#say('kind-offline');
    } finally {
      if (this.#reading === token) this.#reading = undefined;
      this.#host.requestUpdate();
    }
  }

  #take(name: string, table: Table): void {
    const seen = recognise(table);
    if (seen.kind === 'empty') this.#fault = this.#say('EMPTY');
    else if (seen.kind === 'debts' || seen.kind === 'balances') this.#fault = this.#say(seen.kind);
    else this.#apply(name, table, 'columns' in seen && !isMapped(seen.columns) ? { ...seen, columns: { ...seen.columns, ...this.#maps()[makeOf(table, seen)] } } : seen);
  }

  #apply(name: string, table: Table, recognised: Recognised): void {
    const isKnown = !('columns' in recognised) || isMapped(recognised.columns);
    const rows = isKnown ? readRows(table, recognised) : { rows: [], blank: 0, foreign: 0 };
    if (rows.rows.length > MOST_ROWS) {
      this.#fault = this.#say('TOO_MANY_ROWS');
      return;
    }
    this.#given = { name, table, recognised, rows };
    this.#onRows(rows.rows);
  }

  #onColumn(column: ReadingColumn, at: string): void {
    const given = this.#given;
    if (!given || !('columns' in given.recognised)) return;
    const { [column]: _, ...others } = given.recognised.columns;
    const columns: ColumnMap = at === '' ? others : { ...others, [column]: Number(at) };
    this.#host.client?.storage.set(MAPS, JSON.stringify({ ...this.#maps(), [makeOf(given.table, given.recognised)]: columns }));
    this.#apply(given.name, given.table, { ...given.recognised, columns });
    this.#host.requestUpdate();
  }

  #maps(): Record<string, ColumnMap> {
    return JSON.parse(this.#host.client?.storage.get(MAPS) ?? '{}') as Record<string, ColumnMap>;
  }
}

/** The text of the clipboard when it is more than a cell; then it is not put into the field. */
export function pastedTable(event: ClipboardEvent): string | undefined {
  const text = event.clipboardData?.getData('text/plain').replace(/^[\r\n]+|\s+$/g, '') ?? '';
  if (!/[\n\t]/.test(text)) return undefined;
  event.preventDefault();
  return text;
}

const isMapped = (columns: ColumnMap) => columns.account !== undefined && columns.value !== undefined;

/** What tables of the same make have in common: how wide they are, and a sum over the names of their columns, which tells nothing of them. */
function makeOf(table: Table, recognised: Mapped): string {
  let sum = 0;
  for (const letter of table[recognised.header]?.join('|') ?? '') sum = (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return `${table[Math.max(0, recognised.header)]?.length ?? 0}:${sum}`;
}
