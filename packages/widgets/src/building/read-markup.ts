import { Parser } from 'htmlparser2';
import type { FileSheet } from '@vodokanal/contract/rules/reading-file';

/** Limits against tables that fill the memory: rows, columns, and the cells that one cell may cover. */
const MOST_ROWS = 100_000;
const MOST_COLUMNS = 300;

/** A table while it is read. */
class Grid {
  readonly rows: string[][] = [];
  name = '';
  isHidden = false;
  row = -1;
  column = 0;

  startRow(index?: number): void {
    this.row = Math.min(index ?? this.row + 1, MOST_ROWS);
    this.column = 0;
  }

  /** Puts a text into the next free cell and into those that it covers. */
  put(text: string, across: number, down: number, index?: number): void {
    if (index === undefined) while (this.rows[this.row]?.[this.column] !== undefined) this.column++;
    else this.column = index;
    const right = Math.min(this.column + across, MOST_COLUMNS);
    const bottom = Math.min(this.row + down, MOST_ROWS, this.row + 1000);
    for (let row = Math.max(0, this.row); row <= bottom; row++)
      for (let at = this.column; at <= right; at++) (this.rows[row] ??= [])[at] = text;
    this.column = right + 1;
  }

  sheet(name: string): FileSheet {
    return {
      name: this.name || name,
      isHidden: this.isHidden,
      hiddenColumns: [],
      table: Array.from(this.rows, (row) => Array.from(row ?? [], (cell) => cell ?? '')),
    };
  }
}

const numberOf = (text: string | undefined): number | undefined => {
  const number = Number(text);
  return text !== undefined && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
};
const tidy = (text: string) => text.replace(/\s+/gu, ' ').trim();

/** Reads the tables of a web page, or the sheets of an XML spreadsheet of 2003; many programs name both `.xls`. */
export function readMarkup(text: string): readonly FileSheet[] {
  const isXml =
    /urn:schemas-microsoft-com:office:spreadsheet"/.test(text.slice(0, 4000)) &&
    /<(?:\w+:)?Workbook[\s>]/.test(text.slice(0, 4000));
  return (isXml ? spreadsheetXml(text) : webPage(text)).filter(({ table }) =>
    table.some((line) => line.some((cell) => cell.trim())),
  );
}

function webPage(text: string): FileSheet[] {
  const open: Grid[] = [];
  const outer = new Set<Grid>();
  const done: Grid[] = [];
  let cell: { text: string; across: number; down: number; readonly grid: Grid } | undefined;
  let isSkipped = false;
  const endCell = () => {
    cell?.grid.put(tidy(cell.text), cell.across, cell.down);
    cell = undefined;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      const grid = open.at(-1);
      if (name === 'table') {
        // A table around another one is only the layout of the page.
        if (grid) outer.add(grid);
        cell = undefined;
        open.push(new Grid());
      } else if (name === 'tr') {
        endCell();
        grid?.startRow();
      } else if (name === 'td' || name === 'th') {
        endCell();
        if (grid)
          cell = {
            text: '',
            grid,
            across: (numberOf(attributes['colspan']) ?? 1) - 1,
            down: (numberOf(attributes['rowspan']) ?? 1) - 1,
          };
      } else if (name === 'br' && cell) cell.text += ' ';
      else if (name === 'style' || name === 'script') isSkipped = true;
    },
    ontext(data) {
      if (cell && !isSkipped) cell.text += data;
    },
    onclosetag(name) {
      if (name === 'td' || name === 'th') endCell();
      else if (name === 'style' || name === 'script') isSkipped = false;
      else if (name === 'table') {
        endCell();
        const grid = open.pop();
        if (grid && !outer.has(grid)) done.push(grid);
      }
    },
  });
  parser.end(text);
  return done.map((grid, index) => grid.sheet(done.length > 1 ? `Таблица ${index + 1}` : ''));
}

function spreadsheetXml(text: string): FileSheet[] {
  const done: Grid[] = [];
  let grid: Grid | undefined;
  let cell:
    | {
        text: string;
        isFormula: string | undefined;
        hasData: boolean;
        across: number;
        down: number;
        index: number | undefined;
      }
    | undefined;
  let isData = false;
  let isVisibility = false;
  const at = (attributes: Readonly<Record<string, string>>, name: string) =>
    attributes[`ss:${name}`] ?? attributes[name];
  /** Indexes count from 1. */
  const indexOf = (attributes: Readonly<Record<string, string>>) => {
    const index = numberOf(at(attributes, 'Index'));
    return index === undefined ? undefined : Math.max(0, index - 1);
  };
  const parser = new Parser(
    {
      onopentag(fullName, attributes) {
        const name = fullName.replace(/^\w+:/, '');
        if (name === 'Worksheet') {
          grid = new Grid();
          grid.name = at(attributes, 'Name') ?? '';
          done.push(grid);
        } else if (name === 'Row') grid?.startRow(indexOf(attributes));
        else if (name === 'Cell')
          cell = {
            text: '',
            isFormula: at(attributes, 'Formula'),
            hasData: false,
            across: numberOf(at(attributes, 'MergeAcross')) ?? 0,
            down: numberOf(at(attributes, 'MergeDown')) ?? 0,
            index: indexOf(attributes),
          };
        else if (name === 'Data') isData = true;
        else if (name === 'Visible') isVisibility = true;
      },
      ontext(data) {
        if (isData && cell) [cell.text, cell.hasData] = [cell.text + data, true];
        if (isVisibility && grid && data.includes('Hidden')) grid.isHidden = true;
      },
      onclosetag(fullName) {
        const name = fullName.replace(/^\w+:/, '');
        if (name === 'Data') isData = false;
        else if (name === 'Visible') isVisibility = false;
        else if (name === 'Cell' && cell) {
          const { isFormula, hasData, across, down, index } = cell;
          const whole = hasData || isFormula === undefined ? tidy(cell.text) : isFormula;
          grid?.put(whole.replace(/^(\d{4}-\d{2}-\d{2})T00:00:00(?:\.000)?$/, '$1'), across, down, index);
          cell = undefined;
        }
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  return done.map((each) => each.sheet(''));
}
