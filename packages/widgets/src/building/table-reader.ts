import { html, nothing } from 'lit';
import { readingColumns, type ColumnMap, type ReadingColumn } from '@vodokanal/contract/rules/reading-columns';
import {
  monthNamed,
  readRows,
  recognise,
  type ColumnLayout,
  type FileRow,
  type FileRows,
  type FileSheet,
  type MonthNamed,
  type Recognised,
  type Table,
} from '@vodokanal/contract/rules/reading-file';
import type { VkAccountElement } from '../kit/account-element.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import ru from './messages/table.ru.ts';
import type { ReadFault } from './read-bytes.ts';

/** What becomes of a sheet: its readings are taken, the person must choose, or it cannot be used as it is. */
type State =
  | { readonly kind: 'taken' | 'unknown' | 'noResults' }
  | { readonly kind: 'asked'; readonly what: readonly ('sheet' | ReadingColumn)[] }
  | {
      readonly kind: 'otherMonth';
      readonly place: Exclude<MonthNamed['place'], 'unnamed'> | 'period';
      readonly text: string;
    };

/** A file and what was recognised in it. Names and addresses in it never leave this object. */
interface Given {
  readonly name: () => string;
  readonly sheets: readonly FileSheet[];
  /** The sheet in use. */
  readonly sheet: FileSheet;
  readonly recognised: Recognised;
  readonly rows: FileRows;
  readonly month: MonthNamed;
  readonly state: State;
}

const MAX_ROWS = 5_000;
/** Storage key of column maps: cell positions by a hash of the layout. */
const MAPS_KEY = 'columns';
const NO_ROWS: FileRows = { rows: [], blank: 0, foreign: 0, otherMonths: 0 };

export interface TableReaderSpec {
  /** The period (`YYYY-MM`) that readings are taken for. */
  period(): string;
  onRows(rows: readonly FileRow[]): void;
  /** `text` is a function, because its translation may still be loading. */
  onFault(text: () => string): void;
  /** The user removed the table. */
  onDrop(): void;
}

/** Finds readings in a file, says what of it is used, and asks when that is not certain. */
export class TableReader {
  readonly #host: VkAccountElement;
  readonly #spec: TableReaderSpec;
  readonly #t;
  readonly #format;
  #given: Given | undefined;

  constructor(host: VkAccountElement, spec: TableReaderSpec) {
    this.#host = host;
    this.#spec = spec;
    this.#t = messages(host, ru, { en: () => import('./messages/table.en.ts') });
    this.#format = formats(this.#t);
  }

