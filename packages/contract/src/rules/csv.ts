const cell = (text: string): string => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A line of CSV as Russian spreadsheets read it: `;` between cells, CRLF at the end. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(';')}\r\n`;

/** A CSV file in UTF-8: spreadsheets recognise the encoding by the byte order mark. */
export const csvText = (lines: readonly (readonly string[])[]): string => `\ufeff${lines.map(csvLine).join('')}`;

/** A text that a spreadsheet would run as a formula, marked as text; for files that people open. */
export const withoutFormula = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
