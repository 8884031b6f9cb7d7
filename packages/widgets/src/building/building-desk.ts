import { html, nothing } from 'lit';
import { buildingsOf, type Client } from '@vodokanal/client';
import type { BuildingStatus, BulkRowResult, Finding, Meter } from '@vodokanal/contract';
import { readingColumns, readRows, recognise, serviceName, type ColumnMap, type FileRows, type ReadingColumn, type Recognised, type Table } from '@vodokanal/contract/rules/reading-file';
import { formats } from '../kit/formats.ts';
import { messages, type Say } from '../kit/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { SendTask } from '../kit/send-task.ts';
import { dispatch, leftOf, planOf, type Plan } from './dispatch.ts';
import { openTable } from './open-table.ts';
import { Sheet, isWrong, type Filter, type KeptRow, type SheetRow } from './sheet.ts';
import type { VkBuildingReadings } from './building-readings.ts';
import ru from './messages/desk.ru.ts';

/** A table somebody gave, and what was understood of it. Names and addresses in it never leave this object. */
interface Given { readonly name: string; readonly table: Table; readonly recognised: Recognised; readonly rows: FileRows }

/** What waits on the device for the next visit. */
interface Kept { readonly rows: readonly KeptRow[]; readonly plan?: Plan }

const PAGE = 50;
const MOST_ROWS = 5_000;
const COLUMNS = 'columns';
const FILTERS: readonly Filter[] = ['all', 'empty', 'wrong', 'done'];
const decimals = ['previous', 'volume', 'value'];

/** The rows of a building: filled by a file, the clipboard or by hand, put right in place, and sent in packs. */
export class BuildingDesk {
  readonly #host: VkBuildingReadings;
  readonly #say: Say<keyof typeof ru>;
  readonly #write: ReturnType<typeof formats>;
  readonly #send: SendTask<Client, undefined, void>;
  readonly #onJudged: (jobIds: readonly string[]) => void;
  #status: BuildingStatus | undefined;
  #sheet: Sheet | undefined;
  #given: Given | undefined;
  #fault: string | undefined;
  #isReading = false;
  #filter: Filter = 'all';
  #query = '';
  #page = 0;
  /** The keys of the rows on show: what is typed does not make a row vanish from under the hand. */
  #shown: readonly string[] = [];
  #plan: Plan | undefined;
  #isPausing = false;
  #isKept = true;
  #hasSent = false;

  /** `onJudged`: the utility has said what became of rows. */
  constructor(host: VkBuildingReadings, onJudged: (jobIds: readonly string[]) => void) {
    this.#host = host;
    this.#onJudged = onJudged;
    this.#say = messages(host, ru, { en: () => import('./messages/desk.en.ts') });
    this.#write = formats(this.#say);
    this.#send = new SendTask(host, { asks: true, send: (client: Client) => this.#dispatch(client) });
  }

  /** The building as it stands now; what was typed stays, also from another visit. */
  take(client: Client, status: BuildingStatus, hasOthers: boolean): void {
    const isSame = this.#status?.building.id === status.building.id;
    const kept: Kept | undefined = isSame && this.#sheet ? { rows: this.#sheet.kept(), ...(this.#plan && { plan: this.#plan }) } : client.drafts.load<Kept>(draftOf(status));
    if (!isSame) this.forget();
    this.#status = status;
    this.#sheet = new Sheet(status, hasOthers);
    this.#sheet.restore(kept?.rows ?? []);
    this.#plan = kept?.plan;
    if (isSame) this.#shown = this.#shown.filter((key) => this.#sheet?.row(key));
    else this.#look();
  }

  forget(): void {
    this.#status = undefined;
    this.#sheet = undefined;
    this.#given = undefined;
    this.#fault = undefined;
    this.#plan = undefined;
    this.#filter = 'all';
    this.#query = '';
    this.#page = 0;
    this.#hasSent = false;
    this.#send.edited();
  }

