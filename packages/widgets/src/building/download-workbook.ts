import { strToU8, zipSync } from 'fflate';
import { rowXml, sheetPart, workbookParts } from '@vodokanal/contract/rules/workbook';

/** Makes an XLSX file of text cells. A spreadsheet keeps the leading zeros of account and serial numbers in it. */
export const workbookOf = (rows: readonly (readonly string[])[]): Uint8Array =>
  zipSync({
    ...Object.fromEntries(Object.entries(workbookParts).map(([path, text]) => [path, strToU8(text)])),
    [sheetPart.path]: strToU8(
      sheetPart.begin + rows.map((cells, index) => rowXml(cells, index + 1)).join('') + sheetPart.end,
    ),
  });

/** Saves a table on the person's device as an XLSX file. */
export function downloadWorkbook(page: Document, name: string, rows: readonly (readonly string[])[]): void {
  const link = page.createElement('a');
  link.href = URL.createObjectURL(
    new Blob([workbookOf(rows) as Uint8Array<ArrayBuffer>], {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }),
  );
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
