import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate';
import readXlsx from 'read-excel-file/universal';
import type { FileSheet, Table } from '@vodokanal/contract/rules/reading-file';
import { columnName } from '@vodokanal/contract/rules/workbook';

type Fault = 'PASSWORD' | 'TOO_LARGE' | 'OTHER_SPREADSHEET' | 'ARCHIVE' | 'NOT_A_TABLE' | 'DAMAGED';

/** Limits against zip bombs: the unpacked size in bytes, and the highest row number, because readers fill the gaps before it. */
const MAX_UNPACKED = 150 * 1024 * 1024;
const LAST_LINE = 100_000;
/** A sheet has 16 384 columns at most; a reader fills the gaps before the last one. */
const LAST_COLUMN = 300;

/** Reads all sheets of an XLSX file, and recognises other files in the same container. */
export async function readWorkbook(
  bytes: Uint8Array,
): Promise<{ readonly sheets: readonly FileSheet[]; readonly encoding: string } | { readonly fault: Fault }> {
  // The first bit of the flags says that the archive is under a password.
  if (((bytes[6] ?? 0) & 1) === 1) return { fault: 'PASSWORD' };
  try {
    let unpacked = 0;
    const names: string[] = [];
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name);
        if (!/\.(xml|rels)$/i.test(name)) return false;
        unpacked += originalSize;
        return unpacked <= MAX_UNPACKED;
      },
    });
    if (unpacked > MAX_UNPACKED) return { fault: 'TOO_LARGE' };
    const workbook = partNamed(parts, 'xl/workbook.xml');
    if (!workbook) return { fault: faultOf(names) };
    const rels = partNamed(parts, 'xl/_rels/workbook.xml.rels') ?? '';
    const infos = sheetsOf(workbook, rels);
    let isChanged = false;
    const shapes = infos.map(({ path }) => {
      const xml = partNamed(parts, path) ?? '';
      const shape = shapeOf(xml);
      if (shape.xml !== xml) {
        isChanged = true;
        parts[path] = strToU8(shape.xml);
      }
      return shape;
    });
    if (shapes.some(({ isTooFar }) => isTooFar)) return { fault: 'DAMAGED' };
    const file = isChanged ? zipSync(parts, { level: 0 }) : bytes;
    const sheets = await readXlsx(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer);
    return {
      encoding: 'xlsx',
      sheets: sheets.map(({ sheet, data }, index): FileSheet => {
        const { merges = [], hiddenColumns = [] } = shapes[index] ?? {};
        return {
          name: sheet,
          isHidden: infos[index]?.isHidden ?? false,
          table: filled(
            data.map((line) => line.map(cellText)),
            merges,
          ),
          hiddenColumns,
        };
      }),
    };
  } catch {
    return { fault: 'DAMAGED' };
  }
}

/** What a ZIP archive without a workbook is. */
function faultOf(names: readonly string[]): Fault {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^xl\/workbook\.bin$/) || has(/^content\.xml$/) || has(/\.iwa$/)) return 'OTHER_SPREADSHEET';
  if (has(/^(word|ppt)\//)) return 'NOT_A_TABLE';
  return names.length > 0 ? 'ARCHIVE' : 'DAMAGED';
}

function partNamed(parts: Unzipped, path: string): string | undefined {
  const part = parts[path] ?? Object.entries(parts).find(([name]) => name.toLowerCase() === path.toLowerCase())?.[1];
  return part && strFromU8(part);
}

/** An attribute of a tag; prefixes of names are ignored. */
const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`[\\s:]${name}\\s*=\\s*"([^"]*)"`).exec(tag)?.[1];

/** The sheets in their order, with the path of each in the archive. */
function sheetsOf(workbook: string, rels: string): readonly { readonly path: string; readonly isHidden: boolean }[] {
  const targets = new Map(
    [...rels.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      (attribute(tag, 'Target') ?? '').replace(/^\/?(?:xl\/)?/, ''),
    ]),
  );
  return [...workbook.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([tag]) => ({
    path: `xl/${targets.get(/:id\s*=\s*"([^"]*)"/.exec(tag)?.[1]) ?? ''}`,
    isHidden: /hidden/i.test(attribute(tag, 'state') ?? ''),
  }));
}

