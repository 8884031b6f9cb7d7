import { daysBetween } from './calendar.ts';

/** A charge: kopecks, negative for a recalculation, and the local date by which it must be paid. */
export interface OwedCharge {
  readonly dueOn: string;
  readonly amount: number;
  readonly isLateFee?: boolean;
}

/** The balance of an account; `days` are whole days since the due date. */
export interface BalanceSummary {
  readonly state: 'debt' | 'overdue' | 'credit' | 'zero';
  /** Kopecks; positive for a debt, negative for a credit. */
  readonly amount: number;
  /** The unpaid late fees, a part of the amount. */
  readonly lateFee: number;
  readonly overdue: { readonly amount: number; readonly dueOn: string; readonly days: number } | null;
  readonly due: { readonly amount: number; readonly dueOn: string } | null;
}

/**
 * The balance of an account on a local date; `paid` is kopecks, negative when more was returned than paid. Payments and
 * negative charges cover what is due first; of one day the charges before the late fee (ПП РФ № 354, п. 118). Whatever
 * stays unpaid is overdue from the day after its due date, late fees like any charge. What is owed is always the sum of
 * the overdue and the coming part.
 */
export function balanceSummary(charges: readonly OwedCharge[], paid: number, today: string): BalanceSummary {
  const amount = charges.reduce((total, charge) => total + charge.amount, 0) - paid;
  let left = paid - charges.reduce((total, charge) => total + Math.min(0, charge.amount), 0);
  const owed = charges.filter((charge) => charge.amount > 0);
  // Money returned to the customer is owed again.
  if (left < 0) owed.push({ dueOn: today, amount: -left });
  const unpaid = owed
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || Number(a.isLateFee ?? false) - Number(b.isLateFee ?? false))
    .flatMap((charge) => {
      const covered = Math.max(0, Math.min(left, charge.amount));
      left -= covered;
      return charge.amount > covered ? [{ ...charge, amount: charge.amount - covered }] : [];
    });
  const sum = (part: readonly OwedCharge[]) => part.reduce((total, charge) => total + charge.amount, 0);
  const late = unpaid.filter(({ dueOn }) => dueOn < today);
  const coming = unpaid.filter(({ dueOn }) => dueOn >= today);
  const [oldest] = late;
  const [next] = coming;
  return {
    state: amount < 0 ? 'credit' : amount === 0 ? 'zero' : oldest ? 'overdue' : 'debt',
    amount,
    lateFee: sum(unpaid.filter(({ isLateFee }) => isLateFee)),
    overdue: oldest ? { amount: sum(late), dueOn: oldest.dueOn, days: daysBetween(oldest.dueOn, today) } : null,
    due: next ? { amount: sum(coming), dueOn: next.dueOn } : null,
  };
}
