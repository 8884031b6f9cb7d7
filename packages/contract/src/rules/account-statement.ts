import type { ChargeMonth, PaymentEntry } from '../index.ts';
import { addMonths, periodOf } from './calendar.ts';
import { groupBy } from './group-by.ts';

/** What an account was charged and has paid, and what it owes now; kopecks, negative for a credit. */
export interface StatementFacts {
  /** Complete for the months that they cover. */
  readonly charges: readonly ChargeMonth[];
  readonly entries: readonly PaymentEntry[];
  readonly balance: number;
}

/** A month of a statement in kopecks. */
export interface StatementMonth {
  /** `YYYY-MM`. Charges stand in the month they are for, money in the month it came or went. */
  readonly period: string;
  readonly charged: number;
  readonly paid: number;
  /** Negative. */
  readonly refunded: number;
  readonly corrected: number;
  /** Owed at the end of the month. */
  readonly balance: number;
}

export type StatementColumn = 'charged' | 'paid' | 'refunded' | 'corrected';

export interface AccountStatement {
  readonly opening: number;
  readonly closing: number;
  /** Oldest first. */
  readonly months: readonly StatementMonth[];
  /** What there was in the range; refunds and corrections only when there were any. */
  readonly columns: readonly StatementColumn[];
  readonly totals: Readonly<Record<StatementColumn, number>>;
}

/** The months that a statement can be of, oldest first: from the first charged month on, without gaps. */
export function statementPeriods({ charges, entries }: Omit<StatementFacts, 'balance'>): string[] {
  const charged = charges.map(({ period }) => period).sort();
  const [first] = charged;
  if (first === undefined) return [];
  const last = [...charged, ...entries.map(({ paidOn }) => periodOf(paidOn))].sort().at(-1) ?? first;
  const periods = [first];
  for (let period = addMonths(first, 1); period <= last; period = addMonths(period, 1)) periods.push(period);
  return periods;
}

const sumOf = <T>(items: readonly T[], amountOf: (item: T) => number): number =>
  items.reduce((sum, item) => sum + amountOf(item), 0);

/**
 * The statement of an account for a range of months (`YYYY-MM`), both included. It counts back from what is owed now, so
 * that its last balance is the one that the person sees, and what happened before the first charged month is in the
 * opening balance.
 */
export function accountStatement(facts: StatementFacts, from: string, to: string): AccountStatement {
  const { charges, entries, balance } = facts;
  const money = groupBy(entries, ({ paidOn }) => periodOf(paidOn));
  const months: StatementMonth[] = [];
  let owed = balance;
  for (const period of statementPeriods(facts).reverse()) {
    if (period < from) break;
    const ofMonth = money.get(period) ?? [];
    const sumOfKind = (kind: PaymentEntry['kind']) =>
      sumOf(ofMonth, (entry) => (entry.kind === kind ? entry.amount : 0));
    const charged = sumOf(charges, (charge) => (charge.period === period ? charge.total : 0));
    const paid = sumOfKind('payment');
    const refunded = sumOfKind('refund');
    const corrected = sumOfKind('correction');
    if (period <= to) months.unshift({ period, charged, paid, refunded, corrected, balance: owed });
    owed -= charged - paid - refunded - corrected;
  }
  const total = (column: StatementColumn) => sumOf(months, (month) => month[column]);
  const has = (kind: PaymentEntry['kind']) =>
    months.some(({ period }) => money.get(period)?.some((entry) => entry.kind === kind));
  return {
    opening: owed,
    closing: months.at(-1)?.balance ?? owed,
    months,
    columns: [
      'charged',
      'paid',
      ...(has('refund') ? (['refunded'] as const) : []),
      ...(has('correction') ? (['corrected'] as const) : []),
    ],
    totals: {
      charged: total('charged'),
      paid: total('paid'),
      refunded: total('refunded'),
      corrected: total('corrected'),
    },
  };
}
