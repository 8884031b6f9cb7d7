import { meterName } from '../kit/i18n/meter-name.ts';
import { html, nothing } from 'lit';
import { buildingsOf, draftsOf, type Client } from '@vodokanal/client';
import type { Building, BuildingStatus, BulkRowResult, Finding } from '@vodokanal/contract';
import type { FileRow } from '@vodokanal/contract/rules/reading-file';
import { groupBy } from '@vodokanal/contract/rules/group-by';
import type { VkAccountElement } from '../kit/account-element.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { notice, toneIcon } from '../kit/parts/notice.ts';
import { BulkSubmission, type Results } from './bulk-submission.ts';
import { GivenTable, pastedTable } from './given-table.ts';
import { quantity } from './quantity.ts';
import { isWrong, linesOf, Sheet, type Filter, type StoredRow, type SheetRow } from './sheet.ts';
import ru from './messages/rows.ru.ts';

const PAGE = 50;
/** Most buildings that are asked whether a file is theirs. */
const MOST_BUILDINGS = 30;
const FILTERS: readonly Filter[] = ['all', 'empty', 'wrong', 'done'];
const DECIMALS = ['previous', 'volume', 'value'];
const draftOf = ({ building }: BuildingStatus) => `building:${building.id}`;

/** The rows of a building: filled from a file, the clipboard or by hand, corrected in place, and sent. */
export class BuildingRows {
  readonly #host: VkAccountElement;
  readonly #t: Translate<keyof typeof ru>;
  readonly #format: ReturnType<typeof formats>;
  readonly #given: GivenTable;
  readonly #submission: BulkSubmission;
  readonly #onChoose: (buildingId: string) => void;
  #status: BuildingStatus | undefined;
  #others: readonly Building[] = [];
  /** The rows of the current file. */
  #fileRows: readonly FileRow[] = [];
  /** The building that the file seems to be about, and how many of its rows fit it. */
  #fileOf: { readonly building: Building; readonly count: number } | undefined;
  /** The building to which the file goes along. */
  #movesTo = '';
  #sheet: Sheet | undefined;
  #filter: Filter = 'all';
  #query = '';
  #page = 0;
  /** Keys of the rows on screen. Kept while the user types, so that a row does not disappear during the edit. */
  #shown: readonly string[] = [];
  #isDraftSaved = true;

