import { open, type FileHandle } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { StartError } from '../database/open.ts';
import { columnOf, nameOf, type Column } from './columns.ts';
import { Line, LineFault, readRecord, type RecordKind, type Records } from './records.ts';

const LONGEST_LINE = 20_000;
const TOO_LONG = 'в строке больше ячеек, чем столбцов: лишняя точка с запятой';
/** Encodings that billing programs write; the line of column names tells which. */
const ENCODINGS = ['utf-8', 'windows-1251', 'ibm866', 'koi8-r'] as const;
const CHUNK = 64 * 1024;
/** What a decoder writes for bytes that are not in the encoding. */
const DAMAGED = '\ufffd';
/** Cyrillic in UTF-8 that was read as Windows-1251: each letter has become two. */
const TWICE_ENCODED = /(?:[РС][\u0098\u00a0-\u00bf\u0401-\u040f\u0451-\u045f\u0490\u0491\u2013-\u2122]){3}/u;

/** A file that is no registry. */
export class RegistryFault extends StartError {
  readonly code: 'noAccountColumn' | 'empty' | 'repeated' | 'unreadable';

  constructor(code: RegistryFault['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** One line of a registry: its record with its number of cells, or the reason why it has none. */
export type RegistryLine = { readonly number: number; readonly text: string } & (
  | { readonly kind: RecordKind; readonly record: Records[RecordKind]; readonly width: number }
  | { readonly reason: string }
);

/** How many lines of a kind have how many cells. */
export class Widths {
  readonly #counts = new Map<RecordKind, Map<number, number>>();

  add(kind: RecordKind, width: number): void {
    const counts = this.#counts.get(kind) ?? new Map<number, number>();
    counts.set(width, (counts.get(width) ?? 0) + 1);
    this.#counts.set(kind, counts);
  }

  /** The width of most lines of each kind, where most are complete and equal. */
  usual(columns: number): ReadonlyMap<RecordKind, number> {
    return new Map(
      [...this.#counts].flatMap(([kind, counts]) => {
        const all = [...counts.values()].reduce((total, count) => total + count, 0);
        const usual = [...counts].find(([width, count]) => width >= columns && count * 2 > all);
        return usual ? [[kind, usual[0]] as const] : [];
      }),
    );
  }
}

/** A registry with its encoding and column names. Its lines can be read several times; it is never in memory whole. */
export class RegistryFile {
  readonly #path: string;
  readonly #encoding: string;
  readonly #columns: readonly (Column | undefined)[];
  /** Without a column «Запись» all lines are of one kind, which the columns tell. */
  readonly #kind: RecordKind | undefined;
  /** Lines with another number of cells are refused: they were cut off, or their cells have shifted. */
  #widths: ReadonlyMap<RecordKind, number> = new Map();

  private constructor(path: string, encoding: string, columns: readonly (Column | undefined)[]) {
    this.#path = path;
    this.#encoding = encoding;
    this.#columns = columns;
    this.#kind = kindOfFile(columns);
  }

  /** Throws a `RegistryFault` when there is no such file, or when it has no column of account numbers. */
  static async open(path: string): Promise<RegistryFile> {
    const handle = await open(path).catch((fault: NodeJS.ErrnoException) => {
      throw new RegistryFault(
        'unreadable',
        fault.code === 'ENOENT' ? `There is no file ${path}.` : `The file ${path} cannot be read: ${fault.message}`,
      );
    });
    try {
      const head = await handle.read(Buffer.alloc(CHUNK), 0, CHUNK, 0).catch((fault: Error) => {
        throw new RegistryFault('unreadable', `The file ${path} cannot be read: ${fault.message}`);
      });
      const bytes = head.buffer.subarray(0, head.bytesRead);
      const mark =
        bytes[0] === 0xff && bytes[1] === 0xfe
          ? 'utf-16le'
          : bytes[0] === 0xfe && bytes[1] === 0xff
            ? 'utf-16be'
            : undefined;
      for (const encoding of mark ? [mark] : ENCODINGS) {
        const first = new TextDecoder(encoding)
          .decode(bytes)
          .split(/\r\n|\n|\r/)
          .find((line) => line.trim() !== '');
        if (first === undefined) throw new RegistryFault('empty', `The file ${path} is empty.`);
        const columns = cellsOf(first).map(columnOf);
        if (columns.includes('account')) return new RegistryFile(path, encoding, columns);
      }
    } finally {
      await handle.close();
    }
    throw new RegistryFault(
      'noAccountColumn',
      `The registry has no column «${nameOf('account')}». Its first line must name the columns; see docs/registry.md.`,
    );
  }

  /**
   * Takes how long the lines are. Where most lines of a kind are complete and equal, a shorter one was cut off, so that
   * its last cell may be only a part of a number, and a longer one has a semicolon too many.
   */
  judgeWidths(widths: Widths): void {
    this.#widths = widths.usual(this.#columns.length);
  }

  async *lines(): AsyncGenerator<RegistryLine> {
    let number = 0;
    let isFirst = true;
    for await (const text of textLines(this.#path, this.#encoding)) {
      number++;
      if (text.trim() === '') continue;
      if (isFirst) {
        isFirst = false;
        continue;
      }
      try {
        const cells = this.#cellsOf(text);
        const line = new Line(number, this.#cellMap(cells));
        const kind = this.#kind ?? line.word('record');
        const width = this.#widths.get(kind) ?? cells.length;
        if (cells.length > width) throw new LineFault(TOO_LONG);
        if (cells.length < width) throw new LineFault('в строке меньше ячеек, чем столбцов: она обрезана');
        yield { number, text, width, kind, record: readRecord(kind, line) };
      } catch (fault) {
        if (!(fault instanceof LineFault)) throw fault;
        yield { number, text, reason: fault.message };
      }
    }
  }

  #cellsOf(text: string): readonly string[] {
    if (text.length > LONGEST_LINE) throw new LineFault('строка длиннее 20 000 знаков');
    if (text.includes('\u0000')) throw new LineFault('в строке нулевой байт');
    if (text.includes(DAMAGED) || TWICE_ENCODED.test(text))
      throw new LineFault('в строке испорченные буквы: другая кодировка');
    return cellsOf(text);
  }

  #cellMap(cells: readonly string[]): ReadonlyMap<Column, string> {
    if (cells.slice(this.#columns.length).some((cell) => cell.trim() !== '')) throw new LineFault(TOO_LONG);
    const map = new Map<Column, string>();
    for (const [index, column] of this.#columns.entries()) if (column) map.set(column, cells[index] ?? '');
    return map;
  }
}

function kindOfFile(columns: readonly (Column | undefined)[]): RecordKind | undefined {
  const has = (column: Column) => columns.includes(column);
  if (has('record')) return undefined;
  if (has('paidOn')) return 'payment';
  if (has('value')) return 'reading';
  if (has('amount')) return 'charge';
  if (has('serial')) return 'meter';
  return 'account';
}

function cellsOf(text: string): readonly string[] {
  if (!text.includes('"')) return text.split(';');
  try {
    const [cells = []] = parse(text, { delimiter: ';', relax_quotes: true, relax_column_count: true }) as string[][];
    return cells;
  } catch {
    throw new LineFault('кавычка открыта и не закрыта');
  }
}

async function* textLines(path: string, encoding: string): AsyncGenerator<string> {
  const handle: FileHandle = await open(path);
  const decoder = new TextDecoder(encoding);
  let rest = '';
  try {
    for await (const chunk of handle.createReadStream({ highWaterMark: CHUNK })) {
      rest += decoder.decode(chunk as Buffer, { stream: true });
      // A CR at the end of a chunk may be the first half of CRLF.
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      yield* lines;
      // A file without line ends is no registry and must not fill the memory.
      if (rest.length > 10 * LONGEST_LINE) rest = rest.slice(0, LONGEST_LINE + 1);
    }
    yield* (rest + decoder.decode()).split(/\r\n|\n|\r/);
  } finally {
    await handle.close().catch(() => undefined);
  }
}
