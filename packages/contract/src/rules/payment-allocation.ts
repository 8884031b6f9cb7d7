import { groupBy } from './group-by.ts';
import { splitSum } from './split.ts';

/** What an account owes for one line of a bill, in kopecks above zero. */
export interface Debt {
  readonly id: string;
  /** The period of the bill, `YYYY-MM`. */
  readonly period: string;
  readonly dueOn: string;
  readonly amount: number;
  readonly isLateFee?: boolean;
  /** A line that the customer may leave out, such as an insurance: only a payment that names it pays it. */
  readonly isOptional?: boolean;
}

/**
 * How payments are spread over debts; a dated setting of the utility. With `last` all late fees come after all charges,
 * with `ofDueDay` after the charges of the same due date.
 */
export interface AllocationRule {
  readonly lateFees: 'last' | 'ofDueDay';
  readonly law: string;
}

/** What the payer has named: periods, or single debts by their ids. */
export interface PaymentPurpose {
  readonly periods?: readonly string[];
  readonly debtIds?: readonly string[];
}

/** Kopecks of a payment that pay one debt. */
export interface PaymentShare {
  readonly debtId: string;
  readonly amount: number;
}

/** A payment spread over debts; `left` is an advance. The shares and `left` add up to the payment. */
export interface Allocation {
  readonly shares: readonly PaymentShare[];
  readonly left: number;
}

const isNamed = (debt: Debt, { periods = [], debtIds = [] }: PaymentPurpose): boolean =>
  debtIds.includes(debt.id) || (!debt.isOptional && periods.includes(debt.period));

/** The rank of a debt as a text to sort by; debts of one rank are paid in proportion. */
function rankOf(debt: Debt, rule: AllocationRule, purpose: PaymentPurpose): string {
  const named = isNamed(debt, purpose) ? '0' : '1';
  const fee = debt.isLateFee ? '1' : '0';
  return rule.lateFees === 'last' ? `${named} ${fee} ${debt.dueOn}` : `${named} ${debt.dueOn} ${fee}`;
}

/**
 * Spreads a payment in kopecks over debts. First what the payer has named (ГК РФ ст. 319.1 п. 1), then what is due
 * first (п. 3), the lines of one due date in proportion (п. 3; ПП РФ № 354, п. 118), late fees after the charges by the
 * rule. Kopecks left over in a proportion go to the largest fractions; of equal fractions the first debt gets the kopeck.
 * Throws a `RangeError` for a payment or a debt that is not a whole number of kopecks above zero.
 */
export function allocatePayment(
  amount: number,
  debts: readonly Debt[],
  rule: AllocationRule,
  purpose: PaymentPurpose = {},
): Allocation {
  if (![amount, ...debts.map((debt) => debt.amount)].every((sum) => Number.isSafeInteger(sum) && sum > 0))
    throw new RangeError('A payment and its debts are whole kopecks above zero');
  const payable = debts.filter((debt) => !debt.isOptional || isNamed(debt, purpose));
  const ranks = groupBy(payable, (debt) => rankOf(debt, rule, purpose));
  let left = amount;
  const shares: PaymentShare[] = [];
  for (const rank of [...ranks.keys()].sort()) {
    const equal = ranks.get(rank) ?? [];
    const weights = equal.map((debt) => debt.amount);
    const owed = weights.reduce((sum, weight) => sum + weight, 0);
    const paid = splitSum(Math.min(left, owed), weights);
    shares.push(
      ...equal.map(({ id }, at) => ({ debtId: id, amount: paid[at] ?? 0 })).filter((share) => share.amount > 0),
    );
    left -= Math.min(left, owed);
  }
  return { shares, left };
}

/** A line of a bill in the history of an account; a negative amount is a recalculation in the customer's favour. */
export interface AccountCharge extends Debt {
  /** The local date from which it is owed. */
  readonly issuedOn: string;
}

/** A payment in the history of an account: kopecks, and the local date on which the payer paid. */
export interface AccountPayment {
  readonly id: string;
  readonly paidOn: string;
  readonly amount: number;
  readonly purpose?: PaymentPurpose;
}

/** A share with the day on which it began to count for its debt. */
export interface SettledShare extends PaymentShare {
  readonly paymentId: string;
  readonly paidOn: string;
}

/** What has been paid of each debt, and the advance that no debt has taken yet. */
export interface Settlement {
  readonly shares: readonly SettledShare[];
  readonly advance: number;
}

interface Credit {
  readonly paymentId: string;
  readonly purpose: PaymentPurpose | undefined;
  left: number;
}

/** Takes what a credit can pay of the debts that are owed, and returns the shares. */
function takeFrom(credit: Credit, open: Map<string, Debt>, rule: AllocationRule, date: string): SettledShare[] {
  if (credit.left === 0 || open.size === 0) return [];
  const { shares, left } = allocatePayment(credit.left, [...open.values()], rule, credit.purpose);
  credit.left = left;
  for (const { debtId, amount } of shares) {
    const debt = open.get(debtId);
    if (debt && debt.amount > amount) open.set(debtId, { ...debt, amount: debt.amount - amount });
    else open.delete(debtId);
  }
  return shares.map((share) => ({ ...share, paymentId: credit.paymentId, paidOn: date }));
}

/**
 * Spreads all payments of an account over its charges, day by day: a payment pays what is owed on its day, and what is
 * left of it pays the next bills as they are issued. A negative charge pays like a payment on the day it is issued. Of
 * one day the charges come before the payments, in the order given. Throws a `RangeError` for a payment that is not a
 * whole number of kopecks above zero; give a refunded payment with what is left of it.
 */
export function settleAccount(
  charges: readonly AccountCharge[],
  payments: readonly AccountPayment[],
  rule: AllocationRule,
): Settlement {
  if (payments.some(({ amount }) => !(Number.isSafeInteger(amount) && amount > 0)))
    throw new RangeError('Payments are whole kopecks above zero');
  const issued = groupBy(charges, ({ issuedOn }) => issuedOn);
  const paid = groupBy(payments, ({ paidOn }) => paidOn);
  const open = new Map<string, Debt>();
  let credits: Credit[] = [];
  const shares: SettledShare[] = [];
  for (const day of [...new Set([...issued.keys(), ...paid.keys()])].sort()) {
    for (const charge of issued.get(day) ?? [])
      if (charge.amount > 0) open.set(charge.id, charge);
      else if (charge.amount < 0) credits.push({ paymentId: charge.id, purpose: undefined, left: -charge.amount });
    for (const { id, amount, purpose } of paid.get(day) ?? []) credits.push({ paymentId: id, purpose, left: amount });
    for (const credit of credits) shares.push(...takeFrom(credit, open, rule, day));
    credits = credits.filter(({ left }) => left > 0);
  }
  return { shares, advance: credits.reduce((sum, { left }) => sum + left, 0) };
}
