import type { BuildingMeter, BulkRow } from '@vodokanal/contract';
import { readingColumns, serviceName } from '@vodokanal/contract/rules/reading-columns';
import type { Table } from '@vodokanal/contract/rules/reading-file';

const { account, flat, serial, service, value, takenOn } = readingColumns;

/** All meters of a building with an empty column for readings, to be filled in and uploaded here. */
export const templateTable = (
  items: readonly BuildingMeter[],
  previousName: string,
  decimal: (value: string) => string,
): Table => [
  [account[0], flat[0], serial[0], service[0], previousName, value[0], takenOn[0]],
  ...items.map((item) => [
    item.accountNumber,
    item.flat,
    item.meter.serialNumber,
    serviceName(item.meter.service),
    decimal(item.meter.previous?.value ?? ''),
    '',
    '',
  ]),
];

/** The result of one reading, as text. */
export interface Outcome {
  readonly serialNumber: string;
  readonly text: string;
  readonly receiptNumber: string;
}

/** The original file with two result columns. A line with several meters names each. */
export function resultTable(
  table: Table,
  header: number,
  heads: readonly [string, string],
  outcomesOf: (line: number) => readonly Outcome[],
): Table {
  const width = Math.max(0, ...table.map(({ length }) => length));
  return table.map((line, index) => {
    const outcomes = outcomesOf(index + 1);
    const named = (cell: (outcome: Outcome) => string) =>
      outcomes
        .map((outcome) =>
          outcomes.length > 1 && cell(outcome) ? `${outcome.serialNumber}: ${cell(outcome)}` : cell(outcome),
        )
        .filter(Boolean)
        .join('; ');
    return [
      ...line,
      ...Array.from({ length: width - line.length }, () => ''),
      ...(index === header
        ? heads
        : outcomes.length > 0
          ? [named(({ text }) => text), named(({ receiptNumber }) => receiptNumber)]
          : []),
    ];
  });
}

/** The sent readings, when the file they came from is no longer in memory. */
export const sentTable = (
  rows: readonly { readonly row: BulkRow; readonly text: string; readonly receiptNumber: string }[],
  heads: readonly [string, string],
): Table => [
  [account[0], serial[0], service[0], value[0], ...heads],
  ...rows.map(({ row, text, receiptNumber }) => [
    row.accountNumber,
    row.serialNumber ?? '',
    row.service ? serviceName(row.service) : '',
    row.value,
    text,
    receiptNumber,
  ]),
];
