import { csvText } from '@vodokanal/contract/rules/csv';
import { downloadFile } from './download.ts';

/** Saves a table on the person's device as a CSV file for spreadsheets. */
export function downloadCsv(page: Document, name: string, rows: readonly (readonly string[])[]): void {
  downloadFile(page, name, new Blob([csvText(rows)], { type: 'text/csv;charset=utf-8' }));
}
