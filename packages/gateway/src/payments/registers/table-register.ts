import { cleanCell } from '@vodokanal/contract/rules/clean-text';
import { parseMonth } from '@vodokanal/contract/rules/date-text';
import {
  accountOf,
  dateOf,
  LineFault,
  linesOf,
  operationOf,
  readLines,
  repeatedOperations,
  sumOf,
  type PaymentRegister,
  type RefusedFile,
  type RegisterPayment,
  type SumUnit,
  type TextLine,
} from './register.ts';

type Column = 'account' | 'operation' | 'date' | 'amount' | 'period';

/** The names of columns as terminals and settlement centres write them. */
const NAMES: readonly (readonly [Column, RegExp])[] = [
  ['account', /^(?:(?:номер\s+)?лиц(?:евой|евого|\.)?\s*сч[её]та?|л\s*\/\s*с|лс)$/iu],
  ['operation', /^(?:№|номер|код|ид(?:ентификатор)?|id)\s*(?:операции|платежа|документа|транзакции)$/iu],
  ['date', /^дата(?:\s*(?:операции|платежа|оплаты|приёма|приема))?$/iu],
  ['amount', /^сумма(?:\s*(?:операции|платежа|оплаты|принятая))?(?:,?\s*\(?руб\.?\)?)?$/iu],
  ['period', /^(?:период|месяц)(?:\s*оплаты)?$/iu],
];
/** The columns of a register without names. */
const TERMINAL: readonly Column[] = ['account', 'operation', 'date', 'amount'];

interface Layout {
  readonly format: 'terminal' | 'headed';
  readonly separator: string;
  readonly columns: readonly (Column | undefined)[];
  /** Lines before the first payment. */
  readonly head: number;
}

const cellsOf = (text: string, separator: string): string[] =>
  text.split(separator).map((cell) =>
    cleanCell(cell)
      .replace(/^"(.*)"$/s, '$1')
      .trim(),
  );

const isTotal = (cells: readonly string[]): boolean => /^(?:итого|всего)(?![\p{L}])/iu.test(cells[0] ?? '');

/** The layout of a table of payments; undefined when the file is none. */
export function layoutOf(text: string): Layout | undefined {
  const [first] = linesOf(text);
  if (!first) return undefined;
  const separator = first.text.includes(';') ? ';' : '\t';
  const cells = cellsOf(first.text, separator);
  const columns = cells.map((cell) => NAMES.find(([, name]) => name.test(cell))?.[0]);
  if (TERMINAL.every((column) => columns.filter((each) => each === column).length === 1))
    return { format: 'headed', separator, columns, head: 1 };
  const [account = '', operation = '', date = '', amount = ''] = cells;
  const isTerminal = /^[\p{L}\d/-]*\d$/u.test(account) && operation !== '' && /^\d{2}\.\d{2}\.\d{4}$/.test(date);
  return cells.length === TERMINAL.length && isTerminal && /^[\d.,]+$/.test(amount)
    ? { format: 'terminal', separator, columns: TERMINAL, head: 0 }
    : undefined;
}

/** A payment with its sum as written, because one line alone does not tell roubles from kopecks. */
interface WrittenPayment extends Omit<RegisterPayment, 'amount'> {
  readonly written: string;
}

const WRITTEN = /^\d{1,12}(?:[.,]\d{1,2})?$/;
const hasKopecks = (written: string): boolean => /[.,]/.test(written);

/** Kopecks of a written sum. */
function amountOf(written: string, unit: SumUnit): number {
  const [whole = '', fraction = ''] = written.split(/[.,]/);
  return unit === 'kopecks' ? Number(whole) : Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}

function paymentOf({ number, text }: TextLine, { separator, columns }: Layout): WrittenPayment {
  const cells = cellsOf(text, separator);
  if (cells.length !== columns.length) throw new LineFault(`ячеек ${cells.length}, а должно быть ${columns.length}`);
  const cell = (column: Column) => cells[columns.indexOf(column)] ?? '';
  const written = cell('amount');
  if (!WRITTEN.test(written)) throw new LineFault(`сумма «${written}» не сумма`);
  if (!/[1-9]/.test(written)) throw new LineFault('сумма 0');
  const month = columns.includes('period') ? cell('period') : '';
  const period = month === '' ? null : parseMonth(month);
  if (month !== '' && period === null) throw new LineFault(`период «${month}» не месяц`);
  return {
    line: number,
    operation: operationOf(cell('operation')),
    accountNumber: accountOf(cell('account')),
    paidOn: dateOf(cell('date'), 'дата'),
    period,
    written,
  };
}

