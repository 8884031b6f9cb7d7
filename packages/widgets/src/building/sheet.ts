import type { BuildingMeter, BuildingStatus, BulkRow, BulkRowResult, Finding, FindingCode, Service } from '@vodokanal/contract';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { judgeBulkRow, meterOfRow } from '@vodokanal/contract/rules/bulk-reading';
import type { FileRow } from '@vodokanal/contract/rules/reading-file';
import { blockingReason } from '@vodokanal/contract/rules/blocking-reason';

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
  readonly isConfirmed: boolean;
  readonly fault?: FileRow['fault'] | 'DUPLICATE_ROW' | undefined;
  /** The field was left, or filled from a file: from then on what is wrong is shown. */
  readonly isTouched: boolean;
  readonly verdict?: Verdict | undefined;
  /** What the utility said of it; gone with the next change. */
  readonly result?: BulkRowResult | undefined;
}

export type Filter = 'all' | 'empty' | 'wrong' | 'done';

/** What is kept on the device of a row: numbers and codes, no names, no addresses. */
export type KeptRow = Pick<SheetRow, 'key' | 'flat' | 'accountNumber' | 'serialNumber' | 'service' | 'line' | 'value' | 'takenOn' | 'isConfirmed' | 'fault' | 'result'>;

/** The row of a meter itself, not a line of a file that found none, or found it taken. */
const isOfMeter = ({ key, item }: SheetRow) => key === item?.meter.id;
const isSettled = ({ result }: SheetRow) => result?.result === 'accepted' || result?.result === 'unchanged';
/** Sent now, or there before. */
const isDone = (row: SheetRow) => isSettled(row) || (row.value.trim() === '' && row.item?.meter.current != null);
const outcomeOf = ({ result, verdict }: SheetRow) => result?.result ?? verdict?.result;
export const isWrong = (row: SheetRow): boolean => row.fault !== undefined || (row.value.trim() !== '' && ['held', 'rejected', 'duplicate'].includes(outcomeOf(row) ?? '') && !(outcomeOf(row) === 'held' && row.isConfirmed));
const hasBadDate = ({ fault, verdict }: SheetRow) => fault === 'DATE_FORMAT' || verdict?.errors.some(({ pointer }) => pointer === '/takenOn') === true;

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

  row(key: string): SheetRow | undefined {
    return this.#rows.get(key);
  }

  /** The rows in the order in which they are read: lines of a file that belong to no meter come first. */
  rows(filter: Filter = 'all', query = ''): readonly SheetRow[] {
    const wanted = query.trim().toLowerCase();
    const all = [...this.#rows.values()];
    return [...all.filter((row) => !isOfMeter(row)), ...all.filter(isOfMeter)].filter((row) =>
      (filter === 'all' || (filter === 'empty' ? row.value.trim() === '' && !row.fault && !row.stop && !row.item?.meter.current : filter === 'wrong' ? isWrong(row) : isDone(row)))
      && (wanted === '' || row.flat.toLowerCase() === wanted || row.accountNumber.includes(wanted) || row.serialNumber.toLowerCase().includes(wanted)));
  }

  count(filter: Filter): number {
    return this.rows(filter).length;
  }

  /** What can be sent now: typed, not wrong as far as is known, and not yet there. */
  sendable(): readonly SheetRow[] {
    return [...this.#rows.values()].filter((row) => row.value.trim() !== '' && !isWrong(row) && !isSettled(row) && outcomeOf(row) !== 'unchanged');
  }

  /** As the contract has it; the number is the place in what is sent. */
  bulkRow({ accountNumber, serialNumber, service, item, value, takenOn, isConfirmed, verdict, result }: SheetRow, row: number): BulkRow {
    const asked = [...(verdict?.errors ?? []), ...(result?.errors ?? [])].filter(({ severity }) => severity === 'confirm').map(({ code }) => code);
    const serial = item?.meter.serialNumber ?? serialNumber;
    const water = item?.meter.service ?? service;
    return { row, accountNumber: item?.accountNumber ?? accountNumber, value: value.trim(), ...(serial && { serialNumber: serial }), ...(water && { service: water }), ...(takenOn && { takenOn }), ...(isConfirmed && asked.length > 0 && { confirmed: [...new Set(asked)] }) };
  }

  /** What is typed in the place of what a file said was read today. */
  type(key: string, value: string): void {
    const fault = this.#rows.get(key)?.fault;
    this.#change(key, { value, isConfirmed: false, result: undefined, takenOn: undefined, fault: fault === 'NO_ACCOUNT' || fault === 'DUPLICATE_ROW' ? fault : undefined });
  }

  leave(key: string): void {
    this.#change(key, { isTouched: true });
  }

  confirm(key: string, isConfirmed: boolean): void {
    this.#change(key, { isConfirmed });
  }

  /** Puts the account or the meter of a file's line right; it joins the row of its meter when that is found. The key it has then. */
  assign(key: string, change: { readonly accountNumber?: string; readonly serialNumber?: string }): string {
    const row = this.#rows.get(key);
    if (!row) return key;
    const { fault, ...rest } = { ...row, ...change, result: undefined };
    this.#rows.delete(key);
    // Another account may free it of being a duplicate, and without one it is nobody's.
    const left = fault === 'DUPLICATE_ROW' || fault === 'NO_ACCOUNT' ? undefined : fault;
    return this.#place({ ...rest, fault: rest.accountNumber.trim() ? left : 'NO_ACCOUNT' }, key);
  }

  /** Rows whose day cannot be read, or is not in the month that is taken. */
  get badDates(): number {
    return [...this.#rows.values()].filter(hasBadDate).length;
  }

  /** Takes today in the place of those days. */
  useToday(): void {
    for (const row of [...this.#rows.values()]) if (hasBadDate(row)) this.#change(row.key, { takenOn: undefined, result: undefined, ...(row.fault === 'DATE_FORMAT' && { fault: undefined }) });
  }

  remove(key: string): void {
    const row = this.#rows.get(key);
    if (row?.item && isOfMeter(row)) this.#rows.set(key, this.#rowOf(row.item));
    else this.#rows.delete(key);
  }

  /** Takes in the lines of a file in the place of those of the one before; what was typed by hand stays where the file says nothing. `file`: a name no other file of this person has. */
  take(rows: readonly FileRow[], file: string): void {
    this.dropFile();
    for (const [index, { line, flat, accountNumber, serialNumber, service, value, takenOn, fault }] of rows.entries()) this.#place({ key: '', flat, accountNumber, serialNumber, service, line, value, takenOn, fault, isConfirmed: false, isTouched: true }, `file:${file}:${index}`);
  }

  dropFile(): void {
    for (const { key, line } of [...this.#rows.values()]) if (line !== undefined) this.remove(key);
  }

  /** What the utility said of rows that were sent, by their keys; a row that says something else by now was not sent. */
  settle(results: ReadonlyMap<string, { readonly value: string; readonly result: BulkRowResult }>): void {
    for (const [key, { value, result }] of results) if (this.#rows.get(key)?.value.trim() === value) this.#change(key, { result, isTouched: true });
  }

  /** Rows that say something, with what became of them. */
  all(): readonly KeptRow[] {
    return [...this.#rows.values()].filter((row) => row.value.trim() !== '' || !row.item).map(({ item: _item, stop: _stop, verdict: _verdict, isTouched: _isTouched, ...kept }) => kept);
  }

  /** Those of them that the utility does not know yet. */
  kept(): readonly KeptRow[] {
    return this.all().filter(({ key }) => !isSettled(this.#rows.get(key) as SheetRow));
  }

  restore(kept: readonly KeptRow[]): void {
    for (const row of kept) {
      const there = this.#rows.get(row.key);
      if (there) this.#change(row.key, { ...row, isTouched: true });
      else if (row.key.startsWith('file:')) this.#place({ ...row, isTouched: true }, row.key);
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
    this.#rows.set(key, this.#judged({ ...rest, key, item, flat: item?.flat ?? row.flat, serialNumber: item?.meter.serialNumber ?? row.serialNumber, service: key === item?.meter.id ? item.meter.service : row.service, fault: fault ?? (isTaken ? 'DUPLICATE_ROW' : undefined) }));
    return key;
  }

  #change(key: string, change: Partial<SheetRow>): void {
    const row = this.#rows.get(key);
    if (row) this.#rows.set(key, this.#judged({ ...row, ...change }));
  }

  #rowOf(item: BuildingMeter): SheetRow {
    const { meter, accountNumber, flat } = item;
    return this.#judged({ key: meter.id, flat, accountNumber, serialNumber: meter.serialNumber, service: meter.service, item, value: '', isConfirmed: false, isTouched: false });
  }

  #judged(row: SheetRow): SheetRow {
    const { window } = this.#status;
    const stop = row.item && blockingReason({ meter: row.item.meter, accountStatus: row.item.accountStatus, windowOpen: window.open });
    return { ...row, stop, verdict: row.value.trim() === '' || row.fault !== undefined ? undefined : this.#judge(row) };
  }

  #judge(row: SheetRow): Verdict | undefined {
    const { window } = this.#status;
    const items = this.#accounts.get(foldAccountNumber(row.accountNumber));
    if (!items && this.#hasOthers) return undefined;
    const account = items && { status: items[0]?.accountStatus ?? 'confirmed', meters: items.map(({ meter }) => meter) };
    const { result, errors, reading } = judgeBulkRow(this.bulkRow({ ...row, isConfirmed: false }, 1), { account, window, seen: new Set() });
    return { result: result === 'held' && row.isConfirmed ? 'accepted' : result, errors, volume: reading?.volume ?? null };
  }
}
