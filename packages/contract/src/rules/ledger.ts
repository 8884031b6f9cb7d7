import type {
  AccountDebt,
  Bill,
  BillDelivery,
  BillLine,
  ChargeMonth,
  DebtNotice,
  FiscalReceipt,
  Payee,
  PaymentEntry,
  PaymentMethod,
  PaymentOptions,
  Service,
} from '../index.ts';
import { balanceSummary, type BalanceSummary } from './balance.ts';
import { addDays } from './calendar.ts';
import { billTotals } from './charge-line.ts';
import { groupBy } from './group-by.ts';
import { inForce, type Dated } from './in-force.ts';
import { lateFee, type LateDebt, type LateFeeRate, type LateFeeTerms } from './late-fee.ts';
import { settleAccount, type AccountAllocation, type Settlement } from './payment-allocation.ts';

/** What a charge is for. */
export interface ChargedFor {
  /** `YYYY-MM`. */
  readonly period: string;
  /** Null for a late fee. */
  readonly service: Service | null;
  readonly kind: ChargeMonth['lines'][number]['kind'];
  /** Local date by which it must be paid. */
  readonly dueOn: string;
  readonly basis: ChargeMonth['lines'][number]['basis'];
  /** m³, or gigacalories of heat. */
  readonly quantity: string | null;
  /** Why a recalculation was made, in Russian. */
  readonly reason?: string;
  /** What a recalculation corrects. */
  readonly corrects?: NonNullable<ChargeMonth['lines'][number]['corrects']>;
  /** A line that the customer may leave out. */
  readonly isOptional?: boolean;
}

/** How money came or went. */
export interface PaidBy {
  readonly document: string;
  readonly channel: PaymentEntry['channel'];
  readonly method?: PaymentMethod;
  /** The entry that a refund or a correction changes. */
  readonly of?: string;
  readonly reason?: string;
  readonly receipt?: FiscalReceipt;
  /** Charges that the payer has named. */
  readonly debtIds?: readonly string[];
}

/**
 * An entry of an account's ledger. Entries are added and never changed, so the balance of any past day stays
 * reproducible. Kopecks: above zero is owed by the customer, below zero was paid.
 */
export type LedgerEntry = {
  readonly id: string;
  readonly amount: number;
  /** Local date from which it counts, `YYYY-MM-DD`. */
  readonly enteredOn: string;
} & (
  | { readonly kind: 'charge'; readonly charge: ChargedFor }
  | { readonly kind: PaymentEntry['kind']; readonly payment: PaidBy }
);

export type ChargeEntry = Extract<LedgerEntry, { kind: 'charge' }>;
export type MoneyEntry = Exclude<LedgerEntry, { kind: 'charge' }>;

export const isCharge = (entry: LedgerEntry): entry is ChargeEntry => entry.kind === 'charge';
const isMoney = (entry: LedgerEntry): entry is MoneyEntry => entry.kind !== 'charge';
const sumOf = (entries: readonly { readonly amount: number }[]): number =>
  entries.reduce((sum, { amount }) => sum + amount, 0);

/** The balance at the end of a local date in kopecks; negative for a credit. */
export const balanceOn = (entries: readonly LedgerEntry[], date: string): number =>
  sumOf(entries.filter(({ enteredOn }) => enteredOn <= date));

/**
 * The balance of an account on a local date by what its payments have paid of each charge, which may differ from the age
 * of the charges when the payer named some or a plan is kept.
 */
export function ledgerSummary(entries: readonly LedgerEntry[], rule: AccountAllocation, today: string): BalanceSummary {
  const debts = openDebts(entries, rule);
  return balanceSummary(debts, sumOf(debts) - balanceOn(entries, '9999-12-31'), today);
}

const lineOf = ({
  amount,
  charge: { service, kind, basis, quantity, reason, corrects },
}: ChargeEntry): ChargeMonth['lines'][number] => ({
  service,
  kind,
  amount,
  basis,
  quantity,
  ...(reason !== undefined && { reason }),
  ...(corrects && { corrects }),
});

/** The months of an account, newest first, each with its lines in the order of their entry. */
export function chargeMonths(entries: readonly LedgerEntry[]): ChargeMonth[] {
  const months = groupBy(entries.filter(isCharge), ({ charge }) => charge.period);
  return [...months]
    .sort(([a], [b]) => b.localeCompare(a))
    .map(([period, charges]) => ({
      period,
      issuedOn: charges.map(({ enteredOn }) => enteredOn).sort()[0] ?? '',
      dueOn: (charges.find(({ charge }) => charge.kind !== 'lateFee') ?? charges[0])?.charge.dueOn ?? '',
      total: sumOf(charges),
      lines: charges.map(lineOf),
    }));
}

/** Payments, refunds and corrections, newest first. */
export const paymentEntries = (entries: readonly LedgerEntry[]): PaymentEntry[] =>
  entries
    .filter(isMoney)
    .map(({ id, kind, amount, enteredOn, payment: { document, channel, method, reason, receipt } }) => ({
      id,
      kind,
      amount: -amount,
      paidOn: enteredOn,
      document,
      channel,
      ...(method && { method }),
      ...(reason !== undefined && { reason }),
      ...(receipt && { receipt }),
    }))
    .sort((a, b) => b.paidOn.localeCompare(a.paidOn) || b.document.localeCompare(a.document));

