import type { ChargeMonth, ClaimEvidence, Meter, NewEvidence, PaymentEntry, Reading } from '../index.ts';
import { addMonths, periodOf } from './calendar.ts';

/** The most that a claim takes. */
export const MOST_EVIDENCE = 20;

/** What an account shows, from which a customer chooses evidence. */
export interface EvidenceSources {
  readonly readings: readonly (Reading & Pick<Meter, 'service' | 'serialNumber'>)[];
  readonly months: readonly ChargeMonth[];
  readonly entries: readonly PaymentEntry[];
}

/** Everything that an account shows now, as evidence: readings, then bills, then payments. */
export const allEvidence = ({ readings, months, entries }: EvidenceSources): ClaimEvidence[] => [
  ...readings.map(({ id, service, serialNumber, period, takenOn, value, volume, source }): ClaimEvidence => ({
    kind: 'reading',
    id,
    service,
    serialNumber,
    period,
    takenOn,
    value,
    volume,
    source,
  })),
  ...months.map((month): ClaimEvidence => ({ kind: 'bill', ...month })),
  ...entries.map(({ id, kind, amount, paidOn, document }): ClaimEvidence => ({
    kind: 'payment',
    id,
    entry: kind,
    amount,
    paidOn,
    document,
  })),
];

/** How a claim names evidence. */
export const evidenceName = (evidence: ClaimEvidence | NewEvidence): NewEvidence =>
  evidence.kind === 'bill' ? { kind: 'bill', period: evidence.period } : { kind: evidence.kind, id: evidence.id };

/** Whether two name the same. */
export const isSameEvidence = (one: ClaimEvidence | NewEvidence, other: ClaimEvidence | NewEvidence): boolean =>
  one.kind === 'bill' || other.kind === 'bill'
    ? one.kind === 'bill' && other.kind === 'bill' && one.period === other.period
    : one.kind === other.kind && one.id === other.id;

/** Months that are shown when the claim names none. */
const LATEST = 3;

/**
 * Whether evidence is about the month of a claim: its bill, its reading and the one before, from which its volume is
 * counted, and payments until the end of the month after, in which its bill is paid. Without a month the last three
 * are taken. `today` is a local date.
 */
export function isAboutMonth(evidence: ClaimEvidence, period: string | undefined, today: string): boolean {
  const of = evidence.kind === 'payment' ? periodOf(evidence.paidOn) : evidence.period;
  if (period === undefined) return of > addMonths(periodOf(today), -LATEST);
  switch (evidence.kind) {
    case 'reading':
      return of === period || of === addMonths(period, -1);
    case 'bill':
      return of === period;
    case 'payment':
      return of === period || of === addMonths(period, 1);
  }
}
