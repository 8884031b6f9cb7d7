import type { BuildingMeter, BuildingStatus, BulkRow, BulkRowResult, Finding, FindingCode, Service } from '@vodokanal/contract';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { judgeBulkRow, meterOfRow } from '@vodokanal/contract/rules/bulk-reading';
import type { FileRow } from '@vodokanal/contract/rules/reading-file';
import { stopOf } from '@vodokanal/contract/rules/reading-stop';

/** What is known of a row before it is sent: nothing where only the utility can tell. */
export interface Verdict { readonly result: BulkRowResult['result']; readonly errors: readonly Finding[]; readonly volume: string | null }

/** A line of the sheet: a meter of the building, or a line of a file whose meter is not found yet. */
export interface SheetRow {
  /** The id of the meter, or `file:` and a number. */
  readonly key: string;
  readonly flat: string;
  readonly accountNumber: string;
  readonly serialNumber: string;
  readonly service?: Service | undefined;
  readonly item?: BuildingMeter | undefined;
  /** Why the meter takes no reading now. */
  readonly stop?: FindingCode | undefined;
  /** The line of the file it came with. */
  readonly line?: number | undefined;
  readonly value: string;
  readonly takenOn?: string | undefined;
  readonly confirmed: boolean;
  readonly fault?: FileRow['fault'] | 'DUPLICATE_ROW' | undefined;
  readonly text?: string | undefined;
  /** The field was left, or filled from a file: from then on what is wrong is shown. */
  readonly left: boolean;
  readonly verdict?: Verdict | undefined;
  /** What the utility said of it; gone with the next change. */
  readonly result?: BulkRowResult | undefined;
}

export type Filter = 'all' | 'empty' | 'wrong' | 'done';

/** What is kept on the device of a row: no names, no addresses. */
export type KeptRow = Pick<SheetRow, 'key' | 'flat' | 'accountNumber' | 'serialNumber' | 'service' | 'line' | 'value' | 'takenOn' | 'confirmed' | 'fault' | 'text' | 'result'>;

const isDone = ({ result }: SheetRow) => result?.result === 'accepted' || result?.result === 'unchanged';
const outcomeOf = ({ result, verdict }: SheetRow) => result?.result ?? verdict?.result;
export const isWrong = (row: SheetRow): boolean => row.value.trim() !== '' && (row.fault !== undefined || ['held', 'rejected', 'duplicate'].includes(outcomeOf(row) ?? '')) && !(outcomeOf(row) === 'held' && row.confirmed);

/** The readings of a building as somebody fills them in; pure, so that five thousand rows can be tried without a page. */
export class Sheet {
  readonly #status: BuildingStatus;
  readonly #accounts: ReadonlyMap<string, readonly BuildingMeter[]>;
  /** The manager has other buildings, too: what is not of this one may be of them. */
  readonly #hasOthers: boolean;
  #rows: Map<string, SheetRow>;

  constructor(status: BuildingStatus, hasOthers: boolean) {
    this.#status = status;
    this.#hasOthers = hasOthers;
    this.#accounts = Map.groupBy(status.items, ({ accountNumber }) => foldAccountNumber(accountNumber));
    this.#rows = new Map(status.items.map((item) => [item.meter.id, this.#rowOf(item)]));
  }

  get size(): number {
    return this.#rows.size;
  }

  row(key: string): SheetRow | undefined {
    return this.#rows.get(key);
  }

