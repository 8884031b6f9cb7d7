import {
  accountOf,
  dateOf,
  kopecksOf,
  LineFault,
  linesOf,
  operationOf,
  readLines,
  repeatedOperations,
  roubles,
  sumOf,
  type PaymentRegister,
  type RefusedFile,
  type RegisterFault,
  type RegisterPayment,
  type TextLine,
} from './register.ts';

const CELLS = 12;
const TOTALS = 6;

/** Whether a file begins with a payment in the layout of Sberbank. */
export const isSberbankRegister = (text: string): boolean =>
  /^\s*(?:=\d+;|\d{2}-\d{2}-\d{4};\d{2}-\d{2}-\d{2};)/.test(text);

interface SberbankPayment extends RegisterPayment {
  readonly transferred: number;
  readonly commission: number;
}

/** The period `MMYY`; an empty cell is none. */
function periodOf(cell: string): string | null {
  if (cell.trim() === '') return null;
  const [, month, year] = /^(0[1-9]|1[0-2])(\d{2})$/.exec(cell.trim()) ?? [];
  if (!month || !year) throw new LineFault(`период «${cell}»: нужны месяц и год, например 0926`);
  return `20${year}-${month}`;
}

/**
 * Reads a payment: date, time, branch, cashier, operation, account, name, address, period, sum, transferred, commission.
 * The commission is taken from the sum, or from the payer on top of it.
 */
function paymentOf({ number, text }: TextLine): SberbankPayment {
  const cells = text.split(';');
  if (cells.length !== CELLS) throw new LineFault(`ячеек ${cells.length}, а должно быть ${CELLS}`);
  const [date = '', time = '', , , operation = '', account = '', , , period = '', sum = '', moved = '', fee = ''] =
    cells;
  if (!/^(?:[01]\d|2[0-3])-[0-5]\d-[0-5]\d$/.test(time)) throw new LineFault(`время «${time}» не время`);
  const payment = {
    line: number,
    operation: operationOf(operation),
    accountNumber: accountOf(account),
    amount: kopecksOf(sum, 'сумма операции'),
    paidOn: dateOf(date, 'дата'),
    period: periodOf(period),
    transferred: kopecksOf(moved, 'сумма перевода'),
    commission: kopecksOf(fee, 'комиссия'),
  };
  const { amount, transferred, commission } = payment;
  if (amount === 0) throw new LineFault('сумма операции 0,00');
  if (transferred !== amount && transferred + commission !== amount)
    throw new LineFault('сумма перевода и комиссия не дают суммы операции');
  return payment;
}

interface Totals {
  readonly count: number;
  readonly total: number;
  readonly transferred: number;
  readonly commission: number;
  readonly number: string;
}

function totalsOf({ text }: TextLine): Totals {
  const cells = text.slice(1).split(';');
  if (cells.length !== TOTALS) throw new LineFault(`в итоговой строке ячеек ${cells.length}, а должно быть ${TOTALS}`);
  const [count = '', total = '', transferred = '', commission = '', number = '', date = ''] = cells;
  if (!/^\d{1,9}$/.test(count)) throw new LineFault(`число платежей «${count}» не число`);
  dateOf(date, 'дата платёжного поручения');
  return {
    count: Number(count),
    total: kopecksOf(total, 'итог операций'),
    transferred: kopecksOf(transferred, 'итог переводов'),
    commission: kopecksOf(commission, 'итог комиссий'),
    number: operationOf(number),
  };
}

function totalFaults(payments: readonly SberbankPayment[], totals: Totals, line: number): RegisterFault[] {
  const own = {
    total: sumOf(payments.map(({ amount }) => amount)),
    transferred: sumOf(payments.map(({ transferred }) => transferred)),
    commission: sumOf(payments.map(({ commission }) => commission)),
  };
  const compare = (name: string, sum: number, stated: number) =>
    sum === stated ? [] : [{ line, reason: `${name}: в строках ${roubles(sum)}, в итоге ${roubles(stated)}` }];
  return [
    ...(payments.length === totals.count
      ? []
      : [{ line, reason: `платежей в строках ${payments.length}, в итоге ${totals.count}` }]),
    ...compare('сумма операций', own.total, totals.total),
    ...compare('сумма переводов', own.transferred, totals.transferred),
    ...compare('сумма комиссий', own.commission, totals.commission),
  ];
}

/**
 * Reads a register of accepted payments of Sberbank: lines of 12 cells and a last line
 * `=count;sum;transferred;commission;payment order;date`. A file with an unreadable line, without its last line or with
 * other totals is refused whole.
 */
export function readSberbankRegister(text: string): PaymentRegister | RefusedFile {
  const lines = linesOf(text);
  const end = lines.findIndex((line) => line.text.startsWith('='));
  const { read: payments, faults } = readLines(end < 0 ? lines : lines.slice(0, end), paymentOf);
  const last = lines[end];
  if (!last)
    return {
      kind: 'refused',
      faults: [...faults, { line: null, reason: 'нет итоговой строки: файл, похоже, оборван' }],
    };
  const after = lines.slice(end + 1).map(({ number }) => ({ line: number, reason: 'строка после итоговой' }));
  const totals = readLines([last], totalsOf);
  const [total] = totals.read;
  const all = [...faults, ...after, ...totals.faults, ...repeatedOperations(payments)];
  const wrong = total && all.length === 0 ? totalFaults(payments, total, last.number) : [];
  if (!total || all.length + wrong.length > 0) return { kind: 'refused', faults: [...all, ...wrong] };
  return {
    kind: 'register',
    format: 'sberbank',
    number: total.number,
    total: total.total,
    transferred: total.transferred,
    payments: payments.map(({ line, operation, accountNumber, amount, paidOn, period }) => ({
      line,
      operation,
      accountNumber,
      amount,
      paidOn,
      period,
    })),
  };
}
