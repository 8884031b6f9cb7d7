import { daysBetween } from './calendar.ts';

/** A charge: kopecks, and the local date by which it must be paid. */
export interface OwedCharge {
  readonly dueOn: string;
  readonly amount: number;
}

/** The balance of an account; `days` are whole days since the due date. */
export interface BalanceSummary {
  readonly state: 'debt' | 'overdue' | 'credit' | 'zero';
  /** Kopecks; positive for a debt, negative for a credit. */
  readonly amount: number;
  readonly overdue: { readonly amount: number; readonly dueOn: string; readonly days: number } | null;
  readonly due: { readonly amount: number; readonly dueOn: string } | null;
}

/**
 * The balance of an account on a local date; `paid` and `lateFee` are kopecks. Payments cover the oldest charges first.
 * A charge is overdue from the day after its due date. Late fees are part of the amount and due at once.
 */
export function balanceSummary(
  charges: readonly OwedCharge[],
  paid: number,
  lateFee: number,
  today: string,
): BalanceSummary {
  const oldestFirst = [...charges].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  let left = paid;
  const unpaid = oldestFirst.flatMap(({ dueOn, amount }) => {
    const covered = Math.max(0, Math.min(left, amount));
    left -= covered;
    return amount > covered ? [{ dueOn, amount: amount - covered }] : [];
  });
  const sum = (part: readonly OwedCharge[]) => part.reduce((total, { amount }) => total + amount, 0);
  const late = unpaid.filter(({ dueOn }) => dueOn < today);
  const coming = unpaid.filter(({ dueOn }) => dueOn >= today);
  const amount = charges.reduce((total, charge) => total + charge.amount, 0) - paid + lateFee;
  const oldest = late[0];
  const next = coming[0];
  return {
    state: amount < 0 ? 'credit' : amount === 0 ? 'zero' : oldest ? 'overdue' : 'debt',
    amount,
    overdue:
      oldest && amount > 0
        ? { amount: sum(late) + lateFee, dueOn: oldest.dueOn, days: daysBetween(oldest.dueOn, today) }
        : null,
    due: next && amount > 0 ? { amount: sum(coming), dueOn: next.dueOn } : null,
  };
}