/**
 * Payments with what is left of them after refunds and corrections; what is left of none is dropped. Money that went back
 * without a payment named, such as a reversal in a registry, is taken off the latest payments.
 */
function paymentsLeft(entries: readonly LedgerEntry[]) {
  const money = entries.filter(isMoney);
  const changes = groupBy(money, ({ payment }) => payment.of ?? '');
  const isReversal = ({ kind, amount, payment }: MoneyEntry) =>
    amount > 0 && (kind === 'payment' || payment.of === undefined);
  let reversed = sumOf(money.filter(isReversal));
  const left = money
    .filter(({ kind, amount }) => kind === 'payment' && amount < 0)
    .map(({ id, amount, enteredOn, payment: { debtIds } }) => ({
      id,
      paidOn: enteredOn,
      amount: -amount - sumOf(changes.get(id) ?? []),
      ...(debtIds && { purpose: { debtIds } }),
    }))
    .sort((a, b) => a.paidOn.localeCompare(b.paidOn));
  return left
    .reverse()
    .map((payment) => {
      const taken = Math.max(0, Math.min(payment.amount, reversed));
      reversed -= taken;
      return { ...payment, amount: payment.amount - taken };
    })
    .reverse()
    .filter(({ amount }) => amount > 0);
}

/** Spreads the payments of an account over its charges by the rule of the utility. */
export const settleLedger = (entries: readonly LedgerEntry[], rule: AccountAllocation): Settlement =>
  settleAccount(
    entries.filter(isCharge).map(({ id, amount, enteredOn, charge: { period, dueOn, kind, isOptional } }) => ({
      id,
      amount,
      issuedOn: enteredOn,
      period,
      dueOn,
      isLateFee: kind === 'lateFee',
      ...(isOptional && { isOptional }),
    })),
    paymentsLeft(entries),
    rule,
  );

/** The charges with what is unpaid of each, oldest due date first. */
export function openDebts(entries: readonly LedgerEntry[], rule: AccountAllocation): PaymentOptions['debts'] {
  const { shares } = settleLedger(entries, rule);
  const paid = groupBy(shares, ({ debtId }) => debtId);
  return entries
    .filter(isCharge)
    .map(({ id, amount, charge: { period, service, dueOn, kind, isOptional = false } }) => ({
      id,
      period,
      service,
      amount: amount - sumOf(paid.get(id) ?? []),
      dueOn,
      isLateFee: kind === 'lateFee',
      isOptional,
    }))
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || Number(a.isLateFee) - Number(b.isLateFee));
}

/** What a bill shows besides the ledger. */
export interface BillFacts extends Pick<
  Bill,
  'accountNumber' | 'elsNumber' | 'serviceIdGis' | 'holder' | 'address' | 'area' | 'persons' | 'readings'
> {
  readonly payee: Payee;
  readonly delivery: BillDelivery;
  /** Kopecks per m³ of water, or per gigacalorie of its heat, at the end of the month; null when unknown. */
  priceOf(service: Service, kind: 'volume' | 'heat'): number | null;
}

/**
 * The payment document of a month (ПП РФ № 354, п. 69); undefined without charges of that month. What was owed before is
 * the balance after the bill before it, and what was paid is what came between the two.
 */
export function billOf(entries: readonly LedgerEntry[], period: string, facts: BillFacts): Bill | undefined {
  const months = chargeMonths(entries);
  const at = months.findIndex((month) => month.period === period);
  const month = months[at];
  if (!month) return undefined;
  const { issuedOn, dueOn } = month;
  const since = months[at + 1]?.issuedOn ?? '';
  const charges = entries.filter(isCharge);
  const money = entries.filter(isMoney);
  // Corrections of earlier months since the last bill are on this one (п. 69); a bill that was issued stays.
  const billed = charges.filter(({ enteredOn }) => enteredOn > since && enteredOn <= issuedOn);
  const lines = billed.map(lineOf);
  const total = sumOf(billed);
  const before =
    sumOf(charges.filter(({ enteredOn }) => enteredOn <= since)) +
    sumOf(money.filter(({ enteredOn }) => enteredOn < since));
  const paid = -sumOf(money.filter(({ enteredOn }) => enteredOn >= since && enteredOn < issuedOn));
  const { priceOf, ...printed } = facts;
  const { toPay, credit } = billTotals(lines, before - paid);
  return {
    ...printed,
    period,
    issuedOn,
    dueOn,
    lines: lines.map((line): BillLine => ({
      ...line,
      price: line.service && (line.kind === 'volume' || line.kind === 'heat') ? priceOf(line.service, line.kind) : null,
    })),
    before,
    paid,
    total,
    toPay,
    credit,
    paidSince: -sumOf(money.filter(({ enteredOn }) => enteredOn >= issuedOn)),
  };
}

