import type { PaymentEntry } from '@vodokanal/contract';
import { groupBy } from '@vodokanal/contract/rules/group-by';

export type PaymentKind = PaymentEntry['kind'];

/** An empty string means all. */
export interface PaymentFilter {
  /** `YYYY` */
  readonly year: string;
  readonly kind: PaymentKind | '';
}

export interface PaymentMonth {
  /** `YYYY-MM` */
  readonly period: string;
  readonly entries: readonly PaymentEntry[];
  /** How many entries of the list come before it. */
  readonly start: number;
}

export interface PaymentYear {
  readonly year: string;
  /** Sums of the entries of each kind in kopecks; refunds are negative. */
  readonly sums: Readonly<Partial<Record<PaymentKind, number>>>;
  readonly months: readonly PaymentMonth[];
}

const KINDS: readonly PaymentKind[] = ['payment', 'refund', 'correction'];

const yearOf = ({ paidOn }: PaymentEntry): string => paidOn.slice(0, 4);

/** The years of the entries, in their order. */
export const yearsOf = (entries: readonly PaymentEntry[]): string[] => [...new Set(entries.map(yearOf))];

/** The kinds that occur, payments first. */
export function kindsOf(entries: readonly Pick<PaymentEntry, 'kind'>[]): PaymentKind[] {
  const present = new Set(entries.map(({ kind }) => kind));
  return KINDS.filter((kind) => present.has(kind));
}

/** The entries of a filter, in their order. */
export const chosenOf = (entries: readonly PaymentEntry[], { year, kind }: PaymentFilter): PaymentEntry[] =>
  entries.filter((entry) => (!year || yearOf(entry) === year) && (!kind || entry.kind === kind));

/** The entries by year and month, with the sums of each year. */
export function paymentYears(entries: readonly PaymentEntry[]): PaymentYear[] {
  let start = 0;
  return [...groupBy(entries, yearOf)].map(([year, ofYear]) => {
    const sums: Partial<Record<PaymentKind, number>> = {};
    for (const { kind, amount } of ofYear) sums[kind] = (sums[kind] ?? 0) + amount;
    const months = [...groupBy(ofYear, ({ paidOn }) => paidOn.slice(0, 7))].map(([period, ofMonth]) => {
      const month = { period, entries: ofMonth, start };
      start += ofMonth.length;
      return month;
    });
    return { year, sums, months };
  });
}
