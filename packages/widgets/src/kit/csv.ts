import { csvText, withoutFormula } from '@vodokanal/contract/rules/csv';

/** Saves a table on the person's device as a CSV file for spreadsheets. */
export function downloadCsv(page: Document, name: string, rows: readonly (readonly string[])[]): void {
  const link = page.createElement('a');
  link.href = URL.createObjectURL(
    new Blob([csvText(rows.map((row) => row.map(withoutFormula)))], { type: 'text/csv;charset=utf-8' }),
  );
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
