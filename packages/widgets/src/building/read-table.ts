import { decodeText, delimiterOf, type Table } from '@vodokanal/contract/rules/reading-file';

/** The table of a file, or the reason why it cannot be read. */
export type Read =
  | { readonly table: Table; readonly encoding: string }
  | { readonly fault: 'TOO_LARGE' | 'OLD_EXCEL' | 'NOT_A_TABLE' | 'DAMAGED' | 'EMPTY' };

const MAX_BYTES = 15 * 1024 * 1024;
/** Limits against zip bombs: the unpacked size in bytes, and the highest row number, because readers fill the gaps before it. */
const MAX_UNPACKED = 150 * 1024 * 1024;
const LAST_LINE = 100_000;

/** Reads a file by its content, whatever its name: XLSX, or text in any encoding used in Russia. */
export async function readTable(bytes: Uint8Array): Promise<Read> {
  if (bytes.length > MAX_BYTES) return { fault: 'TOO_LARGE' };
  const begins = (...start: readonly number[]) => start.every((byte, index) => bytes[index] === byte);
  if (bytes.length === 0) return { fault: 'EMPTY' };
  if (begins(0x50, 0x4b)) return readWorkbook(bytes);
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return { fault: 'OLD_EXCEL' };
  const { text, encoding } = decodeText(bytes);
  // Images, documents and programs contain bytes that no table has.
  if (/[\0-\x08\x0e-\x1f]/.test(text.slice(0, 20_000))) return { fault: 'NOT_A_TABLE' };
  return { table: await readText(text), encoding };
}

/** Splits text from a file or the clipboard into cells. */
export async function readText(text: string): Promise<Table> {
  const { default: Papa } = await import('papaparse');
  const delimiter = delimiterOf(text);
  const lines = (quoteChar: string) => Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter, quoteChar });
  const { data, errors } = lines('"');
  // An unclosed quote would swallow the rest of the file: then read quotes as plain characters.
  return errors.some(({ type }) => type === 'Quotes') ? lines('\0').data : data;
}

async function readWorkbook(bytes: Uint8Array): Promise<Read> {
  const { readSheet } = await import('read-excel-file/universal');
  const { unzipSync, strFromU8 } = await import('fflate');
  try {
    let unpacked = 0;
    const sheets = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        unpacked += originalSize;
        return unpacked <= MAX_UNPACKED && /worksheets\/[^/]+\.xml$/.test(name);
      },
    });
    if (unpacked > MAX_UNPACKED) return { fault: 'TOO_LARGE' };
    for (const sheet of Object.values(sheets)) {
      for (const [, line = ''] of strFromU8(sheet).matchAll(/<row\b[^>]*?\br="(\d+)"/g))
        if (Number(line) > LAST_LINE) return { fault: 'DAMAGED' };
    }
    const sheet = await readSheet(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    );
    return { table: sheet.map((line) => line.map(cellText)), encoding: 'xlsx' };
  } catch {
    return { fault: 'DAMAGED' };
  }
}

/** A cell as shown to a person: a date without a time, a number without floating-point noise. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'number') return String(Number(cell.toFixed(6)));
  return typeof cell === 'string' ? cell : String(cell as boolean);
}
