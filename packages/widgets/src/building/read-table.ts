import { readBytes, type Markup, type Read } from './read-bytes.ts';

/** Reads a file by its content: XLSX, a web page or XML of a spreadsheet, or text. */
export const readTable = async (bytes: Uint8Array): Promise<Read> => withMarkup(await readBytes(bytes));

/** Reads the tables of decoded markup; any other result stays as it is. */
export async function withMarkup(read: Read | Markup): Promise<Read> {
  if (!('markup' in read)) return read;
  const { readMarkup } = await import('./read-markup.ts');
  const sheets = readMarkup(read.markup);
  return sheets.length > 0 ? { sheets, encoding: read.encoding } : { fault: 'NOT_A_TABLE' };
}