  /** The rows in the order in which they are read: what is wrong in a file comes first. */
  rows(filter: Filter = 'all', query = ''): readonly SheetRow[] {
    const wanted = query.trim().toLowerCase();
    const all = [...this.#rows.values()];
    return [...all.filter(({ item }) => !item), ...all.filter(({ item }) => item)].filter((row) =>
      (filter === 'all' || (filter === 'empty' ? row.value.trim() === '' && !row.stop && !row.item?.meter.current : filter === 'wrong' ? isWrong(row) : isDone(row)))
      && (wanted === '' || row.flat.toLowerCase() === wanted || row.accountNumber.includes(wanted) || row.serialNumber.toLowerCase().includes(wanted)));
  }

  count(filter: Filter): number {
    return this.rows(filter).length;
  }

  /** What can be sent now: typed, not wrong as far as is known, and not yet there. */
  sendable(): readonly SheetRow[] {
    return [...this.#rows.values()].filter((row) => row.value.trim() !== '' && !isWrong(row) && !isDone(row) && outcomeOf(row) !== 'unchanged');
  }

  /** As the contract has it; the number is the place in what is sent. */
  bulkRow({ accountNumber, serialNumber, service, item, value, takenOn, confirmed, verdict, result }: SheetRow, row: number): BulkRow {
    const asked = [...(verdict?.errors ?? []), ...(result?.errors ?? [])].filter(({ severity }) => severity === 'confirm').map(({ code }) => code);
    const serial = item?.meter.serialNumber ?? serialNumber;
    const water = item?.meter.service ?? service;
    return { row, accountNumber: item?.accountNumber ?? accountNumber, value: value.trim(), ...(serial && { serialNumber: serial }), ...(water && { service: water }), ...(takenOn && { takenOn }), ...(confirmed && asked.length > 0 && { confirmed: [...new Set(asked)] }) };
  }

  type(key: string, value: string): void {
    this.#change(key, { value, confirmed: false, result: undefined, ...(this.#rows.get(key)?.fault === 'DUPLICATE_ROW' ? {} : { fault: undefined, takenOn: undefined }) });
  }

  leave(key: string): void {
    this.#change(key, { left: true });
  }

  confirm(key: string, confirmed: boolean): void {
    this.#change(key, { confirmed });
  }

  /** Puts the account or the meter of a file's line right; it joins the row of its meter when that is found. The key it has then. */
  assign(key: string, change: { readonly accountNumber?: string; readonly serialNumber?: string }): string {
    const row = this.#rows.get(key);
    if (!row) return key;
    const { fault, text, ...rest } = { ...row, ...change, result: undefined };
    this.#rows.delete(key);
    return this.#place({ ...rest, ...(fault === 'NO_ACCOUNT' && rest.accountNumber.trim() ? {} : { fault, text }) }, key);
  }

  remove(key: string): void {
    const row = this.#rows.get(key);
    if (row?.item && key === row.item.meter.id) this.#rows.set(key, this.#rowOf(row.item));
    else this.#rows.delete(key);
  }

  /** Takes in the lines of a file in the place of those of the one before; what was typed by hand stays where the file says nothing. */
  take(rows: readonly FileRow[]): void {
    this.dropFile();
    for (const [index, { line, flat, accountNumber, serialNumber, service, value, takenOn, fault, text }] of rows.entries()) this.#place({ key: '', flat, accountNumber, serialNumber, service, line, value, takenOn, fault, text, confirmed: false, left: true }, `file:${index}`);
  }

  dropFile(): void {
    for (const { key, line } of [...this.#rows.values()]) if (line !== undefined) this.remove(key);
  }

  /** What the utility said of rows that were sent, by their keys. */
  settle(results: ReadonlyMap<string, BulkRowResult>): void {
    for (const [key, result] of results) this.#change(key, { result, left: true });
  }

  /** Rows that say something. */
  kept(): readonly KeptRow[] {
    return [...this.#rows.values()].filter(({ value, item }) => value.trim() !== '' || !item).map(({ item: _item, stop: _stop, verdict: _verdict, left: _left, ...kept }) => kept);
  }

  restore(kept: readonly KeptRow[]): void {
    for (const row of kept) {
      const there = this.#rows.get(row.key);
      if (there) this.#change(row.key, { ...row, left: true });
      else if (row.key.startsWith('file:')) this.#place({ ...row, left: true }, row.key);
    }
  }

  /** Puts a line where it belongs: to its meter when that is free, else in a row of its own. The key of where it stands. */
  #place(row: SheetRow, ownKey: string): string {
    const meters = this.#accounts.get(foldAccountNumber(row.accountNumber)) ?? [];
    const found = meterOfRow(row, meters.map(({ meter }) => meter));
    const item = typeof found === 'string' ? undefined : meters.find(({ meter }) => meter === found);
    const there = item && this.#rows.get(item.meter.id);
    const isTaken = there !== undefined && there.line !== undefined;
    const key = item && !isTaken ? item.meter.id : ownKey;
    const { fault, ...rest } = row;
    this.#rows.set(key, this.#judged({ ...rest, key, item, flat: item?.flat ?? row.flat, fault: fault ?? (isTaken ? 'DUPLICATE_ROW' : undefined) }));
    return key;
  }

  #change(key: string, change: Partial<SheetRow>): void {
    const row = this.#rows.get(key);
    if (row) this.#rows.set(key, this.#judged({ ...row, ...change }));
  }

  #rowOf(item: BuildingMeter): SheetRow {
    const { meter, accountNumber, flat } = item;
    return this.#judged({ key: meter.id, flat, accountNumber, serialNumber: meter.serialNumber, service: meter.service, item, value: '', confirmed: false, left: false });
  }

  #judged(row: SheetRow): SheetRow {
    const { window } = this.#status;
    const stop = row.item && stopOf({ meter: row.item.meter, accountStatus: row.item.accountStatus, windowOpen: window.open });
    return { ...row, stop, verdict: row.value.trim() === '' || row.fault !== undefined ? undefined : this.#judge(row) };
  }

  #judge(row: SheetRow): Verdict | undefined {
    const { window } = this.#status;
    const items = this.#accounts.get(foldAccountNumber(row.accountNumber));
    if (!items && this.#hasOthers) return undefined;
    const account = items && { status: items[0]?.accountStatus ?? 'confirmed', meters: items.map(({ meter }) => meter) };
    const { result, errors, reading } = judgeBulkRow(this.bulkRow({ ...row, confirmed: false }, 1), { account, window, seen: new Set() });
    return { result: result === 'held' && row.confirmed ? 'accepted' : result, errors, volume: reading?.volume ?? null };
  }
}