  /** The current table, if any. */
  get given(): { readonly name: string; readonly table: Table; readonly header: number } | undefined {
    return (
      this.#given && {
        name: this.#given.name(),
        table: this.#given.sheet.table,
        header: 'header' in this.#given.recognised ? this.#given.recognised.header : -1,
      }
    );
  }

  clear(): void {
    this.#given = undefined;
  }

  setTable(name: () => string, read: { readonly sheets: readonly FileSheet[] } | { readonly fault: ReadFault }): void {
    if ('fault' in read) return this.#refuse(read.fault);
    const sheets = read.sheets.filter(({ table }) => table.some((line) => line.some((cell) => cell.trim())));
    const [first] = sheets;
    if (!first) return this.#refuse('EMPTY');
    const sheet = this.#likeliest(sheets) ?? sheets.find(({ isHidden }) => !isHidden) ?? first;
    const { kind } = this.#recognise(sheet);
    if (kind === 'debts' || kind === 'balances') return this.#refuse(kind);
    this.#open(name, sheets, sheet);
  }

  render(): unknown {
    const given = this.#given;
    if (!given) return nothing;
    const t = this.#t;
    const { recognised, sheets, state } = given;
    return html`
      ${notice({ tone: state.kind === 'taken' ? 'good' : /asked|unknown/.test(state.kind) ? 'warning' : 'problem', text: this.#summaryOf(given), action: { text: t('dropFile'), run: () => this.#spec.onDrop() } })}
      ${state.kind === 'unknown' ? nothing : this.#renderUsed(given)}
      ${
        'columns' in recognised || sheets.length > 1
          ? html`<details ?open=${state.kind !== 'taken'}><summary>${t('columns')}</summary>
        <div class="choices">${sheets.length > 1 ? this.#renderSheets(given) : nothing}${'columns' in recognised ? (Object.keys(readingColumns) as ReadingColumn[]).map((column) => this.#renderColumn(column, given, recognised)) : nothing}</div></details>`
          : nothing
      }
      ${state.kind === 'asked' ? html`<div class="vk-actions"><button type="button" @click=${this.#onConfirm}>${t('take')}</button></div>` : nothing}`;
  }

  #summaryOf({ name, state, rows }: Given): string {
    const t = this.#t;
    const period = this.#format.period(this.#spec.period());
    switch (state.kind) {
      case 'unknown':
        return t('unknownColumns', { name: name() });
      case 'noResults':
        return t('noResults', { name: name() });
      case 'otherMonth':
        return t(`otherMonth-${state.place}`, { name: name(), text: state.text, period });
      case 'asked':
        return t('asked', {
          name: name(),
          what: state.what
            .map((each) => (each === 'sheet' ? t('sheet') : t(`column-${each}`)).toLowerCase())
            .join(', '),
        });
      default:
        return [
          t('taken', { name: name(), count: rows.rows.length }),
          rows.blank > 0 ? t('blank', { count: rows.blank }) : '',
          rows.foreign > 0 ? t('foreign', { count: rows.foreign }) : '',
          rows.otherMonths > 0 ? t('otherMonths', { count: rows.otherMonths }) : '',
        ]
          .filter(Boolean)
          .join(' ');
    }
  }

  /** Says which sheet, line, columns and month are used. */
  #renderUsed({ sheet, recognised, month, state }: Given): unknown {
    const t = this.#t;
    const quote = (label: string, text: string) => html`${label} <span lang='ru'>«${text}»</span>${'. '}`;
    const period = this.#format.period(this.#spec.period());
    const layout = 'columns' in recognised ? recognised : undefined;
    const column = (name: ReadingColumn) => (layout ? this.#nameOf(layout, layout.columns[name] ?? 0) : '');
    const isByPeriod = layout?.columns.period !== undefined;
    return html`<p class="vk-hint">
      ${sheet.name ? quote(t(sheet.isHidden ? 'usedHiddenSheet' : 'usedSheet'), sheet.name) : nothing}
      ${layout ? html`${t('usedLine', { line: layout.header + 1 })} ${quote(`${t('column-account')}:`, column('account'))}${quote(`${t('column-value')}:`, column('value'))}` : t('usedBank')}
      ${
        state.kind === 'otherMonth'
          ? nothing
          : isByPeriod
            ? quote(t('month-period', { period }), column('period'))
            : month.place === 'unnamed'
              ? t('month-unnamed', { period })
              : quote(t(`month-${month.place}`, { period }), month.text)
      }</p>`;
  }

  #renderSheets({ sheets, sheet }: Given): unknown {
    const t = this.#t;
    return html`
      <label class="vk-choice">${t('sheet')}<select data-sheet @change=${(event: Event) => this.#onSheet(Number((event.target as HTMLSelectElement).value))}>
        ${sheets.map((each, at) => html`<option lang="ru" value=${at} .selected=${each === sheet}>${each.isHidden ? t('hiddenSheet', { name: each.name }) : each.name}</option>`)}
      </select></label>`;
  }

  #renderColumn(column: ReadingColumn, { sheet }: Given, recognised: ColumnLayout): unknown {
    const t = this.#t;
    const width = Math.max(0, ...sheet.table.slice(0, 50).map(({ length }) => length));
    const selected = recognised.columns[column];
    return html`
      <label class="vk-choice">${t(`column-${column}`)}<select data-column=${column} @change=${(event: Event) => this.#onColumn(column, (event.target as HTMLSelectElement).value)}>
        <option value="" .selected=${selected === undefined}>${t('noColumn')}</option>
        ${Array.from({ length: width }, (_, at) => html`<option lang="ru" value=${at} .selected=${selected === at}>${this.#nameOf(recognised, at)}</option>`)}
      </select></label>`;
  }

  /** The title of a column; columns with the same title are told apart by their numbers. */
  #nameOf({ titles }: ColumnLayout, at: number): string {
    const title = titles[at]?.trim();
    if (!title) return this.#t('columnAt', { at: at + 1 });
    return titles.some((other, index) => index !== at && other.trim() === title)
      ? this.#t('columnTwice', { title, at: at + 1 })
      : title;
  }

  #recognise({ table, hiddenColumns }: FileSheet): Recognised {
    const found = recognise(table, { period: this.#spec.period(), hiddenColumns });
    const answer = 'columns' in found ? this.#maps()[layoutKey(found)] : undefined;
    // What the person answered for this layout is certain.
    return 'columns' in found && answer ? { ...found, columns: answer, choices: {} } : found;
  }

  /** The sheets that have readings. */
  #withReadings(sheets: readonly FileSheet[]): readonly FileSheet[] {
    return sheets.filter((sheet) => {
      const found = this.#recognise(sheet);
      return found.kind === 'bank' || ('columns' in found && isMapped(found.columns));
    });
  }

  /** Guesses a sheet with readings: not hidden, and not named after another month. */
  #likeliest(sheets: readonly FileSheet[]): FileSheet | undefined {
    const score = (sheet: FileSheet) => {
      const { place, fits } = monthNamed(this.#recognise(sheet), sheet.name, this.#spec.period());
      return (sheet.isHidden ? -4 : 0) + (fits ? (place === 'unnamed' ? 0 : 1) : -2);
    };
    const [first, ...others] = this.#withReadings(sheets);
    return others.reduce((best, sheet) => (best && score(best) >= score(sheet) ? best : sheet), first);
  }

  /** Uses a sheet. Until the choice is `confirmed`, a sheet or column that is not the only one that fits is asked for. */
  #open(
    name: () => string,
    sheets: readonly FileSheet[],
    sheet: FileSheet,
    { recognised = this.#recognise(sheet), isConfirmed = false } = {},
  ): void {
    const isKnown = !('columns' in recognised) || isMapped(recognised.columns);
    const month = monthNamed(recognised, sheet.name, this.#spec.period());
    const rows = isKnown ? readRows(sheet.table, recognised, this.#spec.period()) : NO_ROWS;
    if (rows.rows.length > MAX_ROWS) return this.#refuse('TOO_MANY_ROWS');
    const what = isConfirmed
      ? []
      : [
          ...(this.#withReadings(sheets).length > 1 ? (['sheet'] as const) : []),
          ...('choices' in recognised ? (Object.keys(recognised.choices) as ReadingColumn[]) : []),
        ];
    const state: State = !isKnown
      ? { kind: 'unknown' }
      : !month.fits && month.place !== 'unnamed'
        ? { kind: 'otherMonth', place: month.place, text: month.text }
        : rows.rows.length === 0 && rows.otherMonths > 0
          ? { kind: 'otherMonth', place: 'period', text: rows.otherMonth ?? '' }
          : rows.rows.length > 0 && rows.rows.every(({ fault }) => fault === 'NO_RESULT')
            ? { kind: 'noResults' }
            : what.length > 0
              ? { kind: 'asked', what }
              : { kind: 'taken' };
    this.#given = { name, sheets, sheet, recognised, rows, month, state };
    this.#spec.onRows(state.kind === 'taken' ? rows.rows : []);
    this.#host.requestUpdate();
  }

  #refuse(key: keyof typeof ru): void {
    this.#spec.onFault(() => this.#t(key));
  }

  #onSheet(at: number): void {
    const given = this.#given;
    const sheet = given?.sheets[at];
    if (given && sheet) this.#open(given.name, given.sheets, sheet);
  }

  #onColumn(column: ReadingColumn, at: string): void {
    const given = this.#given;
    if (!given || !('columns' in given.recognised)) return;
    const { [column]: _, ...others } = given.recognised.columns;
    const recognised = {
      ...given.recognised,
      columns: at === '' ? others : { ...others, [column]: Number(at) },
    };
    const isAnswer = given.state.kind === 'taken' || given.state.kind === 'unknown';
    if (isAnswer) this.#remember(recognised);
    this.#open(given.name, given.sheets, given.sheet, {
      recognised,
      isConfirmed: isAnswer && this.#withReadings(given.sheets).length < 2,
    });
  }

  #onConfirm = (): void => {
    const given = this.#given;
    if (!given) return;
    const { recognised } = given;
    if ('choices' in recognised && Object.keys(recognised.choices).length > 0) this.#remember(recognised);
    this.#open(given.name, given.sheets, given.sheet, { recognised, isConfirmed: true });
  };

  #remember(layout: ColumnLayout): void {
    this.#host.client?.storage.set(MAPS_KEY, JSON.stringify({ ...this.#maps(), [layoutKey(layout)]: layout.columns }));
  }

  #maps(): Record<string, ColumnMap> {
    return JSON.parse(this.#host.client?.storage.get(MAPS_KEY) ?? '{}') as Record<string, ColumnMap>;
  }
}

const isMapped = (columns: ColumnMap) => columns.account !== undefined && columns.value !== undefined;

/** Identifies tables of one layout by their width and a hash of the column names, which does not reveal the names. */
function layoutKey({ titles }: ColumnLayout): string {
  let sum = 0;
  for (const letter of titles.join('|')) sum = (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return `${titles.length}:${sum}`;
}