  /** `onProcessed` is called with the jobs that the utility has processed, `onChoose` to show another building. */
  constructor(
    host: VkAccountElement,
    onProcessed: (jobIds: readonly string[]) => void,
    onChoose: (buildingId: string) => void,
  ) {
    this.#host = host;
    this.#onChoose = onChoose;
    this.#t = messages(host, ru, { en: () => import('./messages/rows.en.ts') });
    this.#format = formats(this.#t);
    this.#given = new GivenTable(
      host,
      this.#t,
      (rows) => this.#onFile(rows),
      () => this.#status?.window.period ?? '',
    );
    this.#submission = new BulkSubmission(host, (results) => this.#onResults(results), onProcessed);
  }

  /** Sets the current state of the building. Typed values stay, also those of an earlier visit. */
  update(client: Client, status: BuildingStatus, others: readonly Building[]): void {
    const isSame = this.#status?.building.id === status.building.id;
    const kept =
      isSame && this.#sheet
        ? this.#sheet.filledRows()
        : (draftsOf(client).load<readonly StoredRow[]>(draftOf(status)) ?? []);
    const moved = !isSame && this.#movesTo === status.building.id ? this.#fileRows : undefined;
    if (!isSame) this.#reset(moved !== undefined);
    this.#status = status;
    this.#others = others;
    this.#sheet = new Sheet(status, others.length > 0);
    this.#sheet.restore(kept);
    this.#submission.open(client, status.building.id);
    if (moved) this.#onFile(moved);
    else if (isSame) this.#shown = this.#shown.filter((key) => this.#sheet?.row(key));
    else this.#updateShown();
  }

  forget(): void {
    this.#reset();
    this.#submission.forget();
  }

  #reset(keepsFile = false): void {
    this.#status = undefined;
    this.#sheet = undefined;
    this.#fileOf = undefined;
    this.#movesTo = '';
    if (!keepsFile) {
      this.#given.clear();
      this.#fileRows = [];
    }
    this.#filter = 'all';
    this.#query = '';
    this.#page = 0;
  }

  render(): unknown {
    const sheet = this.#sheet;
    if (!sheet) return nothing;
    const t = this.#t;
    return html`
      ${this.#given.render(html`<button type="button" class="vk-tonal" @click=${this.#onTemplate}>${t('template')}</button>`)}
      <form novalidate @submit=${this.#onSubmit} @paste=${this.#onPaste}>
        ${this.#renderOutcome(sheet)}
        <div class="choices">
          <label class="vk-choice">${t('filter')}<select data-filter @change=${(event: Event) => this.#choose({ filter: (event.target as HTMLSelectElement).value as Filter })}>
            ${FILTERS.map((filter) => html`<option value=${filter} .selected=${filter === this.#filter}>${t('counted', { what: t(`filter-${filter}`), count: sheet.count(filter) })}</option>`)}</select></label>
          <label class="vk-choice">${t('search')}<input type="search" autocomplete="off" .value=${this.#query} @input=${(event: Event) => this.#choose({ query: (event.target as HTMLInputElement).value })}></label>
        </div>
        ${this.#renderRows(sheet)}
        ${this.#renderActions(sheet)}
      </form>`;
  }

  #renderOutcome(sheet: Sheet): unknown {
    const t = this.#t;
    const { problem, isSending, waiting, counts } = this.#submission;
    const wrong = sheet.count('wrong');
    const { badDates } = sheet;
    const showWrong = { text: t('showWrong'), run: () => this.#choose({ filter: 'wrong' }) };
    const { building, count = 0 } = this.#fileOf ?? {};
    return html`
      ${building ? notice({ tone: 'warning', text: t('otherBuilding', { address: building.address, count, all: this.#fileRows.length }), action: { text: t('showBuilding'), run: this.#onMove } }) : nothing}
      ${this.#isDraftSaved ? nothing : notice({ tone: 'warning', text: t('notKept') })}
      ${problem && problem.kind !== 'signed-out' ? html`<div class="vk-summary vk-notice" data-tone="problem" role="alert" tabindex="-1">${toneIcon('problem')}<p>${t.problem(problem)}</p></div>` : nothing}
      ${waiting > 0 && !isSending ? notice({ tone: 'warning', text: t('unfinished', { count: waiting }), action: { text: t('resume'), run: () => void this.#awaitSubmission(this.#submission.resume()) } }) : nothing}
      ${
        counts && !isSending
          ? html`<div class="vk-summary vk-notice" data-tone=${wrong > 0 ? 'warning' : 'good'} role="status" tabindex="-1">${toneIcon(wrong > 0 ? 'warning' : 'good')}<p>${t('sum', { accepted: counts.accepted, unchanged: counts.unchanged, wrong })}</p>
        <div class="vk-actions">${wrong > 0 ? html`<button type="button" class="vk-tonal" @click=${showWrong.run}>${showWrong.text}</button>` : nothing}<button type="button" class="vk-tonal" @click=${this.#onDownload}>${t('download')}</button></div></div>`
          : wrong > 0 && this.#given.given && this.#filter !== 'wrong'
            ? notice({ tone: 'warning', text: t('onlyWrong', { count: wrong }), action: showWrong })
            : nothing
      }
      ${badDates > 0 && this.#status?.window.open ? notice({ tone: 'warning', text: t('badDates', { count: badDates }), action: { text: t('useToday'), run: this.#onToday } }) : nothing}`;
  }

  #renderRows(sheet: Sheet): unknown {
    const t = this.#t;
    const all = this.#shown.length;
    if (all === 0) return notice({ text: t('nothing') });
    const from = this.#page * PAGE;
    const rows = this.#shown.slice(from, from + PAGE).flatMap((key) => sheet.row(key) ?? []);
    return html`
      <p class="vk-hint">${t('enter')}</p>
      <table @keydown=${this.#onKey}>
        <thead><tr><th scope="col">${t('place')}</th><th scope="col">${t('meterColumn')}</th><th scope="col">${t('previous')}</th><th scope="col">${t('value')}</th><th scope="col">${t('note')}</th></tr></thead>
        <tbody>${rows.map((row) => this.#renderRow(row))}</tbody>
      </table>
      ${
        all > PAGE
          ? html`<div class="pager">
        <button type="button" class="vk-tonal" aria-disabled=${this.#page === 0} @click=${() => this.#turnPage(-1)}>${t('earlier')}</button>
        <span role="status">${t('range', { from: from + 1, to: Math.min(all, from + PAGE), all })}</span>
        <button type="button" class="vk-tonal" aria-disabled=${from + PAGE >= all} @click=${() => this.#turnPage(1)}>${t('later')}</button>
      </div>`
          : nothing
      }`;
  }

  #renderRow(row: SheetRow): unknown {
    const t = this.#t;
    const { key, item, flat, line, accountNumber, serialNumber, value } = row;
    const place = flat
      ? t('flat', { flat })
      : item?.meter.service === 'common'
        ? t('wholeBuilding')
        : line === undefined
          ? t('accountShort', { number: accountNumber })
          : t('line', { line });
    const meter = item ? meterName(t, item.meter) : ((row.service && t(row.service)) ?? '');
    const { previous } = item?.meter ?? {};
    const isFromFile = !item || key.startsWith('file:');
    return html`
      <tr data-outcome=${row.result?.result ?? ''}>
        <th scope="row">${place}</th>
        <td class="whose">${
          isFromFile
            ? html`${meter ? html`<p>${meter}</p>` : nothing}
          <div class="line"><label>${t('accountLabel')}<input .value=${accountNumber} maxlength="30" autocomplete="off" @change=${({ target }: Event) => this.#onAssign(key, { accountNumber: (target as HTMLInputElement).value })}></label>
          <label>${t('serialLabel')}<input .value=${serialNumber} maxlength="40" autocomplete="off" @change=${({ target }: Event) => this.#onAssign(key, { serialNumber: (target as HTMLInputElement).value })}></label></div>`
            : html`${meter}<br><span class="vk-muted">№ ${serialNumber}, ${t('accountShort', { number: accountNumber })}</span>`
        }</td>
        <td class="before" data-label=${t('previous')}>${previous ? this.#quantity(previous.value) : '–'}</td>
        <td class="now">${
          this.#acceptsReading(row)
            ? html`<input id="value-${key}" data-value=${key} inputmode="decimal" autocomplete="off" enterkeyhint="next" maxlength="20" .value=${value} aria-label=${t('readingOf', { flat: place, meter, serial: t('serial', { serial: serialNumber }) })}
          aria-invalid=${(row.isTouched || row.result !== undefined) && isWrong(row)} aria-describedby="note-${key}" @input=${({ target }: Event) => this.#onInput(key, (target as HTMLInputElement).value)} @change=${() => this.#onLeave(key)}>`
            : nothing
        }</td>
        <td class="note" id="note-${key}">${this.#noteOf(row)}${isFromFile ? html`<button type="button" class="vk-tonal" aria-describedby="note-${key}" @click=${() => this.#onRemove(key)}>${t('removeLine')}</button>` : nothing}</td>
      </tr>`;
  }

  #renderActions(sheet: Sheet): unknown {
    const t = this.#t;
    const { isSending, isPausing, total, waiting } = this.#submission;
    const count = sheet.sendable().length;
    // The button is always rendered, because inside a frame its visibility is checked before sending.
    return html`
      <div class="vk-actions">
        <button type="submit" aria-disabled=${isSending}>${count > 0 ? t('counted', { what: t('submit'), count }) : t('submit')}</button>
        ${isSending ? html`<button type="button" class="vk-tonal" aria-disabled=${isPausing} @click=${() => this.#submission.pause()}>${t(isPausing ? 'pausing' : 'pause')}</button>` : nothing}
      </div>
      ${isSending && total > 0 ? html`<div class="facts"><label for="sent" role="status">${t('sending', { done: total - waiting, all: total })}</label><progress id="sent" max=${total} value=${total - waiting}></progress></div>` : nothing}`;
  }

  /** Whether the row has a field: the meter accepts a reading, and no other source has sent one. */
  #acceptsReading(row: SheetRow | undefined): boolean {
    const current = row?.item?.meter.current;
    return (
      row !== undefined &&
      (row.value.trim() !== '' ||
        (!row.blockedBy && (!current || (current.source === 'manager' && current.status !== 'billed'))))
    );
  }

  #noteOf(row: SheetRow): unknown {
    const t = this.#t;
    const { key, fault, result, verdict, item, blockedBy, value, isTouched, accountNumber, likelyAccount } = row;
    if (fault === 'ACCOUNT_DAMAGED')
      return html`<p class="vk-error">${t(fault, { number: accountNumber })}</p>${likelyAccount ? html`<button type="button" class="vk-tonal" @click=${() => this.#onAssign(key, { accountNumber: likelyAccount })}>${t('useAccount', { number: likelyAccount })}</button>` : nothing}`;
    if (fault) return html`<p class="vk-error">${t(fault)}</p>`;
    if (result?.result === 'accepted') return t('accepted', { receiptNumber: result.receiptNumber });
    if (result?.result === 'unchanged' || verdict?.result === 'unchanged') return t('unchanged');
    if (value.trim() === '') {
      const current = item?.meter.current;
      if (current)
        return t(
          current.source === 'manager' ? 'sentByYou' : current.source === 'resident' ? 'sentByResident' : 'sentByOther',
          { value: this.#quantity(current.value) },
        );
      return blockedBy && blockedBy !== 'WINDOW_CLOSED'
        ? html`<span class="vk-muted">${t(blockedBy as keyof typeof ru)}</span>`
        : nothing;
    }
    const written = row.writtenAccount
      ? html`<br><span class="vk-muted">${t('accountFound', { written: row.writtenAccount, number: accountNumber })}</span>`
      : nothing;
    if (verdict?.volume != null && !result)
      return html`${t('volume', { volume: this.#quantity(verdict.volume) })}${written}`;
    if (!isTouched && !result) return nothing;
    const errors = result?.errors ?? verdict?.errors ?? [];
    if (errors.length === 0) return html`<p>${t(verdict || result ? 'rejected' : 'unchecked')}</p>`;
    const needsConfirmation = errors.every(({ severity }) => severity !== 'block');
    return html`${errors.map((finding) => html`<p class=${needsConfirmation ? '' : 'vk-error'}>${this.#textOf(finding)}</p>`)}
      ${needsConfirmation ? html`<label class="vk-check"><input type="checkbox" .checked=${row.isConfirmed} @change=${({ target }: Event) => this.#onConfirm(row.key, (target as HTMLInputElement).checked)}>${t('confirm')}</label>` : nothing}`;
  }

  readonly #quantity = (value: string): string => quantity(value, this.#t.language());

  #textOf({ code, params = {} }: Finding): string {
    const formatted = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        DECIMALS.includes(name)
          ? this.#quantity(String(value))
          : name === 'period'
            ? this.#format.period(String(value))
            : value,
      ]),
    );
    const text = this.#t(code as keyof typeof ru, formatted);
    return text === code ? this.#t('rejected') : text;
  }

  #onFile(rows: readonly FileRow[] | undefined): void {
    const { waiting } = this.#submission;
    if (waiting > 0) {
      this.#given.clear();
      this.#given.refuse(this.#t('finishFirst', { count: waiting }));
      return;
    }
    this.#fileRows = rows ?? [];
    this.#fileOf = undefined;
    if (rows) this.#sheet?.loadFile(rows, Date.now().toString(36));
    else this.#sheet?.dropFile();
    void this.#findBuilding(this.#fileRows);
    this.#submission.edited();
    this.#choose({ filter: 'all' });
    this.#saveDraft();
  }

  /** Looks for the building of a file most of whose rows are not of the one on screen. */
  async #findBuilding(rows: readonly FileRow[]): Promise<void> {
    const { client } = this.#host;
    const matched = this.#sheet?.matchedLines ?? 0;
    if (!client || rows.length === 0 || matched * 2 >= rows.length) return;
    for (const building of this.#others.slice(0, MOST_BUILDINGS)) {
      const status = await buildingsOf(client)
        .status(building.id)
        .catch(() => undefined);
      if (this.#fileRows !== rows) return;
      const count = status ? linesOf(status, rows) : 0;
      if (count <= Math.max(matched, this.#fileOf?.count ?? 0)) continue;
      this.#fileOf = { building, count };
      this.#host.requestUpdate();
      if (count * 2 > rows.length) return;
    }
  }

  /** Shows the building of the file, and takes the file along. */
  #onMove = (): void => {
    const { building } = this.#fileOf ?? {};
    if (!building) return;
    this.#sheet?.dropFile();
    this.#saveDraft();
    this.#movesTo = building.id;
    this.#onChoose(building.id);
  };

  /** A pasted column fills the rows below; a pasted table is read like a file. */
  #onPaste = (event: ClipboardEvent): void => {
    const text = pastedTable(event);
    if (text === undefined) return;
    const start = (event.target as HTMLElement).dataset['value'];
    if (start === undefined || /[\t;]/.test(text)) return void this.#given.paste(text);
    const free = this.#shown
      .slice(this.#shown.indexOf(start))
      .filter((key) => this.#acceptsReading(this.#sheet?.row(key)));
    for (const [index, value] of text.split(/\r?\n/).entries()) {
      const key = free[index];
      if (key === undefined) break;
      this.#sheet?.type(key, value.trim());
      this.#sheet?.markTouched(key);
    }
    this.#changed();
  };

  #choose({ filter = this.#filter, query = this.#query }: { readonly filter?: Filter; readonly query?: string }): void {
    this.#filter = filter;
    this.#query = query;
    this.#page = 0;
    this.#updateShown();
    this.#host.requestUpdate();
  }

  #updateShown(): void {
    this.#shown = this.#sheet?.rows(this.#filter, this.#query).map(({ key }) => key) ?? [];
  }

  #turnPage(by: number): void {
    const page = this.#page + by;
    if (page < 0 || page * PAGE >= this.#shown.length) return;
    this.#page = page;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector('table')?.scrollIntoView({ block: 'start' }),
    );
  }

  #onInput(key: string, value: string): void {
    this.#submission.edited();
    this.#sheet?.type(key, value);
    this.#host.requestUpdate();
  }

  #onLeave(key: string): void {
    this.#sheet?.markTouched(key);
    this.#changed();
  }

  #onConfirm(key: string, isConfirmed: boolean): void {
    this.#sheet?.confirm(key, isConfirmed);
    this.#changed();
  }

  #onToday = (): void => {
    this.#sheet?.useToday();
    this.#changed();
  };

  #onAssign(key: string, change: { readonly accountNumber?: string; readonly serialNumber?: string }): void {
    const now = this.#sheet?.assign(key, change) ?? key;
    this.#shown = now === key ? this.#shown : [now, ...this.#shown.filter((each) => each !== key && each !== now)];
    this.#changed();
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>(`[data-value="${now}"]`)?.focus(),
    );
  }

  #onRemove(key: string): void {
    this.#sheet?.remove(key);
    this.#shown = this.#shown.filter((each) => this.#sheet?.row(each));
    this.#changed();
  }

  #changed(): void {
    this.#submission.edited();
    this.#saveDraft();
    this.#host.requestUpdate();
  }

  /** Enter and the arrow keys move from meter to meter, as in a table. */
  #onKey = (event: KeyboardEvent): void => {
    const key = (event.target as HTMLElement).dataset['value'];
    if (key === undefined || !['Enter', 'ArrowDown', 'ArrowUp'].includes(event.key)) return;
    event.preventDefault();
    const fields = [...this.#host.renderRoot.querySelectorAll<HTMLInputElement>('[data-value]')];
    fields[fields.findIndex((field) => field.dataset['value'] === key) + (event.key === 'ArrowUp' ? -1 : 1)]?.focus();
  };

  #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const sheet = this.#sheet;
    if (!sheet || this.#submission.isSending) return;
    if (this.#submission.waiting > 0) return this.#awaitSubmission(this.#submission.resume());
    for (const { key, value } of sheet.rows()) if (value.trim() !== '') sheet.markTouched(key);
    const rows = sheet.sendable();
    const wrong = sheet.count('wrong');
    this.#given.refuse(
      rows.length > 0 ? undefined : wrong > 0 ? this.#t('onlyWrong', { count: wrong }) : this.#t('nothingToSend'),
    );
    if (rows.length > 0)
      await this.#awaitSubmission(
        this.#submission.start(this.#status?.window.period ?? '', rows, (index) =>
          sheet.bulkRow(rows[index] as SheetRow, index + 1),
        ),
      );
    else if (wrong > 0) this.#choose({ filter: 'wrong' });
  };

  async #awaitSubmission(sending: Promise<void>): Promise<void> {
    await sending;
    this.#updateShown();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('.vk-summary')?.focus();
  }

  #onResults(results: Results): void {
    this.#sheet?.applyResults(results);
    this.#saveDraft();
    this.#host.requestUpdate();
  }

  /** Saves the rows on this device until they are sent. */
  #saveDraft(): void {
    const { client } = this.#host;
    if (!client || !this.#status || !this.#sheet) return;
    const drafts = draftsOf(client);
    const rows = this.#sheet.unsentRows();
    if (rows.length === 0) drafts.remove(draftOf(this.#status));
    this.#isDraftSaved = rows.length === 0 || drafts.save(draftOf(this.#status), rows);
  }

  #onTemplate = async (): Promise<void> => {
    await this.#save(`${this.#t('templateFile')}.xlsx`, async () => {
      const { templateTable } = await import('./result-table.ts');
      return templateTable(this.#status?.items ?? [], this.#t('previousColumn'), (value) =>
        this.#format.decimal(value),
      );
    });
  };

  /** Saves the original file with a result for each line, or the list of sent readings when the file is no longer in memory. */
  #onDownload = async (): Promise<void> => {
    const t = this.#t;
    const { given } = this.#given;
    await this.#save(`${given ? `${given.name.replace(/\.[^.]*$/, '')}, ` : ''}${t('resultFile')}.xlsx`, async () => {
      const { resultTable, sentTable } = await import('./result-table.ts');
      const heads = [t('result'), t('receiptNumberColumn')] as const;
      if (!given)
        return sentTable(
          (await this.#submission.results()).map(({ row, result }) => ({
            row,
            text: this.#outcomeText({ result }),
            receiptNumber: result?.receiptNumber ?? '',
          })),
          heads,
        );
      const byLine = groupBy(this.#sheet?.rows() ?? [], ({ line }) => line ?? 0);
      return resultTable(given.table, given.header, heads, (line) =>
        (byLine.get(line) ?? []).map((row) => ({
          serialNumber: row.serialNumber,
          text: this.#outcomeText(row),
          receiptNumber: row.result?.receiptNumber ?? '',
        })),
      );
    });
  };

  async #save(name: string, make: () => Promise<readonly (readonly string[])[]>): Promise<void> {
    try {
      const [{ downloadWorkbook }, table] = await Promise.all([import('./download-workbook.ts'), make()]);
      downloadWorkbook(this.#host.ownerDocument, name, table);
    } catch {
      this.#given.refuse(this.#t('kind-offline'));
    }
  }

  #outcomeText({
    fault,
    result,
    verdict,
  }: Partial<Pick<SheetRow, 'fault' | 'verdict'>> & { readonly result?: BulkRowResult | undefined }): string {
    const t = this.#t;
    if (result?.result === 'accepted' || result?.result === 'unchanged') return t(`result-${result.result}`);
    const why = fault
      ? t(fault)
      : (result?.errors ?? verdict?.errors ?? []).map((finding) => this.#textOf(finding)).join(' ');
    return [t(result ? 'rejected' : 'result-none'), why].filter(Boolean).join(': ');
  }
}
