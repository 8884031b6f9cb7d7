import type { NewPayment, PaymentOptions } from '@vodokanal/contract';
import { paymentFee } from '@vodokanal/contract/rules/payment-fee';

export type Preset = 'all' | 'overdue' | 'other';
export type OnlineMethod = NewPayment['method'];

/** What a payer has chosen; sums in kopecks. */
export interface Choice {
  readonly preset: Preset;
  /** The sum of `other`. */
  readonly other: number;
  /** Optional lines that are paid, too. */
  readonly optionalIds: readonly string[];
  /** Other accounts that are paid at once. */
  readonly alsoAccountIds: readonly string[];
}

/** Overdue debts without the optional lines, on a local date. */
export const overdueSum = ({ debts }: PaymentOptions, today: string): number =>
  debts.filter(({ dueOn, isOptional }) => dueOn < today && !isOptional).reduce((sum, { amount }) => sum + amount, 0);

/** The sums that are offered: everything owed, and the overdue part when it is less. */
export function presetsOf(
  options: PaymentOptions,
  today: string,
): { readonly preset: Preset; readonly amount: number }[] {
  const all = Math.max(0, options.amount);
  const overdue = Math.min(overdueSum(options, today), all);
  return [
    ...(all >= options.least ? [{ preset: 'all' as const, amount: all }] : []),
    ...(overdue >= options.least && overdue < all ? [{ preset: 'overdue' as const, amount: overdue }] : []),
  ];
}

/** Other accounts that can be paid at once: they owe something, and no payment of theirs waits for its result. */
export const payableOthers = (others: readonly PaymentOptions[]): readonly PaymentOptions[] =>
  others.filter(
    ({ amount, least, unfinished }) => amount >= least && !unfinished.some(({ state }) => state === 'pending'),
  );

/** What is paid for each account. An optional line comes on top and is named, so that nothing else pays it. */
export function itemsOf(
  options: PaymentOptions,
  others: readonly PaymentOptions[],
  { preset, other, optionalIds, alsoAccountIds }: Choice,
  today: string,
): NewPayment['items'] {
  const chosen = options.debts.filter(({ id, isOptional }) => isOptional && optionalIds.includes(id));
  const base =
    preset === 'other' ? other : (presetsOf(options, today).find((each) => each.preset === preset)?.amount ?? 0);
  const amount = base + chosen.reduce((sum, debt) => sum + debt.amount, 0);
  return [
    { accountId: options.accountId, amount, ...(chosen.length > 0 && { debtIds: chosen.map(({ id }) => id) }) },
    ...payableOthers(others)
      .filter(({ accountId }) => alsoAccountIds.includes(accountId))
      .map(({ accountId, amount: owed }) => ({ accountId, amount: owed })),
  ];
}

export const totalOf = (items: NewPayment['items']): number => items.reduce((sum, { amount }) => sum + amount, 0);

/** The ways to pay on this page, free ones first; the others with their reasons. */
export const onlineMethods = ({ methods }: PaymentOptions) =>
  methods
    .filter((each): each is typeof each & { readonly method: OnlineMethod } => each.method !== 'bank')
    .sort((a, b) => Number(b.isOffered) - Number(a.isOffered) || Number(a.feePercent) - Number(b.feePercent));

/** The fee of a sum by a way to pay, in kopecks. */
export const feeOf = (method: PaymentOptions['methods'][number], amount: number): number =>
  amount > 0 ? paymentFee(amount, method) : 0;
