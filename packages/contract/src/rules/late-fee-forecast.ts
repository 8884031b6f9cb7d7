import { addDays } from './calendar.ts';
import { inForce } from './in-force.ts';
import { lateFee, type LateDebt, type LateFee, type LateFeeRules } from './late-fee.ts';

/** What a debt costs when it is paid on a local date. */
export interface PaymentForecast {
  readonly paidOn: string;
  /** The unpaid sum in kopecks, without the late fee. */
  readonly unpaid: number;
  readonly lateFee: LateFee;
  /** Kopecks with the late fee; null while its rate is not set. */
  readonly total: number | null;
  /** The next day on which a debt begins to cost a late fee or a larger part of the rate; null when there is none. */
  readonly dearerFrom: string | null;
}

/**
 * The answer to "if I pay on …": all debts with their late fees, paid whole on one local date. The fee is that of the
 * whole delay; what has been charged of it already is the caller's to subtract.
 */
export function ifPaidOn(debts: readonly LateDebt[], paidOn: string, rules: LateFeeRules): PaymentForecast {
  const fees = debts.map((debt) => lateFee(debt, paidOn, rules));
  const missing = fees.find((fee) => fee.state === 'rateNotSet');
  const known = fees.flatMap((fee) => (fee.state === 'known' ? [fee] : []));
  const amount = known.reduce((sum, fee) => sum + fee.amount, 0);
  const open = debts.map((debt) => ({ ...debt, left: leftOn(debt, paidOn) })).filter(({ left }) => left > 0);
  const unpaid = open.reduce((sum, { left }) => sum + left, 0);
  const days = open.flatMap(({ dueOn }) =>
    (inForce(rules.terms, addDays(dueOn, 1))?.steps ?? []).map(({ fromDay }) => addDays(dueOn, fromDay)),
  );
  return {
    paidOn,
    unpaid,
    lateFee: missing ?? { state: 'known', amount, rows: known.flatMap(({ rows }) => rows) },
    total: missing ? null : unpaid + amount,
    dearerFrom: days.filter((day) => day > paidOn).sort()[0] ?? null,
  };
}

const leftOn = ({ amount, paid = [] }: LateDebt, date: string): number =>
  paid.reduce((left, part) => (part.paidOn <= date ? left - part.amount : left), amount);