  render(): unknown {
    const sheet = this.#sheet;
    if (!sheet) return nothing;
    const say = this.#say;
    return html`
      ${this.#renderFile()}
      <form novalidate @submit=${this.#onSubmit} @paste=${this.#onPaste}>
        ${this.#renderOutcome(sheet)}
        <div class="choices">
          <label class="vk-choice">${say('filter')}<select data-filter @change=${(event: Event) => this.#choose({ filter: (event.target as HTMLSelectElement).value as Filter })}>
            ${FILTERS.map((filter) => html`<option value=${filter} .selected=${filter === this.#filter}>${say('counted', { what: say(`filter-${filter}`), count: sheet.count(filter) })}</option>`)}</select></label>
          <label class="vk-choice">${say('search')}<input type="search" autocomplete="off" .value=${this.#query} @input=${(event: Event) => this.#choose({ query: (event.target as HTMLInputElement).value })}></label>
        </div>
        ${this.#renderRows(sheet)}
        ${this.#renderActions(sheet)}
      </form>`;
  }

  #renderFile(): unknown {
    const say = this.#say;
    const given = this.#given;
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
    return html`
      <div class="drop" @dragover=${drop} @dragleave=${drop} @drop=${drop} @paste=${this.#onPaste}>
        <p>${say('drop')} <span class="vk-muted">${say('stays')}</span></p>
        <div class="vk-actions">
          <span class="choose vk-button vk-plain">${this.#isReading ? say('reading') : say('choose')}<input type="file" accept=".csv,.txt,.xlsx" aria-label=${say('choose')} @change=${choose}></span>
          <button type="button" class="vk-plain" @click=${this.#onTemplate}>${say('template')}</button>
        </div>
        ${this.#fault === undefined ? nothing : notice({ tone: 'problem', text: this.#fault })}
        ${given ? this.#renderGiven(given) : nothing}
      </div>`;
  }

  #renderGiven({ name, recognised, rows: { rows, blank, foreign } }: Given): unknown {
    const say = this.#say;
    const isUnknown = 'columns' in recognised && !isMapped(recognised.columns);
    const said = isUnknown ? say('unknownColumns', { name }) : [say('taken', { name, count: rows.length }), blank > 0 ? say('blank', { count: blank }) : '', foreign > 0 ? say('foreign', { count: foreign }) : ''].filter(Boolean).join(' ');
    return html`
      ${notice({ tone: isUnknown ? 'warning' : 'good', text: said, action: { text: say('dropFile'), run: this.#onDropFile } })}
      ${'columns' in recognised ? html`<details ?open=${isUnknown}><summary>${say('columns')}</summary><div class="choices">${(Object.keys(readingColumns) as ReadingColumn[]).map((column) => this.#renderColumn(column, recognised))}</div></details>` : nothing}`;
  }

  #renderColumn(column: ReadingColumn, recognised: Extract<Recognised, { readonly columns: ColumnMap }>): unknown {
    const say = this.#say;
    const { table } = this.#given ?? { table: [] };
    const width = Math.max(0, ...table.slice(0, 50).map(({ length }) => length));
    const present = recognised.columns[column];
    return html`
      <label class="vk-choice">${say(`column-${column}`)}<select data-column=${column} @change=${(event: Event) => this.#onColumn(column, (event.target as HTMLSelectElement).value)}>
        <option value="" .selected=${present === undefined}>${say('noColumn')}</option>
        ${Array.from({ length: width }, (_, at) => html`<option value=${at} .selected=${present === at}>${table[recognised.header]?.[at]?.trim() || say('columnAt', { at: at + 1 })}</option>`)}
      </select></label>`;
  }

  #renderOutcome(sheet: Sheet): unknown {
    const say = this.#say;
    const { problem, isSending } = this.#send;
    const left = this.#plan ? leftOf(this.#plan) : 0;
    const rows = this.#hasSent ? sheet.rows() : [];
    const count = (wanted: BulkRowResult['result']) => rows.filter(({ result }) => result?.result === wanted).length;
    const wrong = sheet.count('wrong');
    return html`
      ${this.#isKept ? nothing : notice({ tone: 'warning', text: say('notKept') })}
      ${problem && problem.kind !== 'signed-out' ? html`<div class="vk-summary vk-notice" data-tone="problem" role="alert" tabindex="-1"><p>${say.problem(problem)}</p></div>` : nothing}
      ${left > 0 && !isSending ? notice({ tone: 'warning', text: say('unfinished', { count: left }), action: { text: say('resume'), run: () => void this.#resume() } }) : nothing}
      ${this.#hasSent && !isSending ? html`<div class="vk-summary vk-notice" data-tone=${wrong > 0 ? 'warning' : 'good'} role="status" tabindex="-1"><p>${say('sum', { accepted: count('accepted'), unchanged: count('unchanged'), wrong })}</p>
        <div class="vk-actions">${wrong > 0 ? html`<button type="button" class="vk-plain" @click=${() => this.#choose({ filter: 'wrong' })}>${say('showWrong')}</button>` : nothing}<button type="button" class="vk-plain" @click=${this.#onDownload}>${say('download')}</button></div></div>`
        : wrong > 0 && this.#given && this.#filter !== 'wrong' ? notice({ tone: 'warning', text: say('onlyWrong', { count: wrong }), action: { text: say('showWrong'), run: () => this.#choose({ filter: 'wrong' }) } }) : nothing}`;
  }

  #renderRows(sheet: Sheet): unknown {
    const say = this.#say;
    const all = this.#shown.length;
    if (all === 0) return notice({ text: say('nothing') });
    const from = this.#page * PAGE;
    const rows = this.#shown.slice(from, from + PAGE).flatMap((key) => sheet.row(key) ?? []);
    return html`
      <p class="vk-hint">${say('enter')}</p>
      <table @keydown=${this.#onKey}>
        <thead><tr><th scope="col">${say('place')}</th><th scope="col">${say('meterColumn')}</th><th scope="col">${say('previous')}</th><th scope="col">${say('value')}</th><th scope="col">${say('note')}</th></tr></thead>
        <tbody>${rows.map((row) => this.#renderRow(row))}</tbody>
      </table>
      ${all > PAGE ? html`<div class="pager">
        <button type="button" class="vk-plain" aria-disabled=${this.#page === 0} @click=${() => this.#turn(-1)}>${say('earlier')}</button>
        <span role="status">${say('range', { from: from + 1, to: Math.min(all, from + PAGE), all })}</span>
        <button type="button" class="vk-plain" aria-disabled=${from + PAGE >= all} @click=${() => this.#turn(1)}>${say('later')}</button>
      </div>` : nothing}`;
  }

  #renderRow(row: SheetRow): unknown {
    const say = this.#say;
    const { key, item, flat, line, accountNumber, serialNumber, value } = row;
    const place = flat ? say('flat', { flat }) : line === undefined ? '' : say('line', { line });
    const meter = item ? this.#nameOf(item.meter) : (row.service && say(row.service)) ?? '';
    const { previous } = item?.meter ?? {};
    const isFaulty = (row.left || row.result !== undefined) && isWrong(row);
    const own = !item || key.startsWith('file:');
    return html`
      <tr data-outcome=${row.result?.result ?? ''}>
        <th scope="row">${place}</th>
        <td class="whose">${own ? html`${meter ? html`<p>${meter}</p>` : nothing}
          <div class="line"><label>${say('accountLabel')}<input .value=${accountNumber} maxlength="30" autocomplete="off" @change=${({ target }: Event) => this.#onAssign(key, { accountNumber: (target as HTMLInputElement).value })}></label>
          <label>${say('serialLabel')}<input .value=${serialNumber} maxlength="40" autocomplete="off" @change=${({ target }: Event) => this.#onAssign(key, { serialNumber: (target as HTMLInputElement).value })}></label></div>`
          : html`${meter}<br><span class="vk-muted">№ ${serialNumber}, ${say('accountShort', { number: accountNumber })}</span>`}</td>
        <td class="before" data-label=${say('previous')}>${previous ? this.#write.decimal(previous.value) : '–'}</td>
        <td class="now">${this.#takes(row) ? html`<input id="value-${key}" data-value=${key} inputmode="decimal" autocomplete="off" enterkeyhint="next" maxlength="20" .value=${value} aria-label=${say('readingOf', { flat: place, meter, serial: say('serial', { serial: serialNumber }) })}
          aria-invalid=${isFaulty} aria-describedby="note-${key}" @input=${({ target }: Event) => this.#onInput(key, (target as HTMLInputElement).value)} @change=${() => this.#onLeave(key)}>` : nothing}</td>
        <td class="note" id="note-${key}">${this.#noteOf(row)}${own ? html`<button type="button" class="vk-plain" @click=${() => this.#onRemove(key)}>${say('removeLine')}</button>` : nothing}</td>
      </tr>`;
  }

  /** There is a field for it: the meter takes a reading, and nobody else has sent one. */
  #takes(row: SheetRow | undefined): boolean {
    const current = row?.item?.meter.current;
    return row !== undefined && (row.value.trim() !== '' || (!row.stop && (!current || (current.source === 'manager' && current.status !== 'billed'))));
  }

  #noteOf(row: SheetRow): unknown {
    const say = this.#say;
    const { fault, text, result, verdict, item, stop, value, left } = row;
    if (fault) return html`<p class="vk-error">${say(fault, { text })}</p>`;
    if (result?.result === 'accepted') return say('accepted', { slip: result.slip });
    if (result?.result === 'unchanged' || verdict?.result === 'unchanged') return say('unchanged');
    if (value.trim() === '') {
      const current = item?.meter.current;
      if (current) return say(current.source === 'manager' ? 'sentByYou' : current.source === 'resident' ? 'sentByResident' : 'sentByOther', { value: this.#write.decimal(current.value) });
      return stop && stop !== 'WINDOW_CLOSED' ? html`<span class="vk-muted">${say(stop as keyof typeof ru)}</span>` : nothing;
    }
    if (verdict?.volume != null) return say('volume', { volume: this.#write.decimal(verdict.volume) });
    const errors = result?.errors ?? verdict?.errors ?? [];
    if (!left && !result) return nothing;
    if (errors.length === 0) return html`<p>${say(verdict || result ? 'rejected' : 'unchecked')}</p>`;
    const isAsked = errors.every(({ severity }) => severity !== 'block');
    return html`${errors.map((finding) => html`<p class=${isAsked ? '' : 'vk-error'}>${this.#textOf(finding)}</p>`)}
      ${isAsked ? html`<label class="vk-check"><input type="checkbox" .checked=${row.confirmed} @change=${({ target }: Event) => this.#onConfirm(row.key, (target as HTMLInputElement).checked)}>${say('confirm')}</label>` : nothing}`;
  }

  #renderActions(sheet: Sheet): unknown {
    const say = this.#say;
    const { isSending } = this.#send;
    const all = this.#plan?.keys.length ?? 0;
    const done = this.#plan ? all - leftOf(this.#plan) : 0;
    // The button keeps its place: in a frame it is looked for, whether somebody could see it.
    return html`
      <div class="vk-actions">
        <button type="submit" aria-disabled=${isSending}>${say('submit', { count: sheet.sendable().length })}</button>
        ${isSending ? html`<button type="button" class="vk-plain" aria-disabled=${this.#isPausing} @click=${this.#onPause}>${say(this.#isPausing ? 'pausing' : 'pause')}</button>` : nothing}
      </div>
      ${isSending && all > 0 ? html`<div class="facts"><label for="sent" role="status">${say('sending', { done, all })}</label><progress id="sent" max=${all} value=${done}></progress></div>` : nothing}`;
  }

  #nameOf({ service, place }: Pick<Meter, 'service' | 'place'>): string {
    const name = this.#say(service);
    return place ? this.#say('meter', { service: name, place }) : name;
  }

  #textOf({ code, params = {} }: Finding): string {
    const written = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decimals.includes(name) ? this.#write.decimal(String(value)) : name === 'period' ? this.#write.period(String(value)) : value]));
    const text = this.#say(code as keyof typeof ru, written);
    return text === code ? this.#say('rejected') : text;
  }

  async #open(file: File): Promise<void> {
    this.#isReading = true;
    this.#fault = undefined;
    this.#host.requestUpdate();
    try {
      const read = await openTable(file);
      if ('fault' in read) this.#fault = this.#say(read.fault);
      else this.#takeTable(file.name, read.table);
    } catch {
      this.#fault = this.#say('DAMAGED');
    } finally {
      this.#isReading = false;
      this.#host.requestUpdate();
    }
  }

  #takeTable(name: string, table: Table): void {
    const seen = recognise(table);
    if (seen.kind === 'empty') this.#fault = this.#say('EMPTY');
    else if (seen.kind === 'debts' || seen.kind === 'balances') this.#fault = this.#say(seen.kind);
    else this.#apply(name, table, 'columns' in seen && !isMapped(seen.columns) ? { ...seen, columns: { ...seen.columns, ...this.#remembered(table, seen) } } : seen);
  }

  #apply(name: string, table: Table, recognised: Recognised): void {
    const isKnown = !('columns' in recognised) || isMapped(recognised.columns);
    const rows = isKnown ? readRows(table, recognised) : { rows: [], blank: 0, foreign: 0 };
    if (rows.rows.length > MOST_ROWS) {
      this.#fault = this.#say('TOO_MANY_ROWS');
      return;
    }
    this.#given = { name, table, recognised, rows };
    this.#sheet?.take(rows.rows);
    this.#hasSent = false;
    this.#send.edited();
    this.#choose({ filter: 'all' });
    this.#keep();
  }

  /** A table of the same make was mapped before. */
  #remembered(table: Table, recognised: Recognised): ColumnMap {
    const kept = JSON.parse(this.#host.client?.storage.get(COLUMNS) ?? '{}') as Record<string, ColumnMap>;
    return kept[makeOf(table, recognised)] ?? {};
  }

  #onColumn(column: ReadingColumn, at: string): void {
    const given = this.#given;
    if (!given || !('columns' in given.recognised)) return;
    const { [column]: _, ...others } = given.recognised.columns;
    const columns: ColumnMap = at === '' ? others : { ...others, [column]: Number(at) };
    const { storage } = this.#host.client ?? {};
    const kept = JSON.parse(storage?.get(COLUMNS) ?? '{}') as Record<string, ColumnMap>;
    storage?.set(COLUMNS, JSON.stringify({ ...kept, [makeOf(given.table, given.recognised)]: columns }));
    this.#apply(given.name, given.table, { ...given.recognised, columns });
    this.#host.requestUpdate();
  }

  #onDropFile = (): void => {
    this.#given = undefined;
    this.#sheet?.dropFile();
    this.#hasSent = false;
    this.#choose({});
    this.#keep();
  };

  /** A column of numbers goes down the rows from where it is pasted; a table is taken like a file. */
  #onPaste = async (event: ClipboardEvent): Promise<void> => {
    const text = event.clipboardData?.getData('text/plain').replace(/^[\r\n]+|\s+$/g, '') ?? '';
    if (!/[\n\t]/.test(text)) return;
    event.preventDefault();
    const start = (event.target as HTMLElement).dataset['value'];
    if (start !== undefined && !/[\t;]/.test(text)) {
      const free = this.#shown.slice(this.#shown.indexOf(start)).filter((key) => this.#takes(this.#sheet?.row(key)));
      for (const [index, value] of text.split(/\r?\n/).entries()) {
        const key = free[index];
        if (key === undefined) break;
        this.#sheet?.type(key, value.trim());
        this.#sheet?.leave(key);
      }
      this.#keep();
    } else {
      const { readText } = await import('./read-table.ts');
      this.#fault = undefined;
      this.#takeTable(this.#say('pasted'), await readText(text));
    }
    this.#host.requestUpdate();
  };

  get #renderRoot(): ParentNode {
    return this.#host.renderRoot;
  }

  #choose({ filter = this.#filter, query = this.#query }: { readonly filter?: Filter; readonly query?: string }): void {
    this.#filter = filter;
    this.#query = query;
    this.#page = 0;
    this.#look();
    this.#host.requestUpdate();
  }

  #look(): void {
    this.#shown = this.#sheet?.rows(this.#filter, this.#query).map(({ key }) => key) ?? [];
  }

  #turn(by: number): void {
    const page = this.#page + by;
    if (page < 0 || page * PAGE >= this.#shown.length) return;
    this.#page = page;
    this.#look();
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#renderRoot.querySelector('table')?.scrollIntoView({ block: 'start' }));
  }

  #onInput(key: string, value: string): void {
    this.#send.edited();
    this.#sheet?.type(key, value);
    this.#host.requestUpdate();
  }

  #onLeave(key: string): void {
    this.#sheet?.leave(key);
    this.#keep();
    this.#host.requestUpdate();
  }

  #onConfirm(key: string, confirmed: boolean): void {
    this.#send.edited();
    this.#sheet?.confirm(key, confirmed);
    this.#keep();
    this.#host.requestUpdate();
  }

  #onAssign(key: string, change: { readonly accountNumber?: string; readonly serialNumber?: string }): void {
    this.#send.edited();
    const now = this.#sheet?.assign(key, change) ?? key;
    this.#shown = now === key ? this.#shown : [now, ...this.#shown.filter((each) => each !== key && each !== now)];
    this.#keep();
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#focusOn(now));
  }

  #onRemove(key: string): void {
    this.#sheet?.remove(key);
    this.#shown = this.#shown.filter((each) => each !== key || this.#sheet?.row(key));
    this.#keep();
    this.#host.requestUpdate();
  }

  /** Enter and the arrows go from meter to meter, as in a table. */
  #onKey = (event: KeyboardEvent): void => {
    const key = (event.target as HTMLElement).dataset['value'];
    if (key === undefined || !['Enter', 'ArrowDown', 'ArrowUp'].includes(event.key)) return;
    event.preventDefault();
    const fields = [...this.#renderRoot.querySelectorAll<HTMLInputElement>('[data-value]')];
    fields[fields.findIndex((field) => field.dataset['value'] === key) + (event.key === 'ArrowUp' ? -1 : 1)]?.focus();
  };

  #focusOn(key: string): void {
    this.#renderRoot.querySelector<HTMLElement>(`[data-value="${key}"]`)?.focus();
  }

  #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const sheet = this.#sheet;
    if (!sheet || this.#send.isSending) return;
    for (const { key, value } of sheet.rows()) if (value.trim() !== '') sheet.leave(key);
    const rows = sheet.sendable();
    const wrong = sheet.count('wrong');
    this.#fault = undefined;
    if (rows.length === 0) {
      this.#fault = wrong > 0 ? this.#say('onlyWrong', { count: wrong }) : this.#say('nothingToSend');
      if (wrong > 0) this.#choose({ filter: 'wrong' });
      this.#host.requestUpdate();
      return;
    }
    this.#plan = planOf(rows, (index) => sheet.bulkRow(rows[index] as SheetRow, index + 1));
    await this.#resume();
  };

  async #resume(): Promise<void> {
    this.#isPausing = false;
    this.#keep();
    await this.#send.send(undefined);
    await this.#host.updateComplete;
    this.#renderRoot.querySelector<HTMLElement>('.vk-summary')?.focus();
  }

  async #dispatch(client: Client): Promise<void> {
    const plan = this.#plan;
    if (!plan) return;
    const jobIds: string[] = [];
    try {
      await dispatch(client, plan, {
        isPaused: () => this.#isPausing,
        onPlan: (present) => {
          this.#plan = present;
          this.#keep();
          this.#host.requestUpdate();
        },
        onResults: (results, jobId) => {
          this.#sheet?.settle(results);
          this.#hasSent = true;
          jobIds.push(jobId);
          this.#keep();
          this.#host.requestUpdate();
        },
      });
    } finally {
      if (this.#plan && leftOf(this.#plan) === 0) {
        this.#plan = undefined;
        this.#keep();
      }
      this.#look();
      if (jobIds.length > 0) {
        buildingsOf(client).changed();
        this.#onJudged(jobIds);
      }
    }
  }

  #onPause = (): void => {
    this.#isPausing = true;
    this.#host.requestUpdate();
  };

  /** On this device, until it is sent: a reload, a lost power line or the end of the working day lose nothing. */
  #keep(): void {
    const { drafts } = this.#host.client ?? {};
    if (!drafts || !this.#status || !this.#sheet) return;
    const rows = this.#sheet.kept().filter(({ result }) => result?.result !== 'accepted' && result?.result !== 'unchanged');
    if (rows.length === 0 && !this.#plan) {
      drafts.remove(draftOf(this.#status));
      this.#isKept = true;
    } else this.#isKept = drafts.save(draftOf(this.#status), { rows, ...(this.#plan && { plan: this.#plan }) } satisfies Kept);
  }

  /** All meters of the building with an empty column, to be filled in anywhere and dropped here again. */
  #onTemplate = async (): Promise<void> => {
    const { saveTable } = await import('../page/save-table.ts');
    const names = readingColumns;
    const items = this.#status?.items ?? [];
    saveTable(this.#host.ownerDocument, `${this.#say('templateFile')}.csv`, [
      [names.account[0], names.flat[0], names.serial[0], names.service[0], this.#say('previousColumn'), names.value[0], names.takenOn[0]],
      ...items.map(({ accountNumber, flat, meter }) => [accountNumber, flat, meter.serialNumber, serviceName[meter.service], this.#write.decimal(meter.previous?.value ?? ''), '', '']),
    ]);
  };

  /** The file as it came, or the rows as they were typed, each with what became of it. */
  #onDownload = async (): Promise<void> => {
    const { saveTable } = await import('../page/save-table.ts');
    const say = this.#say;
    const rows = (this.#sheet?.rows() ?? []).filter(({ value, line }) => value.trim() !== '' || line !== undefined);
    const heads = [say('result'), say('slipColumn')];
    const outcome = (row: SheetRow): readonly string[] => [this.#resultOf(row), row.result?.slip ?? ''];
    const given = this.#given;
    if (!given) {
      const names = readingColumns;
      saveTable(this.#host.ownerDocument, `${say('resultFile')}.csv`, [[names.account[0], names.flat[0], names.serial[0], names.service[0], names.value[0], ...heads], ...rows.map((row) => [row.accountNumber, row.flat, row.serialNumber, row.service ? serviceName[row.service] : '', row.value, ...outcome(row)])]);
      return;
    }
    const byLine = Map.groupBy(rows, ({ line }) => line ?? 0);
    const width = Math.max(0, ...given.table.map(({ length }) => length));
    const header = 'header' in given.recognised ? given.recognised.header : -1;
    saveTable(this.#host.ownerDocument, `${given.name.replace(/\.[^.]*$/, '')}, ${say('resultFile')}.csv`, given.table.map((line, index) => {
      const said = index === header ? heads : (byLine.get(index + 1) ?? []).map(outcome).reduce<string[]>((all, cells) => cells.map((cell, at) => [all[at], cell].filter(Boolean).join('; ')), []);
      return [...line, ...Array.from({ length: width - line.length }, () => ''), ...said];
    }));
  };

  #resultOf(row: SheetRow): string {
    const say = this.#say;
    const { fault, text, result, verdict } = row;
    if (result?.result === 'accepted' || result?.result === 'unchanged') return say(`result-${result.result}`);
    const why = fault ? say(fault, { text }) : (result?.errors ?? verdict?.errors ?? []).map((finding) => this.#textOf(finding)).join(' ');
    return [say(result ? 'rejected' : 'result-none'), why].filter(Boolean).join(': ');
  }
}

const draftOf = ({ building }: BuildingStatus) => `building:${building.id}`;
const isMapped = (columns: ColumnMap) => columns.account !== undefined && columns.value !== undefined;
/** What tables of the same make have in common: the names of their columns, or how many there are. */
const makeOf = (table: Table, recognised: Recognised) => ('header' in recognised && table[recognised.header]?.join('|').slice(0, 400)) || String(table[0]?.length ?? 0);
