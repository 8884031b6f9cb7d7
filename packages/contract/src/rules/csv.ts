// What a cell holds on one line: line ends inside it and tabs stay, other control characters go.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Cs}/gu;
/** A number with a sign is no formula. */
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/**
 * Marks text that a spreadsheet would run as a formula, with an apostrophe in front, and removes control characters.
 * Signs of full width count too, because Excel reads them as plain ones.
 */
export function withoutFormula(text: string): string {
  const clean = text.replace(CONTROL, '');
  return !NUMBER.test(clean) && /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(clean) ? `'${clean}` : clean;
}

const quoted = (text: string): string => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * Makes a CSV line for Russian spreadsheets: `;` between cells, CRLF at the end. No cell can become a formula, whoever
 * wrote its text.
 */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(withoutFormula(cell))).join(';')}\r\n`;

/** Makes a CSV file. Spreadsheets recognise UTF-8 by the byte order mark. */
export const csvText = (lines: readonly (readonly string[])[]): string => `\ufeff${lines.map(csvLine).join('')}`;