interface Totals {
  readonly count: number | null;
  readonly written: string;
}

/** A last line: «ИТОГО», the sum in the last cell that is one, and the number of payments when another cell has it. */
function totalsOf({ text }: TextLine, { separator }: Layout): Totals {
  const numbers = cellsOf(text, separator)
    .slice(1)
    .filter((cell) => WRITTEN.test(cell));
  const written = numbers.at(-1);
  if (written === undefined) throw new LineFault('в итоговой строке нет суммы');
  const [count] = numbers.slice(0, -1).filter((cell) => !hasKopecks(cell));
  return { count: count === undefined ? null : Number(count), written };
}

/** The units in which the sums of the lines give the total. */
function unitsOf(payments: readonly WrittenPayment[], total: string): SumUnit[] {
  const withKopecks = payments.filter(({ written }) => hasKopecks(written)).length;
  const sumIn = (unit: SumUnit) => sumOf(payments.map(({ written }) => amountOf(written, unit)));
  if (withKopecks > 0) return sumIn('roubles') === amountOf(total, 'roubles') ? ['roubles'] : [];
  // A total with a separator is in roubles, whatever the lines are in.
  const stated = (unit: SumUnit) => amountOf(total, hasKopecks(total) ? 'roubles' : unit);
  return (['roubles', 'kopecks'] as const).filter((unit) => sumIn(unit) === stated(unit));
}

const refused = (line: number | null, reason: string, choices?: readonly SumUnit[]): RefusedFile => ({
  kind: 'refused',
  faults: [{ line, reason }],
  ...(choices && { choices }),
});

/**
 * Reads a table of payments of a terminal or a settlement centre: account, operation, date and sum, with or without a
 * line of column names, and a line «ИТОГО». Lines without kopecks are never guessed to be roubles: unless lines in
 * roubles alone give a total with kopecks, the file is refused until the clerk says what they are (`unit`).
 */
export function readTableRegister(text: string, layout: Layout, unit?: SumUnit): PaymentRegister | RefusedFile {
  const lines = linesOf(text).slice(layout.head);
  const end = lines.findIndex((line) => isTotal(cellsOf(line.text, layout.separator)));
  const { read: payments, faults } = readLines(end < 0 ? lines : lines.slice(0, end), (line) =>
    paymentOf(line, layout),
  );
  const last = lines[end];
  if (!last)
    return {
      kind: 'refused',
      faults: [...faults, { line: null, reason: 'нет итоговой строки: файл, похоже, оборван' }],
    };
  const after = lines.slice(end + 1).map(({ number }) => ({ line: number, reason: 'строка после итоговой' }));
  const totals = readLines([last], (line) => totalsOf(line, layout));
  const [total] = totals.read;
  const repeated = repeatedOperations(payments.map((payment) => ({ ...payment, amount: 0 })));
  const all = [...faults, ...after, ...totals.faults, ...repeated];
  if (!total || all.length > 0) return { kind: 'refused', faults: all };
  if (total.count !== null && total.count !== payments.length)
    return refused(last.number, `платежей в строках ${payments.length}, в итоге ${total.count}`);
  const units = unitsOf(payments, total.written);
  const chosen = unit ?? (units.length === 1 && units[0] === 'roubles' ? 'roubles' : undefined);
  if (units.length > 0 && chosen === undefined)
    return refused(last.number, `суммы в строках без копеек, в итоге ${total.written}: суммы в копейках?`, units);
  if (chosen === undefined || !units.includes(chosen))
    return refused(last.number, `суммы строк не дают итога ${total.written}`);
  const read = payments.map(({ written, ...payment }) => ({ ...payment, amount: amountOf(written, chosen) }));
  return {
    kind: 'register',
    format: layout.format,
    number: null,
    payments: read,
    total: sumOf(read.map(({ amount }) => amount)),
    transferred: null,
  };
}
