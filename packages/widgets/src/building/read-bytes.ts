import { delimiterOf, type FileSheet, type Table } from '@vodokanal/contract/rules/reading-file';
import { decodeText } from '@vodokanal/contract/rules/text-encoding';

/** Why a file cannot be read. */
export type ReadFault =
  'TOO_LARGE' | 'OLD_EXCEL' | 'PASSWORD' | 'OTHER_SPREADSHEET' | 'ARCHIVE' | 'NOT_A_TABLE' | 'DAMAGED' | 'EMPTY';

/** The sheets of a file, or the reason why it cannot be read. */
export type Read = { readonly sheets: readonly FileSheet[]; readonly encoding: string } | { readonly fault: ReadFault };

const MAX_BYTES = 15 * 1024 * 1024;

/** A web page or an XML spreadsheet, which is rare and is read outside the worker. */
export interface Markup {
  readonly markup: string;
  readonly encoding: string;
}

/** Reads XLSX and text by their content, whatever the name of the file; markup is only decoded. */
export async function readBytes(bytes: Uint8Array): Promise<Read | Markup> {
  if (bytes.length > MAX_BYTES) return { fault: 'TOO_LARGE' };
  const begins = (...start: readonly number[]) => start.every((byte, index) => bytes[index] === byte);
  if (bytes.length === 0) return { fault: 'EMPTY' };
  if (begins(0x50, 0x4b)) return (await import('./read-workbook.ts')).readWorkbook(bytes);
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return { fault: isEncrypted(bytes) ? 'PASSWORD' : 'OLD_EXCEL' };
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2000));
  const [, declared] = /(?:charset\s*=\s*|encoding\s*=\s*)["']?([\w-]+)/i.exec(head) ?? [];
  const { text, encoding } = decodeText(bytes, declared);
  // Images, documents and programs contain bytes that no table has.
  if (/[\0-\x08\x0e-\x1f]/.test(text.slice(0, 20_000)) || /^%PDF-|^\{\\rtf/.test(text)) return { fault: 'NOT_A_TABLE' };
  if (/^\ufeff?\s*MIME-Version:/i.test(text)) return { fault: 'OTHER_SPREADSHEET' };
  if (/^\ufeff?\s*</.test(text)) return { markup: text, encoding };
  return { sheets: [textSheet(await readText(text))], encoding };
}

/** The only sheet of a text. */
export const textSheet = (table: Table): FileSheet => ({ name: '', isHidden: false, table, hiddenColumns: [] });

/** An XLSX under a password is an old container whose part `EncryptedPackage` holds the file. */
function isEncrypted(bytes: Uint8Array): boolean {
  const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(0x45); at !== -1; at = bytes.indexOf(0x45, at + 1))
    if (name.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
}

/** Splits text from a file or the clipboard into cells. */
export async function readText(text: string): Promise<Table> {
  const { default: Papa } = await import('papaparse');
  const delimiter = delimiterOf(text);
  // The parser guesses one kind of line end for the whole text; files of old programs have CR, mended ones several.
  const plain = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^sep=.(?=\n)/i, '');
  const lines = (quoteChar: string) => Papa.parse<string[]>(plain, { delimiter, quoteChar, newline: '\n' });
  const { data, errors } = lines('"');
  // An unclosed quote would swallow the rest of the file: then read quotes as plain characters.
  return errors.some(({ type }) => type === 'Quotes') ? lines('\0').data : data;
}
