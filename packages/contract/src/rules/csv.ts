const cell = (text: string): string => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Makes a CSV line for Russian spreadsheets: `;` between cells, CRLF at the end. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(';')}\r\n`;

/** Makes a CSV file. Spreadsheets recognise UTF-8 by the byte order mark. */
export const csvText = (lines: readonly (readonly string[])[]): string => `\ufeff${lines.map(csvLine).join('')}`;

/** Marks text that a spreadsheet would run as a formula. Only for files that people open. */
export const withoutFormula = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