/** A range of merged cells: the first and last row and column, counted from 0. */
type Range = readonly [top: number, left: number, bottom: number, right: number];

interface Shape {
  /** The sheet with a reference on every cell, and with the formulas that have no result as texts. */
  readonly xml: string;
  readonly merges: readonly Range[];
  readonly hiddenColumns: readonly number[];
  readonly isTooFar: boolean;
}

function shapeOf(xml: string): Shape {
  let row = 0;
  let isTooFar = false;
  const mended = xml.replace(
    /<((?:\w+:)?)row\b([^>]*?)(\/>|>([\s\S]*?)<\/\1row>)/g,
    (whole, prefix: string, tag: string, _end: string, cells: string | undefined) => {
      row = Number(attribute(` ${tag}`, 'r') ?? row + 1);
      if (row > LAST_LINE) isTooFar = true;
      if (cells === undefined) return whole;
      let column = -1;
      const mendedCells = cells.replace(
        /<((?:\w+:)?)c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/\1c>)/g,
        (cell, own: string, attributes: string, inner = '') => {
          const reference = attribute(` ${attributes}`, 'r');
          column = reference ? columnAt(reference) : column + 1;
          if (column > LAST_COLUMN && inner) isTooFar = true;
          const uncomputed = uncomputedFormula(inner as string);
          if (reference && uncomputed === undefined) return cell;
          const rest = reference ? attributes : ` r="${columnName(column)}${row}"${attributes}`;
          return uncomputed === undefined
            ? `<${own}c${rest}>${inner}</${own}c>`
            : `<${own}c${rest.replace(/\s(?:t|s)\s*=\s*"[^"]*"/g, '')} t="inlineStr"><${own}is><${own}t>=${uncomputed}</${own}t></${own}is></${own}c>`;
        },
      );
      const open = attribute(` ${tag}`, 'r') === undefined ? ` r="${row}"${tag}` : tag;
      return open === tag && mendedCells === cells ? whole : `<${prefix}row${open}>${mendedCells}</${prefix}row>`;
    },
  );
  return {
    xml: mended,
    isTooFar,
    merges: [...xml.matchAll(/<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].map(
      ([, left = 'A', top = '1', right = 'A', bottom = '1']): Range => [
        Number(top) - 1,
        columnAt(left),
        Number(bottom) - 1,
        columnAt(right),
      ],
    ),
    hiddenColumns: [...xml.matchAll(/<(?:\w+:)?col\b[^>]*\bhidden="(?:1|true)"[^>]*>/g)].flatMap(([tag]) => {
      const from = Number(attribute(tag, 'min') ?? 1);
      const to = Math.min(Number(attribute(tag, 'max') ?? from), LAST_COLUMN);
      return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from - 1 + index);
    }),
  };
}

/** The text of a formula that was saved without its result; undefined for every other cell. */
function uncomputedFormula(inner: string): string | undefined {
  const [, formula] = /<(?:\w+:)?f\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?f>)/.exec(inner) ?? [];
  const isFormula = /<(?:\w+:)?f\b/.test(inner);
  return isFormula && !/<(?:\w+:)?v\b[^>]*>[^<]/.test(inner) ? (formula ?? '') : undefined;
}

/** Index of the column in a reference such as `AB12`, from 0. */
const columnAt = (reference: string): number =>
  [...reference.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Gives every merged cell the text of the first. */
function filled(table: Table, merges: readonly Range[]): Table {
  if (merges.length === 0) return table;
  const cells = table.map((line) => [...line]);
  for (const [top, left, bottom, right] of merges) {
    const text = cells[top]?.[left] ?? '';
    for (let row = top; text && row <= Math.min(bottom, cells.length - 1); row++)
      for (let at = left; at <= Math.min(right, LAST_COLUMN); at++) (cells[row] ??= [])[at] = text;
  }
  return cells.map((line) => Array.from(line, (cell) => cell ?? ''));
}

/** A cell as shown to a person: a date without a time, a number without floating-point noise. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'number') return String(Number(cell.toFixed(6)));
  return typeof cell === 'string' ? cell : String(cell as boolean);
}
