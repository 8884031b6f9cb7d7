import type { BulkRow, Service } from '../index.ts';
import { accountNumberFault } from './account-number.ts';
import { cleanCell, isSpreadsheetError } from './clean-text.ts';
import { parseDateCell } from './date-text.ts';
import { groupBy } from './group-by.ts';
import { includesPeriod, monthOfCell, monthsIn, monthsInTitle, withoutMonths, type NamedMonth } from './month-text.ts';
import {
  bankServices,
  columnNamed,
  foldName,
  serviceNamed,
  serviceWords,
  type ColumnMap,
  type ReadingColumn,
} from './reading-columns.ts';

const BANK_HEAD = 5;
const BANK_BLOCK = 7;

/** The cells of a file, line by line. */
export type Table = readonly (readonly string[])[];

/** One sheet of a file. A text file has one, without a name. Merged cells are filled with their text. */
export interface FileSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly table: Table;
  /** Indexes of the columns that the spreadsheet does not show. */
  readonly hiddenColumns: readonly number[];
}

/** A table with column names, or one of an unknown kind. */
export interface ColumnLayout {
  readonly kind: 'own' | 'platform' | 'unknown';
  /** Index of the line with the column names; -1 when an unknown table has none. */
  readonly header: number;
  /** Index of the first line below the column names. */
  readonly body: number;
  /** The name of each column; names in several lines are joined. */
  readonly titles: readonly string[];
  readonly columns: ColumnMap;
  /** The columns for which several fit, with their indexes. `columns` has the best guess. */
  readonly choices: Partial<Record<ReadingColumn, readonly number[]>>;
  /** The texts above the column names. */
  readonly above: readonly string[];
}

/** The kind of a table. `bank` is the register of banks; `debts` and `balances` contain no readings. */
export type Recognised = ColumnLayout | { readonly kind: 'bank' | 'debts' | 'balances' | 'empty' };

/** One line of a file as it is sent. Names, addresses and other cells are left out. */
export interface FileRow extends Omit<BulkRow, 'row' | 'confirmed'> {
  /** Number of the line in the file, from 1. */
  readonly line: number;
  readonly flat: string;
  readonly serialNumber: string;
  /** Why the line cannot be sent until somebody corrects it. */
  readonly fault?:
    'NO_ACCOUNT' | 'DATE_FORMAT' | 'PERIOD_FORMAT' | 'SERVICE_FORMAT' | 'LINE_FORMAT' | 'NO_RESULT' | 'UNREADABLE';
}

/** The readings of a file, and the lines that gave no row. */
export interface FileRows {
  readonly rows: readonly FileRow[];
  /** Number of meters in the file without a reading. */
  readonly blank: number;
  /** Number of meters for gas, electricity and heat. */
  readonly foreign: number;
  /** Number of readings whose line names another month. */
  readonly otherMonths: number;
  /** What the first of those lines says. */
  readonly otherMonth?: string;
}

const isBlank = (line: readonly string[]) => line.every((cell) => cell.trim() === '');
/** Lines searched for column names; reports have titles above them. */
const HEADER_WITHIN = 15;

/**
 * Finds the kind of a table by its column names and contents. `period` (`YYYY-MM`) and `hiddenColumns` help to guess
 * when several columns fit.
 */
