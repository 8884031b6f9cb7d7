import { strToU8, Zip, ZipDeflate } from 'fflate';
import { rowXml, sheetPart, workbookParts } from '@vodokanal/contract/rules/workbook';

/** Rows compressed at a time. */
const CHUNK = 500;

/** Makes an XLSX file with one sheet of text cells while the rows arrive, without holding them all in memory. */
export async function* sheetFile(rows: AsyncIterable<readonly string[]>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((fault, chunk) => {
    if (fault) throw fault;
    ready.push(chunk);
  });
  const add = (name: string): ZipDeflate => {
    const part = new ZipDeflate(name);
    zip.add(part);
    return part;
  };
  for (const [name, text] of Object.entries(workbookParts)) add(name).push(strToU8(text), true);
  const sheet = add(sheetPart.path);
  let text: string = sheetPart.begin;
  let row = 0;
  for await (const cells of rows) {
    text += rowXml(cells, ++row);
    if (row % CHUNK > 0) continue;
    sheet.push(strToU8(text));
    text = '';
    yield* ready;
    ready = [];
  }
  sheet.push(strToU8(text + sheetPart.end), true);
  zip.end();
  yield* ready;
}
