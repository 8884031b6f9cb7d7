import type { BulkRow, Service } from '../index.ts';
import { addDays } from './calendar.ts';
import { parseDate } from './date-text.ts';

/** The columns of a file with readings. The first name is written to our files; the others are also recognised. */
export const readingColumns = {
  account: ['Лицевой счёт', 'ЛС', 'Л/с', '№ лицевого счёта', 'Номер лицевого счёта', 'Номер ЛС', '№ ЛС'],
  serial: [
    'Номер прибора учёта',
    'Заводской номер',
    '№ счётчика',
    'Номер счётчика',
    '№ ПУ',
    'Серийный номер',
    'Заводской номер ПУ',
  ],
  service: ['Услуга', 'Вид услуги', 'Тип счётчика', 'Ресурс', 'Вид коммунального ресурса'],
  value: [
    'Показание',
    'Показания',
    'Показание 1',
    'Показания 1',
    'Текущее показание',
    'Текущие показания',
    'Новое показание',
  ],
  takenOn: ['Дата снятия', 'Дата показания', 'Дата передачи', 'Дата передачи показаний', 'Дата снятия показаний'],
  flat: ['Помещение', 'Квартира', '№ помещения', 'Номер помещения', 'Номер квартиры'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type ReadingColumn = keyof typeof readingColumns;
/** The index of each column. */
export type ColumnMap = Partial<Record<ReadingColumn, number>>;

/** Normalises a column name or word for comparison: case, spaces, dots and quotes do not matter. */
export const foldName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s.«»"*\ufeff]/gu, '');

const byName = new Map(
  Object.entries(readingColumns).flatMap(([column, names]) =>
    names.map((name) => [foldName(name), column as ReadingColumn] as const),
  ),
);

/** Names of services in files and registries. The first name of each service is written to our files. */
export const serviceWords = {
  ХВС: 'coldWater',
  'холодная вода': 'coldWater',
  'холодное водоснабжение': 'coldWater',
  ГВС: 'hotWater',
  'горячая вода': 'hotWater',
  'горячее водоснабжение': 'hotWater',
  полив: 'irrigation',
  водоотведение: 'wastewater',
  стоки: 'wastewater',
  ВО: 'wastewater',
  общедомовой: 'common',
} as const satisfies Readonly<Record<string, Service>>;

const serviceByWord: ReadonlyMap<string, Service> = new Map(
  Object.entries(serviceWords).map(([word, service]) => [foldName(word), service]),
);

/** The name of a service in our files. */
export const serviceName = (service: Service): string =>
  Object.entries(serviceWords).find(([, each]) => each === service)?.[0] ?? service;

/** Meter types of water in the register of banks; the other types are gas, electricity, heat and waste. */
export const bankServices: Readonly<Record<string, Service>> = {
  8: 'hotWater',
  9: 'coldWater',
  11: 'wastewater',
  12: 'irrigation',
};
const BANK_HEAD = 5;
const BANK_BLOCK = 7;

/** The cells of a file, line by line. */
export type Table = readonly (readonly string[])[];

/**
 * The kind of a table. `own`, `platform` and `unknown` have column names in the line `header` (-1 when an unknown table
 * has none); `bank` is the register of banks; `debts` and `balances` contain no readings.
 */
export type Recognised =
  | { readonly kind: 'own' | 'platform' | 'unknown'; readonly header: number; readonly columns: ColumnMap }
  | { readonly kind: 'bank' | 'debts' | 'balances' | 'empty' };

/** One line of a file as it is sent. Names, addresses and other cells are left out. */
export interface FileRow extends Omit<BulkRow, 'row' | 'confirmed'> {
  /** Number of the line in the file, from 1. */
  readonly line: number;
  readonly flat: string;
  readonly serialNumber: string;
  /** Why the line cannot be sent until somebody corrects it. */
  readonly fault?: 'NO_ACCOUNT' | 'DATE_FORMAT' | 'SERVICE_FORMAT' | 'LINE_FORMAT';
}

/** The readings of a file, and the meters that gave no row. */
export interface FileRows {
  readonly rows: readonly FileRow[];
  /** Number of meters in the file without a reading. */
  readonly blank: number;
  /** Number of meters for gas, electricity and heat. */
  readonly foreign: number;
}

const isBlank = (line: readonly string[]) => line.every((cell) => cell.trim() === '');
/** Lines searched for column names; reports have titles above them. */
const HEADER_WITHIN = 15;

/** Finds the kind of a table by its column names and contents. */
export function recognise(table: Table): Recognised {
  const lines = table.filter((line) => !isBlank(line));
  const [first] = lines;
  if (!first) return { kind: 'empty' };
  if (/^#(FILESUM|TYPE|SERVICE)/i.test(first[0]?.trim() ?? '')) return { kind: 'balances' };
  const sample = lines.slice(0, 20);
  const most = (fits: (line: readonly string[]) => boolean) => sample.filter(fits).length * 2 > sample.length;
  let header = -1;
  let columns: ColumnMap = {};
  for (const [index, line] of table.slice(0, HEADER_WITHIN).entries()) {
    const found = columnsOf(line);
    if (Object.keys(found).length > Object.keys(columns).length) [header, columns] = [index, found];
  }
  if (columns.account !== undefined && columns.value !== undefined) {
    const names = new Set(table[header]?.map(foldName));
    return {
      kind:
        names.has(foldName('Показание 2')) ||
        names.has(foldName('Показания 2')) ||
        names.has(foldName('Кол-во тарифов'))
          ? 'platform'
          : 'own',
      header,
      columns,
    };
  }
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
  return { kind: 'unknown', header: Object.keys(columns).length > 0 ? header : headerByLooks(table), columns };
}

const isBankLine = (line: readonly string[]) =>
  line.length >= BANK_HEAD + BANK_BLOCK &&
  /^\d{1,2}$/.test(line[BANK_HEAD]?.trim() ?? '') &&
  Number(line[BANK_HEAD]) >= 1 &&
  Number(line[BANK_HEAD]) <= 13;

/** Finds the first line with several cells and no numbers. */
const headerByLooks = (table: Table) =>
  table
    .slice(0, HEADER_WITHIN)
    .findIndex(
      (line) => line.filter((cell) => cell.trim()).length > 1 && line.every((cell) => !/^\s*[\d.,]+\s*$/.test(cell)),
    );

function columnsOf(line: readonly string[]): ColumnMap {
  const columns: ColumnMap = {};
  for (const [index, cell] of line.entries()) {
    const column = byName.get(foldName(cell));
    if (column) columns[column] ??= index;
  }
  return columns;
}

/** Reads the lines of a table. Every line becomes a row or is counted as `blank` or `foreign`. */
export function readRows(table: Table, recognised: Recognised): FileRows {
  const rows: FileRow[] = [];
  let blank = 0;
  let foreign = 0;
  for (const [index, line] of table.entries()) {
    if (isBlank(line) || ('header' in recognised && index <= recognised.header)) continue;
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
      const service = serviceByWord.get(foldName(word));
      if (word && !service && /газ|электр|тепл|отопл/iu.test(word)) foreign++;
      else if (cell('value').trim() === '') blank++;
      // With a serial number the meter can be found even when the name of the service is unknown.
      else
        rows.push({
          ...rowOf(
            at,
            {
              account: cell('account'),
              serial: cell('serial'),
              value: cell('value'),
              takenOn: cell('takenOn'),
              flat: cell('flat'),
            },
            service,
          ),
          ...(word && !service && !cell('serial').trim() && { fault: 'SERVICE_FORMAT' as const }),
        });
    }
  }
  return { rows, blank, foreign };
}

function bankBlocks(line: readonly string[]): readonly (readonly string[])[] {
  const blocks: (readonly string[])[] = [];
  for (let start = BANK_HEAD; start < line.length; start += BANK_BLOCK) {
    const block = line.slice(start, start + BANK_BLOCK);
    if (!isBlank(block)) blocks.push(block);
  }
  return blocks;
}

const clip = (text: string | undefined, length: number) => (text ?? '').trim().slice(0, length);

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
  const date = takenOn.trim() === '' ? undefined : dateOf(clip(takenOn, 40));
  const row = {
    line,
    flat: clip(flat, 20),
    accountNumber: clip(account, 30),
    serialNumber: clip(serial, 40),
    value: clip(value, 30),
    ...(service && { service }),
    ...(date && { takenOn: date }),
  };
  if (row.accountNumber === '') return { ...row, fault: 'NO_ACCOUNT' };
  return date === null ? { ...row, fault: 'DATE_FORMAT' } : row;
}

/** Parses a date of a file: Russian or ISO, with or without a time, or a spreadsheet's day number; null otherwise. */
export function dateOf(text: string): string | null {
  const plain = text.trim().replace(/^\[\]$/, '');
  const [iso] = /^\d{4}-\d{2}-\d{2}/.exec(plain) ?? [];
  if (iso) return Number.isNaN(Date.parse(iso)) || !new Date(iso).toISOString().startsWith(iso) ? null : iso;
  if (/^[3-6]\d{4}([.,]\d+)?$/.test(plain)) return addDays('1899-12-30', Math.floor(Number(plain.replace(',', '.'))));
  return parseDate(plain.replace(/[\sT]\d{1,2}:\d{2}(:\d{2})?$/, ''));
}

const LETTER = /[а-яё]/iu;

/** Scores how Russian a text looks; a wrong encoding gives mixed case inside words and unusual characters. */
function likeness(text: string): number {
  let score = 0;
  for (const word of text.match(/[\p{L}]+/gu) ?? [])
    score += /^[А-ЯЁ]?[а-яё]+$|^[А-ЯЁ]+$/u.test(word) ? word.length : LETTER.test(word) ? -word.length : 0;
  return score - 3 * (text.match(/[^\p{Script=Latin}а-яёА-ЯЁ0-9\s!-~№«»–—…°]/gu)?.length ?? 0);
}

/** Decodes a file in UTF-8, UTF-16 with a byte order mark, Windows-1251, KOI8-R or CP866. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: string } {
  const as = (encoding: string) => ({ text: new TextDecoder(encoding).decode(bytes), encoding });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return as('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return as('utf-16be');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    const sample = bytes.subarray(0, 20_000);
    const [best = 'windows-1251'] =
      ['windows-1251', 'koi8-r', 'ibm866']
        .map((encoding) => [encoding, likeness(new TextDecoder(encoding).decode(sample))] as const)
        .sort((a, b) => b[1] - a[1])[0] ?? [];
    return as(best);
  }
}

/** Finds the delimiter: the character that occurs equally often in most lines. `;` wins a tie. */
export function delimiterOf(text: string): string {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .slice(0, 20);
  let best = ';';
  let most = 0;
  for (const sign of [';', '\t', '|', ',']) {
    const counts = lines.map((line) => line.split(sign).length - 1).filter((count) => count > 0);
    const usual = Math.max(0, ...[...Map.groupBy(counts, (count) => count).values()].map(({ length }) => length));
    if (usual > most) [best, most] = [sign, usual];
  }
  return best;
}