export function recognise(
  table: Table,
  { period, hiddenColumns = [] }: { readonly period?: string; readonly hiddenColumns?: readonly number[] } = {},
): Recognised {
  const lines = table.filter((line) => !isBlank(line));
  const [first] = lines;
  if (!first) return { kind: 'empty' };
  if (/^#(FILESUM|TYPE|SERVICE)/i.test(first[0]?.trim() ?? '')) return { kind: 'balances' };
  const sample = lines.slice(0, 20);
  const most = (fits: (line: readonly string[]) => boolean) => sample.filter(fits).length * 2 > sample.length;
  const header = headerByNames(table);
  const layout = header === -1 ? undefined : layoutAt(table, header, period, hiddenColumns);
  if (layout && layout.kind !== 'unknown') return layout;
  if (most(isBankLine)) return { kind: 'bank' };
  if (
    header === -1 &&
    most(
      (line) =>
        line.length >= 3 &&
        line.length <= 5 &&
        /^\d/.test(line[0] ?? '') &&
        /^[А-ЯЁ][а-яё]+ /u.test(line[1] ?? '') &&
        /^-?\d+([.,]\d{1,2})?$/.test((line[2] ?? '').trim()),
    )
  )
    return { kind: 'debts' };
  return layout ?? layoutAt(table, headerByLooks(table), period, hiddenColumns);
}

const isBankLine = (line: readonly string[]) =>
  line.length >= BANK_HEAD + BANK_BLOCK &&
  /^\d{1,2}$/.test(line[BANK_HEAD]?.trim() ?? '') &&
  Number(line[BANK_HEAD]) >= 1 &&
  Number(line[BANK_HEAD]) <= 13;

/** The line with the most known column names; -1 when there is none. */
function headerByNames(table: Table): number {
  let [header, most] = [-1, 0];
  for (const [index, line] of table.slice(0, HEADER_WITHIN).entries()) {
    const found = new Set(line.map((cell) => columnOf([cell])).filter(Boolean)).size;
    if (found > most) [header, most] = [index, found];
  }
  return header;
}

/** Finds the first line with several cells and no numbers. */
const headerByLooks = (table: Table) =>
  table
    .slice(0, HEADER_WITHIN)
    .findIndex(
      (line) => line.filter((cell) => cell.trim()).length > 1 && line.every((cell) => !/^\s*[\d.,]+\s*$/.test(cell)),
    );

const UNITS = /(?<![\p{L}])(?:м3|м³|куб\.?\s*м\.?|кубометр\p{L}*)(?![\p{L}])/giu;
const SERVICES = new RegExp(`(?<![\\p{L}])(?:${Object.keys(serviceWords).join('|')})(?![\\p{L}])`, 'giu');
/** Titles of the readings of an earlier month. */
const EARLIER = /предыд|прошл|начальн|(?<![\p{L}])пред\./iu;

/** The column that a title in one or several lines names. */
function columnOf(parts: readonly string[]): ReadingColumn | undefined {
  const filled = parts.filter((part) => part.trim());
  const names = [filled.join(' '), ...[...filled].reverse()];
  for (const name of names) {
    const plain = withoutMonths(name).replace(UNITS, ' ').replace(SERVICES, ' ');
    const column = columnNamed(name) ?? (plain.trim() ? columnNamed(plain) : undefined);
    if (column === 'value' && EARLIER.test(filled.join(' '))) return undefined;
    if (column) return column;
  }
  return undefined;
}

const isNumbering = (line: readonly string[]) => {
  const filled = line.filter((cell) => cell.trim());
  return filled.length > 2 && filled.every((cell, index) => Number(cell) === index + 1);
};

/** A second line of names below the first: no account and no serial number, only words and dates. */
function isSecondLine(line: readonly string[], above: readonly string[], fixed: readonly number[]): boolean {
  const isSame = (at: number) => (line[at] ?? '').trim() === '' || line[at]?.trim() === above[at]?.trim();
  return (
    !isBlank(line) &&
    fixed.every(isSame) &&
    line.every((cell, at) => isSame(at) || /\p{L}/u.test(cell) || monthsIn(cell).length > 0)
  );
}

/** Fills the cells of a line of names that a merged name to their left covers. */
const spread = (line: readonly string[], covers: (at: number) => boolean): readonly string[] => {
  let last = '';
  return Array.from(line, (cell, at) => (last = cell.trim() ? cell : covers(at) ? last : ''));
};

function layoutAt(table: Table, header: number, period: string | undefined, hidden: readonly number[]): ColumnLayout {
  const width = Math.max(0, ...table.slice(0, 50).map(({ length }) => length));
  const wide = (line: readonly string[] | undefined) => Array.from({ length: width }, (_, at) => line?.[at] ?? '');
  const names = wide(table[header]);
  const fixed = names.flatMap((name, at) => (/^(account|serial)$/.test(columnOf([name]) ?? '') ? at : []));
  let body = header + 1;
  let second: readonly string[] = [];
  if (header >= 0 && fixed.length > 0) {
    if (isSecondLine(wide(table[body]), names, fixed)) second = wide(table[body++]);
    if (isNumbering(wide(table[body]))) body++;
  }
  const group = wide(header > 0 ? table[header - 1] : undefined);
  const isGroup =
    new Set(group.filter((cell) => cell.trim())).size > 1 && group.every((cell) => !/^\s*[\d.,]+\s*$/.test(cell));
  const groups = isGroup ? spread(group, (at) => names[at]?.trim() !== '') : [];
  const tops = second.length > 0 ? spread(names, (at) => second[at]?.trim() !== '') : names;
  const partsOf = (at: number) => [
    ...new Set([groups[at] ?? '', tops[at] ?? '', second[at] ?? ''].map((part) => part.trim()).filter(Boolean)),
  ];
  const parts = Array.from({ length: width }, (_, at) => (header < 0 ? [] : partsOf(at)));
  const titles = parts.map((each) => each.join(', '));
  const rows = table.slice(body, body + 500).filter((line) => !isBlank(line));
  const found = new Map<ReadingColumn, number[]>();
  for (const [at, each] of parts.entries()) {
    const column = columnOf(each);
    if (column) found.set(column, [...(found.get(column) ?? []), at]);
  }
  // Without a column «Показание», columns that are named after months only are readings.
  if (!found.has('value') && found.has('account')) {
    const months = titles.flatMap((title, at) =>
      title && !withoutMonths(title) && monthsIn(title).length > 0 ? at : [],
    );
    if (months.length > 0) found.set('value', months);
  }
  const columns: ColumnMap = {};
  const choices: Partial<Record<ReadingColumn, readonly number[]>> = {};
  for (const [column, all] of found) {
    const different = all.filter(
      (at, index) => !all.slice(0, index).some((other) => rows.every((line) => line[at] === line[other])),
    );
    if (different.length > 1) choices[column] = different;
    columns[column] =
      column === 'value'
        ? likeliestValue(different, { rows, titles, period, hidden })
        : (different.find((at) => !hidden.includes(at)) ?? different[0] ?? 0);
  }
  const { value } = columns;
  const { serial } = choices;
  // With two numbers, that of a reading stands to its left.
  if (value !== undefined && serial) columns.serial = [...serial].reverse().find((at) => at < value) ?? serial[0] ?? 0;
  const isPlatform = names.some((name) =>
    ['Показание 2', 'Показания 2', 'Кол-во тарифов'].some((each) => foldName(each) === foldName(name)),
  );
  return {
    kind: columns.account === undefined || columns.value === undefined ? 'unknown' : isPlatform ? 'platform' : 'own',
    header,
    body: Math.max(0, body),
    titles,
    columns,
    choices,
    above: table
      .slice(0, Math.max(0, isGroup ? header - 1 : header))
      .flatMap((line) => [...new Set(line)].filter((cell) => cell.trim())),
  };
}

/** Guesses the latest readings: those of the period, in a visible column, with the greater numbers, to the right. */
function likeliestValue(
  candidates: readonly number[],
  {
    rows,
    titles,
    period,
    hidden,
  }: {
    readonly rows: Table;
    readonly titles: readonly string[];
    readonly period: string | undefined;
    readonly hidden: readonly number[];
  },
): number {
  const numberAt = (line: readonly string[], at: number) =>
    Number((line[at] ?? '').replace(/\s/gu, '').replace(',', '.'));
  const score = (at: number): number => {
    const months = monthsIn(titles[at] ?? '');
    const greater = rows.filter((line) =>
      candidates.every((other) => other === at || numberAt(line, at) > numberAt(line, other)),
    ).length;
    return (
      (period && months.length > 0 ? (includesPeriod(months, period) ? 8 : -8) : 0) -
      (hidden.includes(at) ? 4 : 0) +
      (greater * 2 > rows.length ? 2 : 0)
    );
  };
  return candidates.reduce((best, at) => (score(at) >= score(best) ? at : best), candidates[0] ?? 0);
}

/** Where a file names its month. `unnamed` means nowhere. */
export interface MonthNamed {
  readonly place: 'column' | 'sheet' | 'title' | 'unnamed';
  /** What stands there. */
  readonly text: string;
  /** False when it is about another month than the period. */
  readonly fits: boolean;
}

/** Checks the month that the name of the column, the sheet or a line above them names, against a period (`YYYY-MM`). */
export function monthNamed(layout: Recognised, sheet: string, period: string): MonthNamed {
  const above = 'above' in layout ? layout.above : [];
  const value = 'columns' in layout ? (layout.titles[layout.columns.value ?? -1] ?? '') : '';
  const title = above.filter((text) => monthsInTitle(text).length > 0);
  const places: readonly (readonly [MonthNamed['place'], string, readonly NamedMonth[]])[] = [
    ['column', value, monthsIn(value)],
    ['sheet', sheet, monthsInTitle(sheet)],
    ['title', title[0] ?? '', title.flatMap((text) => monthsInTitle(text))],
  ];
  const named = places
    .filter(([, , months]) => months.length > 0)
    .map(([place, text, months]) => ({ place, text, fits: includesPeriod(months, period) }));
  return named.find(({ fits }) => !fits) ?? named[0] ?? { place: 'unnamed', text: '', fits: true };
}

/** The service that the title of the readings names, as in «ХВС, Показание». */
function serviceOfTitle(title: string): Service | undefined {
  const [word] = title.match(SERVICES) ?? [];
  return word ? serviceNamed(word) : undefined;
}

/** A formula that the program which wrote the file has not computed. */
const isFormula = (cell: string) => cell.startsWith('=');

/** Reads the lines of a table. Every line becomes a row or is counted. With a period (`YYYY-MM`), lines of other months are counted only. */
export function readRows(table: Table, recognised: Recognised, period?: string): FileRows {
  const rows: FileRow[] = [];
  let [blank, foreign, otherMonths] = [0, 0, 0];
  let otherMonth: string | undefined;
  const titleService =
    'columns' in recognised ? serviceOfTitle(recognised.titles[recognised.columns.value ?? -1] ?? '') : undefined;
  for (const [index, line] of table.entries()) {
    if (isBlank(line) || ('body' in recognised && index < recognised.body)) continue;
    const at = index + 1;
    if (recognised.kind === 'bank') {
      const meters = isBankLine(line) ? bankBlocks(line) : undefined;
      // An account without meters is not an error.
      if (!meters && line.length >= BANK_HEAD && isBlank(line.slice(BANK_HEAD))) blank++;
      else if (!meters)
        rows.push({ line: at, flat: '', accountNumber: '', serialNumber: '', value: '', fault: 'LINE_FORMAT' });
      for (const [type = '', serial = '', , , value = '', date = ''] of meters ?? []) {
        const service = bankServices[type.trim()];
        if (!service) foreign++;
        else if (value.trim() === '') blank++;
        else
          rows.push(rowOf(at, { account: line[0] ?? '', serial, value, takenOn: date.replace(/^\[\]$/, '') }, service));
      }
    } else if ('columns' in recognised) {
      const cell = (column: ReadingColumn) => line[recognised.columns[column] ?? -1] ?? '';
      const word = cell('service').trim();
      const service = serviceNamed(word) ?? (word ? undefined : titleService);
      const month = cell('period').trim() && period ? monthOfCell(cell('period')) : undefined;
      if (word && !service && /газ|электр|тепл|отопл/iu.test(word)) foreign++;
      else if (cell('value').trim() === '') blank++;
      else if (month && period && !includesPeriod([month], period)) {
        otherMonths++;
        otherMonth ??= cell('period').trim();
      } else {
        const row = rowOf(
          at,
          {
            account: cell('account'),
            serial: cell('serial'),
            value: cell('value'),
            takenOn: cell('takenOn'),
            flat: cell('flat'),
          },
          service,
        );
        // With a serial number the meter can be found even when the name of the service is unknown.
        const fault =
          word && !service && !row.serialNumber ? 'SERVICE_FORMAT' : month === null ? 'PERIOD_FORMAT' : undefined;
        rows.push(fault && !row.fault ? { ...row, fault } : row);
      }
    }
  }
  return { rows, blank, foreign, otherMonths, ...(otherMonth !== undefined && { otherMonth }) };
}

function bankBlocks(line: readonly string[]): readonly (readonly string[])[] {
  const blocks: (readonly string[])[] = [];
  for (let start = BANK_HEAD; start < line.length; start += BANK_BLOCK) {
    const block = line.slice(start, start + BANK_BLOCK);
    if (!isBlank(block)) blocks.push(block);
  }
  return blocks;
}

const clip = (text: string | undefined, length: number) => cleanCell(text ?? '').slice(0, length);

function rowOf(
  line: number,
  {
    account,
    serial,
    value,
    takenOn,
    flat = '',
  }: {
    readonly account: string;
    readonly serial: string;
    readonly value: string;
    readonly takenOn: string;
    readonly flat?: string;
  },
  service: Service | undefined,
): FileRow {
  const date = takenOn.trim() === '' ? undefined : parseDateCell(clip(takenOn, 40));
  const known = (cell: string) => !isFormula(cell) && !isSpreadsheetError(cell);
  const [accountNumber, serialNumber] = [clip(account, 30), clip(serial, 40)];
  const row = {
    line,
    flat: clip(flat, 20),
    accountNumber: known(accountNumber) ? accountNumber : '',
    serialNumber: known(serialNumber) ? serialNumber : '',
    value: clip(value, 30),
    ...(service && { service }),
    ...(date && { takenOn: date }),
  };
  if (row.accountNumber === '' || accountNumberFault(row.accountNumber) === 'EMPTY')
    return { ...row, fault: 'NO_ACCOUNT' };
  if (`${account}${serial}${value}`.includes('\ufffd')) return { ...row, fault: 'UNREADABLE' };
  if (isFormula(row.value)) return { ...row, fault: 'NO_RESULT' };
  return date === null ? { ...row, fault: 'DATE_FORMAT' } : row;
}

/** Finds the delimiter: the character that occurs equally often in most lines. `;` wins a tie. */
export function delimiterOf(text: string): string {
  const lines = text
    .split(/\r\n?|\n/)
    .filter((line) => line.trim())
    .slice(0, 20);
  const [, hint] = /^\ufeff?sep=(.)$/i.exec(lines[0] ?? '') ?? [];
  if (hint) return hint;
  let best = ';';
  let most = 0;
  for (const sign of [';', '\t', '|', ',']) {
    const counts = lines.map((line) => line.split(sign).length - 1).filter((count) => count > 0);
    const usual = Math.max(0, ...[...groupBy(counts, (count) => count).values()].map(({ length }) => length));
    if (usual > most) [best, most] = [sign, usual];
  }
  return best;
}