/** When each legal step follows the one before it, in days; the grounds are shown with them. */
export interface DebtSteps {
  /** From the due date to the first day that costs a late fee. */
  readonly lateFee: { readonly afterDays: number; readonly law: string };
  /** How many monthly sums by the norm make a debt for which a restriction may be announced. */
  readonly notice: { readonly law: string };
  /** From the notice to the restriction. */
  readonly restriction: { readonly afterDays: number; readonly law: string };
  readonly court: { readonly law: string };
}

/** Rules that a debt is judged by on a day. */
export interface DebtRules {
  readonly allocation: AccountAllocation;
  readonly terms: readonly Dated<LateFeeTerms>[];
  readonly rates: readonly LateFeeRate[];
  readonly steps: DebtSteps;
}

/** The overdue charges by period, with the parts that were paid and when. */
function overdueByPeriod(entries: readonly LedgerEntry[], rule: AccountAllocation, today: string) {
  const { shares } = settleLedger(entries, rule);
  const paid = groupBy(shares, ({ debtId }) => debtId);
  const overdue = entries
    .filter(isCharge)
    .filter(({ amount, charge }) => amount > 0 && charge.kind !== 'lateFee' && charge.dueOn < today);
  return [...groupBy(overdue, ({ charge }) => `${charge.period} ${charge.dueOn}`).values()].flatMap((charges) => {
    const [first] = charges;
    const parts = charges.flatMap(({ id }) => paid.get(id) ?? []);
    if (!first || sumOf(charges) <= sumOf(parts)) return [];
    return [
      {
        period: first.charge.period,
        dueOn: first.charge.dueOn,
        amount: sumOf(charges),
        paid: [...groupBy(parts, ({ paidOn }) => paidOn)].map(([paidOn, same]) => ({ paidOn, amount: sumOf(same) })),
      },
    ];
  });
}

function stepsOf(since: string | null, notices: readonly DebtNotice[], { steps }: DebtRules, today: string) {
  // Notices of an earlier debt do not apply.
  const own = notices.filter(({ sentOn }) => since !== null && sentOn > since);
  const notice = own.find(({ kind }) => kind === 'restriction');
  const court = own.find(({ kind }) => kind === 'court');
  const feeFrom = since && addDays(since, steps.lateFee.afterDays + 1);
  const restrictedFrom = notice ? addDays(notice.sentOn, steps.restriction.afterDays + 1) : null;
  const known = [
    { step: 'lateFee' as const, on: feeFrom, isDone: feeFrom !== null && feeFrom <= today, law: steps.lateFee.law },
    { step: 'notice' as const, on: notice?.sentOn ?? null, isDone: notice !== undefined, law: steps.notice.law },
    {
      step: 'restriction' as const,
      on: restrictedFrom,
      isDone: restrictedFrom !== null && restrictedFrom <= today,
      law: steps.restriction.law,
    },
    { step: 'court' as const, on: court?.sentOn ?? null, isDone: court !== undefined, law: steps.court.law },
  ];
  const next = known.findIndex(({ isDone }) => !isDone);
  return known.map(({ isDone, ...step }, at) => ({
    ...step,
    state: isDone ? ('done' as const) : at === next ? ('next' as const) : ('later' as const),
  }));
}

/** The overdue debt of an account on a local date, its late fee to the day, and the legal steps. */
export function debtOf(
  entries: readonly LedgerEntry[],
  account: Pick<AccountDebt, 'accountId' | 'accountNumber' | 'address'>,
  notices: readonly DebtNotice[],
  rules: DebtRules,
  today: string,
): AccountDebt {
  const debts = overdueByPeriod(entries, rules.allocation, today).sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  const fees = debts.map((debt) => lateFee(debt satisfies LateDebt, today, { ...rules, asOf: today }));
  const since = debts[0]?.dueOn ?? null;
  const billedFees = new Set(
    entries.flatMap((entry) =>
      isCharge(entry) && entry.charge.kind === 'lateFee' && since !== null && entry.enteredOn > since ? [entry.id] : [],
    ),
  );
  return {
    ...account,
    asOf: today,
    amount: debts.reduce((sum, { amount, paid }) => sum + amount - sumOf(paid), 0),
    lateFee: fees.reduce<number | null>(
      (sum, fee) => (sum === null || fee.state === 'rateNotSet' ? null : sum + fee.amount),
      0,
    ),
    lateFeeCharged: sumOf(openDebts(entries, rules.allocation).filter(({ isLateFee }) => isLateFee)),
    lateFeePaid: sumOf(settleLedger(entries, rules.allocation).shares.filter(({ debtId }) => billedFees.has(debtId))),
    since,
    debts,
    rules: {
      terms: rules.terms.map(({ value: { steps, law }, ...dates }) => ({
        ...dates,
        value: { steps: [...steps], law },
      })),
      rates: [...rules.rates],
    },
    steps: since ? stepsOf(since, notices, rules, today) : [],
    notices: [...notices],
  };
}

/** The requisites in force on a date; undefined when there are none. */
export const payeeOn = (payees: readonly Payee[], date: string): Payee | undefined =>
  inForce(
    payees.map((payee) => ({ validFrom: payee.validFrom, validTo: payee.validTo, value: payee })),
    date,
  );
