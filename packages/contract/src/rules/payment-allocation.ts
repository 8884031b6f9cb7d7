import { addDays } from './calendar.ts';
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
 * with `ofDueDay` after the charges of the same due date. With `asDue` the debts of a kept instalment plan are paid as
 * its instalments fall due, otherwise by their age like any debt; the rule of the day of the signature holds for a plan.
 */
export interface AllocationRule {
  readonly lateFees: 'last' | 'ofDueDay';
  readonly plans?: 'asDue' | 'byAge';
  readonly law: string;
}

/** A signed instalment plan whose debts are paid as its instalments fall due. */
export interface SignedPlan {
  /** Kopecks that were owed of the debts when the plan was made. */
  readonly amount: number;
  readonly debtIds: readonly string[];
  readonly instalments: readonly { readonly dueOn: string; readonly amount: number }[];
  /** The first local date on which payments are spread by the plan. */
  readonly signedOn: string;
  /** The plan is broken when an instalment is unpaid this many days after its due date. */
  readonly graceDays: number;
}

/** How the payments of one account are spread. */
export interface AccountAllocation extends AllocationRule {
  readonly signedPlans?: readonly SignedPlan[];
}

/** A kept plan on a day: its debts, and how many kopecks of them are due by then. */
export interface PlanDue {
  readonly debtIds: readonly string[];
  readonly due: number;
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
const rankOf = ({ dueOn, isLateFee }: Debt, { lateFees }: AllocationRule): string =>
  lateFees === 'last' ? `${isLateFee ? '1' : '0'} ${dueOn}` : `${dueOn} ${isLateFee ? '1' : '0'}`;

/** What is left of a payment, and what it has paid of each debt. */
interface Spending {
  left: number;
  readonly paid: Map<string, number>;
}

/** Spends at most `most` kopecks on debts, rank by rank, and returns how many were spent. */
function spendOn(debts: readonly Debt[], spending: Spending, rule: AllocationRule, most: number): number {
  const ranks = groupBy(debts, (debt) => rankOf(debt, rule));
  let limit = Math.min(most, spending.left);
  let spent = 0;
  for (const rank of [...ranks.keys()].sort()) {
    const equal = ranks.get(rank) ?? [];
    const weights = equal.map(({ id, amount }) => amount - (spending.paid.get(id) ?? 0));
    const sum = Math.min(
      limit,
      weights.reduce((total, weight) => total + weight, 0),
    );
    if (sum === 0) continue;
    const parts = splitSum(sum, weights);
    equal.forEach(({ id }, at) => {
      const part = parts[at] ?? 0;
      if (part > 0) spending.paid.set(id, (spending.paid.get(id) ?? 0) + part);
    });
    limit -= sum;
    spent += sum;
  }
  spending.left -= spent;
  return spent;
}

/**
 * Spreads a payment in kopecks over debts. First what the payer has named (ГК РФ ст. 319.1 п. 1), then what is due
 * first (п. 3), the lines of one due date in proportion (п. 3; ПП РФ № 354, п. 118), late fees after the charges by the
 * rule. Of the debts of a kept plan the due instalments come first and the rest last, because it is not due yet (ГК РФ
 * ст. 314, 450). Kopecks left over in a proportion go to the largest fractions; of equal fractions the first debt gets
 * the kopeck. Throws a `RangeError` for a payment or a debt that is not a whole number of kopecks above zero.
 */
export function allocatePayment(
  amount: number,
  debts: readonly Debt[],
  rule: AllocationRule,
  purpose: PaymentPurpose = {},
  plan?: PlanDue,
): Allocation {
  if (![amount, ...debts.map((debt) => debt.amount)].every((sum) => Number.isSafeInteger(sum) && sum > 0))
    throw new RangeError('A payment and its debts are whole kopecks above zero');
  const isPlanned = ({ id }: Debt) => plan?.debtIds.includes(id) ?? false;
  const named = debts.filter((debt) => isNamed(debt, purpose));
  const others = debts.filter((debt) => !debt.isOptional && !isNamed(debt, purpose));
  const planned = others.filter(isPlanned);
  const spending: Spending = { left: amount, paid: new Map() };
  spendOn(named, spending, rule, amount);
  const ofPlan = named.filter(isPlanned).reduce((sum, { id }) => sum + (spending.paid.get(id) ?? 0), 0);
  spendOn(planned, spending, rule, Math.max(0, (plan?.due ?? 0) - ofPlan));
  spendOn(
    others.filter((debt) => !isPlanned(debt)),
    spending,
    rule,
    amount,
  );
  spendOn(planned, spending, rule, amount);
  return {
    shares: [...spending.paid].map(([debtId, paid]) => ({ debtId, amount: paid })),
    left: spending.left,
  };
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

/** What of the debts of a plan is paid, in kopecks. */
const paidOf = ({ amount, debtIds }: SignedPlan, open: ReadonlyMap<string, Debt>): number =>
  Math.max(0, amount - debtIds.reduce((sum, id) => sum + (open.get(id)?.amount ?? 0), 0));

/** The kopecks of the instalments that are due on a local date or before. */
const dueBy = ({ instalments }: SignedPlan, date: string): number =>
  instalments.reduce((sum, { dueOn, amount }) => sum + (dueOn <= date ? amount : 0), 0);

/** Takes what a credit can pay of the debts that are owed, and returns the shares. */
function takeFrom(
  credit: Credit,
  open: Map<string, Debt>,
  rule: AllocationRule,
  date: string,
  plan: SignedPlan | undefined,
): SettledShare[] {
  if (credit.left === 0 || open.size === 0) return [];
  const due = plan && { debtIds: plan.debtIds, due: Math.max(0, dueBy(plan, date) - paidOf(plan, open)) };
  const { shares, left } = allocatePayment(credit.left, [...open.values()], rule, credit.purpose, due);
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
 * one day the charges come before the payments, in the order given. A signed plan counts from its day until it is broken,
 * and does not count again after that. Throws a `RangeError` for a payment that is not a
 * whole number of kopecks above zero; give a refunded payment with what is left of it.
 */
export function settleAccount(
  charges: readonly AccountCharge[],
  payments: readonly AccountPayment[],
  rule: AccountAllocation,
): Settlement {
  if (payments.some(({ amount }) => !(Number.isSafeInteger(amount) && amount > 0)))
    throw new RangeError('Payments are whole kopecks above zero');
  const issued = groupBy(charges, ({ issuedOn }) => issuedOn);
  const paid = groupBy(payments, ({ paidOn }) => paidOn);
  const open = new Map<string, Debt>();
  let credits: Credit[] = [];
  const shares: SettledShare[] = [];
  let plans = rule.signedPlans ?? [];
  for (const day of [...new Set([...issued.keys(), ...paid.keys()])].sort()) {
    for (const charge of issued.get(day) ?? [])
      if (charge.amount > 0) open.set(charge.id, charge);
      else if (charge.amount < 0) credits.push({ paymentId: charge.id, purpose: undefined, left: -charge.amount });
    for (const { id, amount, purpose } of paid.get(day) ?? []) credits.push({ paymentId: id, purpose, left: amount });
    plans = plans.filter(
      (each) => each.signedOn > day || dueBy(each, addDays(day, -each.graceDays - 1)) <= paidOf(each, open),
    );
    const plan = plans.filter(({ signedOn }) => signedOn <= day).at(-1);
    for (const credit of credits) shares.push(...takeFrom(credit, open, rule, day, plan));
    credits = credits.filter(({ left }) => left > 0);
  }
  return { shares, advance: credits.reduce((sum, { left }) => sum + left, 0) };
}
