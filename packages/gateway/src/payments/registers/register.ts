import { accountNumberFault } from '@vodokanal/contract/rules/account-number';
import { parseDate } from '@vodokanal/contract/rules/date-text';
import { cleanCell } from '@vodokanal/contract/rules/clean-text';

/** One payment of a register. Names and addresses of payers are not read. */
export interface RegisterPayment {
  readonly line: number;
  /** The bank's name of the operation: two payments with the same one are one payment. */
  readonly operation: string;
  /** As the register writes it. */
  readonly accountNumber: string;
  /** Kopecks that the payer paid; a commission is between bank and utility. */
  readonly amount: number;
  /** Local date, `YYYY-MM-DD`. */
  readonly paidOn: string;
  /** `YYYY-MM`; null when the register names none. */
  readonly period: string | null;
}

/** A register of payments whose totals agree with its lines; kopecks. */
export interface PaymentRegister {
  readonly kind: 'register';
  readonly format: 'sberbank' | 'terminal' | 'headed';
  /** Number of the payment order that brings the money; null when the register names none. */
  readonly number: string | null;
  readonly payments: readonly RegisterPayment[];
  readonly total: number;
  /** What the bank transfers after its commission; null when the register does not say. */
  readonly transferred: number | null;
}

/** Why a file is not taken. A file is taken whole or not at all; `line` is null when no line is to blame. */
export interface RegisterFault {
  readonly line: number | null;
  readonly reason: string;
}

/** What the clerk may decide about a refused file: in what its sums are written. */
export type SumUnit = 'roubles' | 'kopecks';

export interface RefusedFile {
  readonly kind: 'refused';
  readonly faults: readonly RegisterFault[];
  /** The file can be read when the clerk says which it is. */
  readonly choices?: readonly SumUnit[];
}

/** A line of a file that cannot be read; the message is for the clerk. */
export class LineFault extends Error {}

export interface TextLine {
  readonly number: number;
  readonly text: string;
}

/** The lines of a file that are not empty, with their numbers. */
export const linesOf = (text: string): TextLine[] =>
  text
    .split(/\r\n|\n|\r/)
    .map((line, at) => ({ number: at + 1, text: line }))
    .filter((line) => line.text.trim() !== '');

/** A sum of roubles with one or two digits after the point, in kopecks. Throws a `LineFault`. */
export function kopecksOf(cell: string, name: string): number {
  const [, roubles = '', kopecks = ''] = /^(\d{1,12})[.,](\d{1,2})$/.exec(cleanCell(cell)) ?? [];
  if (roubles === '') throw new LineFault(`${name}: «${cell}» не сумма в рублях с копейками`);
  return Number(roubles) * 100 + Number(kopecks.padEnd(2, '0'));
}

/** Throws a `LineFault` for anything but an existing date with a whole year, because `16-10-20` may be cut off. */
export function dateOf(cell: string, name: string): string {
  const date = /(?<!\d)\d{4}(?!\d)/.test(cell) ? parseDate(cell) : null;
  if (date === null) throw new LineFault(`${name}: «${cell}» не дата`);
  return date;
}

const ACCOUNT_FAULTS = {
  EMPTY: 'пусто',
  SCIENTIFIC: 'номер испорчен таблицей',
  DECIMAL: 'номер испорчен таблицей',
  SPREADSHEET_ERROR: 'ошибка таблицы',
  SIGNS: 'посторонние знаки',
  TOO_LONG: 'слишком длинный номер',
} as const;

/** Throws a `LineFault` for a cell that cannot be an account number. */
export function accountOf(cell: string): string {
  const fault = accountNumberFault(cell);
  if (fault) throw new LineFault(`лицевой счёт «${cell}»: ${ACCOUNT_FAULTS[fault]}`);
  return cleanCell(cell);
}

/** Throws a `LineFault` for an empty cell. */
export function operationOf(cell: string): string {
  const operation = cleanCell(cell);
  if (operation === '') throw new LineFault('нет номера операции');
  return operation;
}

/** Reads lines one by one; the reasons of those that cannot be read are gathered. */
export function readLines<L extends { readonly number: number }, T>(
  lines: readonly L[],
  read: (line: L) => T,
): { readonly read: T[]; readonly faults: RegisterFault[] } {
  const faults: RegisterFault[] = [];
  const values: T[] = [];
  for (const line of lines)
    try {
      values.push(read(line));
    } catch (fault) {
      if (!(fault instanceof LineFault)) throw fault;
      faults.push({ line: line.number, reason: fault.message });
    }
  return { read: values, faults };
}

/** Operations that a file names twice: one of the lines is wrong, and nobody knows which. */
export function repeatedOperations(payments: readonly RegisterPayment[]): RegisterFault[] {
  const first = new Map<string, number>();
  return payments.flatMap(({ operation, line }) => {
    const before = first.get(operation);
    if (before === undefined) first.set(operation, line);
    return before === undefined ? [] : [{ line, reason: `операция ${operation} уже есть в строке ${before}` }];
  });
}

export const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Roubles with a comma, for messages to the clerk. */
export const roubles = (kopecks: number): string =>
  `${kopecks < 0 ? '-' : ''}${Math.floor(Math.abs(kopecks) / 100)},${String(Math.abs(kopecks) % 100).padStart(2, '0')}`;
