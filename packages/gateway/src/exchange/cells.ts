import { csvLine, withoutFormula } from '@vodokanal/contract/rules/csv';
import type { Line } from './nouns.ts';

const MARK = "'";

/** Whether a spreadsheet would run the text as a formula, behind any number of marks. */
const isFormula = (text: string): boolean => {
  const bare = text.replace(/^'+/, '');
  return withoutFormula(bare).startsWith(MARK) && !bare.startsWith(MARK);
};

/** A text as a cell: with a mark more where it would be a formula, so that `textOf` finds the text again. */
const marked = (text: string): string => (text.startsWith(MARK) && isFormula(text) ? MARK + text : text);

/** The text of a cell that `cellOf` has written, or a clerk. */
export const textOf = (cell: string): string => (cell.startsWith(MARK) && isFormula(cell) ? cell.slice(1) : cell);

const cellOf = (value: Line[string] | undefined): string =>
  value === undefined || value === null
    ? ''
    : value instanceof Date
      ? value.toISOString()
      : typeof value === 'string'
        ? marked(value)
        : String(value);

/** A line of a CSV file. */
export const csvLineOf = (line: Line, keys: readonly string[]): string => csvLine(keys.map((key) => cellOf(line[key])));

/** A line of a JSON file. */
export const jsonOf = (line: Line, keys: readonly string[]): string =>
  JSON.stringify(Object.fromEntries(keys.map((key) => [key, line[key] ?? null])));
