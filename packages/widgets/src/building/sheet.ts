import type {
  BuildingMeter,
  BuildingStatus,
  BulkRow,
  BulkRowResult,
  Finding,
  FindingCode,
  Service,
} from '@vodokanal/contract';
import { accountNumberFault, accountNumberFits, foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { cleanCell } from '@vodokanal/contract/rules/clean-text';
import { judgeBulkRow, meterOfRow } from '@vodokanal/contract/rules/bulk-reading';
import { groupBy } from '@vodokanal/contract/rules/group-by';
import type { FileRow } from '@vodokanal/contract/rules/reading-file';
import { blockingReason } from '@vodokanal/contract/rules/blocking-reason';
import { foldName } from '@vodokanal/contract/rules/reading-columns';
import { serialFits } from '@vodokanal/contract/rules/serial-number';

/** The local check of a row; undefined when only the utility can decide. */
export interface Verdict {
  readonly result: BulkRowResult['result'];
  readonly errors: readonly Finding[];
  readonly volume: string | null;
}

/** A row of the sheet: a meter of the building, or a file line whose meter was not found. */
export interface SheetRow {
  /** The id of the meter, or `file:` with a number. */
  readonly key: string;
  readonly flat: string;
  readonly accountNumber: string;
  readonly serialNumber: string;
  readonly service?: Service | undefined;
  readonly item?: BuildingMeter | undefined;
  /** Why the meter accepts no reading now. */
  readonly blockedBy?: FindingCode | undefined;
  /** Line number in the file. */
  readonly line?: number | undefined;
  readonly value: string;
  readonly takenOn?: string | undefined;
  readonly isConfirmed: boolean;
  readonly fault?: FileRow['fault'] | 'DUPLICATE_ROW' | 'ACCOUNT_DAMAGED' | undefined;
  /** The account number in the file, when a spreadsheet had damaged it and flat and meter showed the right one. */
  readonly writtenAccount?: string | undefined;
  /** The only account that the damaged number of the file may be. */
  readonly likelyAccount?: string | undefined;
  /** The field was left or filled from a file; from then on its errors are shown. */
  readonly isTouched: boolean;
  readonly verdict?: Verdict | undefined;
  /** The utility's result; cleared by the next change. */
  readonly result?: BulkRowResult | undefined;
}

export type Filter = 'all' | 'empty' | 'wrong' | 'done';

/** A row as stored on the device: numbers and codes, no names or addresses. */
export type StoredRow = Pick<
  SheetRow,
  | 'key'
  | 'flat'
  | 'accountNumber'
  | 'writtenAccount'
  | 'likelyAccount'
  | 'serialNumber'
  | 'service'
  | 'line'
  | 'value'
  | 'takenOn'
  | 'isConfirmed'
  | 'fault'
  | 'result'
>;

/** Whether the row is a meter of the building, not an unmatched or duplicate file line. */
const isOfMeter = ({ key, item }: SheetRow) => key === item?.meter.id;
const isSettled = ({ result }: SheetRow) => result?.result === 'accepted' || result?.result === 'unchanged';
/** Sent now or before. */
const isDone = (row: SheetRow) => isSettled(row) || (row.value.trim() === '' && row.item?.meter.current != null);
const outcomeOf = ({ result, verdict }: SheetRow) => result?.result ?? verdict?.result;
export const isWrong = (row: SheetRow): boolean =>
  row.fault !== undefined ||
  (row.value.trim() !== '' &&
    ['held', 'rejected', 'duplicate'].includes(outcomeOf(row) ?? '') &&
    !(outcomeOf(row) === 'held' && row.isConfirmed));
/** An account number without what a spreadsheet removes or adds: leading zeros, and `,0`. */
const significant = (accountNumber: string) =>
  foldAccountNumber(cleanCell(accountNumber).replace(/[.,]0+$/, '')).replace(/^0+(?=.)/, '');

/** Number of lines of a file whose account is, or may be, one of a building. */
export function linesOf({ items }: BuildingStatus, rows: readonly FileRow[]): number {
  const accounts = new Set(items.map(({ accountNumber }) => significant(accountNumber)));
  return accounts.size === 0 ? 0 : rows.filter(({ accountNumber }) => accounts.has(significant(accountNumber))).length;
}

/** Faults that only another account number resolves. */
const isOfAccount = (fault: SheetRow['fault']) =>
  fault === 'NO_ACCOUNT' || fault === 'DUPLICATE_ROW' || fault === 'ACCOUNT_DAMAGED';
const hasBadDate = ({ fault, verdict }: SheetRow) =>
  fault === 'DATE_FORMAT' || verdict?.errors.some(({ pointer }) => pointer === '/takenOn') === true;

/** The readings of a building as they are filled in. Pure, so that five thousand rows can be tested without a page. */
export class Sheet {
  readonly #status: BuildingStatus;
  readonly #accounts: ReadonlyMap<string, readonly BuildingMeter[]>;
  /** The same by account numbers without leading zeros. */
  readonly #significant: ReadonlyMap<string, readonly BuildingMeter[]>;
  readonly #fits = new Map<string, readonly BuildingMeter[]>();
  /** The manager has other buildings, so an unknown account may belong to one of them. */
  readonly #hasOthers: boolean;
  #rows: Map<string, SheetRow>;

  constructor(status: BuildingStatus, hasOthers: boolean) {
    this.#status = status;
    this.#hasOthers = hasOthers;
    this.#accounts = groupBy(status.items, ({ accountNumber }) => foldAccountNumber(accountNumber));
    this.#significant = groupBy(status.items, ({ accountNumber }) => significant(accountNumber));
    this.#rows = new Map(status.items.map((item) => [item.meter.id, this.#rowOf(item)]));
  }

  row(key: string): SheetRow | undefined {
    return this.#rows.get(key);
  }

  /** The rows in display order: unmatched file lines first. */
  rows(filter: Filter = 'all', query = ''): readonly SheetRow[] {
    const text = query.trim().toLowerCase();
    const all = [...this.#rows.values()];
    return [...all.filter((row) => !isOfMeter(row)), ...all.filter(isOfMeter)].filter(
      (row) =>
        (filter === 'all' ||
          (filter === 'empty'
            ? row.value.trim() === '' && !row.fault && !row.blockedBy && !row.item?.meter.current
            : filter === 'wrong'
              ? isWrong(row)
              : isDone(row))) &&
        (text === '' ||
          row.flat.toLowerCase() === text ||
          row.accountNumber.includes(text) ||
          row.serialNumber.toLowerCase().includes(text)),
    );
  }

  count(filter: Filter): number {
    return this.rows(filter).length;
  }

  /** Rows that can be sent: filled, without known errors, and not sent yet. */
  sendable(): readonly SheetRow[] {
    return [...this.#rows.values()].filter(
      (row) => row.value.trim() !== '' && !isWrong(row) && !isSettled(row) && outcomeOf(row) !== 'unchanged',
    );
  }

  /** Converts a row for the request; `row` is its number in the submission. */
  bulkRow(
    { accountNumber, serialNumber, service, item, value, takenOn, isConfirmed, verdict, result }: SheetRow,
    row: number,
  ): BulkRow {
    const asked = [...(verdict?.errors ?? []), ...(result?.errors ?? [])]
      .filter(({ severity }) => severity === 'confirm')
      .map(({ code }) => code);
    const serial = item?.meter.serialNumber ?? serialNumber;
    const water = item?.meter.service ?? service;
    return {
      row,
      accountNumber: item?.accountNumber ?? accountNumber,
      value: value.trim(),
      ...(serial && { serialNumber: serial }),
      ...(water && { service: water }),
      ...(takenOn && { takenOn }),
      ...(isConfirmed && asked.length > 0 && { confirmed: [...new Set(asked)] }),
    };
  }

  /** Sets a typed value. It replaces the file's value and date, so the reading date is today. */
  type(key: string, value: string): void {
    const fault = this.#rows.get(key)?.fault;
    this.#change(key, {
      value,
      isConfirmed: false,
      result: undefined,
      takenOn: undefined,
      fault: isOfAccount(fault) ? fault : undefined,
    });
  }

  markTouched(key: string): void {
    this.#change(key, { isTouched: true });
  }

  confirm(key: string, isConfirmed: boolean): void {
    this.#change(key, { isConfirmed });
  }

  /** Corrects the account or meter of a file line, and merges it into the row of its meter when that is found. Returns the row's new key. */
  assign(key: string, change: { readonly accountNumber?: string; readonly serialNumber?: string }): string {
    const row = this.#rows.get(key);
    if (!row) return key;
    const { fault, ...rest } = {
      ...row,
      ...change,
      result: undefined,
      writtenAccount: undefined,
      likelyAccount: undefined,
    };
    this.#rows.delete(key);
    // Another account may resolve a duplicate; without an account the line has no meter.
    const left = isOfAccount(fault) || fault === 'UNREADABLE' ? undefined : fault;
    return this.#place({ ...rest, fault: rest.accountNumber.trim() ? left : 'NO_ACCOUNT' }, key);
  }

  /** Number of rows whose date is unreadable or outside the current month. */
  get badDates(): number {
    return [...this.#rows.values()].filter(hasBadDate).length;
  }

  /** Replaces those dates with today. */
  useToday(): void {
    for (const row of [...this.#rows.values()])
      if (hasBadDate(row))
        this.#change(row.key, {
          takenOn: undefined,
          result: undefined,
          ...(row.fault === 'DATE_FORMAT' && { fault: undefined }),
        });
  }

  remove(key: string): void {
    const row = this.#rows.get(key);
    if (row?.item && isOfMeter(row)) this.#rows.set(key, this.#rowOf(row.item));
    else this.#rows.delete(key);
  }

  /** Loads the lines of a file in place of the previous file; typed values stay where the file has none. `file` is unique among this person's files. */
  loadFile(rows: readonly FileRow[], file: string): void {
    this.dropFile();
    for (const [index, { line, flat, accountNumber, serialNumber, service, value, takenOn, fault }] of rows.entries())
      this.#place(
        {
          key: '',
          flat,
          accountNumber,
          serialNumber,
          service,
          line,
          value,
          takenOn,
          fault,
          isConfirmed: false,
          isTouched: true,
        },
        `file:${file}:${index}`,
      );
  }

  /** Number of lines of the file that belong to meters of this building. */
  get matchedLines(): number {
    return [...this.#rows.values()].filter(({ line, item }) => line !== undefined && item).length;
  }

  dropFile(): void {
    for (const { key, line } of [...this.#rows.values()]) if (line !== undefined) this.remove(key);
  }

  /** Applies the utility's results by row key. A row whose value has changed since the send is skipped. */
  applyResults(results: ReadonlyMap<string, { readonly value: string; readonly result: BulkRowResult }>): void {
    for (const [key, { value, result }] of results)
      if (this.#rows.get(key)?.value.trim() === value) this.#change(key, { result, isTouched: true });
  }

  /** Every filled or unmatched row, with its result. */
  filledRows(): readonly StoredRow[] {
    return [...this.#rows.values()]
      .filter((row) => row.value.trim() !== '' || !row.item)
      .map(({ item: _item, blockedBy: _blockedBy, verdict: _verdict, isTouched: _isTouched, ...stored }) => stored);
  }

  /** Those rows that the utility has not accepted yet. */
  unsentRows(): readonly StoredRow[] {
    return this.filledRows().filter(({ key }) => !isSettled(this.#rows.get(key) as SheetRow));
  }

  restore(rows: readonly StoredRow[]): void {
    for (const row of rows) {
      const existing = this.#rows.get(row.key);
      if (existing) this.#change(row.key, { ...row, isTouched: true });
      else if (row.key.startsWith('file:')) this.#place({ ...row, isTouched: true }, row.key);
    }
  }

  /**
   * Finds the account of a line whose number a spreadsheet has damaged. Flat and serial number together show it; anything
   * less is asked for before sending.
   */
  #withAccount(row: SheetRow): SheetRow {
    const { accountNumber, serialNumber, service, flat, fault } = row;
    const exact = this.#accounts.get(foldAccountNumber(accountNumber));
    if (
      fault !== undefined ||
      (exact &&
        typeof meterOfRow(
          row,
          exact.map(({ meter }) => meter),
        ) !== 'string')
    )
      return row;
    const fits = this.#fitting(accountNumber);
    const meters = fits.filter(
      ({ meter, flat: own }) =>
        (flat === '' || foldName(own) === foldName(flat)) &&
        (serialNumber === '' || serialFits(serialNumber, meter.serialNumber)) &&
        (service === undefined || meter.service === service),
    );
    const [first] = meters;
    if (meters.length === 1 && first && flat !== '' && serialNumber !== '' && !exact?.includes(first))
      return { ...row, accountNumber: first.accountNumber, writtenAccount: accountNumber };
    const isDamaged = accountNumberFault(accountNumber) === 'SCIENTIFIC';
    if (!isDamaged && (exact || fits.length === 0)) return row;
    const likely = [...new Set(meters.map((item) => item.accountNumber))];
    return { ...row, fault: 'ACCOUNT_DAMAGED', likelyAccount: likely.length === 1 ? likely[0] : undefined };
  }

  /** The meters of all accounts whose number this text may be after a spreadsheet has changed it. */
  #fitting(written: string): readonly BuildingMeter[] {
    const found =
      this.#fits.get(written) ??
      (accountNumberFault(written) === 'SCIENTIFIC'
        ? this.#status.items.filter((item) => accountNumberFits(written, item.accountNumber))
        : this.#significant.get(significant(written)));
    if (found) this.#fits.set(written, found);
    return found ?? [];
  }

  /** Puts a line into the row of its meter if that is free, else into a row of its own. Returns the row's key. */
  #place(given: SheetRow, ownKey: string): string {
    const row = this.#withAccount(given);
    const meters = this.#accounts.get(foldAccountNumber(row.accountNumber)) ?? [];
    const found = meterOfRow(
      row,
      meters.map(({ meter }) => meter),
    );
    const item = typeof found === 'string' ? undefined : meters.find(({ meter }) => meter === found);
    const existing = item && this.#rows.get(item.meter.id);
    const isTaken = existing !== undefined && existing.line !== undefined;
    const key = item && !isTaken ? item.meter.id : ownKey;
    const { fault, ...rest } = row;
    this.#rows.set(
      key,
      this.#withVerdict({
        ...rest,
        key,
        item,
        flat: item?.flat ?? row.flat,
        serialNumber: item?.meter.serialNumber ?? row.serialNumber,
        service: key === item?.meter.id ? item.meter.service : row.service,
        fault: fault ?? (isTaken ? 'DUPLICATE_ROW' : undefined),
      }),
    );
    return key;
  }

  #change(key: string, change: Partial<SheetRow>): void {
    const row = this.#rows.get(key);
    if (row) this.#rows.set(key, this.#withVerdict({ ...row, ...change }));
  }

  #rowOf(item: BuildingMeter): SheetRow {
    const { meter, accountNumber, flat } = item;
    return this.#withVerdict({
      key: meter.id,
      flat,
      accountNumber,
      serialNumber: meter.serialNumber,
      service: meter.service,
      item,
      value: '',
      isConfirmed: false,
      isTouched: false,
    });
  }

  #withVerdict(row: SheetRow): SheetRow {
    const { window } = this.#status;
    const blockedBy =
      row.item &&
      blockingReason({ meter: row.item.meter, accountStatus: row.item.accountStatus, windowOpen: window.open });
    return {
      ...row,
      blockedBy,
      verdict: row.value.trim() === '' || row.fault !== undefined ? undefined : this.#verdictOf(row),
    };
  }

  #verdictOf(row: SheetRow): Verdict | undefined {
    const { window } = this.#status;
    const items = this.#accounts.get(foldAccountNumber(row.accountNumber));
    if (!items && this.#hasOthers) return undefined;
    const account = items && {
      status: items[0]?.accountStatus ?? 'confirmed',
      meters: items.map(({ meter }) => meter),
    };
    const { result, errors, reading } = judgeBulkRow(this.bulkRow({ ...row, isConfirmed: false }, 1), {
      account,
      window,
      seen: new Set(),
    });
    return {
      result: result === 'held' && row.isConfirmed ? 'accepted' : result,
      errors,
      volume: reading?.volume ?? null,
    };
  }
}
